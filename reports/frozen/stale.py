"""The sentences of a frozen document that are wrong by now: each number worded again, as it stands there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from metrics.metric import Reading, Text
from metrics.units import exact
from reports.frozen.opened import FigureId, FrozenSet, decimal
from reports.frozen.sentences import LISTS, Placed, Sentence
from reports.frozen.wordings import Told, worded

Readings = Mapping[FigureId, Reading]
Names = Callable[[str, str], str]


@dataclass(frozen=True)
class StaleFigure:
    """A number of a sentence that would read otherwise today; `now` None where there is no such value any more.

    Not `sure`: it may be another figure that is worded alike, or (`now` empty) it can't be worded again and
    has to be looked at.
    """

    place: Placed
    now: str | None
    sure: bool


@dataclass(frozen=True)
class StaleSentence:
    """A sentence of the document with the numbers in it that are wrong by now."""

    sentence: Sentence
    stale: tuple[StaleFigure, ...]


def stale_sentences(frozen: FrozenSet, now: Readings, names: Names) -> Iterable[StaleSentence]:
    """The sentences of the document that are wrong by now, each number worded again as it stands there.

    `names` gives today's names of what a figure counts, by the wording that a list of them is kept as.
    """
    for sentence in frozen.sentences:
        stale = tuple(found for place in sentence.places if (found := _stale_figure(frozen, place, now, names)))
        if stale:
            yield StaleSentence(sentence, stale)


def _stale_figure(frozen: FrozenSet, place: Placed, now: Readings, names: Names) -> StaleFigure | None:
    if place.wording in LISTS.values():
        listed = names(place.wording, place.key)
        return None if listed == place.text else StaleFigure(place, listed or None, place.sure)
    if not place.wording:
        before, after = (
            _moving(told) for told in (_told_then(frozen, place.key, None), _told(frozen, place.key, None, now))
        )
        return None if before == after else StaleFigure(place, "", sure=False)
    for key in (place.key, *place.others):
        text = worded(place.wording, _told(frozen, key, place.county_id, now))
        then = worded(place.wording, _told_then(frozen, key, place.county_id))
        if text != then and (key == place.key or then == place.text):
            return StaleFigure(replace(place, key=key), text, place.sure)
    return None


def _moving(told: Told) -> Sequence[object]:
    return exact(told.value), told.qualifier, exact(told.target), exact(told.before)


def _told(frozen: FrozenSet, key: str, county: str | None, now: Readings) -> Told:
    """Today's figure, to be worded in the unit and rounding of its day."""
    here, last = now.get((key, frozen.year, county)), now.get((key, frozen.year - 1, county))
    then = _told_then(frozen, key, county)
    if here is None:
        return replace(then, value=None, target=None, before=None)
    before, word = (last.value, last.qualifier) if last else (None, "")
    value, said, target = here.value, here.qualifier, here.target
    return replace(then, value=value, qualifier=said, target=target, before=before, before_qualifier=word)


def _told_then(frozen: FrozenSet, key: str, county: str | None) -> Told:
    here, last = (frozen.readings.get((key, year, county), {}) for year in (frozen.year, frozen.year - 1))
    definition = frozen.definition(key)
    rounding, phrase = decimal(definition.get("rounding")), definition.get("phrase", {})
    value, target, before = decimal(here.get("value")), decimal(here.get("target")), decimal(last.get("value"))
    words = str(here.get("qualifier", "")), str(last.get("qualifier", ""))
    nouns = Text(str(phrase.get("zh", "{n}")), str(phrase.get("en", "{n}")))
    down = definition.get("good") == "down"
    return Told(str(here.get("unit", "")), rounding, value, words[0], target, before, words[1], nouns, down)
