"""A figure by its parts, this year and last: frames for bars, dots and panels."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pandas as pd

from metrics import counties
from metrics.metric import HQ, Reading
from views import tables
from views.page import Here


def by_part(here: Here, key: str, column: str) -> pd.DataFrame:
    """One row for each value of a column: key (as the sheets write it), name, value, last_year; NaN = no figure."""
    now = here.read.split(key, here.scope, column)
    before = here.read.split(key, here.last_year, column).set_index(column)["value"]
    names = tables.value_names(here, column)
    now = now.loc[now[column].notna()]
    return pd.DataFrame(
        {
            "key": now[column],
            "name": [names.get(part, str(part)) for part in now[column]],
            "value": now["value"],
            "last_year": [float(before.get(part, math.nan)) for part in now[column]],
        }
    ).reset_index(drop=True)


def by_county(here: Here, key: str) -> pd.DataFrame:
    """One row a county in the usual order, the city society itself last where it has rows.

    key (county id or HQ), name, value, last_year, suppressed (why a count is hidden; empty where it isn't).
    """
    now, before = here.read.by_county(key, here.scope), here.read.by_county(key, here.last_year)
    own = now.get(HQ)
    with_own = own is not None and bool(own.rows or own.suppressed)
    names = {county: name for county, name in county_names(here).items() if county != HQ or with_own}
    readings = [now.get(county) for county in names]
    return pd.DataFrame(
        {
            "key": list(names),
            "name": list(names.values()),
            "value": [number(reading) for reading in readings],
            "last_year": [number(before.get(county)) for county in names],
            "suppressed": [reading.notes[0] if reading and reading.suppressed else "" for reading in readings],
        }
    )


def county_names(here: Here) -> Mapping[str, str]:
    """County id (and HQ, last) to name in the language of the page, in the usual order."""
    names = here.read.ask(counties.names_by_id, here.scope)
    return {county: zh if here.language == "zh" else en for county, (zh, en) in names.items()}


def number(reading: Reading | None) -> float:
    """The value as a float; NaN where nothing was reported or a small count is hidden."""
    return math.nan if reading is None or reading.value is None else float(reading.value)
