"""The data rows of a recognised sheet as typed columns, with every bad cell named. Grain: one entry a row."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from etl.address import address
from etl.fields import NUMERIC
from etl.problems import Problem, ProblemClass
from etl.problems import cells as problem_cells
from etl.problems import sheets as problem_sheets
from etl.problems.tables import of_one_cell
from etl.sheets.headers.matching import normal
from etl.sheets.rows.source import Source, place
from etl.values import approximations, dates, names
from etl.values.cells import Cell, Parsed, Spec
from etl.values.column import parse_column

# Kinds whose dates may lie in any year: a register of validity periods.
_ANY_YEAR = frozenset({"county"})
_STAGES = ("contacted_on", "remobilised_on", "high_resolution_on", "examined_on", "collected_on")
_FALLBACK = {"ended_on": "started_on"}
# So many problems of one kind in one column are told of one by one; a person reads no more.
MANY = 200
Told = tuple[type[ProblemClass], str]


@dataclass
class Table:
    """The rows read: stored values by field, and for each row what its cells held, its qualifiers and addresses.

    `told` counts the problems of each kind in each column; `many` has the rows of those that aren't told one by one.
    """

    kind: str
    values: dict[str, list[object]] = field(default_factory=dict)
    raw: dict[int, dict[str, object]] = field(default_factory=dict)
    qualifiers: dict[int, dict[str, str]] = field(default_factory=dict)
    cells: dict[int, dict[str, str]] = field(default_factory=dict)
    rejected: set[int] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    told: Counter[Told] = field(default_factory=Counter)
    many: dict[Told, list[int]] = field(default_factory=dict)
    said: set[tuple[type[ProblemClass], str, str]] = field(default_factory=set)


def read_rows(source: Source) -> Table:
    """All data rows, rejected ones named in `rejected` by position, each with a problem for every bad cell."""
    table = Table(source.layout.kind)
    years = _row_years(source, table)
    for name in source.layout.columns:
        if name == "year" and name in source.columns:
            continue
        _read_field(source, table, name, years)
    _apply_approximations(source, table)
    _check_years(source, table, years)
    _mask_persons(source, table)
    _hide_restricted(source, table)
    table.problems += _told_as_many(source, table)
    return table


def _row_years(source: Source, table: Table) -> list[int | None]:
    """Each row's year: its 年度 cell, else the one year of the title, else none."""
    title_year = source.years[0] if len(source.years) == 1 else None
    if "year" not in source.columns:
        return [title_year] * len(source.indices)
    _read_field(source, table, "year", None)
    return [year if isinstance(year, int) else title_year for year in table.values["year"]]


def _read_field(source: Source, table: Table, name: str, years: Sequence[int | None] | None) -> None:
    column = source.layout.columns[name]
    if name not in source.columns:
        value, cell = source.given.get(name, (None, ""))
        table.values[name] = [value] * len(source.indices)
        if cell:
            for row in range(len(source.indices)):
                table.cells.setdefault(row, {})[name] = cell
        return
    decimal = name in source.decimal_dates
    spec = Spec(column.field, column.required, source.factors.get(name, Decimal(1)), decimal)
    dated = column.field.type in {"date", "month"}
    cells = source.cells[name]
    if dated and source.from_1904:
        cells = [dates.from_1904(cell) for cell in cells]
    parsed = parse_column(cells, spec, years if dated else None)
    table.values[name] = parsed.values
    _spread(source, table, name, parsed)
    for row, fault in parsed.faults.items():
        _reject(source, table, row, name, fault, source.cell(name, row))


def _spread(source: Source, table: Table, name: str, parsed: Parsed) -> None:
    differing = range(len(parsed.values)) if name in source.whole else parsed.raw
    for row in differing:
        raw = source.cell(name, row)
        table.raw.setdefault(row, {})[name] = str(raw) if isinstance(raw, dt.date) else raw
    for row, qualifier in parsed.qualifiers.items():
        table.qualifiers.setdefault(row, {})[name] = qualifier
    if name in source.origins:
        for row, origin in enumerate(source.origins[name]):
            table.cells.setdefault(row, {})[name] = origin
    if source.elsewhere and name not in source.origins:
        column = source.columns[name]
        for row, index in enumerate(source.indices):
            if cell := source.elsewhere.get((index, column)):
                table.cells.setdefault(row, {})[name] = cell


def _reject(source: Source, table: Table, row: int, name: str, fault: Cell, found: object) -> None:
    assert fault.fault is not None
    table.rejected.add(row)
    told = fault.fault, name
    if source.crosstab:
        # One cell of a crosstab's header or margin stands for many of its rows: it is told of once.
        if (cell := (*told, place(source, row, name))) in table.said:
            return
        table.said.add(cell)
    table.told[told] += 1
    if table.told[told] > MANY:
        table.many.setdefault(told, []).append(row)
    else:
        table.problems.append(_problem(source, fault.fault, row, name, found, fault.words))


