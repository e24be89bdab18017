"""Monthly returns that seem to hold what has come together since January, not what each month brought."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from etl.problems import Problem
from etl.problems import sheets as problem_sheets
from etl.report import StatedTotal
from etl.sheets.rows import Source, place

# Fewer months rise by chance, and so do small numbers.
_MONTHS, _SERIES = 4, 2
Series = dict[dt.date, tuple[Decimal, int]]


def questions(
    source: Source, values: Mapping[str, Sequence[object]], loaded: Sequence[bool], stated: Sequence[StatedTotal]
) -> list[Problem]:  # fmt: skip
    """What must be asked about a sheet of months: a certain case rejects the sheet, a likely one is pointed out."""
    if source.layout.placed_by != "month":
        return []
    found: list[Problem] = []
    for name in (name for name in source.columns if source.layout.columns[name].field.is_summed):
        totals = [total for total in stated if total.field == name]
        if any(total.agrees for total in totals):
            continue
        series = _series(source, values, name, loaded)
        rising = [one for one in series if len(one) >= _MONTHS and _rises(one)]
        latest = sum((one[max(one)][0] for one in series), Decimal(0))
        if rising and len(rising) == len(series) and any(Decimal(total.value) == latest for total in totals):
            found.append(_problem(problem_sheets.CumulativeMonths, source, name, rising[0]))
        elif len(rising) >= _SERIES and len(rising) == len(series):
            found.append(_problem(problem_sheets.RisingMonths, source, name, rising[0]))
        else:
            found += _repeated(source, name, series)
    return found


def _series(
    source: Source, values: Mapping[str, Sequence[object]], name: str, loaded: Sequence[bool]
) -> list[Series]:  # fmt: skip
    """The months of each county, type, step and year, with the row that says it."""
    keys = [key for key in source.layout.key if key != "month"]
    found: dict[tuple[object, ...], Series] = {}
    for row, month in enumerate(values["month"]):
        figure = values[name][row]
        if loaded[row] and isinstance(month, dt.date) and figure is not None:
            key = (month.year, *(values[key][row] for key in keys))
            found.setdefault(key, {})[month] = (Decimal(str(figure)), row)
    return list(found.values())


def _rises(series: Series) -> bool:
    figures = [series[month][0] for month in sorted(series)]
    never_falls = all(later >= earlier for earlier, later in pairwise(figures))
    return never_falls and len(set(figures)) >= _MONTHS - 1


def _repeated(source: Source, name: str, series: Sequence[Series]) -> list[Problem]:
    """Months in which every figure is the month before's, three at least and none of them 0 or 1 alone."""
    found = []
    for month in sorted({month for one in series for month in one}):
        before = max((other for one in series for other in one if other < month), default=None)
        pairs = [(one[month], one[before]) for one in series if before and month in one and before in one]
        told = [(now, then) for now, then in pairs if max(now[0], then[0]) > 1]
        if len(told) >= _SERIES + 1 and all(now[0] == then[0] for now, then in pairs):
            row = min(now[1] for now, _ in told)
            found.append(_at(problem_sheets.RepeatedMonth, source, name, row, f"{month:%Y-%m}"))
    return found


def _problem(kind: type[problem_sheets.CumulativeMonths], source: Source, name: str, series: Series) -> Problem:
    return _at(kind, source, name, series[max(series)][1])


def _at(
    kind: type[problem_sheets.CumulativeMonths], source: Source, name: str, row: int, month: str = ""
) -> Problem:  # fmt: skip
    column = source.layout.columns[name]
    return kind.at(sheet=source.sheet, cell=place(source, row, name), field_zh=column.headers[0],
                   field_en=column.field.en, month=month)  # fmt: skip
