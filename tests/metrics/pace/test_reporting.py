"""Who has handed in what: which sheets counties owe, how complete and how timely, late ones first."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator

import pytest

from metrics.__main__ import main
from metrics.metric import Scope
from metrics.pace.reporting import CountyReturns, kinds_of_counties, latest, returns_by_county
from tests.metrics.years import Year, hand_made, monthly

CLASSES = {"training_class": "fact_training_class"}


@pytest.fixture
def year() -> Iterator[Year]:
    yield from hand_made()


def by_id(year: Year, day: dt.date) -> dict[str, CountyReturns]:
    return {one.county_id: one for one in returns_by_county(year.con, Scope(2020, day), CLASSES)}


def test_complete_and_in_time(year: Year):
    year.classes("1", monthly(2020, [2] * 10))
    year.classes("2", monthly(2020, [2] * 7))
    found = by_id(year, dt.date(2020, 11, 12))
    assert [(one.expected, one.received, one.months_late) for one in found.values()] == [
        (10, 10, 0), (10, 7, 3), (10, 0, 10),
    ]  # fmt: skip
    assert [one.completeness for one in found.values()] == [1, 0.7, 0]
    assert [one.timeliness for one in found.values()] == [1, 0, 0]
    assert [one.last_on for one in found.values()] == [dt.date(2020, 10, 2), dt.date(2020, 7, 2), None]
    assert [one.county_id for one in latest(found.values())] == ["3", "2"]


def test_ten_days_are_given(year: Year):
    for county in ("1", "2", "3"):
        year.classes(county, monthly(2020, [1] * 9))
    assert latest(by_id(year, dt.date(2020, 11, 9)).values()) == []
    assert len(latest(by_id(year, dt.date(2020, 11, 10)).values())) == 3


def test_a_sheet_that_few_counties_keep_is_owed_by_none(year: Year):
    year.classes("1", monthly(2020, [1] * 9))
    assert by_id(year, dt.date(2020, 10, 20))["2"].sheets == ()
    assert by_id(year, dt.date(2020, 10, 20))["2"].completeness is None


def test_what_was_kept_last_year_is_owed_from_january_on(year: Year):
    for county in ("1", "2"):
        year.classes(county, monthly(2019, [1] * 12))
    found = by_id(year, dt.date(2020, 2, 29))["3"]
    assert (found.expected, found.received, found.months_late) == (2, 0, 1)
    assert by_id(year, dt.date(2020, 1, 20))["3"].timeliness is None


def test_restricted_sheets_are_left_out():
    assert "training_class" in kinds_of_counties()
    assert not {"child_patient_aid", "stem_cell_stage"} & kinds_of_counties().keys()


def test_the_command(sample_warehouse, capsys):
    words = ["returns", "--year", "2020", "--as-of", "2020-12-04", "--warehouse", str(sample_warehouse)]
    assert main([*words, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found[0]) == [
        "county", "adcode", "kind", "last_report", "expected", "received", "completeness", "months_late", "on_time",
    ]  # fmt: skip
    classes = {one["county"]: one for one in found if one["kind"] == "training_class"}
    assert len(classes) == 12
    assert min(one["last_report"] for one in classes.values()) == "2020-10-30"
    assert {one["on_time"] for one in found} == {True, False}
    assert main(words) == 0
    assert "完整率" in capsys.readouterr().out
