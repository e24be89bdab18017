"""How a figure may be worded in a document: the same functions find it when frozen and word it again today."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from metrics import units
from metrics.metric import Language


@dataclass(frozen=True)
class Told:
    """What a wording is made of: the figure's value, target and last year's value, with unit, rounding, qualifiers."""

    unit: str
    rounding: Decimal | None
    value: Decimal | None
    qualifier: str = ""
    target: Decimal | None = None
    before: Decimal | None = None
    before_qualifier: str = ""


Wording = Callable[[Told], str | None]


def _value(lang: Language, official: bool) -> Wording:
    return lambda told: _worded(told.value, told.qualifier, told, lang, official)


def _before(lang: Language, official: bool) -> Wording:
    return lambda told: _worded(told.before, told.before_qualifier, told, lang, official)


def _target(lang: Language, official: bool) -> Wording:
    return lambda told: _worded(told.target, "", told, lang, official)


def _worded(value: Decimal | None, qualifier: str, told: Told, lang: Language, official: bool) -> str | None:
    if value is None:
        return None
    if official:
        return units.written(value, told.unit, told.rounding, qualifier, lang)
    return units.format_value(units.rounded_to(value, told.rounding), told.unit, lang, qualifier)


def _completion(told: Told) -> str | None:
    if told.value is None or not told.target or told.target <= 0:
        return None
    return units.format_share(told.value / told.target, "zh")


def _change(told: Told) -> str | None:
    if told.value is None or not told.before or told.unit == "%":
        return None
    return units.format_change((told.value - told.before) / abs(told.before), "zh")


def _change_unsigned(told: Told) -> str | None:
    said = _change(told)
    return said.lstrip("+-") if said else None


# What of a figure is written, and how: name → wording. A frozen set keeps the name, so none may change its meaning.
WORDINGS: Mapping[str, Wording] = {
    "value.official.zh": _value("zh", official=True),
    "value.shown.zh": _value("zh", official=False),
    "value.shown.en": _value("en", official=False),
    "target.official.zh": _target("zh", official=True),
    "target.shown.zh": _target("zh", official=False),
    "target.shown.en": _target("en", official=False),
    "before.official.zh": _before("zh", official=True),
    "before.shown.zh": _before("zh", official=False),
    "before.shown.en": _before("en", official=False),
    "completion": _completion,
    "change": _change,
    "change.unsigned": _change_unsigned,
}


def worded(name: str, told: Told) -> str | None:
    """A figure in one wording; None where it has no value for it, or the wording isn't known any more."""
    wording = WORDINGS.get(name)
    try:
        return wording(told) if wording else None
    except KeyError:  # a unit that exists no more
        return None
