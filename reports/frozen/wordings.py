"""How a figure may be worded in a document: the same functions find it when frozen and word it again today."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from metrics import units
from metrics.metric import Language, Text
from reports.wording import Words

_BARE = Text("{n}", "{n}")


@dataclass(frozen=True)
class Told:
    """What a wording is made of: the figure's value, target and last year's value, with unit, rounding, qualifiers.

    `phrase` has the nouns of a document; `down`: the less the better.
    """

    unit: str
    rounding: Decimal | None
    value: Decimal | None
    qualifier: str = ""
    target: Decimal | None = None
    before: Decimal | None = None
    before_qualifier: str = ""
    phrase: Text = _BARE
    down: bool = False


Wording = Callable[[Told], str | None]
Style = Callable[[Decimal, str, Told], str]


def _official(lang: Language) -> Style:
    """As official documents write it: 4649万元, 2000多份."""
    return lambda value, qualifier, told: units.written(value, told.unit, told.rounding, qualifier, lang)


def _phrased(lang: Language) -> Style:
    """The same with the nouns of the figure: 20项改革任务."""
    return lambda value, qualifier, told: told.phrase[lang].format(n=_official(lang)(value, qualifier, told))


def _shown(lang: Language) -> Style:
    """As pages and tables show it: 47,496人."""
    return lambda value, qualifier, told: units.format_value(
        units.rounded_to(value, told.rounding), told.unit, lang, qualifier
    )


def _value(style: Style) -> Wording:
    return lambda told: None if told.value is None else style(told.value, told.qualifier, told)


def _target(style: Style) -> Wording:
    return lambda told: None if told.target is None else style(told.target, "", told)


def _before(style: Style) -> Wording:
    return lambda told: None if told.before is None else style(told.before, told.before_qualifier, told)


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


def _change_word(told: Told) -> str | None:
    said = _change(told)
    return Words("zh")(f"summary.{ {'+': 'up', '-': 'down'}.get(said[0], 'level') }") if said else None


def _change_said(told: Told) -> str | None:
    word, said = _change_word(told), _change(told)
    return word and said and word + (said[1:] if said[0] in "+-" else "")


def _verdict(told: Told) -> str | None:
    """Whether the target is exceeded, met or missed."""
    if told.value is None or told.target is None:
        return None
    over = units.rounded_to(told.value, told.rounding) - told.target
    step = (over < 0) - (over > 0) if told.down else (over > 0) - (over < 0)
    return Words("zh")(f"summary.{ {1: 'exceeded', 0: 'met'}.get(step, 'unmet') }")


# What of a figure is written, and how: name → wording. A frozen set keeps the name, so none may change its meaning.
WORDINGS: Mapping[str, Wording] = {
    "value.official.zh": _value(_official("zh")),
    "value.phrased.zh": _value(_phrased("zh")),
    "value.shown.zh": _value(_shown("zh")),
    "value.shown.en": _value(_shown("en")),
    "value.phrased.en": _value(_phrased("en")),
    "target.official.zh": _target(_official("zh")),
    "target.shown.zh": _target(_shown("zh")),
    "target.shown.en": _target(_shown("en")),
    "before.official.zh": _before(_official("zh")),
    "before.phrased.zh": _before(_phrased("zh")),
    "before.shown.zh": _before(_shown("zh")),
    "before.shown.en": _before(_shown("en")),
    "completion": _completion,
    "change": _change,
    "change.unsigned": _change_unsigned,
    "change.said.zh": _change_said,
    "change.word.zh": _change_word,
    "verdict.zh": _verdict,
}
# Words alone, which no search for numbers finds.
WORDS_ALONE = frozenset({"change.said.zh", "change.word.zh", "verdict.zh"})


def worded(name: str, told: Told) -> str | None:
    """A figure in one wording; None where it has no value for it, or the wording isn't known any more."""
    wording = WORDINGS.get(name)
    try:
        return wording(told) if wording else None
    except KeyError:  # a unit that exists no more
        return None


def wording_of(text: str, told: Told, aspect: str = "") -> str:
    """The first wording in which a figure reads so; of one aspect ("value", "change") where it is known. Else empty."""
    names = (name for name in WORDINGS if name.startswith(aspect))
    return next((name for name in names if worded(name, told) == text), "")
