"""A chosen county stands among its peers: lit, the median beside it, each peer led to, no rank said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.views.standing import on_sample
from views import beside_peers
from views.page import Here
from views.subjects import training

LONG_AN = "450123"


@pytest.fixture
def here(sample_warehouse: Path) -> Here:
    found = on_sample(sample_warehouse, "training")
    return replace(found, scope=replace(found.scope, county_id=LONG_AN))


def test_whom_to_compare_with_is_counties_of_its_type_or_all(here: Here) -> None:
    assert beside_peers.whom(here) == {"same": "同类（县，5个）", "all": "全部县区（12个）"}


def test_each_figure_has_a_dot_for_each_peer_and_one_is_lit(here: Here) -> None:
    chart = beside_peers.drawn(here, training.CARDS, beside_peers.SAME)
    dots = [trace for trace in chart.figure.data if trace.mode == "markers"]
    peers, lit = dots[::2], dots[1::2]
    assert [len(trace.x) for trace in peers] == [4, 4, 4]
    assert [len(trace.x) for trace in lit] == [1, 1, 1]
    assert next(trace.customdata[0] for trace in lit) == "?figure=training_sessions"
    assert all("~county:" in way for trace in peers for way in trace.customdata)
    assert any("马山县" in text for text in peers[0].hovertext)


def test_the_title_counts_above_and_below_and_ranks_nobody(here: Here) -> None:
    chart = beside_peers.drawn(here, training.CARDS, beside_peers.SAME)
    assert chart.title == "隆安县：3项均未低于5个县区的中位数，其中2项高于"
    assert "第" not in chart.title


def test_the_table_has_every_peer_with_its_cells_and_the_median(here: Here) -> None:
    chart = beside_peers.drawn(here, training.CARDS, beside_peers.ALL)
    assert chart.table is not None
    assert chart.opens is not None
    assert len(chart.table) == 13
    assert chart.table.iloc[-1, 0] == "中位数"
    assert set(chart.opens) == set(chart.table.columns)
    heading = "万人培训完成场次，每万人"
    row = list(chart.table["县区"]).index("隆安县")
    assert chart.table[heading][row] == "0.800场"
    assert "figure=training_sessions" in chart.opens[heading][row]


def test_without_a_county_nothing_can_be_said(here: Here) -> None:
    assert beside_peers.rows(here.city, training.CARDS, beside_peers.ALL) == ()
