"""A sheet drawn from its workbook: the same cells, masked; only of the very file that was loaded; never restricted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from etl import excerpt, forms
from etl.excerpt import SourceUnavailable
from etl.warehouse import OpenWarehouse, current_pointer, manifest, open_current
from tests.etl.books import written
from tests.etl.loading import gifts, run

FILE, SHEET = "捐赠.xlsx", "捐赠收入台账"
ID_NUMBER, PHONE = "450103198801011234", "13800001234"


def loaded(capsys: pytest.CaptureFixture[str], folder: Path, warehouse: Path) -> OpenWarehouse:
    run(capsys, "load", folder, "--warehouse", warehouse)
    return open_current(warehouse)


def column_of(found: excerpt.Excerpt, heading: str) -> int:
    return list(found.rows[found.header[-1]]).index(heading)


@pytest.fixture
def opened(capsys: pytest.CaptureFixture[str], inbox: Path, warehouse: Path) -> OpenWarehouse:
    return loaded(capsys, inbox, warehouse)


def test_the_sheet_has_its_own_coordinates(opened: OpenWarehouse, warehouse: Path) -> None:
    found = excerpt.read_excerpt(opened, warehouse, FILE, SHEET, 0)
    assert found.header == (2,)
    code = column_of(found, "捐赠编号")
    assert [found.rows[row][code] for row in (3, 4)] == ["D1", "D2"]
    assert found.height == 4


def test_a_file_that_was_changed_or_moved_is_not_drawn(opened: OpenWarehouse, warehouse: Path, inbox: Path) -> None:
    gifts(inbox, "D1", "D3")
    with pytest.raises(SourceUnavailable) as changed:
        excerpt.read_excerpt(opened, warehouse, FILE, SHEET, 0)
    (inbox / FILE).unlink()
    with pytest.raises(SourceUnavailable) as gone:
        excerpt.read_workbook(opened, warehouse, FILE)
    assert (changed.value.why, gone.value.why) == ("changed", "gone")
    assert changed.value.zh
    assert changed.value.en


def test_an_unknown_file_or_sheet_is_gone(opened: OpenWarehouse, warehouse: Path) -> None:
    for file, sheet in (("../x.xlsx", SHEET), (FILE, "另一张")):
        with pytest.raises(SourceUnavailable, match="no longer"):
            excerpt.read_excerpt(opened, warehouse, file, sheet, 0)


def test_the_workbook_comes_as_it_was_loaded(opened: OpenWarehouse, warehouse: Path, inbox: Path) -> None:
    assert excerpt.read_workbook(opened, warehouse, FILE) == (inbox / FILE).read_bytes()


def test_where_files_lie_is_kept_but_not_printed(
    capsys: pytest.CaptureFixture[str], inbox: Path, warehouse: Path
) -> None:
    _, report = run(capsys, "load", inbox, "--warehouse", warehouse)
    _, status = run(capsys, "status", "--warehouse", warehouse)
    name = current_pointer(warehouse)
    assert name
    assert (manifest(warehouse, name) or {})["paths"] == {FILE: str((inbox / FILE).resolve())}
    status.pop("warehouse")
    assert str(inbox) not in json.dumps([report, status], ensure_ascii=False)


def test_of_restricted_sheets_only_the_form_is_drawn_and_nothing_given_out(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, warehouse: Path
) -> None:
    folder = tmp_path / "inbox"
    written(folder, "混合.xlsx", {"child_patient_aid": [{}], "donation_income": [{"donation_code": "D1"}]})
    opened = loaded(capsys, folder, warehouse)
    (folder / "混合.xlsx").rename(tmp_path / "elsewhere.xlsx")
    # Without the file too: what is drawn is what the generation knows of the sheet.
    drawn = excerpt.read_excerpt(opened, warehouse, "混合.xlsx", "大病患儿救助", 0)
    assert drawn.form
    header = drawn.header[-1]
    assert "申请编号" in drawn.rows[header]
    others = {text for number, cells in drawn.rows.items() if number != header for text in cells}
    assert others == {forms.MASKED}
    assert max(drawn.rows) == drawn.height
    (tmp_path / "elsewhere.xlsx").rename(folder / "混合.xlsx")
    with pytest.raises(SourceUnavailable) as taken:
        excerpt.read_workbook(opened, warehouse, "混合.xlsx")
    assert taken.value.why == "restricted"
    assert excerpt.read_excerpt(opened, warehouse, "混合.xlsx", SHEET, 0).rows


def test_persons_numbers_and_columns_that_are_not_read_are_masked(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, warehouse: Path
) -> None:
    folder = tmp_path / "inbox"
    path = gifts(folder, "D1", donor_type="个人", donor_name="覃某某", note=f"电话{PHONE}")
    _add_column(path, "联系人", f"张三丰 {ID_NUMBER}")
    found = excerpt.read_excerpt(loaded(capsys, folder, warehouse), warehouse, FILE, SHEET, 0)
    assert found.rows[3][column_of(found, "捐赠人名称")] == "覃○○"
    assert found.rows[3][column_of(found, "联系人")] == "○○○"
    everything = json.dumps(dict(found.rows), ensure_ascii=False)
    for secret in ("某某", "三丰", ID_NUMBER, PHONE):
        assert secret not in everything


def test_names_below_the_table_are_masked(capsys: pytest.CaptureFixture[str], tmp_path: Path, warehouse: Path) -> None:
    folder = tmp_path / "inbox"
    path = gifts(folder, "D1")
    _add_row(path, f"填表人：覃小花　联系电话：{PHONE}")
    found = excerpt.read_excerpt(loaded(capsys, folder, warehouse), warehouse, FILE, SHEET, 0)
    assert "填表人：覃○○" in found.rows[5][0]
    assert PHONE not in found.rows[5][0]


def test_cells_are_written_as_a_sheet_shows_them() -> None:
    from etl.children.excerpting import written as as_text

    assert [as_text(value) for value in (3000.0, 0.1 + 0.2, 12, True)] == ["3000", "0.3", "12", "TRUE"]


def _cells(path: Path) -> list[list[object]]:
    from etl.workbook import read_grids

    return next(iter(read_grids(path.read_bytes(), ".xlsx"))).rows


def _rewrite(path: Path, rows: list[list[object]]) -> None:
    with Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet(SHEET)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)


def _add_column(path: Path, heading: str, value: str) -> None:
    rows = _cells(path)
    _rewrite(path, [rows[0], [*rows[1], heading], *([*row, value] for row in rows[2:])])


def _add_row(path: Path, text: str) -> None:
    _rewrite(path, [*_cells(path), [], [text]])
