"""Random crosstabs beside the same rows as a plain list: what an office sends, and what it should have sent."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from etl.fields import load_fields
from etl.layout import load_layouts
from tests.etl.reading_books import Table, table, write_book

COUNTIES = ("隆安县", "马山县", "上林县", "宾阳县", "横县")
YEAR = 2020
# Kind, its fields across and down, what all rows share.
_FORMS: Sequence[tuple[str, tuple[str, ...], tuple[str, ...], Mapping[str, Any]]] = (
    ("stem_cell_monthly", ("month",), ("county", "stage"), {}),
    ("stem_cell_monthly", ("month", "stage"), ("county",), {}),
    ("stem_cell_monthly", ("county",), ("month", "stage"), {}),
    ("organ_body_donation", ("donation_type", "donation_step"), ("county", "month"), {"count_unit": "例"}),
    ("organ_body_donation", ("month", "donation_step"), ("county", "donation_type"), {"count_unit": "例"}),
    ("blood_award", ("award_object",), ("award",), {"year": YEAR}),
    ("blood_award", ("award", "award_object"), ("county",), {"year": YEAR}),
)
_MONTHS = ("{}月", "{}月份", "2020年{}月", " {} 月")
Key = tuple[Any, ...]


@dataclass
class Crosstab:
    """A sheet with a crosstab, its merges, and the rows that must be read from it, with the cell of each figure."""

    kind: str
    cells: Table
    merges: list[tuple[int, int, int, int]]
    rows: list[dict[str, Any]]
    places: list[tuple[int, int]]
    stated: int
    lines: int = field(default=0)

    @property
    def figure(self) -> str:
        """The field that the cells hold."""
        crosstab = load_layouts()[self.kind].crosstab
        assert crosstab is not None
        return crosstab.cells[0]

    def as_list(self) -> Table:
        """The same rows one below the other, as the template has them."""
        names = {name for row in self.rows for name in row}
        without = [name for name in load_layouts()[self.kind].columns if name not in names]
        return table(self.kind, self.rows, without=without, unit="")


def _values(name: str) -> Sequence[Any]:
    if name == "county":
        return COUNTIES
    if name == "month":
        return [dt.date(YEAR, month, calendar.monthrange(YEAR, month)[1]) for month in range(1, 13)]
    return list(load_fields()[name].values)


def _keys(draw: st.DrawFn, names: Sequence[str]) -> list[Key]:
    """Some of the values of one or two fields, crossed."""
    found: list[Key] = [()]
    for name in names:
        chosen = draw(st.lists(st.sampled_from(_values(name)), min_size=2, max_size=4, unique=True))
        found = [(*key, value) for key in found for value in chosen]
    return found


def _header(value: Any, month: str) -> str:
    return month.format(value.month) if isinstance(value, dt.date) else str(value)


@st.composite
def crosstabs(draw: st.DrawFn) -> Crosstab:
    """Any of the forms, with blanks, merged headers or headers in each column, totals or none."""
    kind, across, down, same = draw(st.sampled_from(_FORMS))
    columns, lines = _keys(draw, across), _keys(draw, down)
    month, merged = draw(st.sampled_from(_MONTHS)), draw(st.booleans())
    has_total, has_last = draw(st.booleans()), draw(st.booleans())
    layout = load_layouts()[kind]
    cells: Table = [[f"{YEAR}年{layout.zh}"], *([["单位：例"]] if "count_unit" in same else [])]
    top, merges = len(cells), []
    labels = [layout.columns[name].headers[0] for name in down]
    for level in range(len(across)):
        head = [_header(key[level], month) for key in columns]
        if merged and level == 0 and len(across) > 1:
            runs = [at for at in range(len(head)) if at == 0 or head[at] != head[at - 1]]
            for start, end in zip(runs, [*runs[1:], len(head)], strict=True):
                if end - start > 1:
                    merges.append((top, len(down) + start, top, len(down) + end - 1))
                    head[start + 1 : end] = [""] * (end - start - 1)
        cells.append([*labels, *head, *(["合计"] if has_total else [])])
    if len(across) > 1:
        for column in (*range(len(down)), *([len(down) + len(columns)] if has_total else [])):
            merges.append((top, column, top + 1, column))
            cells[top + 1][column] = ""
    made = Crosstab(kind, cells, merges, [], [], 0)
    sums: dict[int, int] = {}
    for line in lines:
        row: list[Any] = [_header(value, "{}月") for value in line]
        total, filled = 0, False
        for at, key in enumerate(columns):
            value = draw(st.one_of(st.just(""), st.integers(0, 60), st.integers(0, 60).map(float)))
            row.append(value)
            if value == "":
                continue
            filled, total = True, total + int(value)
            sums[at] = sums.get(at, 0) + int(value)
            made.rows.append({**same, **dict(zip(across, key, strict=True)), **dict(zip(down, line, strict=True)),
                              made.figure: int(value)})  # fmt: skip
            made.places.append((len(cells), len(down) + at))
        cells.append([*row, *([total if filled else ""] if has_total else [])])
        made.stated += has_total and filled
        made.lines += filled
    if has_last and sums:
        whole = [sum(sums.values())] if has_total else []
        cells.append(["合计", *[""] * (len(down) - 1), *(sums.get(at, 0) for at in range(len(columns))), *whole])
        made.stated += len(columns) + has_total
    return made


def book(folder: Path, rows: Table, name: str = "表", **more: Any) -> Path:
    return write_book(folder / f"{name}.xlsx", {"Sheet1": rows}, **more)


STEM: Table = [
    ["2020年造血干细胞月报"],
    ["县区", "采集", "", "体检", "", "合计"],
    ["", "1月", "2月", "1月", "2月", ""],
    ["隆安县", 1, "", 5, 2, 8],
    ["马山县", "", 2, 3, "", 5],
    ["横县", "", "", "", "", ""],
    ["合计", 1, 2, 8, 2, 13],
]
MERGES = [(1, 0, 2, 0), (1, 1, 1, 2), (1, 3, 1, 4), (1, 5, 2, 5)]
STEM_LIST: Table = [
    ["2020年造干月报"],
    ["月", "县区", "阶段", "人数"],
    ["2020-01-31", "隆安县", "采集", 1], ["2020-01-31", "隆安县", "体检", 5], ["2020-02-29", "隆安县", "体检", 2],
    ["2020-02-29", "马山县", "采集", 2], ["2020-01-31", "马山县", "体检", 3],
]  # fmt: skip


TRAINING: Table = [
    ["县区", "万人培训", "", "普及", ""],
    ["", "场次", "人数", "场次", "人数"],
    ["隆安县", 3, 150, 2, 100],
    ["马山县", 1, 50, "", ""],
]


def training_book(folder: Path, title: str, name: str = "表", *more: str) -> Path:
    rows = [[title], *(list(row) for row in TRAINING)]
    for kind in more:
        for row, cells in zip(rows[1:], ([kind, ""], ["场次", "人数"], [1, 30], [1, 30]), strict=True):
            row += cells
    merges = [(1, 0, 2, 0), (1, 1, 1, 2), (1, 3, 1, 4), *((1, 5 + 2 * n, 1, 6 + 2 * n) for n in range(len(more)))]
    return book(folder, rows, name, merges=merges)
