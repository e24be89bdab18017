"""Text of data is one plain line, and never begins a formula."""

from __future__ import annotations

import pytest

from metrics.plaintext import file_name, plain, spreadsheet


def test_what_isnt_text_is_gone():
    assert plain("a\nb\r\nc") == "a b c"
    assert plain("\x00\x1f\u200b\u202e\ud800\uffffx") == "x"


@pytest.mark.parametrize("begin", list("=+-@＝＋－＠\t"))
def test_what_would_be_a_formula_is_guarded(begin):
    assert spreadsheet(f"{begin}1") == f"'{begin}1"


def test_other_text_stays():
    assert spreadsheet("1=1") == "1=1"


def test_a_files_name_stays_in_its_folder():
    assert file_name("../甲/乙:丙*", ".xlsx") == "_甲_乙_丙_.xlsx"
    assert file_name(" . ", ".csv") == "_.csv"
    assert file_name("南宁", ".pptx") == "南宁.pptx"
