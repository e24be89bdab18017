"""A figure on the maps: against targets or as it is, hidden counts hidden, for internal use until there is a number."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import groupby
from typing import Any

import pytest

from metrics.catalog import METRICS
from metrics.outlines import Outlines, outlines
from tests.views.conftest import Stand
from views import maps
from views.language import LANGUAGES, Words
from views.page import Here

INTERNAL = Words("zh")("map.internal")


def texts(chart: Any) -> str:
    notes = [note.text for note in chart.figure.layout.annotations]
    return " ".join([*notes, *(text for trace in chart.figure.data for text in trace.text or ())])


@pytest.fixture
def with_outlines(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> Any:
    """`with_outlines(review_number="…")` is the page with other words about the map."""
    here = stand("counties")
    found = here.read.ask(outlines, here.scope)

    def changed(**words: Any) -> Here:
        monkeypatch.setattr(maps.boundaries, "outlines", lambda con, scope: replace(found, **words))
        return stand("counties")

    return changed


@pytest.mark.parametrize("key", ["training_sessions", "relief_households", "volunteer_times"])
def test_a_figure_with_targets_shows_value_target_and_state(stand: Stand, key: str) -> None:
    chart = maps.tiles(stand("counties"), key)
    said = texts(chart)
    assert said.count(Words("zh")("charts.target")) == 12
    assert said.count("%") == 12
    assert "县区" in chart.title
    assert chart.may_be_taken


def test_a_figure_without_targets_shows_values_and_what_the_city_itself_has(stand: Stand) -> None:
    chart = maps.tiles(stand("fundraising"), "donations_value")
    assert "%" not in texts(chart)
    assert "242.7万元" in texts(chart)
    assert "3890万元" in chart.subtitle
    assert chart.title == "西乡塘区最高（242.7万元），上林县最低（24.4万元）"
    assert len(chart.table) == 12


def test_hidden_counts_stay_hidden(stand: Stand) -> None:
    for chart in (
        maps.tiles(stand("relief"), "child_aid_children"),
        maps.borders(stand("relief"), "child_aid_children"),
    ):
        assert "<5" not in texts(chart)
        assert "&lt;5" in texts(chart)
        assert set(chart.table.iloc[:, 1]) >= {"<5", "13名"}


def test_boundaries_are_for_internal_use_until_there_is_a_number(with_outlines: Any) -> None:
    unmarked = maps.borders(with_outlines(), "training_sessions")
    assert not unmarked.may_be_taken
    assert INTERNAL in texts(unmarked)
    numbered = maps.borders(with_outlines(review_number="示S(2020)1号"), "training_sessions")
    assert numbered.may_be_taken
    assert INTERNAL not in texts(numbered)
    assert "审图号：示S(2020)1号" in texts(numbered)


def test_a_hostile_number_is_shown_as_it_is(with_outlines: Any) -> None:
    assert "<img" not in texts(maps.borders(with_outlines(review_number="<img src=x>"), "training_sessions"))


def test_it_is_said_that_other_boundaries_stand_in(with_outlines: Any) -> None:
    assert Words("zh")("map.stand_in") in maps.borders(with_outlines(stand_in=True), "training_sessions").subtitle


def test_a_generation_without_boundaries_says_what_to_do(with_outlines: Any) -> None:
    chart = maps.borders(with_outlines(polygons={}), "training_sessions")
    assert "python -m etl load" in chart.subtitle
    assert Outlines({}).review_number == ""


@pytest.mark.parametrize("as_of", [dt.date(2020, 12, 4), dt.date(2019, 12, 31)])
def test_a_county_that_was_renamed_later_is_drawn_within_its_boundary(stand: Stand, as_of: dt.date) -> None:
    chart = maps.borders(stand("counties", as_of=as_of), "training_sessions")
    rings = [
        list(ring)
        for trace in chart.figure.data
        if trace.fill == "toself"
        for drawn, ring in groupby(trace.x, lambda x: x is not None)
        if drawn
    ]
    assert len(rings) >= 12
    # A square has two edges that stand upright: whoever has no boundary of its own.
    assert not [ring for ring in rings if len(ring) == 5 and len(set(ring)) == 2]
    keys = {trace.customdata[0] for trace in chart.figure.data if trace.customdata is not None}
    assert len(keys) == 12


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_figure_by_county_can_be_put_on_both_maps(stand: Stand, lang: Any) -> None:
    here = stand("counties", lang=lang)
    for key in (key for key, metric in METRICS.items() if "county_id" in metric.splits and metric.fact):
        for chart in (maps.tiles(here, key), maps.borders(here, key)):
            assert chart.title
            assert "{" not in chart.title + chart.subtitle
