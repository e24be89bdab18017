"""Definitions are whole: both languages, known units, fields and wholes that exist, the same kinds restricted."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from pathlib import Path

import pytest

from etl.warehouse import open_current
from metrics.catalog import METRICS, STEMS, by_stem
from metrics.documentation import metrics_document
from metrics.measure import measure_by_county, measure_many, split
from metrics.metric import CountDistinct, Scope
from metrics.units import UNITS

ROOT = Path(__file__).resolve().parents[2]
SCOPE = Scope(2020, dt.date(2020, 12, 4))
HAN = re.compile(r"[\u4e00-\u9fff]")
every_metric = pytest.mark.parametrize("metric", METRICS.values(), ids=lambda metric: metric.key)


@pytest.fixture(scope="module")
def sample(sample_warehouse):
    return open_current(sample_warehouse).connection.cursor()


def _layout(kind: str) -> dict:
    return tomllib.loads((ROOT / "etl" / "layouts" / f"{kind}.toml").read_text(encoding="utf-8"))


@every_metric
def test_both_languages_speak(metric):
    for text in (metric.name, metric.definition):
        assert HAN.search(text.zh)
        assert text.en
    for text in (metric.name, metric.definition, metric.includes, metric.excludes):
        assert bool(text.zh) == bool(text.en)
        assert not HAN.search(text.en)
        assert not re.search(r"[A-Za-z]{3}", text.zh.replace("COVID", ""))


@every_metric
def test_what_it_speaks_of_exists(metric):
    assert metric.unit in UNITS
    assert metric.stem in STEMS
    assert metric.kinds
    assert all(_layout(kind)["kind"] == kind for kind in metric.kinds)
    assert set(metric.parts) <= set(METRICS)
    assert metric.target is None or metric.target in METRICS
    assert "{n}" in metric.phrase.zh
    assert "{n}" in metric.phrase.en


@every_metric
def test_a_part_ends_in_a_whole(metric):
    seen = set()
    while metric.part_of:
        assert metric.key not in seen
        seen.add(metric.key)
        metric = METRICS[metric.part_of]


@every_metric
def test_it_is_restricted_where_its_sheets_are(metric):
    assert metric.restricted == any(_layout(kind)["restricted"] for kind in metric.kinds)
    if metric.restricted:
        # Other splits would have to be protected too.
        assert set(metric.splits) <= {"month", "county_id"}


@every_metric
def test_every_split_can_be_asked_for(metric, sample):
    for name in metric.splits:
        df = split(sample, metric.key, SCOPE, [name])
        assert list(df.columns) == [name, "value", "qualifier", "rows", "suppressed", "note"]
        assert not df.duplicated(name).any()


@every_metric
def test_its_parts_add_up(metric, sample):
    """Counts and sums over rows: months and counties add up to the whole, unless something is hidden."""
    if metric.parts or isinstance(metric.measure, CountDistinct):
        return
    whole = measure_many(sample, [metric.key], SCOPE)[metric.key]
    for name in metric.splits:
        df = split(sample, metric.key, SCOPE, [name])
        if not df["suppressed"].any() and whole.value is not None:
            assert df["value"].sum() == pytest.approx(float(whole.value))
            assert df["rows"].sum() == whole.rows


def test_all_of_them_by_county(sample):
    found = measure_by_county(sample, list(METRICS), SCOPE)
    assert set(found) == set(METRICS)
    assert {len(readings) for readings in found.values()} == {14}


def test_keys_are_in_the_programmes_order():
    assert [m.key for stem in STEMS for m in by_stem(stem)] == list(METRICS)


def test_the_document_has_not_drifted():
    """`python -m metrics docs --out docs/metrics.md` writes it again."""
    assert (ROOT / "docs" / "metrics.md").read_text(encoding="utf-8") == metrics_document()


def test_definitions_are_not_the_documents_sentences():
    """No city, county or river of one office stands in a definition."""
    names = (ROOT / "data" / "reference" / "counties.csv").read_text(encoding="utf-8")
    places = {row.split(",")[2] for row in names.splitlines()[1:]}
    text = metrics_document()
    assert [place for place in places if place in text] == []
