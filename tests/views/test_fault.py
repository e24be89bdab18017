"""A page that fails says so in the language of the page, keeps the fault's text to itself, and logs where."""

from __future__ import annotations

import logging
import re

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from views import fault
from views.language import Words


def broken_page() -> None:
    from views import fault
    from views.language import Words

    with fault.told(Words("zh"), "training"):
        raise ValueError("张三 13800000000")


def test_the_page_says_what_to_do(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.delenv(fault.DEBUG, raising=False)
    drawn: list[str] = []
    monkeypatch.setattr(st, "html", drawn.append)
    with caplog.at_level(logging.ERROR, logger="mingzhang"):
        broken_page()
    assert "这一页没能显示出来" in drawn[0]
    assert re.search(r"test_fault\.py:\d+", drawn[0])
    assert "张三" not in drawn[0] + caplog.text
    assert "ValueError at test_fault.py" in caplog.text


def test_developers_see_the_fault_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(fault.DEBUG, "1")
    with pytest.raises(ValueError, match="张三"):
        broken_page()


def test_streamlits_own_stops_go_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(fault.DEBUG, raising=False)

    def stops() -> None:
        import streamlit as st

        from views import fault
        from views.language import Words

        with fault.told(Words("en"), "training"):
            st.write("before")
            st.stop()

    app = AppTest.from_function(stops).run()
    assert not app.exception
    assert [element.value for element in app.markdown] == ["before"]
    assert Words("en")("fault.title") not in str(app)
