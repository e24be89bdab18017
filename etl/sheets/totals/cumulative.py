"""Monthly returns that seem to hold what has come together since January, not what each month brought: asked about,
and, once somebody has said that they do, turned into each month's own figures.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from etl.problems import Problem
from etl.problems import months as problem_months
from etl.report import StatedTotal
from etl.sheets.rows.source import Source, place
from etl.sheets.rows.typed import Table

# Fewer months rise by chance, and so do small numbers.
_MONTHS, _SERIES, _ALONE = 4, 2, 6
OWN, CUMULATIVE = "own", "cumulative"
Series = dict[dt.date, tuple[Decimal, int]]
Key = tuple[object, ...]
Values = Mapping[str, Sequence[object]]


def questions(
    source: Source, values: Values, loaded: Sequence[bool], stated: Sequence[StatedTotal]
) -> tuple[list[Problem], set[int]]:  # fmt: skip
    """What must be asked about a sheet of months, and the rows that wait for the answer: all of them where the last
    month is the stated total, those of a month that is the one before again; a mere rise is only pointed out.
    """
    found: list[Problem] = []
    waiting: set[int] = set()
    for name in _figures(source):
        totals = [total for total in stated if total.field == name]
        if any(total.agrees for total in totals):
            continue
        series = [*_series(source, values, name, loaded).values()]
        rising = [one for one in series if len(one) >= _MONTHS and _rises(one)]
        latest = sum((one[max(one)][0] for one in series), Decimal(0))
        if rising and len(rising) == len(series) and any(Decimal(total.value) == latest for total in totals):
            found.append(_problem(problem_months.CumulativeMonths, source, name, rising[0]))
            waiting.update(range(len(source.indices)))
        elif len(rising) == len(series) and any(len(one) >= _ALONE or len(rising) >= _SERIES for one in rising):
            found.append(_problem(problem_months.RisingMonths, source, name, rising[0]))
        else:
            for month, rows in _repeated(series):
                found.append(_at(problem_months.RepeatedMonth, source, name, min(rows), f"{month:%Y-%m}"))
                waiting.update(rows)
    return found, waiting


def own_figures(source: Source, table: Table) -> None:
    """Turns figures since January into each month's own: less those of the month before it in the sheet.

    A figure below the month before's is a problem of its row, and so is one behind a month that couldn't be read. What
    the cells held stays beside the values.
    """
    for name in _figures(source):
        lost = _unread(source, table, name)
        for key, one in _series(source, table.values, name, [True] * len(source.indices)).items():
            for before, month in pairwise([dt.date.min, *sorted(one)]):
                figure, row = one[month]
                own = figure - one[before][0] if before in one else figure
                gap = max((other for other in lost.get(key, ()) if before < other < month), default=None)
                if gap and row not in table.rejected:
                    _reject(source, table, problem_months.CumulativeGap, name, row, (month, gap))
                elif own < 0:
                    _reject(source, table, problem_months.CumulativeFalls, name, row, (month, before))
                if before not in one:
                    continue
                if not source.layout.restricted:
                    table.raw.setdefault(row, {}).setdefault(name, float(figure))
                table.values[name][row] = type(table.values[name][row])(own)  # type: ignore[call-arg] # int or Decimal


def _unread(source: Source, table: Table, name: str) -> dict[Key, set[dt.date]]:
    """The months of each series whose figure is there and can't be read."""
    found: dict[Key, set[dt.date]] = {}
    for row in table.rejected:
        month = table.values["month"][row]
        if table.values[name][row] is None and isinstance(month, dt.date):
            found.setdefault(_key(source, table.values, row, month), set()).add(month)
    return found


def _reject(
    source: Source, table: Table, kind: type[problem_months.CumulativeMonths], name: str, row: int,
    months: tuple[dt.date, dt.date],
) -> None:  # fmt: skip
    month, before = (f"{one:%Y-%m}" for one in months)
    table.rejected.add(row)
    table.problems.append(_at(kind, source, name, row, month, before))


def _figures(source: Source) -> list[str]:
    """The summed columns of a sheet of months; none of any other sheet."""
    if source.layout.placed_by != "month":
        return []
    return [name for name in source.columns if source.layout.columns[name].field.is_summed]


def _key(source: Source, values: Values, row: int, month: dt.date) -> Key:
    return (month.year, *(values[key][row] for key in source.layout.key if key != "month"))


def _series(source: Source, values: Values, name: str, loaded: Sequence[bool]) -> dict[Key, Series]:
    """The months of each county, type, step and year, with the row that says it."""
    found: dict[Key, Series] = {}
    for row, month in enumerate(values["month"]):
        figure = values[name][row]
        if loaded[row] and isinstance(month, dt.date) and figure is not None:
            found.setdefault(_key(source, values, row, month), {})[month] = (Decimal(str(figure)), row)
    return found


def _rises(series: Series) -> bool:
    figures = [series[month][0] for month in sorted(series)]
    never_falls = all(later >= earlier for earlier, later in pairwise(figures))
    return never_falls and len(set(figures)) >= _MONTHS - 1


def _repeated(series: Sequence[Series]) -> list[tuple[dt.date, list[int]]]:
    """Months in which every figure is the month before's, three at least and none of them 0 or 1 alone; their rows."""
    found = []
    for month in sorted({month for one in series for month in one}):
        before = max((other for one in series for other in one if other < month), default=None)
        pairs = [(one[month], one[before]) for one in series if before and month in one and before in one]
        told = [now for now, then in pairs if max(now[0], then[0]) > 1]
        if len(told) > _SERIES and all(now[0] == then[0] for now, then in pairs):
            found.append((month, [row for (_, row), _ in pairs]))
    return found


def _problem(kind: type[problem_months.CumulativeMonths], source: Source, name: str, series: Series) -> Problem:
    return _at(kind, source, name, series[max(series)][1])


def _at(
    kind: type[problem_months.CumulativeMonths], source: Source, name: str, row: int, month: str = "", before: str = ""
) -> Problem:  # fmt: skip
    column = source.layout.columns[name]
    return kind.at(sheet=source.sheet, cell=place(source, row, name), field_zh=column.headers[0],
                   field_en=column.field.en, month=month, before=before)  # fmt: skip
