"""Sheets whose headers nobody knows, or that have none: proposed by what their columns hold, never loaded unasked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from etl.layout import load_layouts
from etl.report import SheetReport
from etl.sheets.kinds.recognised import POSSIBLE, SURE
from tests.etl.reading_books import Table, codes, good_row, read_sheet_of, table, write_book

LISTS = {"enum", "enum_list"}
COUNTIES = ("隆安县", "马山县", "上林县")
# These kinds have no list of values, or none that must be filled in: their contents might be anything's.
NAMELESS = {"campaign", "supported_village"}
KINDS = [kind for kind in load_layouts() if kind not in NAMELESS]


def rows_with_all_values(kind: str, count: int = 6) -> list[dict[str, Any]]:
    """Rows in which each list of values and each county occurs in turn."""
    rows = []
    for number in range(1, count + 1):
        row = good_row(kind, number)
        for name, column in load_layouts()[kind].columns.items():
            if values := list(column.field.values):
                row[name] = values[number % len(values)]
            elif column.field.type == "county":
                row[name] = COUNTIES[number % len(COUNTIES)]
        rows.append(row)
    return rows


def bare(kind: str, without: tuple[str, ...] = ("note", "approximations")) -> Table:
    """Header and rows of a kind, without title and unit."""
    return table(kind, rows_with_all_values(kind), without=without)[2:]


def read(folder: Path, rows: Table, sheet: str = "Sheet1") -> SheetReport:
    return read_sheet_of(write_book(folder / "book.xlsx", {sheet: rows}))


def unknown(rows: Table) -> Table:
    """The rows below headers that mean nothing."""
    return [[f"列{chr(0x7532 + number)}" for number in range(len(rows[0]))], *rows[1:]]


def headless(rows: Table) -> Table:
    return rows[1:]


@pytest.mark.parametrize("shape", [unknown, headless])
@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_known_by_its_lists_of_values(kind: str, shape: Callable[[Table], Table], tmp_path: Path) -> None:
    report = read(tmp_path, shape(bare(kind)))
    assert (report.kind, report.rows.loaded) == (kind, 0)
    assert POSSIBLE <= report.confidence < SURE
    assert report.header_row == (1 if shape is unknown else None)
    names = [name for name in load_layouts()[kind].columns if name not in ("note", "approximations")]
    told = {name: column for name, column in zip(names, report.columns, strict=True) if column.field}
    assert all(column.how == "from content" for column in told.values())
    lists = [name for name in names if load_layouts()[kind].columns[name].field.type in LISTS]
    assert any(column.field == name for name, column in told.items() if name in lists)
    assert "unsure_sheet" in codes(report)
    assert report.lines == ({"header": ["1"], "data": ["2-7"]} if shape is unknown else {"data": ["1-6"]})


@pytest.mark.parametrize("kind", ["organ_body_donation", "training_class", "volunteer_activity", "blood_award", "base"])
def test_all_columns_of_a_short_sheet_are_told_by_their_contents(kind: str, tmp_path: Path) -> None:
    required = [name for name, column in load_layouts()[kind].columns.items() if column.required]
    others = tuple(name for name in load_layouts()[kind].columns if name not in required)
    report = read(tmp_path, unknown(bare(kind, others)))
    assert [column.field for column in report.columns] == required
    assert report.missing == []


@pytest.mark.parametrize(
    ("field", "header"),
    [("training_type", "哪一种"), ("organiser", "谁办的"), ("ended_on", "哪天完"), ("county", "哪里")],
)
def test_one_column_that_no_wording_explains_is_proposed(field: str, header: str, tmp_path: Path) -> None:
    kind = "training_target" if field == "county" else "training_class"
    rows = table(kind, rows_with_all_values(kind), headers={field: header})
    report = read(tmp_path, rows, load_layouts()[kind].zh)
    asked = next(column for column in report.columns if column.header == header)
    assert (asked.field, asked.how) == (field, "from content")
    assert (report.confidence < SURE, report.rows.loaded, report.missing) == (True, 0, [])
    question = next(problem for problem in report.problems if problem.code == "unsure_sheet")
    assert f"由内容推断的列：{asked.letters}（{header}）" in question.message_zh
    assert f"{asked.letters}（{header}）" in question.message_en


def test_a_similar_header_above_other_contents_is_no_proposal(tmp_path: Path) -> None:
    kind = "training_class"
    rows = table(kind, rows_with_all_values(kind), headers={"certificate": "证 书 号 码"})
    column = list(load_layouts()[kind].columns).index("certificate")
    for number, row in enumerate(rows[3:]):
        row[column] = f"ZS-{number}"
    report = read(tmp_path, rows)
    assert report.missing == ["certificate"]


def test_contents_decide_between_two_kinds_that_share_their_headers(tmp_path: Path) -> None:
    headers = ["编号", "日期", "类型", "地点", "队伍", "人数"]
    rescue = [["R1", "2020-05-01", "救援", "江边", "水上队", 3], ["R2", "2020-05-02", "演练", "江边", "水上队", 4]]
    report = read(tmp_path, [headers, *rescue])
    assert report.kind == "rescue"
    others = [["V1", "2020-05-01", "节日慰问", "江边", "水上队", 3], ["V2", "2020-05-02", "义诊", "江边", "水上队", 4]]
    report = read(tmp_path, [headers, *others])
    assert (report.rows.loaded, report.confidence < SURE) == (0, True)


def test_words_of_data_are_no_header(tmp_path: Path) -> None:
    """县区 and 匿名 are values of a list of gifts, and headers elsewhere."""
    rows = bare("donation_income")
    report = read(tmp_path, headless(rows))
    assert (report.kind, report.header_row, report.lines) == ("donation_income", None, {"data": ["1-6"]})


def test_other_peoples_sheets_stay_unknown(tmp_path: Path) -> None:
    report = read(tmp_path, [["部门", "工资", "考勤"], ["办公室", 3200, 21], ["财务室", 3100, 22]])
    assert (report.kind, report.confidence, report.rows.rejected) == (None, 0.0, 3)
    assert [column.how for column in report.columns] == ["unknown"] * 3
    report = read(tmp_path, [["隆安县", 1], ["马山县", 2]])
    assert (report.kind, codes(report)) == (None, ["unknown_sheet"])


def test_a_column_with_data_and_no_header_is_pointed_out(tmp_path: Path) -> None:
    rows = table("training_class", rows_with_all_values("training_class"))
    for row in rows[4:6]:
        row.append("补充")
    report = read(tmp_path, rows)
    assert (report.rows.loaded, codes(report)) == (6, ["column_without_header"])
    assert (report.problems[0].cell, report.columns[-1].header, report.columns[-1].how) == ("S5", "", "unknown")
