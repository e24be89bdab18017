"""Every mark of every chart leads to cells, and a bar of a number to the cells that add up to that number."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from metrics import figure
from metrics.figure import Figure
from metrics.metric import Scope
from tests.views.standing import on_sample
from views.page import STEMS
from views.trace import citing

Run = Callable[..., AppTest]
CUT_OFF = dt.date(2020, 12, 4)
# Charts whose marks have lengths of their own: shares of a goal, squares, steps from nothing to a sum.
SHARES = ("campaigns", "stock", "reform", "village", "households-per-10k", "spent-per-10k")
# Maps, whose counties lead to their profiles.
MAPS = ("tiles-", "borders-")
# Marks that stand for a row of a sheet, not for a number.
ROWS = ("plans", "boards", "rescues")


def specs(app: AppTest) -> Iterator[tuple[str, dict[str, Any]]]:
    for element in app.get("plotly_chart"):
        yield element.proto.id.rsplit("plot-", 1)[-1], json.loads(element.proto.spec)


def points(trace: dict[str, Any]) -> Iterator[tuple[str, float | None]]:
    """The address of each mark of a trace, and its value where the trace is of bars."""
    for part in (trace, trace.get("node", {}), trace.get("link", {})):
        data = part.get("customdata") or []
        along = trace.get("x" if trace.get("orientation") == "h" else "y") or []
        values = along if trace["type"] == "bar" and len(along) == len(data) else [None] * len(data)
        for address, value in zip(data, values, strict=True):
            text = address[-1] if isinstance(address, list) else address
            if text:
                yield text, value


def found_at(address: str, scope: Scope) -> Figure:
    return citing.figure(parse_qs(address.removeprefix("?"))["figure"][0], scope)


@pytest.mark.parametrize("county", ["", "450123"])
@pytest.mark.parametrize("stem", [stem for stem in STEMS if stem not in ("annual_summary", "sources")])
def test_marks_lead_to_what_they_show(run_page: Run, sample_warehouse: Path, stem: str, county: str) -> None:
    here = on_sample(sample_warehouse, stem, as_of=CUT_OFF)
    scope = Scope(2020, CUT_OFF, county or None)
    app = run_page(stem, year="2020", as_of=str(CUT_OFF), **({"county": county} if county else {}))
    counties = set(here.read.county_names(scope)["county_id"])
    checked = 0
    for name, spec in specs(app):
        marks = [mark for trace in spec["data"] for mark in points(trace)]
        assert marks or not any(trace.get("x") for trace in spec["data"]), f"{name}: no mark leads anywhere"
        for address, value in marks:
            if name in ROWS:
                assert {"file", "sheet", "row"} == parse_qs(address.removeprefix("?")).keys()
                continue
            if name.startswith(MAPS):
                assert address.startswith("counties?")
                assert parse_qs(address.partition("?")[2])["county"][0] in counties
                continue
            cited = found_at(address, scope)
            reading = here.read.ask(figure.read, cited)
            if value is not None and name not in SHARES and reading.value is not None:
                assert float(reading.value) == pytest.approx(value, abs=0.06), f"{name}: {address}"
                checked += 1
    assert checked > 10 or stem == "counties"


def test_the_cells_behind_a_bar_add_up_to_it(run_page: Run, sample_warehouse: Path) -> None:
    here = on_sample(sample_warehouse, "overview", as_of=CUT_OFF)
    app = run_page("overview", year="2020", as_of=str(CUT_OFF))
    bars = [
        mark
        for _, spec in specs(app)
        for trace in spec["data"]
        if trace["type"] == "bar"
        for mark in list(points(trace))[::3]
    ]
    assert len(bars) > 12
    for address, value in bars:
        cells = here.read.trace(found_at(address, here.scope)).cells
        assert float(sum(cell.value for cell in cells)) == pytest.approx(value or 0)
