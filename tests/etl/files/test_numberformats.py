"""Units that only a number format shows."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from etl.files.numberformats import unit_in_format
from tests.etl.reading_books import codes, column_of, good_row, read_sheet_of, table


@pytest.mark.parametrize(
    ("code", "unit"),
    [
        ('#,##0.00"万元"', "万元"),
        ("0.0万元", "万元"),
        ('#,##0.00"元"', "元"),
        ('0.00"亿元";-0.00"亿元"', "亿元"),
        ("#,##0.00", ""),
        ('yyyy"年"m"月"d"日"', ""),
        ('0!.0,"万元"', ""),
        ('#,##0,"千元"', ""),
        ("General", ""),
    ],
)
def test_unit_in_format(code: str, unit: str) -> None:
    assert unit_in_format(code) == unit


def _book(path: Path, formats: list[str], header: str = "金额") -> Path:
    kind = "donation_income"
    rows = [{**good_row(kind, number), "amount_yuan": 103.7} for number in range(1, len(formats) + 1)]
    amounts = column_of(kind, "amount_yuan")
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet()
        for row, cells in enumerate(table(kind, rows, headers={"amount_yuan": header})):
            for column, cell in enumerate(cells):
                look = book.add_format({"num_format": formats[row - 3]}) if row > 2 and column == amounts else None
                sheet.write(row, column, cell, *([look] if look else []))
    return path


def test_format_scales_the_whole_column(tmp_path: Path) -> None:
    report = read_sheet_of(_book(tmp_path / "book.xlsx", ['0.0"万元"', '0.0"万元"']))
    assert (codes(report), report.factors, report.sums["amount_yuan"]) == ([], {"amount_yuan": "10000"}, "2074000")


def test_mixed_formats_are_a_question(tmp_path: Path) -> None:
    report = read_sheet_of(_book(tmp_path / "book.xlsx", ['0.0"万元"', "0.00"]))
    assert (codes(report), report.rows.loaded) == (["unclear_unit"], 0)
    assert report.problems[0].cell == "H4"


def test_format_against_header_is_a_question(tmp_path: Path) -> None:
    report = read_sheet_of(_book(tmp_path / "book.xlsx", ['0.0"万元"'] * 2, header="金额（元）"))
    assert (codes(report), report.rows.loaded) == (["unclear_unit"], 0)
