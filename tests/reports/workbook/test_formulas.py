"""Totals and rates are live formulas, all that has to agree does, and every link leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import openpyxl
import pytest

from metrics.catalog import STEMS
from metrics.documentation import TITLES
from tests.reports.workbook.conftest import HEAD, rows_by_number


def test_rates_and_totals_are_formulas(formulas, keys):
    row = rows_by_number(formulas["全市"])[keys["training_people"]]
    at = row[0].row
    assert row[5].value == f'=IFERROR((D{at}-E{at})/ABS(E{at}),"—")'
    assert row[7].value == f'=IFERROR(D{at}/G{at},"—")'
    assert row[8].value == "='全市'!$J$3"
    share = rows_by_number(formulas["全市"])[keys["receipts_share"]]
    assert re.fullmatch(r'=IFERROR\(D\d+/D\d+\*100,"—"\)', share[3].value)
    total = rows_by_number(formulas["应急救护培训"])[keys["training_sessions"]][-2]
    assert total.value == f"=SUM(E{total.row}:Q{total.row})"


def test_every_check_holds_and_is_counted(values, formulas):
    results = [row[5].value for row in values["核对"].iter_rows(min_row=HEAD + 1)]
    assert set(results) == {"相符"}
    assert len(results) > 250
    contents = {row[0].value: row[1].value for row in values["目录"].iter_rows(min_row=HEAD, max_row=13)}
    assert contents["核对相符"] == len(results)
    assert contents["核对不符"] == 0
    assert all(row[3].value.startswith("=") for row in formulas["核对"].iter_rows(min_row=HEAD + 1))


def test_a_check_can_fail(values):
    """The sum over the listed cells is taken from the sheet, not from the figure."""
    by_number: dict[int, float] = {}
    for row in values["溯源"].iter_rows(min_row=HEAD + 1, values_only=True):
        if isinstance(row[0], int) and isinstance(row[7], int | float):
            by_number[row[0]] = by_number.get(row[0], 0) + row[7]
    city = rows_by_number(values["全市"])
    assert len(by_number) > 80
    for number, total in by_number.items():
        assert total == pytest.approx(city[number][3].value)


def test_every_link_within_the_workbook_leads_to_its_figure(formulas):
    titles = set(formulas.sheetnames)
    links = 0
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.hyperlink is None or cell.hyperlink.location is None or cell.hyperlink.target:
                    continue
                name, _, address = cell.hyperlink.location.rpartition("!")
                name = name.strip("'")
                assert name in titles
                links += 1
                if (
                    name in ("溯源", "口径", "全市")
                    and isinstance(sheet.cell(cell.row, 1).value, int)
                    and sheet.title != "目录"
                ):
                    if sheet.title == "溯源" and name == "溯源":
                        continue  # from a ratio to one of its parts
                    assert formulas[name].cell(formulas[name][address].row, 1).value == sheet.cell(cell.row, 1).value
    assert links > 3000


def test_workbooks_are_linked_to_from_where_the_file_lies(zh_file, formulas):
    links = [cell.hyperlink for (cell,) in formulas["溯源"].iter_rows(min_col=4, max_col=4) if cell.hyperlink]
    assert len(links) > 100
    for link in links:
        target = Path(unquote(link.target).replace("\\", "/"))
        assert not target.is_absolute()
        assert (zh_file.parent / target).resolve().is_file()
        assert re.fullmatch(r"'[^']+'![A-Z]+\d+", link.location)


def test_it_prints_on_a4_with_heads_repeated(formulas):
    for sheet in formulas:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    tables = [sheet for sheet in formulas if sheet.title not in ("目录", "图表")]
    assert all(sheet.print_title_rows == "$1:$4" for sheet in tables)
    assert all(sheet.freeze_panes for sheet in tables)


def test_charts_are_native_and_name_cells(formulas):
    charts = formulas["图表"]._charts
    assert len(charts) == 8
    named = {series.val.numRef.f.split("!")[0] for chart in charts for series in chart.series}
    assert named == {"任务", "分月", "募捐筹资", "图表"} or named == {"'任务'", "'分月'", "'募捐筹资'", "'图表'"}


def test_english_has_no_chinese_but_the_names_of_workbooks(write_workbook):
    book = openpyxl.load_workbook(write_workbook("en"), data_only=True)
    assert TITLES[STEMS[0]].en in book.sheetnames
    left = [
        (sheet.title, cell.coordinate, cell.value)
        for sheet in book
        if sheet.title != "Reservations"
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and re.search(r"[\u4e00-\u9fff]", cell.value)
    ]
    assert {(sheet, re.sub(r"\d", "", address)) for sheet, address, _ in left} <= {("Cells", "D"), ("Cells", "E")}
