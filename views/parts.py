"""A figure by its parts, this year and last: frames for bars and dots, and the tables behind them."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pandas as pd

from metrics import counties, units
from metrics.metric import HQ, Reading
from views import courses, figures, tables
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

    key (county id or HQ), name, value, last_year, suppressed, hidden_text ("<5", "*" where a small count is hidden).
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
            "suppressed": [reading is not None and reading.suppressed for reading in readings],
            "hidden_text": [hidden(here, reading) for reading in readings],
        }
    )


def by_month(here: Here, key: str) -> pd.DataFrame:
    """One row a month, as `views.charts.months` takes it: this year and last, with the sums up to the same day."""
    now, before = (here.read.reading(key, scope) for scope in (here.scope, here.last_year))
    return courses.df_by_month(here, [key]).assign(total=number(now), last_total=number(before))


def month_table(here: Here, key: str, df: pd.DataFrame) -> pd.DataFrame:
    """The table behind the months, headed in the language of the page."""
    say, unit = here.say, here.read.metric(key).unit
    return pd.DataFrame(
        {
            say("course.month"): [say.month(month) for month in df["month"]],
            headed(here, say("charts.this_year"), unit): df["value"],
            headed(here, say("charts.last_year"), unit): df["last_year"],
        }
    )


def county_names(here: Here) -> Mapping[str, str]:
    """County id (and HQ, last) to name in the language of the page, in the usual order."""
    names = here.read.ask(counties.names_by_id, here.scope)
    return {county: zh if here.language == "zh" else en for county, (zh, en) in names.items()}


def number(reading: Reading | None) -> float:
    """The value as a float; NaN where nothing was reported or a small count is hidden."""
    return math.nan if reading is None or reading.value is None else float(reading.value)


def hidden(here: Here, reading: Reading | None) -> str:
    """What stands for a hidden count; empty for the others."""
    return units.format_reading(reading, here.language) if reading is not None and reading.suppressed else ""


def table(here: Here, df: pd.DataFrame, unit: str) -> pd.DataFrame:
    """The table behind a chart of parts: name, this year's value, last year's where the frame has it.

    Where a small count is hidden the values are texts, with what stands for the count.
    """
    say = here.say
    values = df["value"]
    if "suppressed" in df and df["suppressed"].any():
        values = pd.Series(
            [text or figures.number(value, unit, say) for text, value in zip(df["hidden_text"], values, strict=True)],
            dtype="object",
        )
    columns = {say("table.part"): df["name"], headed(here, say("charts.this_year"), unit): values}
    if "last_year" in df:
        columns[headed(here, say("charts.last_period"), unit)] = df["last_year"]
    return pd.DataFrame(columns)


def headed(here: Here, name: str, unit: str) -> str:
    """The heading of a column with its unit in the language of the page: 本年（元）, this year (CNY)."""
    word = unit_word(here, unit)
    return here.say("parts.headed", name=name[:1].upper() + name[1:], unit=word) if word else name


def unit_word(here: Here, unit: str) -> str:
    """A unit's name in the language of the page; empty where English has none."""
    known = units.UNITS[unit]
    return known.zh if here.language == "zh" or unit == "%" else known.en[1]
