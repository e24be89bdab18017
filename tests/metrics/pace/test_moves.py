"""What changed since a month or a week before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from metrics.metric import Scope
from metrics.pace.moves import Move, a_month_before, moves, notable
from tests.metrics.years import KEY, Year, hand_made, monthly

OCTOBER, NOVEMBER = dt.date(2020, 10, 5), Scope(2020, dt.date(2020, 11, 5))


@pytest.fixture
def year() -> Iterator[Year]:
    yield from hand_made()


def of(year: Year, county: str, scope: Scope = NOVEMBER, since: dt.date = OCTOBER) -> Move:
    return next(move for move in moves(year.con, scope, since, [KEY])[KEY] if move.now.county_id == county)


@pytest.mark.parametrize(
    ("day", "before"),
    [
        ((2020, 12, 4), (2020, 11, 4)),
        ((2020, 3, 31), (2020, 2, 29)),
        ((2020, 3, 29), (2020, 2, 29)),
        ((2019, 3, 31), (2019, 2, 28)),
        ((2020, 1, 15), (2019, 12, 15)),
    ],
)
def test_a_month_before(day, before):
    assert a_month_before(dt.date(*day)) == dt.date(*before)


def test_what_was_gained_and_what_it_is_called_now(year: Year):
    year.classes("1", monthly(2019, [2] * 12))
    year.classes("1", [*monthly(2020, [1] * 9), *(f"2020-10-{day}" for day in range(10, 22))])
    year.classes("2", monthly(2020, [2] * 9))
    year.target("1", 20)
    year.target("2", 24)
    up, down = of(year, "1"), of(year, "2")
    assert (up.gained, up.before.status, up.now.status, up.direction) == (12, "behind", "done", 1)
    assert (down.gained, down.before.status, down.now.status, down.direction) == (0, "watch", "behind", -1)
    assert [move.now.county_id for move in notable(moves(year.con, NOVEMBER, OCTOBER))] == ["2", "1"]


def test_falling_silent_is_worse(year: Year):
    year.classes("1", monthly(2020, [4] * 11))
    year.classes("2", monthly(2020, [3] * 8))
    year.target("2", 40)
    move = of(year, "2", Scope(2020, dt.date(2020, 12, 4)), dt.date(2020, 9, 10))
    assert (move.before.status, move.now.status, move.direction) == ("watch", "not_reported", -1)


def test_a_revised_target_is_worth_a_line(year: Year):
    year.classes("1", monthly(2019, [2] * 12))
    year.classes("1", monthly(2020, [1] * 10))
    year.target("1", 40)
    year.target("1", 30, issued="2020-10-20", version=2)
    move = of(year, "1")
    assert (move.before.target, move.now.target, move.is_new_status, move.is_new_target) == (40, 30, False, True)
    assert notable({KEY: [move]}) == [move]


def test_nothing_worth_a_line(year: Year):
    year.classes("1", monthly(2020, [1] * 10))
    year.target("1", 40)
    assert notable(moves(year.con, NOVEMBER, OCTOBER)) == []


def test_last_year_is_no_month_before_and_a_new_county_has_no_move(year: Year):
    year.classes("1", monthly(2020, [1]))
    year.target("1", 40, issued="2020-01-02")
    january = Scope(2020, dt.date(2020, 1, 20))
    assert moves(year.con, january, dt.date(2019, 12, 20)) == {}
    assert moves(year.con, january, dt.date(2020, 1, 20)) == {}
    year.con.execute(
        "insert into dim_county values ('4', '4', '丁区', 'Ding', '城区', '2020-10-20', null, 1, 1, 0, 0, 3, 0, 4)"
    )
    assert [move.now.county_id for move in moves(year.con, NOVEMBER, OCTOBER)[KEY]] == ["1", "2", "3"]
