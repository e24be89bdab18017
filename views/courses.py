"""The course of figures over the months of the year, beside last year's: frames for the charts of months."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd

from views import figures
from views.page import Here


def df_by_month(here: Here, keys: Sequence[str]) -> pd.DataFrame:
    """Grain: figure × month. programme (the figure's name), unit, month, value, last_year, total, last_total.

    `value` is blank after the cut-off's month and where a small count is hidden; `last_year` has the whole year.
    `total` and `last_total` are the figure itself, this year and in the same period of last year, on each row.
    """
    return pd.concat([_of_one(here, key) for key in keys], ignore_index=True)


def _of_one(here: Here, key: str) -> pd.DataFrame:
    metric = here.read.metric(key)
    now, before = here.read.reading(key, here.scope).value, here.read.reading(key, here.last_year).value
    return pd.DataFrame(
        {
            "programme": here.say.of(metric.name),
            "unit": metric.unit,
            "month": range(1, 13),
            "value": monthly(here, key),
            "last_year": monthly(here, key, last_year=True),
            "total": math.nan if now is None else float(now),
            "last_total": math.nan if before is None else float(before),
        }
    )


def monthly(here: Here, key: str, *, last_year: bool = False) -> list[float]:
    """The twelve months of one figure, NaN where there is none; of last year up to December."""
    scope = here.whole_last_year if last_year else here.scope
    df = here.read.split(key, scope, "month").set_index("month")["value"]
    return [float(value) for value in df.reindex(range(1, 13))]


def has_months(here: Here, key: str) -> bool:
    """Whether any month of the year has a figure to draw: they can all be hidden, or not be there yet."""
    return any(value > 0 for value in monthly(here, key))


def table(here: Here, df: pd.DataFrame) -> pd.DataFrame:
    """The same as a table to read: one row a month, two columns a figure."""
    say = here.say
    columns: dict[str, list[object]] = {say("course.month"): [say.month(month) for month in range(1, 13)]}
    for name, part in df.groupby("programme", sort=False):
        unit = str(part["unit"].iloc[0])
        columns[figures.headed(str(name), unit, say)] = part["value"].to_list()
        columns[figures.headed(say("course.last_year", name=name), unit, say)] = part["last_year"].to_list()
    return pd.DataFrame(columns)
