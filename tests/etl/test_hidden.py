"""What a sheet hides or merges, and cells without a value, in .xlsx and .ods: each has a rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.files.visibility import spans
from etl.report import SheetReport
from tests.etl.opendocuments import write_ods
from tests.etl.reading_books import codes, column_of, good_row, read_here, read_sheet_of, rows_of, table, write_book

KIND = "training_class"
ROWS = table(KIND, [good_row(KIND, number) for number in (1, 2, 3)])
ATTENDED, SPENT = column_of(KIND, "attended_count"), column_of(KIND, "spent_yuan")


def problem(report: SheetReport) -> tuple[str, str, str]:
    [one] = report.problems
    return one.code, one.cell, one.message_zh


def test_hidden_rows_are_loaded_and_pointed_out(tmp_path: Path) -> None:
    report = read_sheet_of(write_book(tmp_path / "book.xlsx", {"表": ROWS}, hidden_rows=[1, 3, 4]))
    assert report.rows.loaded == 3
    assert problem(report) == ("hidden_rows", "A4", "有2行数据被隐藏（第4–5行），已照常导入。")


def test_hidden_rows_without_data_are_nobodys_concern(tmp_path: Path) -> None:
    assert codes(read_sheet_of(write_book(tmp_path / "book.xlsx", {"表": ROWS}, hidden_rows=[1, 8]))) == []


def test_hidden_columns_are_read_and_pointed_out(tmp_path: Path) -> None:
    report = read_sheet_of(write_book(tmp_path / "book.xlsx", {"表": ROWS}, hidden_columns=[ATTENDED, 40]))
    assert (report.rows.loaded, report.sums["attended_count"]) == (3, "21")
    assert problem(report)[:2] == ("hidden_columns", "K3")
    assert "K（报到人数）" in problem(report)[2]


def test_runs_of_rows() -> None:
    assert spans([9, 3, 4, 5]) == [(3, 5), (9, 9)]
    assert spans([]) == []


def test_rows_that_a_filter_leaves_out_are_loaded_and_pointed_out(tmp_path: Path) -> None:
    path = write_book(tmp_path / "book.xlsx", {"表": ROWS}, hidden_rows=[3, 5], filtered=True)
    report = read_sheet_of(path)
    assert report.rows.loaded == 3
    assert problem(report) == ("filtered_rows", "A4", "表上设有筛选，2行数据没有显示（第4、6行），已照常导入。")


def test_a_filter_that_hides_nothing_is_nobodys_concern(tmp_path: Path) -> None:
    assert codes(read_sheet_of(write_book(tmp_path / "book.xlsx", {"表": ROWS}, filtered=True))) == []


@pytest.mark.parametrize("how", ["collapse", "filter"])
def test_hidden_rows_and_columns_of_an_opendocument(how: str, tmp_path: Path) -> None:
    columns = f'<table:table-column table:number-columns-repeated="{ATTENDED}"/><table:table-column table:visibility='
    path = write_ods(tmp_path / "book.ods", {"表": ROWS}, rows={4: f'table:visibility="{how}"'},
                     columns=f'{columns}"collapse"/>')  # fmt: skip
    report = read_sheet_of(path)
    assert report.rows.loaded == 3
    rows = {"collapse": "hidden_rows", "filter": "filtered_rows"}[how]
    assert [(one.code, one.cell) for one in report.problems] == [(rows, "A5"), ("hidden_columns", "K3")]


@pytest.mark.parametrize(
    ("markup", "code"),
    [
        ('<table:table-cell table:formula="of:=1+1"/>', "formula_without_value"),
        ('<table:table-cell table:formula="of:=1/0" office:value-type="string"><text:p>#DIV/0!</text:p>'
         "</table:table-cell>", "error_cell"),
        ('<table:table-cell table:formula="of:=X()" office:value-type="string"><text:p>Err:508</text:p>'
         "</table:table-cell>", "error_cell"),
    ],
)  # fmt: skip
def test_cells_without_a_value_in_an_opendocument(markup: str, code: str, tmp_path: Path) -> None:
    rows = [list(row) for row in ROWS]
    rows[4][ATTENDED] = markup
    report = read_sheet_of(write_ods(tmp_path / "book.ods", {"表": rows}))
    assert (report.rows.loaded, report.rows.rejected) == (2, 1)
    assert problem(report)[:2] == (code, "K5")


def test_an_opendocument_that_reaches_too_far(tmp_path: Path) -> None:
    far = '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/>'
    path = write_ods(tmp_path / "far.ods", {"表": [[far]]}, rows={0: 'table:number-rows-repeated="1048576"'})
    assert codes(read_here(path)) == ["too_large"]


def test_units_and_merges_of_an_opendocument(tmp_path: Path) -> None:
    styles = (
        '<office:automatic-styles><number:number-style style:name="N1"><number:number/><number:text>万元</number:text>'
        '</number:number-style><number:number-style style:name="N2"><number:number number:display-factor="1000"/>'
        "<number:text>千元</number:text></number:number-style>"
        '<style:style style:name="wan" style:family="table-cell" style:data-style-name="N1"/>'
        '<style:style style:name="child" style:family="table-cell" style:parent-style-name="wan"/>'
        '<style:style style:name="scaled" style:family="table-cell" style:data-style-name="N2"/>'
        "</office:automatic-styles>"
    )
    rows = [list(row) for row in ROWS]
    for row, style in zip(rows[3:], ("wan", "child", "wan"), strict=True):
        row[SPENT] = f'<table:table-cell table:style-name="{style}" office:value-type="float" office:value="2"/>'
    merged = 'table:number-rows-spanned="3" office:value-type="string"'
    rows[3][1] = f"<table:table-cell {merged}><text:p>协会</text:p></table:table-cell>"
    rows[4][1] = rows[5][1] = "<table:covered-table-cell/>"
    path = write_ods(tmp_path / "book.ods", {"表": rows}, styles=styles)
    report = read_sheet_of(path)
    assert (report.rows.loaded, report.sums["spent_yuan"], codes(report)) == (3, "60000", [])
    assert [row["organiser"] for row in rows_of(path, KIND)] == ["协会"] * 3
    for row in rows[3:]:
        row[SPENT] = row[SPENT].replace('"wan"', '"scaled"').replace('"child"', '"scaled"')
    assert read_sheet_of(write_ods(tmp_path / "b.ods", {"表": rows}, styles=styles)).sums["spent_yuan"] == "6"


def test_a_formula_without_a_value_among_others_is_blank_in_an_opendocument(tmp_path: Path) -> None:
    """So LibreOffice writes the result "": where others have results, it was calculated."""
    rows = [list(row) for row in ROWS]
    rows[3][SPENT] = '<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"/>'
    rows[4][SPENT] = '<table:table-cell table:formula="of:=&quot;&quot;"/>'
    assert read_sheet_of(write_ods(tmp_path / "book.ods", {"表": rows})).rows.loaded == 3


def test_a_text_merged_over_rows_belongs_to_each_with_its_origin(tmp_path: Path) -> None:
    column = column_of(KIND, "organiser")
    path = write_book(tmp_path / "book.xlsx", {"表": ROWS}, merges=[(3, column, 5, column)])
    loaded = rows_of(path, KIND)
    assert len({row["organiser"] for row in loaded}) == 1
    assert [row["cells"] for row in loaded] == [None, '{"organiser": "B4"}', '{"organiser": "B4"}']


def test_a_value_merged_over_two_read_columns_is_refused(tmp_path: Path) -> None:
    path = write_book(tmp_path / "book.xlsx", {"表": ROWS}, merges=[(4, ATTENDED, 4, ATTENDED + 1)])
    report = read_sheet_of(path)
    assert (report.rows.loaded, report.rows.rejected) == (2, 1)
    assert [(one.code, one.cell) for one in report.problems] == [("merged_columns", "K5"), ("merged_columns", "L5")]


def test_a_merged_total_label_is_no_fault(tmp_path: Path) -> None:
    total = ["合计", *[""] * (len(ROWS[2]) - 1)]
    total[ATTENDED] = "21"
    report = read_sheet_of(write_book(tmp_path / "book.xlsx", {"表": [*ROWS, total]}, merges=[(6, 0, 6, 3)]))
    assert (report.rows.loaded, codes(report)) == (3, [])
