"""What the relief page is drawn from agrees with the figures, and small counts stay hidden."""

from __future__ import annotations

import datetime as dt

import pytest

from metrics.metric import HQ
from tests.views.conftest import Stand
from views import parts
from views.page import Here
from views.subjects import relief


def _value(here: Here, key: str) -> float:
    value = here.read.reading(key, here.scope).value
    assert value is not None
    return float(value)


@pytest.mark.parametrize("key", [*relief.MEASURES, relief.RAISED])
def test_programmes_and_counties_add_up(stand: Stand, key: str) -> None:
    here = stand("relief")
    assert relief.df_by_programme(here)[key].sum() == pytest.approx(_value(here, key))
    assert relief.df_by_county(here)[key].sum() == pytest.approx(_value(here, key))


def test_counties_stand_in_their_order_with_the_city_society_last(stand: Stand) -> None:
    here = stand("relief")
    names = list(here.read.county_names(here.scope)["county_id"])
    assert list(relief.df_by_county(here)["key"]) == [*names, HQ]


def test_rate_of_all_counties_lies_between_theirs(stand: Stand) -> None:
    df = relief.df_per_10k(stand("relief"), relief.HOUSEHOLDS)
    whole = relief.all_per_10k(df)
    assert whole is not None
    assert df["value"].min() < whole < df["value"].max()
    assert relief.all_per_10k(df.iloc[:0]) is None


def test_village_adds_up_to_646(stand: Stand) -> None:
    row = relief.df_of_village(stand("relief")).iloc[0]
    before = row["poor_households_total"] - row["poor_households_at_start"]
    assert (before, row["households_lifted"], row["poor_households_at_end"]) == (623, 23, 0)


def test_way_out_of_poverty_starts_at_the_end_of_the_year_before(stand: Stand) -> None:
    df = relief.df_still_poor(stand("relief"))
    assert dict(zip(df["key"], df["value"], strict=True)) == {2018: 61, 2019: 23, 2020: 0}
    assert list(relief.df_still_poor(stand("relief", as_of=dt.date(2019, 12, 31)))["key"]) == [2018, 2019]


def test_small_counts_of_children_stay_hidden(stand: Stand) -> None:
    here = stand("relief")
    df, table = parts.by_county(here, relief.CHILDREN), relief.children_table(here)
    shown = df["value"].dropna()
    assert (shown[shown > 0] >= 5).all()
    hidden = df["suppressed"] != ""
    assert hidden.any()
    assert df.loc[hidden, "value"].isna().all()
    assert set(table.iloc[:, 1][hidden.to_numpy()]) <= {"<5", "*"}
    assert HQ not in set(df["key"])


def test_title_of_the_counties_names_only_a_count_that_is_shown(stand: Stand) -> None:
    here = stand("relief")
    df = parts.by_county(here, relief.CHILDREN)
    assert "14名" in relief.children_counties_finding(here, df)
    all_hidden = df.assign(value=float("nan"), suppressed="small")
    assert relief.children_counties_finding(here, all_hidden) == here.say("relief.children_county_hidden")


def test_cost_leaves_out_programmes_without_households(stand: Stand) -> None:
    here = stand("relief")
    programmes = set(relief.df_of_cost(here, by_programme=True)["key"])
    assert programmes
    assert programmes < set(relief.df_by_programme(here)["key"])
    assert len(relief.df_of_cost(here, by_programme=False)) == 13


def test_year_without_data_says_so(stand: Stand) -> None:
    here = stand("relief", as_of=dt.date(2021, 5, 1))
    assert relief.finding(here)
    assert relief.children_finding(here) == here.say("charts.none")
    assert len(relief.df_by_programme(here)) == 0
