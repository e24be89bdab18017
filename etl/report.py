"""What reading a file yields, as plain data: one FileResult a file, one SheetReport a sheet; both travel as JSON."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Self

from etl.files.origins import Origin
from etl.files.visibility import spans
from etl.problems import Problem

IGNORED = (
    "title", "unit", "header", "narrative", "total", "subtotal", "blank", "note", "example", "duplicate",
)  # fmt: skip


_PLAIN = frozenset({str, int, float, bool, type(None)})


@dataclass
class RowCounts:
    """Every row of a sheet in exactly one class: present = loaded + rejected + the ignored ones."""

    present: int = 0
    loaded: int = 0
    rejected: int = 0
    ignored: dict[str, int] = field(default_factory=lambda: dict.fromkeys(IGNORED, 0))

    def holds(self) -> bool:
        """Whether every row is accounted for."""
        return self.present == self.loaded + self.rejected + sum(self.ignored.values())


@dataclass(frozen=True)
class ColumnReport:
    """One column: its header cell, and the field it was taken for and how (None: not read, and why).

    `unit` is that of its numbers as they stand in the sheet, `unit_from` what states it ("field": nothing there).
    """

    cell: str
    header: str
    field: str | None
    how: str
    unit: str = ""
    unit_from: str = ""

    @property
    def letters(self) -> str:
        """The letters of the column: AB for AB3."""
        return self.cell.rstrip("0123456789")


@dataclass(frozen=True)
class StatedTotal:
    """A total that the sheet states, in the base unit, beside the sum of the rows it speaks of."""

    cell: str
    field: str
    value: str
    computed: str
    agrees: bool


@dataclass
class SheetReport:
    """What was understood of one sheet. `kind` is None when no layout fits.

    `lines` says which rows are what: class → runs of row numbers, such as {"title": ["1"], "data": ["4-20", "22"]}.
    `in_part` are the rejected rows of which other cells load: of a crosstab, or of tables side by side.
    `stated` are the fields that titles or the sheet's name say for all rows.
    `across` are the fields whose values stand in the header of a crosstab. Where a sheet holds tables of several kinds
    each kind has a report, numbered by `block`; `spans` are the first and last rows of its tables.
    """

    sheet: str
    kind: str | None = None
    confidence: float = 0.0
    header_row: int | None = None
    title: str = ""
    sheet_year: int | None = None
    is_sample: bool = False
    columns: list[ColumnReport] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    factors: dict[str, str] = field(default_factory=dict)
    rows: RowCounts = field(default_factory=RowCounts)
    lines: dict[str, list[str]] = field(default_factory=dict)
    in_part: list[str] = field(default_factory=list)
    stated: list[str] = field(default_factory=list)
    across: list[str] = field(default_factory=list)
    block: int = 1
    spans: list[list[int]] = field(default_factory=list)
    sums: dict[str, str] = field(default_factory=dict)
    stated_totals: list[StatedTotal] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def to_dict(self) -> dict[str, Any]:
        """The report as JSON-serialisable data."""
        return _plain_fields(self)

    def holds_row(self, row: int) -> bool:
        """Whether a row of the sheet, from 1, belongs to the tables of this report."""
        return any(first <= row <= last for first, last in self.spans)

    @classmethod
    def from_dict(cls, entry: dict[str, Any]) -> Self:
        """The report from its JSON form."""
        return cls(
            **{
                **entry,
                "rows": RowCounts(**entry["rows"]),
                "columns": [ColumnReport(**column) for column in entry["columns"]],
                "stated_totals": [StatedTotal(**total) for total in entry["stated_totals"]],
                "problems": [Problem(**problem) for problem in entry["problems"]],
            }
        )


@dataclass
class FileResult:
    """What one file yields. `file` is relative to the loaded folder; `tables` maps a kind to its Parquet file,
    in which the rows go by `content`: the hash and the ending, for under another ending bytes are read in another way.
    `corrects` says which file this one is a corrected answer to, if it is one.
    """

    file: str
    sha256: str
    size_bytes: int
    sheets: list[SheetReport] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    tables: dict[str, str] = field(default_factory=dict)
    content: str = ""
    corrects: Origin | None = None

    @classmethod
    def from_dict(cls, entry: dict[str, Any]) -> Self:
        """The result from its JSON form."""
        corrects = Origin.from_dict(entry["corrects"]) if entry.get("corrects") else None
        sheets = [SheetReport.from_dict(sheet) for sheet in entry["sheets"]]
        problems = [Problem(**problem) for problem in entry["problems"]]
        return cls(**{**entry, "sheets": sheets, "problems": problems, "corrects": corrects})

    def to_dict(self) -> dict[str, Any]:
        """The result as JSON-serialisable data."""
        return _plain_fields(self)

    def named(self, file: str) -> FileResult:
        """The same result under another file name, in its problems too (one content may lie under two names)."""
        sheets = [dataclasses.replace(sheet, problems=_named(sheet.problems, file)) for sheet in self.sheets]
        return dataclasses.replace(self, file=file, sheets=sheets, problems=_named(self.problems, file))

    def to_inspect(self) -> list[dict[str, Any]]:
        """The entries of `python -m etl inspect --json`: one a sheet, or one for the file when it has none."""
        if not self.sheets:
            empty = SheetReport(sheet="").to_dict()
            problems = [_plain_fields(problem) for problem in self.problems]
            return [{"file": self.file, **empty, "problems": problems}]
        entries = [{"file": self.file, **sheet.to_dict()} for sheet in self.sheets]
        entries[0]["problems"] = [_plain_fields(problem) for problem in self.problems] + entries[0]["problems"]
        return entries


def _named(problems: list[Problem], file: str) -> list[Problem]:
    return [dataclasses.replace(problem, file=file) for problem in problems]


def _plain_fields(record: object) -> dict[str, Any]:
    """A dataclass as plain data. dataclasses.asdict copies every leaf and takes ten times as long."""
    return {name: _plain(value) for name, value in vars(record).items()}


def _plain(value: object) -> object:
    if value.__class__ in _PLAIN:
        return value
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return value if isinstance(value, str | int | float) else _plain_fields(value)


def runs(rows: Iterable[int]) -> list[str]:
    """Row numbers as runs: 4-20, 22."""
    return [f"{first}-{last}" if last > first else f"{first}" for first, last in spans(rows)]


def rows_of_runs(told: Iterable[str]) -> Iterator[int]:
    """The row numbers that runs stand for."""
    for run in told:
        first, _, last = run.partition("-")
        yield from range(int(first), int(last or first) + 1)


def plain_number(number: Decimal) -> str:
    """A number as text without exponent or trailing zeros: 1037000, 0.5."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
