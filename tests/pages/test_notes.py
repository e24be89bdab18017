"""Notes on the pages: written, changed and withdrawn by who may; shown on every chart of what they are about."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from metrics.notes import store
from metrics.notes.note import About
from views.language import Words
from views.loading import rights

Run = Callable[..., AppTest]
SCOPE = {"year": "2020", "as_of": "2020-12-04"}
SAY = Words("zh")
HOSTILE = "<img src=x onerror=alert(1)> **粗** ![](http://example.org/x) $a$ %{x}\u202e"
OUR_OWN = ("<style>", "<script>")
CHART = "months-donations_value"
PAUSE = About(first_month=dt.date(2020, 2, 1), last_month=dt.date(2020, 4, 1))


@pytest.fixture
def folder(tmp_path: Path, run_page: Run) -> Path:
    """Where the pages of `run_page` keep notes."""
    return tmp_path / "notes"


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that is reached from other machines."""
    monkeypatch.setattr(rights, "may_edit", lambda: False)


def texts(app: AppTest) -> str:
    return "\n".join(element.value for element in app.get("html") if not element.value.startswith(OUR_OWN))


def plots(app: AppTest) -> list[str]:
    return [json.dumps(json.loads(each.proto.spec), ensure_ascii=False) for each in app.get("plotly_chart")]


def notes_page(run_page: Run) -> AppTest:
    return run_page("sources", view="notes", **SCOPE)


def desk(run_page: Run) -> AppTest:
    """The overview with the notes of its first chart open; a click on another page is lost to AppTest's way there."""
    return opened(run_page("overview", **SCOPE)).run()


def opened(app: AppTest) -> AppTest:
    """The same with the notes of the chart open in its next run: AppTest follows no links of ours."""
    app.query_params["open"] = f"notes:{CHART}"
    return app


def field(app: AppTest, name: str) -> Any:
    kind = {"text": "text_area", "author": "text_input", "reason": "text_input"}.get(name, "selectbox")
    return next(each for each in getattr(app, kind) if str(each.key).startswith(f"note-{name}-"))


def typed(app: AppTest, **fields: str) -> AppTest:
    for name, value in fields.items():
        field(app, name).set_value(value)
    return app


def press(app: AppTest, what: str = "save") -> AppTest:
    app.button(key=f"note-{what}-{CHART}").click()
    return opened(app).run()


def pick(app: AppTest, number: int) -> AppTest:
    app.selectbox(key=f"note-pick-{CHART}").select(str(number))
    return opened(app).run()


def test_a_note_is_written_changed_and_withdrawn(run_page: Run, folder: Path) -> None:
    app = press(typed(desk(run_page), text="抗疫专项", author="张主任", first="2020-02-01"))
    assert not app.exception
    (note,) = store.read(folder)
    assert note.said.about == About("donations_value", None, dt.date(2020, 2, 1), dt.date(2020, 2, 1))
    app = opened(app).run()
    assert "张主任（自填，未核实）" in texts(app)
    assert field(app, "text").value == "", "the form is empty again"
    assert field(app, "author").value == "张主任", "but for the name"

    app = press(typed(pick(app, 1), text="抗疫专项募捐"))
    assert store.read(folder)[0].said.text == "抗疫专项募捐"

    app = press(typed(pick(app, 1), reason="重复"), "withdraw")
    (note,) = store.read(folder)
    assert [entry.action for entry in note.entries] == ["written", "changed", "withdrawn"]
    assert "抗疫专项" not in texts(app), "it has left the charts"
    history = texts(notes_page(run_page))
    for said in (SAY("notes.count", standing=0, withdrawn=1), SAY("notes.history", n=3), "重复", "抗疫专项募捐"):
        assert said in history


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"author": "甲"}, "请写明备注内容"),
        ({"text": "停训"}, "请填写您的姓名或科室"),
        ({"text": "停训", "author": "甲", "metric": ""}, "至少一项"),
        ({"text": "电话13800138000", "author": "甲"}, "请删去后再保存"),
        ({"text": "停", "author": "甲", "first": "2020-05-01", "last": "2020-02-01"}, "早于开始的月份"),
    ],
)
def test_what_cannot_be_kept_is_told_and_stays_in_the_form(
    run_page: Run, folder: Path, fields: dict[str, str], said: str
) -> None:
    app = press(typed(desk(run_page), **fields))
    assert said in texts(app)
    assert store.read(folder) == ()
    assert field(app, "text").value == fields.get("text", "")


