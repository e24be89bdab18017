"""Figures in English prose are found with value, unit and qualifier; dates, ordinals and the like are not taken."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.claims.days import day_of
from reports.claims.grammar import claims, mentions
from tests.metrics.test_units import _published


@pytest.mark.parametrize(
    ("text", "said", "value", "unit", "qualifier", "step"),
    [
        ("We received CNY 46.49 million.", "CNY 46.49 million", "46490000", "元", "", "10000"),
        ("A grant of CNY 150,000 came.", "CNY 150,000", "150000", "元", "", "1"),
        ("They gave 1.5 billion yuan in all", "1.5 billion yuan", "1500000000", "元", "", "100000000"),
        ("There were 47,496 people.", "47,496 people", "47496", "人", "", "1"),
        ("The plan has 20 reform tasks in it", "20 reform tasks", "20", "项", "", "1"),
        ("They met over 20 times a year", "over 20 times", "20", "次", "多", "1"),
        ("At least 20,750 people came", "At least 20,750 people", "20750", "人", "以上", "1"),
        ("Nearly 40 households moved", "Nearly 40 households", "40", "户", "近", "1"),
        ("About 40 children came", "About 40 children", "40", "人", "约", "1"),
        ("with 30 person-times of rescue", "30 person-times", "30", "人次", "", "1"),
        ("Sessions are up 10.7% this year", "10.7%", "10.7", "%", "", "0.1"),
        ("up 3.5 percentage points then", "3.5 percentage points", "3.5", "个百分点", "", "0.1"),
        ("In two counties the plan is out", "two counties", "2", "个县区", "", "1"),
        ("Nobody gave plasma", "Nobody", "0", "人", "", "1"),
        ("Of these one completed its work", "one", "1", "个", "", "1"),
        ("Bases of culture: 3 completed in Longan", "3", "3", "个", "", "1"),
    ],
)
def test_a_figure_is_read(text, said, value, unit, qualifier, step):
    (claim,) = claims(text)
    assert (claim.text, claim.value, claim.unit, claim.language) == (said, Decimal(value), unit, "en")
    assert (claim.qualifier, claim.step) == (qualifier, Decimal(step))
    assert text[claim.start : claim.end] == said


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The year 2020 was long", ["year"]),
        ("Up to 4 December it held", ["as_of"]),
        ("On December 4, 2020 they met", ["date"]),
        ("loaded on 2020-12-04 at once", ["date"]),
        ("In the last five years and 3 months", ["period", "period"]),
        ("See Annex 2 and the 7th congress", ["ordinal", "ordinal"]),
        ("1. What was done", ["enumeration"]),
        ("(3) Reform of the office", ["enumeration"]),
        ("Those recovered from COVID-19 were asked", ["code"]),
        ("The total was 4649 then", ["number"]),
        ("One of the best; two-fold growth", []),
    ],
)
def test_what_is_no_figure_is_not_taken(text, kinds):
    assert claims(text) == []
    assert [found.kind for found in mentions(text)] == kinds


def test_commas_and_points_within_numbers_cut_no_sentence():
    first, second = claims("The target was 415 sessions and at least 20,750 people, CNY 2.5 kept. Then all was done.")[
        :2
    ]
    assert first.clause == second.clause == "The target was 415 sessions and at least 20,750 people"
    assert first.sentence.endswith("2.5 kept")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Up to 4 December it held", dt.date(2020, 12, 4)),
        ("As of Dec. 4, 2019 it held", dt.date(2019, 12, 4)),
        ("on 2018-03-05 it was so", dt.date(2018, 3, 5)),
        ("By 31 June it held", None),
        ("截至12月4日", dt.date(2020, 12, 4)),
        ("2月30日", None),
        ("2020年3月", None),
    ],
)
def test_a_date_is_a_day(text, day):
    assert day_of(mentions(text)[0], 2020) == day


def test_a_chinese_text_with_latin_names_stays_chinese():
    assert [claim.language for claim in claims("接收试剂盒2019-nCoV共6000人份，培训CPR、AED学员141人。")] == [
        "zh",
        "zh",
    ]


@pytest.mark.parametrize("row", _published(), ids=lambda row: row["key"])
def test_units_in_english_are_those_of_the_metrics(row):
    from metrics.catalog import METRICS
    from metrics.metric import Reading, Scope
    from metrics.units import written_reading

    metric = METRICS[row["key"]]
    said = written_reading(Reading(metric, Scope(2020), Decimal(row["value"]), row["qualifier"]), "en")
    found = claims(f"There were {said} in the year.")
    if metric.unit in ("期", "项", "张", "个") and not found:
        return  # English has no word for these units: their noun stands in the template
    (claim,) = found
    assert (claim.value, claim.unit) == (Decimal(row["value"]), metric.unit) or metric.unit in "名位"


@given(st.text(alphabet="0123456789.,%- abceimnoprstuvwy()CNY#", max_size=60).map(lambda text: "In all " + text))
def test_any_text_is_read_without_overlap(text):
    found = mentions(text)
    assert all(text[one.start : one.end] == one.text for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
