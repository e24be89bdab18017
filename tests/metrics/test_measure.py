"""A value in a scope: year, cut-off, county; blank and 0; qualifiers; newest states; targets of their day."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from metrics.measure import measure, measure_by_county, measure_many
from metrics.metric import HQ, Scope

YEAR = Scope(2020)
DECEMBER_4 = Scope(2020, dt.date(2020, 12, 4))


def value(con, key, scope=DECEMBER_4):
    return measure(con, key, scope).value


def test_counts_rows_up_to_the_cut_off(con):
    assert value(con, "training_sessions") == 3
    assert value(con, "training_sessions", YEAR) == 4
    assert value(con, "training_sessions", Scope(2020, dt.date(2020, 12, 5))) == 4
    assert value(con, "training_sessions", Scope(2019)) == 1


def test_a_cut_off_after_the_year_is_the_whole_year(con):
    assert value(con, "training_sessions", Scope(2020, dt.date(2021, 3, 1))) == 4


def test_other_kinds_and_the_city_society_stay_out(con):
    assert value(con, "training_people") == 100
    assert value(con, "other_classes_people") == 100
    assert measure(con, "training_people", Scope(2020, None, HQ)).value is None


def test_a_blank_is_no_zero(con):
    reading = measure(con, "training_people", Scope(2020, dt.date(2020, 12, 4), "2"))
    assert (reading.value, reading.rows) == (None, 0)
    assert value(con, "plasma_donors") == 0
    assert value(con, "body_donations") is None


def test_an_event_list_without_such_an_event_says_zero(con):
    assert value(con, "training_sessions", Scope(2020, None, "3")) == 0
    assert value(con, "training_people", Scope(2020, None, "3")) == 0


def test_nothing_handed_in_is_no_zero(con):
    assert value(con, "training_sessions", Scope(2021)) is None
    assert value(con, "training_sessions", Scope(2019, None, "2")) is None


def test_a_sum_is_approximate_when_one_of_its_rows_is(con):
    assert measure(con, "training_people", DECEMBER_4).qualifier == "多"
    assert measure(con, "training_people", Scope(2020, dt.date(2020, 2, 1))).qualifier == ""
    assert measure(con, "training_people_per_session", DECEMBER_4).qualifier == "约"
    assert measure(con, "training_sessions", DECEMBER_4).qualifier == ""


def test_at_least_qualifies_people_planned_only(con):
    march = Scope(2020, dt.date(2020, 3, 31))
    assert measure(con, "training_people_target", march).qualifier == "以上"
    assert measure(con, "training_sessions_target", march).qualifier == ""
    # The version of June says exactly.
    assert measure(con, "training_people_target", DECEMBER_4).qualifier == ""


def test_the_newest_state_counts(con):
    assert value(con, "counties_reform_plan_issued") == 1
    assert value(con, "counties_reform_plan_drafting") == 1
    assert value(con, "counties_reform_plan_issued", YEAR) == 2
    assert value(con, "counties_reform_plan_drafting", Scope(2020, dt.date(2020, 5, 1))) == 2
    assert value(con, "counties_supervisory_board") == 0


def test_a_revised_target_doesnt_change_what_march_was_judged_by(con):
    march = Scope(2020, dt.date(2020, 3, 31))
    assert value(con, "training_sessions_target", march) == 6
    assert value(con, "training_sessions_target") == 5
    assert measure(con, "training_sessions", march).target == 6
    assert measure(con, "training_sessions", DECEMBER_4).target == 5
    assert measure(con, "training_sessions", Scope(2020, dt.date(2020, 2, 1))).target is None


def test_a_target_for_the_whole_stands_before_the_sum_of_the_counties(con):
    assert measure(con, "training_people", DECEMBER_4).target == 1000
    assert measure(con, "training_people", Scope(2020, None, "1")).target == 300


def test_ratios_divide_and_differ_by_their_parts(con):
    assert value(con, "training_people_per_session") == Decimal(100) / 3
    assert value(con, "training_people_per_session_target") == 50
    assert value(con, "training_people_per_session", Scope(2020, None, "3")) is None


def test_stock_is_carried_over_and_never_added_over_goods(con):
    assert value(con, "goods_stock_quantity") is None
    assert measure(con, "goods_stock_quantity", DECEMBER_4).rows == 3


def test_the_newest_day_is_told(con):
    assert measure(con, "training_people", DECEMBER_4).last_counted_on == dt.date(2020, 3, 5)


def test_many_at_once_are_the_same_as_one_by_one(con):
    keys = ["training_sessions", "training_people", "training_people_per_session", "counties_reform_plan_issued"]
    for scope in (DECEMBER_4, Scope(2020, None, "1")):
        assert measure_many(con, keys, scope) == {key: measure(con, key, scope) for key in keys}


def test_by_county_has_the_whole_every_county_and_the_city_society(con):
    found = measure_by_county(con, ["training_sessions", "other_classes_people"], DECEMBER_4)["training_sessions"]
    assert {county: reading.value for county, reading in found.items()} == {None: 3, "1": 2, "2": 1, "3": 0, HQ: None}
    assert found["1"].target == 3
    assert found["2"].scope.county_id == "2"


def test_by_county_is_the_same_as_county_by_county(con):
    keys = ["training_sessions", "training_people", "child_aid_children", "little_angel_children"]
    found = measure_by_county(con, keys, DECEMBER_4)
    for county in ("1", "2", "3", HQ):
        scope = Scope(2020, dt.date(2020, 12, 4), county)
        assert {key: found[key][county] for key in keys} == measure_many(con, keys, scope)


def test_an_unknown_key_is_refused(con):
    with pytest.raises(KeyError):
        measure(con, "training_sesions", YEAR)


class TestSmallCounts:
    """Counties: 2, 7 and 11 children of 20, by reviews in January and February."""

    def test_a_small_count_of_a_county_is_hidden_and_so_is_a_second_one(self, con):
        found = measure_by_county(con, ["child_aid_children"], DECEMBER_4)["child_aid_children"]
        assert {c for c, reading in found.items() if reading.suppressed} == {"1", "2"}
        assert found["1"].notes == ("small",)
        assert found["2"].notes == ("beside_small",)
        assert found["3"].value == 11
        assert found[None].value == 20

    def test_nothing_of_a_hidden_count_is_told(self, con):
        reading = measure(con, "child_aid_children", Scope(2020, None, "1"))
        assert (reading.value, reading.rows, reading.last_counted_on, reading.qualifier) == (None, 0, None, "")

    def test_a_part_is_hidden_where_the_rest_of_its_whole_is_small(self, con):
        found = measure_by_county(con, ["little_angel_children", "child_aid_children"], DECEMBER_4)
        # In county 3 eight of eleven: the other three would follow.
        assert found["child_aid_children"]["3"].value == 11
        assert found["little_angel_children"]["3"].suppressed
