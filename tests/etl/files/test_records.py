"""What .xls and .xlsb files tell besides their values: errors, formulas without results, units, what is hidden."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from etl.values.cells import CellFault
from etl.workbook import Grid, read_grids
from tests.etl.reading_books import codes, column_of, good_row, read_here, read_sheet_of, table
from tests.etl.recordcells import Fault, Formula, Options, Rows, Shown
from tests.etl.xlsbbooks import write_xlsb
from tests.etl.xlsbooks import compound, write_xls

Writer = Callable[[Path, Mapping[str, Rows], Options | None], Path]
WRITERS: Mapping[str, Writer] = {".xls": write_xls, ".xlsb": write_xlsb}
FOREIGN = Path(__file__).parent / "foreign"
KIND = "training_class"
ATTENDED, SPENT = (column_of(KIND, name) for name in ("attended_count", "spent_yuan"))


@pytest.fixture(params=WRITERS)
def ending(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def grid(folder: Path, ending: str, rows: Rows, options: Options | None = None) -> Grid:
    path = WRITERS[ending](folder / f"book{ending}", {"表": rows}, options)
    [found] = read_grids(path.read_bytes(), ending)
    return found


def test_values_errors_and_results(tmp_path: Path, ending: str) -> None:
    found = grid(tmp_path, ending, [
        ["文字", 1, 2.5, dt.date(2020, 3, 4), True, dt.datetime(2020, 3, 4, 9, 30)],
        [Formula(5), Formula("词"), Formula("#REF!"), Fault("#N/A"), Formula("")],
    ])  # fmt: skip
    assert found.rows[0] == ["文字", 1, 2.5, dt.date(2020, 3, 4), True, dt.datetime(2020, 3, 4, 9, 30)]
    assert found.rows[1][:5] == [5, "词", CellFault("error", "#REF!"), CellFault("error", "#N/A"), ""]


@pytest.mark.parametrize("built_in", [31, 58])
def test_days_in_the_chinese_formats_of_excel(tmp_path: Path, ending: str, built_in: int) -> None:
    assert grid(tmp_path, ending, [[Shown(43860, built_in)]]).rows == [[dt.date(2020, 1, 30)]]


def test_a_workbook_none_of_whose_formulas_has_a_result_was_never_calculated(tmp_path: Path, ending: str) -> None:
    found = grid(tmp_path, ending, [[1, Formula(None), Formula("")]])
    assert found.rows == [[1, CellFault("formula"), CellFault("formula")]]


def test_a_zero_that_asks_to_be_calculated_is_no_result(tmp_path: Path, ending: str) -> None:
    found = grid(tmp_path, ending, [[Formula(7), Formula(0, on_open=True), Formula(0), Formula(3, on_open=True)]])
    assert found.rows == [[7, CellFault("formula"), 0, 3]]


def test_units_merges_and_what_is_hidden(tmp_path: Path, ending: str) -> None:
    rows: Rows = [["甲", ""], [Shown(103.7, '#,##0.00"万元"'), 1], [Shown(2, '0"元"'), Formula(5)]]
    hiding = Options(merges=[(0, 0, 0, 1)], hidden_rows=[2], hidden_columns=[1], filtered=True)
    found = grid(tmp_path, ending, rows, hiding)
    assert (found.units, found.merges) == ({(1, 0): "万元"}, [(0, 0, 0, 1)])
    assert (found.concealed.rows, found.concealed.columns, found.concealed.filtered) == ({2}, {1}, True)


def test_hidden_sheets_are_hidden(tmp_path: Path, ending: str) -> None:
    rows = table(KIND, [good_row(KIND)])
    path = WRITERS[ending](tmp_path / f"b{ending}", {"表": rows, "藏": rows}, Options(hidden=["藏"]))
    assert codes(read_here(path)) == ["hidden_sheet"]


def test_a_row_with_a_faulty_cell_is_rejected_and_the_rest_loads(tmp_path: Path, ending: str) -> None:
    rows = table(KIND, [good_row(KIND, number) for number in (1, 2, 3, 4)])
    rows[3][ATTENDED] = Formula(51)
    rows[4][ATTENDED], rows[5][ATTENDED] = Formula("#DIV/0!"), Formula(0, on_open=True)
    report = read_sheet_of(WRITERS[ending](tmp_path / f"b{ending}", {"表": rows}, None))
    assert (report.rows.loaded, report.rows.rejected, report.sums["attended_count"]) == (2, 2, "58")
    assert [(one.code, one.cell) for one in report.problems] == [("error_cell", "K5"), ("formula_without_value", "K6")]


def test_the_unit_of_a_number_format_counts(tmp_path: Path, ending: str) -> None:
    rows = table(KIND, [good_row(KIND, number) for number in (1, 2)], unit="")
    for row in rows[3:]:
        row[SPENT] = Shown(1.5, '#,##0.00"万元"')
    report = read_sheet_of(WRITERS[ending](tmp_path / f"b{ending}", {"表": rows}, None))
    spent = next(column for column in report.columns if column.field == "spent_yuan")
    assert (report.sums["spent_yuan"], spent.unit, spent.unit_from) == ("30000", "万元", "number format")


@pytest.mark.parametrize("at", [600, 900, 1500, -40])
def test_a_cut_file_is_damaged(tmp_path: Path, ending: str, at: int) -> None:
    path = WRITERS[ending](tmp_path / f"b{ending}", {"表": table(KIND, [good_row(KIND)])}, None)
    path.write_bytes(path.read_bytes()[:at])
    assert set(codes(read_here(path))) <= {"damaged_file", "no_sheet"}


def test_an_xls_that_opens_with_a_password(tmp_path: Path) -> None:
    head = b"\x09\x08\x10\x00\x00\x06\x05\x00\xbb\x0d\xcc\x07\x00\x00\x00\x00\x06\x00\x00\x00"
    (path := tmp_path / "locked.xls").write_bytes(compound("Workbook", head + b"\x2f\x00\x06\x00\x01\x00" + bytes(4)))
    assert codes(read_here(path)) == ["password_protected"]


@pytest.mark.parametrize("name", ["libreoffice.xls", "libreoffice.ods", "pyxlsbwriter.xlsb"])
def test_files_of_other_programs(name: str) -> None:
    found = list(read_grids((FOREIGN / name).read_bytes(), Path(name).suffix))
    assert [(one.sheet, one.hidden) for one in found] == [("表", False), ("藏", True)]
    assert found[0].rows[0] == ["班次编号", "开始", "报到人数", "支出"]
    assert found[0].rows[1] == ["P1", dt.date(2020, 5, 1), 50, 1.5]
    if name.startswith("libreoffice"):
        assert found[0].rows[2][2:] == [CellFault("error", "#DIV/0!"), 3]
        assert (found[0].units, found[0].merges) == ({(1, 3): "万元", (2, 3): "万元"}, [(4, 0, 5, 0)])
        assert (found[0].concealed.rows, found[0].concealed.columns) == ({3}, {1})
