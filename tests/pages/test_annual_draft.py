"""A draft dropped on the page of the year's summary: what differs leads to its cells, and nothing is kept."""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from views.language import Words

Run = Callable[..., AppTest]
SCOPE = {"year": "2020", "as_of": "2020-12-04", "part": "draft"}
RIGHT = "各县区万人应急救护培训累计完成培训446场，累计培训人数47496人，超额完成任务。"
WRONG = RIGHT.replace("446", "464") + "发放手电筒987箱<img src=x onerror=alert(1)>。"


def texts(app: AppTest) -> str:
    return "\n".join(element.value for element in app.get("html") if "<style>" not in element.value)


def dropped(run_page: Run, content: bytes, name: str = "draft.txt", lang: str = "中文", **more: str) -> AppTest:
    app = run_page("annual_summary", lang=lang, **SCOPE, **more)
    app.file_uploader(key="draft").upload(name, content, "application/octet-stream").run()
    assert not app.exception
    return app


@pytest.mark.parametrize("lang", ["中文", "EN"])
def test_what_differs_is_told_with_a_link_to_its_cells(run_page: Run, lang: str) -> None:
    shown = texts(dropped(run_page, WRONG.encode(), lang=lang))
    counts = re.search(r'data-testid="draft-counts">(.*?)</dl>', shown)
    assert counts
    assert re.findall(r"<dd>(\d+)</dd>", counts[1]) == ["1", "1", "1", "0"]
    wrong = re.search(r'data-testid="draft-wrong">(.*?)</div>', shown)
    assert wrong
    assert "<mark>464场</mark>" in wrong[1]
    assert "figure=training_sessions" in wrong[1]
    assert ("446场" if lang == "中文" else "446 sessions") in wrong[1]
    assert "987箱" in re.findall(r'data-testid="draft-open">(.*?)</div>', shown)[0]


def test_the_whole_draft_leads_to_the_cells_of_right_figures_and_obeys_nothing(run_page: Run) -> None:
    shown = texts(dropped(run_page, WRONG.encode()))
    whole = re.findall(r'data-testid="draft-text">(.*?)</article>', shown)[0]
    assert re.search(r'figure=training_people">47496人</a>', whole)
    assert "<img" not in shown
    assert "&lt;img src=x onerror=alert(1)&gt;" in whole


def test_a_draft_that_agrees_is_told_so(run_page: Run) -> None:
    shown = texts(dropped(run_page, RIGHT.encode()))
    assert 'data-testid="draft-well"' in shown
    assert 'data-testid="draft-wrong"' not in shown


def test_a_draft_is_the_citys_whichever_county_is_chosen(run_page: Run) -> None:
    shown = texts(dropped(run_page, WRONG.encode(), county="450123"))
    assert "figure=training_sessions~county:all" in shown


def test_the_copy_has_the_comments(run_page: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    made: dict[str, tuple[str, Callable[[], bytes]]] = {}
    draw = st.download_button

    def noted(label: str, data: Callable[[], bytes], file: str, *rest: object, key: str, **more: object) -> bool:
        made[key] = (file, data)
        return draw(label, data, file, *rest, key=key, **more)

    monkeypatch.setattr(st, "download_button", noted)
    dropped(run_page, WRONG.encode(), name="../审/稿<1>.txt", lang="EN")
    file, make = made["draft-copy"]
    assert file.endswith("(checked).docx")
    assert not set(file) & set("/\\<>")
    copy = docx.Document(io.BytesIO(make()))
    assert copy.paragraphs[0].text == WRONG
    said = sorted(one.text for one in copy.comments)
    assert said[0].startswith("the text says 464场, the data 446 sessions")
    assert [one.partition(":")[0] for one in said[1:]] == ["unchecked"]


def _bomb() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 70 * 2**20)
    return content.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("broken.docx", lambda: b"PK\x03\x04 broken"),
        ("bomb.docx", _bomb),
        ("neither.txt", lambda: b"446\xff\x80\xff"),  # neither UTF-8 nor GB18030
        ("long.txt", lambda: "各县区办班446场。\n".encode() * 30_000),
        ("line.txt", lambda: "办班446场，".encode() * 5_000),
        ("many.md", lambda: "办班446场，参训5人\n".encode() * 3_000),
    ],
)
@pytest.mark.parametrize("lang", ["中文", "EN"])
def test_damaged_and_hostile_drafts_end_as_a_sentence(run_page: Run, lang: str, name: str, content) -> None:
    shown = texts(dropped(run_page, content(), name=name, lang=lang))
    refused = re.findall(r'data-testid="draft-refused"><ul[^>]*><li class="warn">(.*?)</li>', shown)
    assert len(refused) == 1
    assert name in refused[0]
    assert bool(re.search(r"[\u4e00-\u9fff]", refused[0])) == (lang == "中文")
    assert 'data-testid="page-foot"' in shown


def test_nothing_of_a_draft_is_kept(run_page: Run, sample_warehouse: Path, tmp_path: Path) -> None:
    def files() -> set[str]:
        folders = (
            sample_warehouse,
            tmp_path,
            *(Path(os.environ[f"MINGZHANG_{name}"]) for name in ("JOURNAL", "FROZEN")),
        )
        return {str(path) for folder in folders for path in folder.rglob("*")}

    before = files()
    app = dropped(run_page, WRONG.encode())
    assert "_draft" in app.session_state
    app.file_uploader(key="draft").set_value(None).run()
    assert "_draft" not in app.session_state
    assert "464场" not in texts(app)
    assert files() == before


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_part_says_what_it_takes(run_page: Run, lang: str) -> None:
    app = run_page("annual_summary", lang="EN" if lang == "en" else "中文", **SCOPE)
    assert app.file_uploader(key="draft").label == Words(lang)("draft.file")
    assert "10 MB" in texts(app)
