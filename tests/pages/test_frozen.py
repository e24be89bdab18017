"""The tabs 核对 and 定稿 of the annual summary: ticking and taking back, freezing, opening, faults named."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from metrics import journal
from reports import signing
from reports.frozen import store
from views.loading import rights

ROOT = Path(__file__).parents[2]
# The page as the entry point draws it. AppTest would run the page's file alone first, and lose a click by it.
SCRIPT = f"""
import datetime as dt, runpy
from metrics.metric import Scope
from views import session, state
from views.address import Chosen
state.remember(session.open_reader()[0], Chosen(Scope(2020, dt.date(2020, 12, 4)), language=state.language()))
runpy.run_path({str(ROOT / "pages" / "annual_summary.py")!r})
"""


@pytest.fixture(autouse=True)
def may_edit(sample_warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINGZHANG_WAREHOUSE", str(sample_warehouse))
    monkeypatch.setenv("MINGZHANG_EDIT", "1")


def run_page(lang: str = "中文", **query: str) -> AppTest:
    """The page with its choices in the address."""
    app = AppTest.from_string(SCRIPT, default_timeout=60)
    app.query_params["lang"] = lang
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def texts(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(element.value for element in app.get("html") if "<style>" not in element.value)


def sign(app: AppTest, *keys: str, by: str = "王某") -> AppTest:
    for key in keys:
        app.checkbox(key=f"tick-{key}").check()
    app.text_input(key="checked-by").input(by)
    app.text_input(key="checked-remark").input("对过*原表*")
    return app.button[_submit(app, "标记为已核对")].click().run()


def _submit(app: AppTest, label: str) -> int:
    return next(place for place, button in enumerate(app.button) if button.label == label)


def freeze(app: AppTest, name: str) -> AppTest:
    app.text_input(key="freeze-name").input(name)
    app.text_input(key="freeze-by").input("李某")
    return app.button[_submit(app, "定稿")].click().run()


@pytest.fixture
def opened() -> AppTest:
    """The tab of frozen sets with its form open."""
    app = run_page(part="frozen")
    app.session_state["freeze-open"] = True
    return app.run()


def test_figures_are_ticked_marked_and_shown_with_who_checked_them() -> None:
    app = sign(run_page(part="checking"), "training_people", "training_sessions")
    said = texts(app)
    assert "已标记2个数字" in said
    assert said.count('data-testid="mark-held"') == 2
    assert "王某（自填，未核实）" in said
    assert "对过*原表*" in said
    kept = {entry["key"] for entry in journal.read(signing.journal_file()).entries}
    assert kept == {"training_people", "training_sessions"}
    figures = texts(run_page(part="figures"))
    assert figures.count("✓ 王某（未核实）") == 2


def test_nothing_ticked_or_no_name_is_said_and_nothing_is_kept() -> None:
    app = run_page(part="checking")
    assert "还没有勾选数字" in texts(sign(app))
    assert "请写明由谁核对" in texts(sign(app, "training_people", by=" "))
    assert journal.read(signing.journal_file()).entries == ()


def test_a_mark_is_taken_back() -> None:
    app = sign(run_page(part="checking"), "training_people")
    app.text_input(key="withdraw-by").input("王某")
    app = app.button(key="withdraw").click().run()
    assert 'data-testid="mark-held"' not in texts(app)
    assert len(journal.read(signing.journal_file()).entries) == 2


def test_a_lapsed_mark_says_what_it_was() -> None:
    sign(run_page(part="checking"), "training_people")
    file = signing.journal_file()
    file.write_text(file.read_text("utf-8").replace('"value": "47496"', '"value": "47000"'), "utf-8")
    said = texts(run_page(part="checking"))
    assert 'data-testid="mark-lapsed"' in said
    assert "标记已失效：数值已变，核对时是47,496人" in said


def test_without_the_right_to_write_nothing_can_be_ticked_or_frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MINGZHANG_EDIT")
    monkeypatch.setattr(rights, "is_loopback", lambda address: False)
    app = run_page(part="checking")
    assert all(box.disabled for box in app.checkbox)
    assert 'data-testid="checking-closed"' in texts(app)
    assert 'data-testid="frozen-closed"' in texts(run_page(part="frozen"))


@pytest.mark.parametrize("lang", ["中文", "EN"])
def test_without_any_set_the_tab_says_what_it_is_for(lang: str) -> None:
    assert 'data-testid="frozen-none"' in texts(run_page(part="frozen", lang=lang))


def test_freezing_lists_the_set_and_says_that_nothing_moved(opened: AppTest) -> None:
    said = texts(freeze(opened, "2020年终总结"))
    (kept,) = store.kept(store.root())
    assert kept.sha256 in said
    assert 'data-testid="frozen-intact"' in said
    assert "李某（自填，未核实）" in said
    assert "没有数字变动" in said
    for lang in ("中文", "EN"):
        app = run_page(part="frozen", set_view="as_it_was", lang=lang)
        was = texts(app)
        for part in ("set-facts", "figures-then", "definition-then"):
            assert f'data-testid="{part}"' in was
        assert len(app.get("download_button")) == 1


def test_a_name_that_wont_do_is_one_line_in_the_language_of_the_page(opened: AppTest) -> None:
    said = texts(freeze(opened, "a/b"))
    assert "定稿名称中不能有“/”" in said
    assert "can't hold" not in said
    assert store.kept(store.root()) == []


def test_a_touched_set_is_named_on_the_page(opened: AppTest) -> None:
    freeze(opened, "一")
    document: Path = next(store.kept(store.root())[0].folder.glob("document.*"))
    document.chmod(0o640)
    document.write_bytes(b"changed")
    said = texts(run_page(part="frozen"))
    assert 'data-testid="frozen-faults"' in said
    assert f"文件 {document.name} 被改动过" in said
    assert "✗ 被改动" in said
