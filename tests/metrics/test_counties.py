"""Whom a name, an alias or a code means."""

from __future__ import annotations

import datetime as dt

import pytest

from metrics.counties import UnknownCountyError, county_names, names_by_id, resolve
from metrics.metric import HQ, Scope

MARCH, DECEMBER = Scope(2020, dt.date(2020, 3, 1)), Scope(2020)


@pytest.mark.parametrize("text", ["乙县", "乙市", "20", "2", "乙", "yi city", " 乙市 "])
def test_names_aliases_and_codes_of_all_times(con, text):
    assert resolve(con, text, MARCH) == "2"


@pytest.mark.parametrize("text", ["市本级", "HQ", "hq", "city society"])
def test_the_city_society(con, text):
    assert resolve(con, text, MARCH) == HQ


def test_an_unknown_county_is_refused_with_those_there_are(con):
    with pytest.raises(UnknownCountyError, match=r"没有县区“丁县”.*甲县、乙县、丙县、市本级"):
        resolve(con, "丁县", MARCH)


def test_names_valid_at_the_cut_off(con):
    assert list(county_names(con, MARCH)["name_zh"]) == ["甲县", "乙县", "丙县"]
    assert list(county_names(con, DECEMBER)["adcode"]) == ["1", "2", "3"]
    assert names_by_id(con, DECEMBER)[HQ] == ("市本级", "City society")
