"""The published figures of 2020 come out of the sample workbooks, counted in plain Python."""

from __future__ import annotations

import csv
import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from tests.data.figures import FIGURES
from tests.data.plain import SAMPLE

CUT_OFF = dt.date(2020, 12, 4)


def _published() -> dict[str, dict[str, str]]:
    file: Path = SAMPLE.parent / "reference" / "published-2020.csv"
    with file.open(encoding="utf-8", newline="") as stream:
        return {row["key"]: row for row in csv.DictReader(stream)}


PUBLISHED = _published()


def test_every_published_figure_is_counted():
    assert set(FIGURES) == set(PUBLISHED)
    assert len(PUBLISHED) == 62


@pytest.mark.parametrize("key", PUBLISHED)
def test_figure_comes_out_as_published(key: str):
    row = PUBLISHED[key]
    within = Decimal(row["rounded_to"] or 0) / 2
    for day in {CUT_OFF, dt.date.fromisoformat(row["as_of"])}:
        value, qualifier = FIGURES[key](day)
        assert abs(value - Decimal(row["value"])) <= within, f"{key} at {day}: {value}"
        assert qualifier == row["qualifier"], f"{key} at {day}"


def test_rounded_amounts_are_not_simply_the_rounded_ones():
    for key in ("covid_donations_cash", "covid_donations_goods_value", "spring_relief_raised", "training_funds"):
        assert FIGURES[key](CUT_OFF)[0] != Decimal(PUBLISHED[key]["value"])


@pytest.mark.parametrize("key", ["training_sessions", "training_people", "hsc_contacted", "organ_donations"])
def test_rows_after_the_cut_off_exist(key: str):
    assert FIGURES[key](dt.date(2020, 12, 31))[0] > FIGURES[key](CUT_OFF)[0]


def test_gifts_after_the_epidemic_campaign_do_not_count_as_the_campaigns():
    last = dt.date(2020, 10, 13)
    assert FIGURES["covid_donations_value"](CUT_OFF) == FIGURES["covid_donations_value"](last)
