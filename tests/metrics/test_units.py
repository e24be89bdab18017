"""Figures in words: as Chinese and English readers expect them, and as the published summary wrote them."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import units
from metrics.catalog import METRICS
from metrics.metric import Reading, Scope
from metrics.units import (
    UNITS,
    format_change,
    format_reading,
    format_share,
    format_value,
    format_whole_share,
    written,
    written_reading,
)

PUBLISHED = Path(__file__).resolve().parents[2] / "data" / "reference" / "published-2020.csv"
# These are written by name or in a word of their own, which the summary's template brings.
NOT_NUMBERS = {
    "village_training_sessions", "plasma_donors", "model_schools_added", "model_schools_upgraded",
    "regional_culture_base_schools", "culture_bases_completed", "culture_bases_upgraded",
}  # fmt: skip
amounts = st.decimals(min_value=-(10**10), max_value=10**10, places=2)


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "zh", "en"),
    [
        ("46490000", "元", "", "4649万元", "CNY 46.49 million"),
        ("1037000", "元", "", "103.7万元", "CNY 1.04 million"),
        ("120000000", "元", "", "1.2亿元", "CNY 120 million"),
        ("1234567890", "元", "", "12.35亿元", "CNY 1.23 billion"),
        ("99999.5", "元", "", "100,000元", "CNY 100,000"),
        ("37200", "元", "", "37,200元", "CNY 37,200"),
        ("0", "元", "", "0元", "CNY 0"),
        ("-53000", "元", "", "-53,000元", "CNY -53,000"),
        ("47496", "人", "", "47,496人", "47,496 people"),
        ("1", "人", "", "1人", "1 person"),
        ("2400", "户", "", "2400户", "2,400 households"),
        ("6000", "人份", "", "6000人份", "6,000 kits"),
        ("20", "次", "余", "20余次", "over 20 times"),
        ("40", "名", "近多", "近40多名", "about 40 people"),
        ("39", "名", "近", "近39名", "nearly 39 people"),
        ("20750", "人", "以上", "20,750人以上", "at least 20,750 people"),
        ("300", "份", "余；多", "约300份", "about 300 copies"),
        ("106.4932", "人/场", "", "106.5人/场", "106.5 people per session"),
        ("15.98272", "%", "", "16.0%", "16.0%"),
        ("3.50", "小时", "", "3.5小时", "3.5 hours"),
        ("58", "期", "", "58期", "58"),
    ],
)
def test_full_style(value, unit, qualifier, zh, en):
    assert format_value(Decimal(value), unit, "zh", qualifier) == zh
    assert format_value(Decimal(value), unit, "en", qualifier) == en


@pytest.mark.parametrize(
    ("value", "unit", "style", "zh", "en"),
    [
        (46490000, "元", "axis", "4649万", "46.49M"),
        (47496, "人", "axis", "4.7万", "47.5k"),
        (47496, "人", "compact", "4.7万人", "47.5k people"),
        (500, "户", "axis", "500", "500"),
        (0, "元", "axis", "0", "0"),
        (2500, "元", "axis", "2500", "2,500"),
    ],
)
def test_short_styles(value, unit, style, zh, en):
    assert format_value(value, unit, "zh", style=style) == zh
    assert format_value(value, unit, "en", style=style) == en


def test_rounding_is_half_up():
    assert format_value(Decimal("0.5"), "元", "zh") == "1元"
    assert format_value(Decimal("1036500"), "元", "zh") == "103.7万元"
    assert format_share(Decimal("1.0745"), "zh") == "107.5%"
    assert format_value(Decimal("-0.4"), "元", "zh") == "0元"


def test_what_is_short_of_the_whole_never_reads_as_all_of_it():
    assert format_share(Decimal("0.99994"), "zh") == "99.9%"
    assert format_whole_share(Decimal("0.996"), "zh") == "99.6%"
    assert format_whole_share(Decimal("0.9999"), "zh") == "99.9%"
    assert (format_share(Decimal(1), "zh"), format_whole_share(1, "en")) == ("100.0%", "100%")


def test_shares_and_changes():
    assert format_share(Decimal(446) / 415, "zh") == "107.5%"
    assert format_change(Decimal("0.123"), "en") == "+12.3%"
    assert format_change(Decimal("-0.0567"), "zh") == "-5.7%"
    assert format_change(Decimal("0.0001"), "zh") == "0.0%"


def test_readings_are_rounded_to_their_step_and_say_why_there_is_no_number():
    metric, scope = METRICS["covid_donations_goods_transferred_value"], Scope(2020)
    assert format_reading(Reading(metric, scope, Decimal("6287123.45")), "zh") == "629万元"
    assert format_reading(Reading(metric, scope, None), "zh") == "—"
    assert format_reading(Reading(metric, scope, None, suppressed=True, notes=("small",)), "en") == "<5"
    assert format_reading(Reading(metric, scope, None, suppressed=True, notes=("beside_small",)), "en") == "*"


def _published() -> list[dict[str, str]]:
    with PUBLISHED.open(encoding="utf-8", newline="") as stream:
        return [row for row in csv.DictReader(stream) if row["key"] not in NOT_NUMBERS]


@pytest.mark.parametrize("row", _published(), ids=lambda row: row["key"])
def test_written_as_the_published_summary_wrote_it(row):
    reading = Reading(METRICS[row["key"]], Scope(2020), Decimal(row["value"]), row["qualifier"])
    assert written_reading(reading, "zh") == row["written_as"]


def test_fifty_five_figures_are_numbers():
    assert len(_published()) == 55


@pytest.mark.parametrize(
    ("value", "unit", "rounding", "qualifier", "text"),
    [
        ("46486200", "元", 10000, "", "4649万元"),
        ("1036840", "元", 1000, "", "103.7万元"),
        ("52999.99", "元", 1000, "", "5.3万元"),
        ("37200.50", "元", None, "", "37200.5元"),
        ("250000000", "元", 10000, "", "2.5亿元"),
        ("246490000", "元", 10000, "", "24649万元"),
        ("2", "期", None, "", "两期"),
        ("2", "人", None, "", "2人"),
        ("12", "期", None, "", "12期"),
        ("20", "次", None, "余", "20余次"),
        ("22", "次", None, "余", "22次以上"),
        ("7058", "人次", None, "多", "7058人次以上"),
        ("52", "名", None, "近多", "约52名"),
        ("1037000", "元", 1000, "多", "103.7万元以上"),
        ("1000000", "元", 10000, "余", "100余万元"),
    ],
)
def test_written(value, unit, rounding, qualifier, text):
    assert written(Decimal(value), unit, Decimal(rounding) if rounding else None, qualifier) == text


@pytest.mark.parametrize(
    ("value", "rounding", "text"),
    [
        ("2327860", 1000, "CNY 2.328 million"),
        ("46486200", 10000, "CNY 46.49 million"),
        ("1037000", 1000, "CNY 1.037 million"),
        ("2000000", None, "CNY 2 million"),
        ("37200.50", None, "CNY 37,200.50"),
        ("1234567", None, "CNY 1,234,567"),
    ],
)
def test_english_writes_no_less_than_chinese(value, rounding, text):
    assert written(Decimal(value), "元", Decimal(rounding) if rounding else None, "", "en") == text


def test_without_a_value_the_sign_is_written():
    metric = METRICS["reform_tasks"]
    assert written_reading(Reading(metric, Scope(2020), None), "zh") == "—"
    assert written_reading(Reading(metric, Scope(2020), None, suppressed=True, notes=("small",)), "zh") == "<5"


def _read(text: str) -> Decimal:
    """The number that a Chinese text states, in the base unit."""
    number, scale = re.fullmatch(r"近?约?(-?[\d,.]+)[余多]?([万亿]?).*", text).groups()
    return Decimal(number.replace(",", "")) * {"": 1, "万": 10**4, "亿": 10**8}[scale]


@given(amounts)
def test_what_is_shown_is_never_further_off_than_its_last_digit(value):
    shown = _read(format_value(value, "元", "zh"))
    size = abs(value)
    step = 10**6 if size >= 10**8 else 10**4 if size >= 10**7 else 10**3 if size >= 10**5 else 1
    assert abs(shown - value) <= Decimal(step) / 2


@given(amounts, st.sampled_from([None, Decimal(1000), Decimal(10000)]))
def test_what_is_written_is_the_rounded_value_exactly(value, step):
    text = written(value, "元", step)
    assert _read(text) == units.rounded_to(value, step)


@given(
    st.integers(0, 10**9),
    st.sampled_from(sorted(set(UNITS) - {"元", ""})),
    st.sampled_from(["", *"余多近约", "近多", "以上"]),
)
def test_counts_keep_number_unit_and_qualifier(value, unit, qualifier):
    text = written(Decimal(value), unit, None, qualifier).replace("两", "2")
    assert _read(text) == value
    assert unit in text
    if value % 10 and qualifier in ("余", "多", "近多"):
        assert text.startswith("约") if qualifier == "近多" else text.endswith("以上")
    else:
        assert all(word in text for word in qualifier)


def test_an_unknown_unit_is_refused():
    with pytest.raises(KeyError):
        format_value(Decimal(1), "斤", "zh")
