"""Which notes belong to which chart."""

from __future__ import annotations

import datetime as dt
from itertools import product

import pytest

from metrics.notes.concern import Shown, concerning, concerns
from metrics.notes.note import About, Action, Entry, Note

FEBRUARY, APRIL, DECEMBER_BEFORE = dt.date(2020, 2, 1), dt.date(2020, 4, 1), dt.date(2019, 12, 1)
START, END = dt.date(2020, 1, 1), dt.date(2020, 12, 4)
OVER_TIME = Shown(("training_people",), START, END, by_month=True)
BY_COUNTY = Shown(("training_people",), START, END, by_county=True)
PLAIN = Shown(("training_people", "training_sessions"), START, END)
OF_COUNTY = Shown(("training_people",), START, END, county_id="1")
EARLY = Shown(("training_people",), START, dt.date(2020, 1, 31), by_month=True)

METRIC, OTHER = About("training_people"), About("relief_people")
COUNTY, MONTHS = About(county_id="1"), About(first_month=FEBRUARY, last_month=APRIL)
BOTH, ALL = About("training_people", "1"), About("training_people", "1", FEBRUARY, APRIL)
LONG_AGO = About("training_people", None, DECEMBER_BEFORE, DECEMBER_BEFORE)

BELONGS = {
    OVER_TIME: {METRIC, MONTHS, BOTH, ALL},
    BY_COUNTY: {METRIC, COUNTY, BOTH, ALL},
    PLAIN: {METRIC, BOTH, ALL},
    OF_COUNTY: {METRIC, COUNTY, BOTH, ALL},
    EARLY: {METRIC, BOTH},
}


ABOUTS = (METRIC, OTHER, COUNTY, MONTHS, BOTH, ALL, LONG_AGO, About("training_people", "2"))


@pytest.mark.parametrize(("shown", "about"), [*product(BELONGS, ABOUTS)])
def test_a_note_belongs_to_what_it_is_about(shown: Shown, about: About) -> None:
    of_another_county = about.county_id == "2" and shown.county_id != "1"
    assert concerns(about, shown) is (about in BELONGS[shown] or of_another_county)


def test_a_month_counts_to_its_last_day() -> None:
    assert concerns(ALL, Shown(("training_people",), dt.date(2020, 4, 30), END))
    assert not concerns(ALL, Shown(("training_people",), dt.date(2020, 5, 1), END))
    assert concerns(About("training_people", None, DECEMBER_BEFORE, DECEMBER_BEFORE), Shown(
        ("training_people",), dt.date(2019, 12, 31), END))  # fmt: skip


def note(number: int, about: About, *actions: Action) -> Note:
    at = dt.datetime(2020, 12, 4, tzinfo=dt.UTC)
    happened = enumerate(actions or ("written",))
    return Note(tuple(Entry(number * 10 + step, number, action, at, "甲", about, "") for step, action in happened))


def test_withdrawn_ones_are_gone_and_the_rest_stands_in_order_of_months() -> None:
    found = concerning(
        [note(1, ALL), note(2, METRIC), note(3, METRIC, "written", "withdrawn"), note(4, OTHER)], OVER_TIME
    )
    assert [each.number for each in found] == [2, 1]
