"""Two figures in one cell: split by their units, else by order; what can't be told is told to nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.values.pairs import split
from tests.etl.reading_books import codes, good_row, read_sheet_of, rows_of, table, write_book

SESSIONS = ("场", "人")


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("5场/250人", ("5场", "250人")),
        ("250人/5场", ("5场", "250人")),
        ("5场250人", ("5场", "250人")),
        ("5场，250人", ("5场", "250人")),
        ("５场、２５０人", ("5场", "250人")),
        ("5场\n250人", ("5场", "250人")),
        ("5/250", ("5", "250")),
        ("5场/250", ("5场", "250")),
        ("250名/5", ("5", "250名")),
        ("1,050人/5场", ("5场", "1,050人")),
        ("三场/近40人", ("三场", "近40人")),
        ("250人", ("", "250人")),
        ("5场", ("5场", "")),
        ("", ("", "")),
        (None, ("", "")),
    ],
)
def test_parts(cell: object, parts: tuple[str, str]) -> None:
    assert split(cell, SESSIONS) == parts


@pytest.mark.parametrize("cell", [250, 5.0, "250", "5场/250人/3", "5场/250户", "5场/8场", "若干", "5场/很多", True])
def test_what_cannot_be_told(cell: object) -> None:
    assert split(cell, SESSIONS) is None


def test_a_column_of_two_fields_fills_both_and_its_total_is_compared(tmp_path: Path) -> None:
    kind, names = "training_target", {"planned_sessions": "场次/人数"}
    rows = [{**good_row(kind, n), "version": n, "planned_sessions": f"{n}场/{50 * n}人"} for n in (1, 2, 3)]
    lines = table(kind, rows, without=["planned_people"], headers=names)
    total = ["合计", "", "6场/300人"]
    path = write_book(tmp_path / "book.xlsx", {"表": [*lines, total]})
    report = read_sheet_of(path)
    assert (report.rows.loaded, codes(report)) == (3, [])
    assert [(one.cell, one.field, one.agrees) for one in report.stated_totals] == [
        ("C7", "planned_sessions", True), ("C7", "planned_people", True)
    ]  # fmt: skip
    assert [(row["planned_sessions"], row["planned_people"]) for row in rows_of(path, kind)] == [
        (1, 50), (2, 100), (3, 150)
    ]  # fmt: skip
    assert '"planned_people": "1场/50人"' in rows_of(path, kind)[0]["raw"]


def test_two_figures_below_one_field_are_a_problem(tmp_path: Path) -> None:
    rows = table("training_class", [{**good_row("training_class"), "attended_count": "5场/250人"}])
    assert codes(read_sheet_of(write_book(tmp_path / "book.xlsx", {"表": rows}))) == ["two_values"]
