"""A figure narrowed to a part is read and traced as its split shows it, hidden where the split hides it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from etl import warehouse
from metrics import campaigns, figure, measure
from metrics.catalog import METRICS
from metrics.figure import Figure
from metrics.metric import Part, Scope
from metrics.pace.target_versions import target_metric
from metrics.splitting import as_text

SCOPE = Scope(2020, dt.date(2020, 12, 4))


@pytest.fixture(scope="module")
def sample(sample_warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with warehouse.open_current(sample_warehouse).connection.cursor() as cursor:
        yield cursor


@pytest.mark.parametrize("key", METRICS)
def test_the_cells_of_a_part_add_up_to_what_the_split_shows(sample: duckdb.DuckDBPyConnection, key: str) -> None:
    """One split of each metric, another one for each, its first, middle and last part."""
    splits = METRICS[key].splits
    name = splits[len(key) % len(splits)]
    df = measure.split(sample, key, SCOPE, [name])
    for at in sorted({0, len(df) // 2, len(df) - 1} if len(df) else set()):
        row = df.iloc[at]
        found = Figure(key, SCOPE, Part(((name, as_text(None if row.isna()[name] else row[name])),)))
        reading, traced = figure.read(sample, found), figure.trace(sample, found)
        assert reading.suppressed == bool(row["suppressed"])
        if reading.suppressed:
            assert traced.cells == ()
        elif reading.value is None:
            assert row.isna()["value"]
        else:
            assert float(reading.value) == pytest.approx(row["value"])
            added = sum((cell.value for cell in traced.cells), Decimal(0))
            assert METRICS[key].parts or added == reading.value


def test_two_narrowings_at_once(sample: duckdb.DuckDBPyConnection) -> None:
    found = Figure("news_items", SCOPE, Part((("media_channel", "广播电视"), ("month", "5"))))
    df = measure.split(sample, "news_items", SCOPE, ["media_channel", "month"])
    channel = str(df["media_channel"].iloc[0])
    found = Figure("news_items", SCOPE, Part((("media_channel", channel), ("month", "5"))))
    expected = df.loc[(df["media_channel"] == channel) & (df["month"] == 5), "value"].iloc[0]
    assert float(figure.read(sample, found).value or 0) == expected


@pytest.mark.parametrize("key", [key for key, metric in METRICS.items() if metric.restricted and not metric.parts])
def test_a_restricted_figure_narrowed_twice_is_hidden(sample: duckdb.DuckDBPyConnection, key: str) -> None:
    county = str(measure.split(sample, key, SCOPE, ["county_id"])["county_id"].iloc[0])
    found = Figure(key, SCOPE, Part((("month", "3"), ("county_id", county))))
    assert figure.read(sample, found).suppressed
    assert figure.trace(sample, found).cells == ()


def test_a_part_that_is_not_there_has_no_value(sample: duckdb.DuckDBPyConnection) -> None:
    for part in (("month", "13"), ("sector", "'; drop table fact_training_class; --")):
        found = Figure("training_people", SCOPE, Part((part,)))
        assert figure.read(sample, found).value is None
        assert figure.trace(sample, found).cells == ()


def test_a_split_that_isnt_allowed_and_an_unknown_figure_are_refused(sample: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(ValueError, match="can't be split"):
        figure.read(sample, Figure("training_people", SCOPE, Part((("donor_name", "x"),))))
    with pytest.raises(KeyError):
        figure.read(sample, Figure("nothing", SCOPE))


def test_a_target_is_traced_to_its_own_cells(sample: duckdb.DuckDBPyConnection) -> None:
    readings = measure.measure_many(sample, list(METRICS), SCOPE)
    with_target = [reading for reading in readings.values() if reading.target is not None]
    assert len(with_target) > 5
    for reading in with_target:
        found = Figure(reading.metric.key, SCOPE, of_target=True)
        assert figure.read(sample, found).value == reading.target
        cells = figure.trace(sample, found).cells
        assert sum(cell.value for cell in cells) == reading.target
        assert {cell.sheet for cell in cells} <= {"培训任务", "指标目标"}
    county = Scope(2020, SCOPE.as_of, "450123")
    assert figure.read(sample, Figure("training_sessions", county, of_target=True)).value == 22
    with pytest.raises(ValueError, match="no parts"):
        figure.read(sample, Figure("training_sessions", SCOPE, Part((("month", "5"),)), of_target=True))
    assert target_metric(METRICS["training_sessions"]).name.zh.endswith("任务")


def test_what_a_campaign_raised_counts_from_its_first_day_to_its_last(sample: duckdb.DuckDBPyConnection) -> None:
    for row in campaigns.df_by_campaign(sample, SCOPE).itertuples():
        end = min(row.ended_on or SCOPE.cut_off, SCOPE.cut_off)
        part = Part((("campaign_code", str(row.campaign_code)),))
        found = Figure("donations_value", Scope(end.year, end, since=row.started_on), part)
        assert float(figure.read(sample, found).value or 0) == pytest.approx(row.raised_yuan)


def test_since_reaches_into_earlier_years(sample: duckdb.DuckDBPyConnection) -> None:
    both = [measure.measure(sample, "donations_value", Scope(year)).value for year in (2019, 2020)]
    whole = measure.measure(sample, "donations_value", Scope(2020, since=dt.date(2019, 1, 1))).value
    assert whole == sum(value for value in both if value is not None)
