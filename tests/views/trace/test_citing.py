"""A figure is cited by a short text and found by it again; anything else is refused."""

from __future__ import annotations

import datetime as dt

import pytest

from metrics.figure import Figure
from metrics.metric import Part, Scope
from views.trace import citing
from views.trace.citing import UnknownFigureError

BASE = Scope(2020, dt.date(2020, 12, 4))
FIGURES = {
    "training_people": Figure("training_people", BASE),
    "training_people~month:5": Figure("training_people", BASE, Part((("month", "5"),))),
    "training_people~county:450123": Figure("training_people", Scope(2020, BASE.as_of, "450123")),
    "training_people~until:2019-12-04": Figure("training_people", Scope(2019, dt.date(2019, 12, 4))),
    "training_people~target": Figure("training_people", BASE, of_target=True),
    "donations_value~from:2019-11-02~campaign_code:HD-1": Figure(
        "donations_value", Scope(2020, BASE.as_of, since=dt.date(2019, 11, 2)), Part((("campaign_code", "HD-1"),))
    ),
    "donations_value~donor_type:a%7Eb%25c:d": Figure("donations_value", BASE, Part((("donor_type", "a~b%c:d"),))),
}


@pytest.mark.parametrize(("text", "figure"), FIGURES.items())
def test_a_citation_reads_as_it_was_written(text: str, figure: Figure) -> None:
    assert citing.text(figure, BASE) == text
    assert citing.figure(text, BASE) == figure


def test_the_chosen_county_holds_unless_a_figure_says_otherwise() -> None:
    chosen = Scope(2020, BASE.as_of, "450123")
    assert citing.figure("training_people", chosen).scope.county_id == "450123"
    assert citing.text(Figure("training_people", BASE), chosen) == "training_people~county:all"
    assert citing.figure("training_people~county:all", chosen).scope == BASE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nothing",
        "training_people~donor_name:张",
        "training_people~month",
        "training_people~until:yesterday",
        "hsc_donated~from:2020-03-01",
        "training_people~" + "x" * 400,
        "<script>alert(1)</script>",
        "__class__",
    ],
)
def test_what_is_no_citation_is_refused(text: str) -> None:
    if text == "training_people~month":
        assert citing.figure(text, BASE).part == Part((("month", ""),)), "a month that isn't there, found to be empty"
        return
    with pytest.raises(UnknownFigureError):
        citing.figure(text, BASE)
