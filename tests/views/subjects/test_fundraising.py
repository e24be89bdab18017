"""What the fundraising page is drawn from agrees with the figures, whatever the split."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from metrics.metric import HQ
from tests.views.conftest import Stand
from views import parts
from views.subjects import fundraising

EARLY = dt.date(2020, 1, 1)
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def _value(stand: Stand, key: str) -> float:
    here = stand("fundraising")
    value = here.read.reading(key, here.scope).value
    assert value is not None
    return float(value)


def test_months_and_days_add_up_to_the_figures(stand: Stand) -> None:
    here = stand("fundraising")
    months, days = fundraising.df_by_month(here), fundraising.df_cumulative(here)
    for column, key in (("cash_yuan", fundraising.CASH), ("goods_yuan", fundraising.GOODS)):
        assert months[column].sum() == pytest.approx(_value(stand, key))
        assert days[column].iloc[-1] == pytest.approx(_value(stand, key))
        assert days[column].is_monotonic_increasing
    assert days["date"].iloc[0] == EARLY
    assert days["date"].iloc[-1] == here.scope.cut_off


def test_received_is_used_or_left(stand: Stand) -> None:
    df = fundraising.df_of_flow(stand("fundraising"))
    sides = df.groupby("side")["amount_yuan"].sum()
    assert sides["received"] - sides["used"] == pytest.approx(_value(stand, "donation_balance"))


def test_counties_and_city_society_add_up(stand: Stand) -> None:
    df = fundraising.df_by_county(stand("fundraising"))
    assert df["key"].iloc[-1] == HQ
    assert len(df) == 13
    for key in (fundraising.VALUE, fundraising.USED):
        assert df[key].sum() == pytest.approx(_value(stand, key))


def test_standing_campaigns_mark_no_period(stand: Stand) -> None:
    here = stand("fundraising")
    assert len(fundraising.df_of_periods(here)) == len(fundraising.df_by_campaign(here)) - 1


def test_stock_has_each_article_once_with_most_left_first(stand: Stand) -> None:
    df = fundraising.df_of_stock(stand("fundraising"))
    assert not df.duplicated(["name", "quantity_unit"]).any()
    left = (df["stock"] / (df["stock"] + df["quantity_out"])).dropna()
    assert left.is_monotonic_decreasing
    assert (df["stock"] >= 0).all()


def test_units_of_goods_have_english_words(stand: Stand) -> None:
    df = fundraising.df_of_stock(stand("fundraising", lang="en"))
    assert not df["quantity_unit"].str.contains(CHINESE).any()
    assert fundraising.measure_word(stand("fundraising", lang="en"), "捆") == "捆"
    assert fundraising.measure_word(stand("fundraising"), None) == ""


def test_titles_say_the_figures(stand: Stand) -> None:
    here = stand("fundraising")
    assert "4993万元" in fundraising.finding(here)
    assert "4488张" in fundraising.receipts_finding(here)


def test_receipts_title_names_only_kinds_below_the_whole(stand: Stand) -> None:
    here = stand("fundraising")
    df = parts.by_part(here, fundraising.RECEIPTS_SHARE, "donor_type")
    title = fundraising.receipts_share_finding(here, df)
    whole = fundraising.receipts_share(here)
    assert whole is not None
    assert [name for name in df["name"] if name in title] == list(df.loc[df["value"] < whole, "name"])


def test_nothing_yet_is_empty_not_an_error(stand: Stand) -> None:
    here = stand("fundraising", as_of=EARLY)
    assert len(fundraising.df_by_issue(here)) == 0
    assert len(fundraising.df_of_flow(here)) >= 2
    nothing = stand("fundraising", as_of=dt.date(2021, 5, 1))
    assert len(fundraising.df_cumulative(nothing)) == 0
    assert fundraising.receipts_finding(nothing)
    assert fundraising.finding(nothing)
