"""The page on the year's summary offers its documents; nothing is made before a button is pressed."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from reports import offers

Run = Callable[..., AppTest]
SCOPE = {"year": "2020", "as_of": "2020-12-04"}


@pytest.fixture
def pressed(
    run_page: Run, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], dict[str, tuple[str, Callable[[], bytes]]]]:
    """The page run in a language: by key, what each button's file is called, and what makes it."""

    def run(lang: str) -> dict[str, tuple[str, Callable[[], bytes]]]:
        found: dict[str, tuple[str, Callable[[], bytes]]] = {}
        draw = st.download_button

        def noted(label: str, data: object, file_name: str, *rest: object, key: str, **more: object) -> bool:
            if key.startswith("take-"):
                assert more["on_click"] == "ignore"
                found[key.removeprefix("take-")] = (file_name, data)
            return draw(label, data, file_name, *rest, key=key, **more)

        monkeypatch.setattr(st, "download_button", noted)
        app = run_page("annual_summary", lang=lang, **SCOPE)
        assert not app.exception
        return found

    return run


def test_each_document_has_a_button_and_a_chinese_name(pressed) -> None:
    found = pressed("中文")
    assert list(found) == [offer.key for offer in offers.OFFERS] == ["workbook", "slides", "disclosure"]
    assert found["workbook"][0] == "南宁市红十字会2020年年度统计表（截至2020-12-04）.xlsx"
    assert all(name.endswith((".xlsx", ".pptx")) for name, _ in found.values())


def test_names_are_english_on_the_english_page(pressed) -> None:
    assert not [name for name, _ in pressed("EN").values() if re.search(r"[\u4e00-\u9fff]", name)]


def test_nothing_is_made_before_a_button_is_pressed(pressed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offers.Offer, "build", lambda *_: pytest.fail("made too early"))
    assert len(pressed("中文")) == 3


@pytest.mark.parametrize("key", ["workbook", "slides", "disclosure"])
def test_what_is_pressed_is_made(pressed, key: str) -> None:
    name, make = pressed("中文")[key]
    inside = zipfile.ZipFile(io.BytesIO(make())).namelist()
    assert ("ppt/presentation.xml" if name.endswith(".pptx") else "xl/workbook.xml") in inside
