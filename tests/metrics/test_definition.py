"""Definitions as plain data: whole, told apart where they count otherwise, the same where only words differ."""

from __future__ import annotations

import dataclasses
import json

import pytest

from metrics import definition
from metrics.catalog import METRICS
from metrics.metric import CountRows, Text


@pytest.mark.parametrize("key", METRICS)
def test_every_definition_survives_json(key: str) -> None:
    plain = definition.as_plain(METRICS[key])
    assert json.loads(json.dumps(plain)) == plain
    assert plain["formula"]
    assert plain["definition"]["zh"] == METRICS[key].definition.zh


def test_a_sum_keeps_its_terms() -> None:
    assert definition.as_plain(METRICS["training_people"])["measure"]["terms"][0]["column"] == "attended_count"


def test_another_filter_or_measure_counts_otherwise_but_other_words_dont() -> None:
    metric = METRICS["training_people"]
    plain = definition.as_plain(metric)
    assert definition.same(plain, definition.as_plain(dataclasses.replace(metric, name=Text("新名", "New name"))))
    for other in ({"where": "true"}, {"measure": CountRows()}, {"latest_by": ("county_id",)}):
        assert not definition.same(plain, definition.as_plain(dataclasses.replace(metric, **other)))


def test_what_only_one_side_knows_is_not_compared() -> None:
    plain = definition.as_plain(METRICS["training_people"])
    older = {name: value for name, value in plain.items() if name != "ends_with"}
    assert definition.same(older, plain)


def test_the_fingerprint_of_a_ratio_follows_its_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    ratio = METRICS["training_people_per_session"]
    before = definition.fingerprint(ratio)
    part = METRICS["training_people"]
    monkeypatch.setitem(METRICS, part.key, dataclasses.replace(part, where="true"))
    assert definition.fingerprint(ratio) != before
