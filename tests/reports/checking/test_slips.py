"""Slips planted one at a time into texts that are right: most are named, and no right figure is ever accused."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from etl.warehouse import open_current
from metrics.metric import HQ, Scope
from reports.__main__ import main
from reports.checking.check import check
from reports.evidence import Evidence
from reports.frozen.paragraphs import paragraphs_of
from tests.reports.checking.slips import plant


@pytest.fixture(scope="module")
def evidence(sample_warehouse: Path) -> Evidence:
    opened = open_current(sample_warehouse)
    return Evidence(opened.connection.cursor(), Scope(2020, dt.date(2020, 12, 4)), opened.generation)


@pytest.fixture
def texts(sample_warehouse: Path, tmp_path: Path) -> Callable[[str], Sequence[str]]:
    """The paragraphs of the year-end summary in a language."""

    def made(language: str) -> Sequence[str]:
        path = tmp_path / "summary.docx"
        words = ["--year", "2020", "--as-of", "2020-12-04", "--warehouse", str(sample_warehouse), "--lang", language]
        assert main(["summary", *words, "--out", str(path)]) == 0
        return paragraphs_of(path.name, path.read_bytes())

    return made


@pytest.mark.parametrize(("language", "named"), [("zh", 0.9), ("en", 0.75)])
def test_planted_slips_are_named_and_nothing_else(evidence, texts, language, named):
    tally = plant(evidence, texts(language), every=3)
    assert tally.accused == []
    assert tally.share("differs") >= named, tally.by_kind
    assert tally.share("agrees") <= 0.05, tally.by_kind
    assert set(tally.by_kind) == {"digit", "turned", "scale", "last_year"}


def _by_county(evidence: Evidence, order: Sequence[str], shown: Sequence[str], language: str) -> bytes:
    """A sentence for each county, with the figures of another where the order says so."""
    sentences = {
        "zh": "{0}万人培训完成{1}场，培训{2}人。",
        "en": "{0} held {1} sessions of mass training with {2} people trained.",
    }
    keys = ("training_sessions", "training_people")
    lines = [
        sentences[language].format(
            evidence.counties[county][language], *(int(evidence.by_county[key][other].now.value) for key in keys)
        )
        for county, other in zip(order, shown, strict=True)
    ]
    return "\n".join(lines).encode()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_swapped_counties_are_told_whose_figures_they_have(evidence, language):
    counties = [county for county in evidence.counties if county != HQ]
    clean = check(evidence, "draft.txt", _by_county(evidence, counties, counties, language))
    assert Counter(one.verdict for one in clean.findings if one.mention.is_figure) == {"agrees": 2 * len(counties)}
    for at in range(0, len(counties) - 1, 3):
        shown = [*counties]
        shown[at], shown[at + 1] = shown[at + 1], shown[at]
        found = check(evidence, "draft.txt", _by_county(evidence, counties, shown, language))
        wrong = [one for one in found.findings if one.verdict == "differs"]
        assert [one.paragraph for one in wrong] == [at, at, at + 1, at + 1]
        people = next(one for one in wrong if one.metric and one.metric.key == "training_people")
        assert evidence.counties[counties[at + 1]].zh in people.reason.zh
