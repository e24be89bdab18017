"""The figures of the sample at the cut-off of the published summary."""

from __future__ import annotations

import datetime as dt

import pytest

from etl.warehouse import open_current
from metrics.metric import Scope
from reports.evidence import Evidence

SCOPE = Scope(2020, dt.date(2020, 12, 4))


@pytest.fixture(scope="session")
def evidence(sample_warehouse):
    opened = open_current(sample_warehouse)
    return Evidence(opened.connection.cursor(), SCOPE, opened.generation)
