"""What holds on every page is read from the address and written into it; what can't be is told."""

from __future__ import annotations

import datetime as dt

import pytest

from metrics.metric import Scope
from views import address, asked
from views.address import Chosen, Unknown
from views.session import Reader

TODAY = dt.date(2026, 3, 1)


def read(reader: Reader, **texts: str) -> Chosen:
    return asked.read(reader, texts, TODAY)


@pytest.mark.parametrize(
    "chosen",
    [
        Chosen(Scope(2020, dt.date(2020, 12, 4))),
        Chosen(Scope(2019, dt.date(2019, 6, 30), "450123"), "before", "en"),
        Chosen(Scope(2020, dt.date(2020, 12, 31), "HQ"), "none"),
        Chosen(Scope(2020, dt.date(2020, 12, 4)), present=True),
    ],
)
def test_what_is_written_reads_the_same(sample_reader: Reader, chosen: Chosen) -> None:
    assert asked.read(sample_reader, address.written(chosen), TODAY) == chosen


def test_the_default_cut_off_stands_in_the_address_too(sample_reader: Reader) -> None:
    fresh = read(sample_reader)
    assert fresh.scope == Scope(2020, dt.date(2020, 12, 4)), "the cut-off that the reference data name"
    assert address.written(fresh) == {"year": "2020", "as_of": "2020-12-04"}


def test_a_county_may_be_named_as_people_name_it(sample_reader: Reader) -> None:
    for text in ("450123", "隆安县", "Longan"):
        assert read(sample_reader, year="2020", county=text).scope.county_id == "450123"


@pytest.mark.parametrize(
    ("texts", "wrong"),
    [
        ({"year": "1066"}, "year"),
        ({"year": "abc"}, "year"),
        ({"year": "2020", "as_of": "yesterday"}, "as_of"),
        ({"year": "2020", "as_of": "2020-02-30"}, "as_of"),
        ({"year": "2020", "as_of": "2019-05-01"}, "as_of"),
        ({"county": "<script>alert(1)</script>"}, "county"),
        ({"county": "'; drop table dim_county; --"}, "county"),
        ({"compare": "all"}, "compare"),
        ({"lang": "fr"}, "lang"),
    ],
)
def test_what_is_not_there_is_told_and_left_out(sample_reader: Reader, texts: dict[str, str], wrong: str) -> None:
    found = read(sample_reader, **texts)
    assert found.unknown == (Unknown(wrong, texts[wrong]),)
    assert found.scope.year in sample_reader.years
    assert found.scope.county_id is None
    assert found.scope.cut_off.year == found.scope.year


def test_a_cut_off_alone_says_its_year(sample_reader: Reader) -> None:
    assert read(sample_reader, as_of="2019-06-30").scope == Scope(2019, dt.date(2019, 6, 30))


def test_29_february_becomes_the_28th() -> None:
    assert address.same_day(dt.date(2020, 2, 29), 2019) == dt.date(2019, 2, 28)
