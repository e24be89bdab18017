"""The course of figures over the months of the year, beside the year compared with: frames for charts of months."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd

from views import figures, parts, planned
from views.page import Here
from views.tables import Opens


def df_by_month(here: Here, keys: Sequence[str]) -> pd.DataFrame:
    """Grain: figure × month. programme (the figure's name), unit, month, value, compared, plan, total, total_compared.

    `value` is blank after the cut-off's month and where a small count is hidden; `compared` and `plan` have the whole
    year, plan where a target was set.
    `total` and `total_compared` are the figure itself, this year and in the same period of the other, on each row.
    """
    return pd.concat([_of_one(here, key) for key in keys], ignore_index=True)


def _of_one(here: Here, key: str) -> pd.DataFrame:
    metric = here.read.metric(key)
    now, before = here.read.reading(key, here.scope).value, here.readings_then([key]).get(key)
    return pd.DataFrame(
        {
            "programme": here.say.of(metric.name),
            "unit": metric.unit,
            "month": range(1, 13),
            "value": monthly(here, key),
            "compared": monthly(here, key, then=True),
            "total": math.nan if now is None else float(now),
            "opens": [parts.mark(here, key, here.scope, "month", month) for month in range(1, 13)],
            "opens_compared": [parts.mark(here, key, here.whole_compared, "month", month) for month in range(1, 13)],
            "plan": planned.months(here, key),
            "opens_plan": planned.marks_by_month(here, key),
            "total_compared": math.nan if before is None or before.value is None else float(before.value),
        }
    )


def monthly(here: Here, key: str, *, then: bool = False) -> list[float]:
    """The twelve months of one figure, NaN where there is none; of the year compared with up to December."""
    scope = here.whole_compared if then else here.scope
    if scope is None:
        return [math.nan] * 12
    df = here.read.split(key, scope, "month").set_index("month")["value"]
    return [float(value) for value in df.reindex(range(1, 13))]


def has_months(here: Here, key: str) -> bool:
    """Whether any month of the year has a figure to draw: they can all be hidden, or not be there yet."""
    return any(value > 0 for value in monthly(here, key))


def opens(here: Here, df: pd.DataFrame) -> Opens:
    """What the cells of `table` lead to."""
    say = here.say
    found = {}
    for name, part in df.groupby("programme", sort=False):
        unit = str(part["unit"].iloc[0])
        found[figures.headed(str(name), unit, say)] = list(part["opens"])
        if here.compared:
            heading = figures.headed(say("course.compared", name=name, then=here.then), unit, say)
            found[heading] = list(part["opens_compared"])
        if part["plan"].notna().any():
            found[figures.headed(say("plan.column", name=name), unit, say)] = list(part["opens_plan"])
    return found


def table(here: Here, df: pd.DataFrame) -> pd.DataFrame:
    """The same as a table to read: one row a month, two columns a figure."""
    say = here.say
    columns: dict[str, list[object]] = {say("course.month"): [say.month(month) for month in range(1, 13)]}
    for name, part in df.groupby("programme", sort=False):
        unit = str(part["unit"].iloc[0])
        columns[figures.headed(str(name), unit, say)] = part["value"].to_list()
        if here.compared:
            heading = figures.headed(say("course.compared", name=name, then=here.then), unit, say)
            columns[heading] = part["compared"].to_list()
        if part["plan"].notna().any():
            columns[figures.headed(say("plan.column", name=name), unit, say)] = part["plan"].round().to_list()
    return pd.DataFrame(columns)
