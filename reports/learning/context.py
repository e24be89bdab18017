"""How much the words around a claim speak for a metric: pairs of characters of its name and definition, nearby.

In English text, words in the place of pairs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import get_args

from metrics.catalog import METRICS
from metrics.metric import Language, Metric
from reports.claims.claim import Claim
from reports.learning.candidates import Candidate

_CHINESE, _ENGLISH = re.compile(r"[\u4e00-\u9fff]+"), re.compile(r"[a-z]{3,}")
# Words that say nothing of a figure; of the others the stem counts (donated, donation).
_SMALL = frozenset(
    re.findall(r"[a-z]+", "and the for with that were was are from not all its has had each who whose their been than")
)
_STEM = 5
_UNIT_PAIRS = {"人次", "万元", "人份"}
# Beside a number its noun counts most, then its clause, its sentence, the heading above.
_NEAR, _NEAR_CHARACTERS = 1.5, {"zh": 12, "en": 36}
_CLAUSE, _SENTENCE, _HEADING = 1.0, 0.35, 0.25
_DEFINITION = 0.5
# A cell that says 余 is said as 多 as well; English has one word for each of these.
_ALIKE = ({"余", "多"}, {"约", "近多"})
_SAME_UNIT, _SAME_QUALIFIER, _OTHER_QUALIFIER, _PUBLISHED, _VALUE = 0.3, 0.3, -0.6, 0.15, 0.2


def score(claim: Claim, one: Candidate, text: str, heading: str) -> float:
    """How well the words around the claim, in its paragraph and the heading above, fit a candidate."""
    places = ((_near(claim, text), _NEAR), (claim.clause, _CLAUSE), (claim.sentence, _SENTENCE), (heading, _HEADING))
    name, definition = _name_pairs(one.metric, claim.language), _definition_pairs(one.metric, claim.language)
    words = sum(
        weight * _share(name, place) + _DEFINITION * weight * _share(definition, place) for place, weight in places
    )
    return words + _form(claim, one)


def speaks(claim: Claim, one: Candidate, text: str) -> bool:
    """Whether any word of the metric's name stands in the claim's sentence or beside it."""
    return _share(_name_pairs(one.metric, claim.language), claim.sentence + "\n" + _near(claim, text)) > 0


def _near(claim: Claim, text: str) -> str:
    around = _NEAR_CHARACTERS[claim.language]
    return text[max(0, claim.start - around) : claim.end + around]


def _form(claim: Claim, one: Candidate) -> float:
    """What unit, qualifier and aspect say."""
    found = _SAME_UNIT if claim.unit == one.unit else 0.0
    if one.aspect == "value":
        found += _VALUE
        alike = claim.qualifier == one.qualifier or any({claim.qualifier, one.qualifier} <= same for same in _ALIKE)
        found += _SAME_QUALIFIER if alike else _OTHER_QUALIFIER
    return found + (_PUBLISHED if one.metric.published else 0.0)


def named(metric: Metric, text: str) -> float:
    """How much of a metric's name stands in a text, 0 to 1."""
    return max(_share(_name_pairs(metric, language), text) for language in get_args(Language))


def _share(pairs: Mapping[str, float], place: str) -> float:
    """How much of the weight of some pairs stands in a place, 0 to 1."""
    whole, place = sum(pairs.values()), place.lower()
    return sum(weight for pair, weight in pairs.items() if pair in place) / whole if whole else 0.0


@cache
def _name_pairs(metric: Metric, language: Language) -> Mapping[str, float]:
    return _weighted(_pairs(metric.name[language]) | _pairs(metric.phrase[language]), language)


@cache
def _definition_pairs(metric: Metric, language: Language) -> Mapping[str, float]:
    return _weighted(_pairs(metric.definition[language]), language)


def _weighted(pairs: Iterable[str], language: Language) -> dict[str, float]:
    """Pairs by how telling they are: what stands in many names says little."""
    return {pair: 1 / (1 + _common(language)[pair]) for pair in pairs}


@cache
def _common(language: Language) -> Counter[str]:
    texts = (f"{metric.name[language]}，{metric.definition[language]}" for metric in METRICS.values())
    return Counter(pair for text in texts for pair in _pairs(text))


def _pairs(text: str) -> set[str]:
    """Pairs of Chinese characters, stems of English words; a unit says nothing, for the claim has it anyway."""
    pairs = {run[place : place + 2] for run in _CHINESE.findall(text) for place in range(len(run) - 1)} - _UNIT_PAIRS
    words = {word[:_STEM] for word in _ENGLISH.findall(text.lower()) if word not in _SMALL}
    return pairs | words
