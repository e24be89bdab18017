"""What an address asks for, as far as the data answer: what is missing takes its default, what can't be is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pandas as pd

from metrics.counties import UnknownCountyError, resolve
from metrics.metric import Scope
from views.address import (
    AS_OF,
    COMPARE,
    COUNTY,
    LANGUAGE,
    LANGUAGES,
    NAMES,
    PRESENT,
    YEAR,
    YEARS_BACK,
    Chosen,
    Unknown,
    day,
    language_of,
)
from views.session import Reader


def read(reader: Reader, asked: Mapping[str, str], today: dt.date) -> Chosen:
    """What an address asks for. What is missing takes its default; what can't be is left out and told."""
    wrong: dict[str, bool] = {}
    year = _year(reader, asked, wrong)
    as_of = _cut_off(reader, asked, year, today, wrong)
    county = _county(reader, asked, Scope(year, as_of), wrong)
    compare = next((each for each in YEARS_BACK if each == asked.get(COMPARE, "last")), None)
    wrong[COMPARE] = compare is None
    wrong[LANGUAGE] = asked.get(LANGUAGE, "zh") not in LANGUAGES
    wrong[PRESENT] = asked.get(PRESENT, "1") != "1"
    unknown = tuple(Unknown(name, asked[name]) for name in NAMES if wrong.get(name) and name in asked)
    return Chosen(Scope(year, as_of, county), compare or "last", language_of(asked), asked.get(PRESENT) == "1", unknown)


def default_cut_off(reader: Reader, year: int, today: dt.date) -> dt.date:
    """The cut-off a year starts with: the one that reference data name, else its last day, but never in the future."""
    signing = reader.table("dim_signing")
    named = signing.loc[signing["year"] == year]
    if "cut_off" in named and named["cut_off"].notna().any():
        return pd.Timestamp(named["cut_off"].dropna().iloc[0]).date()
    last = dt.date(year, 12, 31)
    return min(last, today) if today.year == year else last


def _year(reader: Reader, asked: Mapping[str, str], wrong: dict[str, bool]) -> int:
    years = {str(year): year for year in reader.years}
    text, as_of = asked.get(YEAR, ""), day(asked.get(AS_OF, ""))
    if text in years:
        return years[text]
    wrong[YEAR] = bool(text)
    newest = next(iter(years.values()), dt.date.today().year)
    return as_of.year if as_of and str(as_of.year) in years and not text else newest


def _cut_off(reader: Reader, asked: Mapping[str, str], year: int, today: dt.date, wrong: dict[str, bool]) -> dt.date:
    as_of = day(asked.get(AS_OF, ""))
    if as_of is not None and as_of.year == year:
        return as_of
    # A cut-off beside a year that isn't there is not wrong by itself: the year has been told.
    wrong[AS_OF] = AS_OF in asked and not wrong.get(YEAR)
    return default_cut_off(reader, year, today)


def _county(reader: Reader, asked: Mapping[str, str], scope: Scope, wrong: dict[str, bool]) -> str | None:
    text = asked.get(COUNTY, "")
    if not text:
        return None
    try:
        return reader.ask(resolve, text, scope)
    except UnknownCountyError:
        wrong[COUNTY] = True
        return None
