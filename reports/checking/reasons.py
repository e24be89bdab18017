"""Why a figure agrees, differs or stays unchecked, and what to do, in both languages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from metrics.metric import Language, Text
from metrics.units import format_share, format_value, rounded_to, written
from reports.checking.suspects import Suspect
from reports.claims.claim import Claim, Kind
from reports.learning.candidates import Candidate
from reports.wording import Words

_WORDS = (Words("zh"), Words("en"))


def agrees(one: Candidate | None, county: Text | None = None) -> Text:
    """The figure that a claim is."""
    assert one is not None
    return both("check.agrees", name=name_of(one, county))


def no_figure(kind: Kind) -> Text:
    """What a piece with a number in it is instead of a figure."""
    return both(f"check.kind_{kind}")


def unknown(options: Iterable[Candidate]) -> Text:
    """Nothing explains the claim, or several things could."""
    listed = list({one.metric.key: one.metric for one in options}.values())
    if not listed:
        return both("check.unknown")
    joins: dict[Language, str] = {"zh": "、", "en": ", "}
    return Text(*(
        say("check.unsure", names=joins[say.language].join(metric.name[say.language] for metric in listed))
        for say in _WORDS
    ))  # fmt: skip


def differs(claim: Claim, found: Suspect, county: Text | None = None) -> Text:
    """What the text says, what the data say, and what to write, in the language of the text."""
    one = found.meant
    right = Text(right_value(one, "zh"), right_value(one, "en"))
    more = {"write": right[claim.language], "day": found.day or "", "whose": found.whose or ""}
    return both(f"check.{found.slip}", said=claim.text, right=right, name=name_of(one, county), **more)


def right_value(one: Candidate, language: Language) -> str:
    """A figure as a text should say it."""
    if one.unit == "%" and one.aspect != "value":
        return format_share(abs(one.value) / 100, language)
    if language == "zh":
        return written(one.value, one.unit, one.metric.rounding, one.qualifier)
    return format_value(rounded_to(one.value, one.metric.rounding), one.unit, language, one.qualifier)


def both(key: str, **values: Text | dt.date | str | int) -> Text:
    """The words under a key in both languages; texts among the values in each, days as dates are written in it."""
    return Text(*(say(key, **{name: _worded(value, say) for name, value in values.items()}) for say in _WORDS))


def name_of(one: Candidate, county: Text | None = None) -> Text:
    """What a figure is called, with its county and with what it is of its metric (the target, the change)."""
    return Text(*(
        (f"{county[say.language]} " if county else "") + one.metric.name[say.language]
        + ("" if one.aspect == "value" else say(f"check.aspect_{one.aspect}"))
        for say in _WORDS
    ))  # fmt: skip


def _worded(value: Text | dt.date | str | int, say: Words) -> str | int:
    if isinstance(value, Text):
        return value[say.language]
    return say.date(value) if isinstance(value, dt.date) else value
