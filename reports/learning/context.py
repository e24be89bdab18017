"""How much the words around a claim speak for a metric: pairs of characters of its name and definition, nearby."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from metrics.catalog import METRICS
from metrics.metric import Metric
from reports.claims.claim import Claim
from reports.learning.candidates import Candidate

_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
# Beside a number its noun counts most, then its clause, its sentence, the heading above.
_NEAR, _NEAR_CHARACTERS = 1.5, 12
_CLAUSE, _SENTENCE, _HEADING = 1.0, 0.35, 0.25
_DEFINITION = 0.5
_SAME_UNIT, _SAME_QUALIFIER, _OTHER_QUALIFIER, _PUBLISHED, _VALUE = 0.3, 0.3, -0.6, 0.15, 0.2


def score(claim: Claim, one: Candidate, text: str, heading: str) -> float:
    """How well the words around the claim, in its paragraph and the heading above, fit a candidate."""
    near = text[max(0, claim.start - _NEAR_CHARACTERS) : claim.end + _NEAR_CHARACTERS]
    places = ((near, _NEAR), (claim.clause, _CLAUSE), (claim.sentence, _SENTENCE), (heading, _HEADING))
    name, definition = _name_pairs(one.metric), _definition_pairs(one.metric)
    words = sum(
        weight * _share(name, place) + _DEFINITION * weight * _share(definition, place) for place, weight in places
    )
    return words + _form(claim, one)


def speaks(claim: Claim, one: Candidate, text: str) -> bool:
    """Whether any word of the metric's name stands in the claim's sentence or beside it."""
    near = text[max(0, claim.start - _NEAR_CHARACTERS) : claim.end + _NEAR_CHARACTERS]
    return _share(_name_pairs(one.metric), claim.sentence + "\n" + near) > 0


def _form(claim: Claim, one: Candidate) -> float:
    """What unit, qualifier and aspect say."""
    found = _SAME_UNIT if claim.unit == one.unit else 0.0
    if one.aspect == "value":
        found += _VALUE
        found += _SAME_QUALIFIER if claim.qualifier == one.qualifier else _OTHER_QUALIFIER
    return found + (_PUBLISHED if one.metric.published else 0.0)


def _share(pairs: Mapping[str, float], place: str) -> float:
    """How much of the weight of some pairs stands in a place, 0 to 1."""
    whole = sum(pairs.values())
    return sum(weight for pair, weight in pairs.items() if pair in place) / whole if whole else 0.0


@cache
def _name_pairs(metric: Metric) -> Mapping[str, float]:
    return _weighted(_pairs(metric.name.zh) | _pairs(metric.phrase.zh))


@cache
def _definition_pairs(metric: Metric) -> Mapping[str, float]:
    return _weighted(_pairs(metric.definition.zh))


def _weighted(pairs: Iterable[str]) -> dict[str, float]:
    """Pairs by how telling they are: what stands in many names says little."""
    return {pair: 1 / (1 + _common()[pair]) for pair in pairs}


@cache
def _common() -> Counter[str]:
    return Counter(pair for metric in METRICS.values() for pair in _pairs(metric.name.zh + "，" + metric.definition.zh))


def _pairs(text: str) -> set[str]:
    return {run[place : place + 2] for run in _CHINESE.findall(text) for place in range(len(run) - 1)}
