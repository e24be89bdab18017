"""One faulty workbook for each problem class of tables that aren't plain lists, named by its fault."""

from __future__ import annotations

from pathlib import Path

from tests.etl.faulty_books import makes, sheet_of


@makes("crosstab_column_twice")
def _crosstab_column_twice(folder: Path) -> Path:
    rows = [["2020年造干月报"], ["县区", "阶段", "1月", "2月", "1月"], ["隆安县", "采集", 1, 2, 3]]
    return sheet_of(folder, "crosstab_column_twice", rows)


@makes("counts_not_rows")
def _counts_not_rows(folder: Path) -> Path:
    rows = [["2020年应急救护培训情况"], ["县区", "1月", "2月", "合计"], ["隆安县", 3, 2, 5], ["马山县", 1, 1, 2]]
    return sheet_of(folder, "counts_not_rows", rows)


@makes("tables_side_by_side")
def _tables_side_by_side(folder: Path) -> Path:
    head = ["县区", "阶段", "月", "人数", "", "奖项", "对象", "数量"]
    rows = [["2020年"], head, ["隆安县", "采集", "1月", 3, "", "献血之星", "个人", 5]]
    return sheet_of(folder, "tables_side_by_side", rows)


@makes("unknown_table")
def _unknown_table(folder: Path) -> Path:
    known = [["2020年无偿献血表彰"], ["奖项", "对象", "数量"], ["献血之星", "个人", 5]]
    other = [["办公设备"], ["设备", "存放部门", "台数"], ["打印机", "办公室", 2], ["电脑", "财务部", 3]]
    return sheet_of(folder, "unknown_table", [*known, [""], *other])
