"""The back-test: every published figure of 2020, its trace adding up, and a second way over the workbooks."""

from __future__ import annotations

import csv
import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from etl.warehouse import open_current
from metrics.catalog import METRICS
from metrics.measure import measure_many, trace
from metrics.metric import Scope
from tests.data.figures import FIGURES

ROOT = Path(__file__).resolve().parents[2]
CUT_OFF = dt.date(2020, 12, 4)
SCOPE = Scope(2020, CUT_OFF)


def _published() -> dict[str, dict[str, str]]:
    with (ROOT / "data" / "reference" / "published-2020.csv").open(encoding="utf-8", newline="") as stream:
        return {row["key"]: row for row in csv.DictReader(stream)}


PUBLISHED = _published()
every_figure = pytest.mark.parametrize("key", PUBLISHED)


@pytest.fixture(scope="module")
def con(sample_warehouse):
    return open_current(sample_warehouse).connection.cursor()


@pytest.fixture(scope="module")
def readings(con):
    return measure_many(con, list(PUBLISHED), SCOPE)


def test_all_62_are_defined():
    assert len(PUBLISHED) == 62
    assert {metric.key for metric in METRICS.values() if metric.published} == set(PUBLISHED)


@every_figure
def test_the_definition_says_what_was_published(key):
    row, metric = PUBLISHED[key], METRICS[key]
    assert metric.unit == row["unit"]
    assert metric.rounding == (Decimal(row["rounded_to"]) if row["rounded_to"] else None)
    if row["part_of"]:
        assert metric.part_of == row["part_of"]


@every_figure
def test_the_figure_comes_out_as_published(key, readings):
    row, reading = PUBLISHED[key], readings[key]
    assert reading.value is not None
    assert abs(reading.value - Decimal(row["value"])) <= Decimal(row["rounded_to"] or 0) / 2
    assert reading.qualifier == row["qualifier"]
    assert not reading.suppressed


@every_figure
def test_the_trace_adds_up(key, con, readings):
    found = trace(con, key, SCOPE)
    assert sum((cell.value for cell in found.cells), Decimal(0)) == found.value == readings[key].value
    assert len({(cell.file, cell.sheet, cell.cell) for cell in found.cells}) == len(found.cells)


@pytest.mark.parametrize("day", [(3, 31), (6, 30), (10, 13), (12, 4), (12, 31)], ids=str)
def test_a_second_way_over_the_workbooks_agrees(con, day):
    """Plain Python over openpyxl, nothing of the importer's, at five cut-offs."""
    cut_off = dt.date(2020, *day)
    found = measure_many(con, list(FIGURES), Scope(2020, cut_off))
    differing = {}
    for key, count in FIGURES.items():
        value, qualifier = count(cut_off)
        reading = found[key]
        if ((reading.value or Decimal(0)), reading.qualifier) != (value, qualifier):
            differing[key] = (reading.value, reading.qualifier, value, qualifier)
    assert differing == {}


def test_traced_cells_hold_what_the_trace_says(con):
    """Every cell of every published figure is looked up in its workbook; 万元 sheets hold a ten-thousandth."""
    wanted: dict[str, dict[tuple[str, str], object]] = {}
    for key in PUBLISHED:
        for cell in trace(con, key, SCOPE).cells:
            if cell.cell_value is not None:
                wanted.setdefault(cell.file, {})[cell.sheet, cell.cell] = cell.cell_value
    wrong = []
    for file, cells in wanted.items():
        book = load_workbook(ROOT / "data" / "sample" / file, data_only=True)
        for (sheet, address), holds in cells.items():
            value = book[sheet][address].value
            if not _same(value, holds):
                wrong.append((file, sheet, address, value, holds))
        book.close()
    assert wrong == []


def _same(value: object, holds: object) -> bool:
    if isinstance(value, int | float) and isinstance(holds, int | float | Decimal):
        return abs(float(value) - float(holds)) < 1e-9 * max(1.0, abs(float(value)))
    return str(value).strip() == str(holds).strip()


def test_rounded_parts_add_up_to_the_rounded_whole(readings):
    """4649 = 2021 + 2628, and 629 is within the 2628."""
    wan = {key: round(readings[key].value / 10000) for key in PUBLISHED if key.startswith("covid_donations")}
    assert wan["covid_donations_value"] == wan["covid_donations_cash"] + wan["covid_donations_goods_value"] == 4649
    assert readings["covid_donations_value"].value == (
        readings["covid_donations_cash"].value + readings["covid_donations_goods_value"].value
    )


def test_targets_of_the_mass_training(readings):
    assert readings["training_sessions"].target == 415
    assert readings["training_people"].target == 20750