def test_where_nobody_may_write_there_is_no_form(run_page: Run, folder: Path, closed: None) -> None:
    store.write(folder, PAUSE, "疫情停训", "甲")
    for app in (notes_page(run_page), desk(run_page)):
        assert "疫情停训" in texts(app), "reading is open"
        assert SAY("notes.closed").split("；")[0] in texts(app)
        assert not [each for each in app.button if str(each.key).startswith("note-")]


def test_the_right_is_asked_again_when_the_note_is_kept(
    run_page: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = typed(desk(run_page), text="疫情停训", author="甲")
    monkeypatch.setattr(rights, "may_edit", lambda: False)
    press(app)
    assert store.read(folder) == ()


def test_who_changes_what_somebody_else_has_just_changed_is_told(run_page: Run, folder: Path) -> None:
    number = store.write(folder, PAUSE, "一", "甲")
    app = desk(run_page)
    app = pick(app, 1)
    store.change(folder, number, 1, PAUSE, "二", "乙")
    app = press(typed(app, text="三", author="甲"))
    assert "刚刚被别人改过" in texts(app)
    assert store.read(folder)[0].said.text == "二"


@pytest.mark.parametrize("lang", ["中文", "EN"])
def test_notes_stand_on_the_charts_of_what_they_are_about_as_they_were_written(
    run_page: Run, folder: Path, lang: str
) -> None:
    store.write(folder, About("training_sessions", "450124"), "塌方改线路", "甲")
    store.write(folder, PAUSE, "疫情停训", "乙")
    app = run_page("training", lang=lang, **SCOPE)
    below = [each.value for each in app.get("html") if 'data-testid="noted"' in each.value]
    assert len(below) >= 3, "bullets, map and course of the sessions"
    assert all("塌方改线路" in each for each in below)
    assert sum("疫情停训" in plot for plot in plots(app)) == 2, "the two courses of the year, and no other chart"


@pytest.mark.parametrize(("stem", "charts"), [("training", 4), ("fundraising", 2), ("relief", 6), ("organisation", 2)])
def test_a_note_on_a_county_stands_below_the_charts_by_county(
    run_page: Run, folder: Path, stem: str, charts: int
) -> None:
    store.write(folder, About(county_id="450124"), "人员调整中", "甲")
    app = run_page(stem, **SCOPE)
    assert sum("人员调整中" in each.value for each in app.get("html") if 'data-testid="noted"' in each.value) == charts


def test_hostile_notes_are_shown_as_text(run_page: Run, folder: Path) -> None:
    store.write(folder, About("training_sessions"), HOSTILE, "<script>甲</script>")
    store.write(folder, PAUSE, HOSTILE, "乙")
    for app in (run_page("training", **SCOPE), notes_page(run_page)):
        assert not app.exception
        shown = texts(app) + "".join(plots(app))
        assert "<img src=x" not in shown
        assert "<script>" not in shown
        assert "\u202e" not in shown
        assert "⟨U+202E⟩" in shown


def test_a_damaged_file_of_notes_harms_no_page(run_page: Run, folder: Path) -> None:
    folder.mkdir()
    (folder / store.FILE).write_bytes(b"no database")
    assert not run_page("training", **SCOPE).exception
    app = notes_page(run_page)
    assert not app.exception
    assert "备注文件读写不了" in texts(app)


def test_notes_survive_a_load(run_page: Run, folder: Path, tmp_path: Path) -> None:
    from etl.__main__ import main
    from tests.conftest import SAMPLE

    store.write(folder, PAUSE, "疫情停训", "甲")
    before = (folder / store.FILE).read_bytes()
    assert (
        main(["load", str(next((SAMPLE / "2020").glob("*.xlsx"))), "--warehouse", str(tmp_path / "wh"), "--json"]) <= 1
    )
    assert (folder / store.FILE).read_bytes() == before
