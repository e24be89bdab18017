"""The page of sources without a browser: the upload in both languages, closed where others reach the server."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

Run = Callable[..., AppTest]


# The columns of the books of a load that are counts.
COUNTS = ("现有行", "已导入", "退回", "按规则略过")


def _rows(app: AppTest, testid: str) -> list[dict[str, str]]:
    """The rows of a table of the page, by heading."""
    html = next(each.value for each in app.get("html") if f'data-testid="{testid}"' in each.value)
    heads, *rows = re.findall(r"<tr[^>]*>(.*?)</tr>", html)
    cells = [[re.sub("<[^>]*>", "", cell) for cell in re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row)] for row in rows]
    names = re.findall(r"<th[^>]*>(.*?)</th>", heads)
    return [dict(zip(names, row, strict=True)) for row in cells]


def _upload(run_page: Run, lang: str) -> AppTest:
    return run_page("sources", lang=lang, view="upload")


@pytest.mark.parametrize(("lang", "look"), [("中文", "先看看"), ("EN", "Look first")])
def test_upload_starts_with_choosing_files(run_page: Run, lang: str, look: str) -> None:
    app = _upload(run_page, lang)
    assert not app.exception
    assert app.button(key="look").label == look
    assert app.button(key="look").disabled


def test_upload_is_closed_where_others_can_reach_the_server(run_page: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = st.get_option
    monkeypatch.setattr(st, "get_option", lambda name: "0.0.0.0" if name == "server.address" else asked(name))
    monkeypatch.delenv("MINGZHANG_EDIT", raising=False)
    app = _upload(run_page, "中文")
    assert not [button for button in app.button if button.key == "look"]
    assert any("MINGZHANG_EDIT" in element.value for element in app.get("html"))
    monkeypatch.setenv("MINGZHANG_EDIT", "1")
    assert [button for button in app.run().button if button.key == "look"]


def test_the_rows_of_every_sheet_are_accounted_for(run_page: Run) -> None:
    app = run_page("sources", lang="中文", view="files")
    assert not app.exception
    files = _rows(app, "files")
    numbers = {name: [int(row[name].replace(",", "")) for row in files] for name in COUNTS}
    total = map(sum, zip(numbers["已导入"], numbers["退回"], numbers["按规则略过"], strict=True))
    assert list(total) == numbers["现有行"]
    assert sum(numbers["现有行"]) > 25_000
    rules = {row["略过的规则"] for row, ignored in zip(files, numbers["按规则略过"], strict=True) if ignored}
    assert rules >= {"标题1、单位1、表头1"}


def test_a_long_table_is_read_out_and_reached_by_keyboard(run_page: Run) -> None:
    html = next(
        each.value for each in run_page("sources", lang="EN", view="files").get("html") if "mz-long" in each.value
    )
    assert 'role="region" tabindex="0" aria-label="Files"' in html
    assert "<caption>Files</caption>" in html
    assert html.count('<th scope="row">') > 80
