"""The page of sources without a browser: the upload in both languages, closed where others reach the server."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

Run = Callable[..., AppTest]


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
    files = app.dataframe[0].value
    total = files["已装载"] + files["退回"] + files["按规则略过"]
    assert (total == files["现有行"]).all()
    assert files["现有行"].sum() > 25_000
    assert set(files.loc[files["按规则略过"] > 0, "略过的规则"]) >= {"标题1、单位1、表头1"}
