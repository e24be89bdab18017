"""What documents rest on: figures with last year's, their cells, the society and the load."""

from __future__ import annotations

import pytest

from metrics.metric import Scope
from reports.evidence import Evidence
from tests.reports.conftest import SCOPE


def test_figures_come_with_last_year_and_cells(evidence):
    sessions = evidence["training_sessions"]
    assert (sessions.now.value, sessions.before.value) == (446, 403)
    assert round(float(sessions.change), 3) == 0.107
    assert round(float(sessions.completion), 3) == 1.075
    cells = evidence.trace("training_sessions").cells
    assert sum(cell.value for cell in cells) == 446
    assert evidence.trace("training_sessions") is evidence.trace("training_sessions")


def test_all_published_figures_are_there(evidence):
    assert len(list(evidence.published())) == 62


def test_figures_of_a_campaign_that_no_year_had_are_in_no_list(evidence):
    """2019 had no epidemic campaign. 2021 hadn't either, but last year's figure is worth a row."""
    first, last = (Evidence(evidence.con, Scope(year), evidence.generation) for year in (2019, 2021))
    assert first["covid_donations_value"].now.value is None
    assert "covid_donations_value" not in [figure.metric.key for figure in first]
    assert "covid_test_kits_received" in [figure.metric.key for figure in first]
    assert "covid_donations_value" in [figure.metric.key for figure in last]


def test_a_percentage_has_no_change_in_per_cent(evidence):
    assert evidence["receipts_share"].now.value is not None
    assert evidence["receipts_share"].change is None


def test_it_says_whose_figures_and_when_loaded(evidence):
    assert evidence.society.zh == "南宁市红十字会"
    assert evidence.kinds["training_class"].en
    assert evidence.is_sample
    assert evidence.loaded_at is not None
    assert str(evidence.signed_on) == "2020-12-02"


def test_an_unknown_key_is_named(evidence):
    with pytest.raises(KeyError, match="nothing_of_the_kind"):
        Evidence(evidence.con, SCOPE, evidence.generation, ["nothing_of_the_kind"])