def _problem(
    source: Source, problem: type[ProblemClass], row: int, name: str, found: object, words: Mapping[str, object]
) -> Problem:  # fmt: skip
    column = source.layout.columns[name]
    # What stands in a restricted sheet is nobody's business: the address says enough.
    hidden = source.layout.restricted or column.field.type in {"identity", "person_or_organisation"}
    told = problem.at(
        sheet=source.sheet, cell=place(source, row, name), found=None if hidden else found,
        field_zh=column.headers[0], field_en=column.field.en, words=words,
    )  # fmt: skip
    partners = source.crosstab.partners(row, name) if source.crosstab else None
    return told if partners is None else of_one_cell(told, [address(source.indices[row], one) for one in partners])


def _told_as_many(source: Source, table: Table) -> list[Problem]:
    """One problem for all those of one kind in one column that stand behind the first 200."""
    found = []
    for (kind, name), rows in table.many.items():
        column, cells = source.layout.columns[name], [place(source, row, name) for row in (rows[0], rows[-1])]
        found.append(problem_sheets.ManyProblems.at(
            sheet=source.sheet, cell=":".join(cells), count=len(rows), field_zh=column.headers[0],
            field_en=column.field.en, title_zh=kind.title_zh, title_en=kind.title_en,
        ))  # fmt: skip
    return found


def _apply_approximations(source: Source, table: Table) -> None:
    """The 约数 column's words, put to the figures they speak of."""
    name = "approximations"
    if name not in source.columns:
        return
    headers = {normal(header): field for field, column in source.layout.columns.items() for header in column.headers}
    numbers = [field for field, column in source.layout.columns.items() if column.field.type in NUMERIC]
    for row, text in enumerate(table.values[name]):
        if not isinstance(text, str):
            continue
        filled = [field for field in numbers if table.values[field][row] is not None]
        found = approximations.parse(text, headers, filled)
        if found is None:
            _reject(source, table, row, name, Cell(fault=problem_cells.BadApproximation), text)
            continue
        for field_name, word in found.items():
            known = table.qualifiers.setdefault(row, {}).setdefault(field_name, word)
            if known != word:
                _reject(source, table, row, field_name, Cell(fault=problem_cells.UnclearApproximation), text)


def _check_years(source: Source, table: Table, years: Sequence[int | None]) -> None:
    """The date that places a row lies within its year; of a stem-cell case at least one stage does."""
    placed_by, kind = source.layout.placed_by, source.layout.kind
    if kind in _ANY_YEAR or placed_by == "year":
        return
    stages = [name for name in _STAGES if name in source.columns] if placed_by == "stages" else [placed_by]
    for row in _suspects(table, stages, years):
        year = years[row]
        placing = [(name, table.values[name][row]) for name in stages]
        if placed_by in _FALLBACK and placing[0][1] is None:
            placing = [(_FALLBACK[placed_by], table.values[_FALLBACK[placed_by]][row])]
        known = [(name, day) for name, day in placing if isinstance(day, dt.date)]
        if known and all(day.year != year for _, day in known):
            name, day = known[0]
            _reject(source, table, row, name, Cell(fault=problem_cells.DateOutsideYear, words={"year": year}), day)


def _suspects(table: Table, stages: Sequence[str], years: Sequence[int | None]) -> list[int]:
    """Rows whose year is known and whose placing dates aren't all within it."""
    found: set[int] = set()
    for name in stages:
        days = table.values[name]
        found.update(
            row for row, (day, year) in enumerate(zip(days, years, strict=True))
            if year is not None and (day is None or (isinstance(day, dt.date) and day.year != year))
        )  # fmt: skip
    return sorted(found)


def _mask_persons(source: Source, table: Table) -> None:
    """Names of persons as 张○○, of anonymous givers as 匿名; nothing of the unmasked name stays."""
    for name, column in source.layout.columns.items():
        if column.field.type != "person_or_organisation":
            continue
        kinds = table.values.get("donor_type") or [None] * len(source.indices)
        hidden = table.values.get("is_anonymous") or [None] * len(source.indices)
        told = [(text, kind == "个人", is_hidden is True or kind == names.ANONYMOUS)
                for text, kind, is_hidden in zip(table.values[name], kinds, hidden, strict=True)]  # fmt: skip
        masked = {one: names.masked(str(one[0]), one[1], one[2]) if one[0] else None for one in set(told)}
        table.values[name] = [masked[one] for one in told]
        for raw in table.raw.values():
            raw.pop(name, None)


def _hide_restricted(source: Source, table: Table) -> None:
    """Of restricted kinds neither cells as they were nor free notes are kept."""
    if source.layout.restricted:
        table.raw.clear()
        table.values["note"] = [None] * len(source.indices)
