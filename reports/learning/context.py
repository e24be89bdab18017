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
# Words that are left over name a metric when so many of their pairs are its own.
_MOST = 0.6
# Words that only say that something is done, counted or compared.
_GENERAL = re.compile(
    r"人次|场次|班次|次数|场数|期数|人数|户数|例数|金额|资金|款物|总[数量额]|数量|规模|同比|同期|全年|分别|其中|相比|[去上今]年|达到|实现|较为?"
    r"|红十字(?:会(?!员))?|全市|我[会市]|各?县区|各县|有所|大幅|明显|稳步|持续|累计|人员|举办|开展|组织|进行|新增|[了比较与和同为达是共约近超]"
    r"|\b(?:sessions?|people|class(?:es)?|households?|cases?|amount|number|value|against|compared|last|year|same|period"
    r"|respectively|than|more|fewer|less|higher|lower|which|held|city|red|cross|society|counties|this|that|these|both|there)\b"
)
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


def tells_of(metric: Metric, words: str, language: Language) -> bool:
    """Whether some words name a metric more than any other, or say nothing of what is counted."""
    pairs = _pairs(_GENERAL.sub(" ", words.lower()))
    if not pairs:
        return True
    told = {other: len(pairs & _told(other, language)) for other in METRICS}
    return told[metric.key] * 2 >= len(pairs) and told[metric.key] == max(told.values())


def told_by(words: str, metrics: Iterable[Metric], language: Language) -> Metric | None:
    """The one metric of some that most of some words name; None where they name none, or two alike."""
    pairs = _pairs(_GENERAL.sub(" ", words.lower()))
    ranked = sorted(((len(pairs & _told(metric.key, language)), metric.key) for metric in metrics), reverse=True)
    if not ranked or ranked[0][0] < max(2, len(pairs) * _MOST) or ranked[0][0] == (*ranked[1:], (0, ""))[0][0]:
        return None
    return METRICS[ranked[0][1]]


@cache
def _told(key: str, language: Language) -> frozenset[str]:
    metric = METRICS[key]
    return frozenset(_pairs(f"{metric.name[language]}，{metric.phrase[language]}，{metric.definition[language]}"))


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
