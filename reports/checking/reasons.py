"""Why a figure agrees, differs or stays unchecked, what to do, in both languages; the days that it counts to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from metrics.metric import Language, Text
from metrics.units import format_share, format_value, rounded_to, written
from reports.checking.suspects import Suspect
from reports.claims.claim import Claim, Kind
from reports.claims.grammar import mentions
from reports.claims.patterns import DATE
from reports.evidence import Evidence
from reports.learning.candidates import Candidate
from reports.wording import Words

_WORDS = (Words("zh"), Words("en"))


@dataclass(frozen=True)
class Day:
    """A day up to which the text says that it counts; `holds` unless it is later than everything that was counted."""

    paragraph: int
    text: str
    start: int
    end: int
    day: dt.date
    holds: bool
    reason: Text


def agrees(one: Candidate | None, county: Text | None = None) -> Text:
    """The figure that a claim is."""
    return _said("check.agrees", one, county)


def no_figure(kind: Kind) -> Text:
    """What a piece with a number in it is instead of a figure."""
    return Text(*(say(f"check.kind_{kind}") for say in _WORDS))


def unknown(options: Iterable[Candidate]) -> Text:
    """Nothing explains the claim, or several things could."""
    listed = list({one.metric.key: one.metric for one in options}.values())
    if not listed:
        return Text(*(say("check.unknown") for say in _WORDS))
    joins: dict[Language, str] = {"zh": "、", "en": ", "}
    return Text(*(
        say("check.unsure", names=joins[say.language].join(metric.name[say.language] for metric in listed))
        for say in _WORDS
    ))  # fmt: skip


def differs(claim: Claim, found: Suspect, county: Text | None = None) -> Text:
    """What the text says, what the data say, and what to do."""
    return _said(f"check.{found.slip}", found.meant, county, claim.text)


def right_value(one: Candidate, language: Language) -> str:
    """A figure as a text should say it."""
    if one.unit == "%" and one.aspect != "value":
        return format_share(abs(one.value) / 100, language)
    if language == "zh":
        return written(one.value, one.unit, one.metric.rounding, one.qualifier)
    return format_value(rounded_to(one.value, one.metric.rounding), one.unit, language, one.qualifier)


def days(texts: Sequence[str], evidence: Evidence) -> list[Day]:
    """The days up to which a text says that it counts. One beyond the cut-off is no longer checked by these figures."""
    found, cut_off = [], evidence.scope.cut_off
    for number, text in enumerate(texts):
        for one in mentions(text):
            match = DATE.fullmatch(one.text) if one.kind == "as_of" else None
            if match is None or not match["day"]:
                continue
            try:
                day = dt.date(int(match["year"] or evidence.scope.year), int(match["month"]), int(match["day"]))
            except ValueError:
                continue  # 2月30日 is nobody's cut-off
            key = "check.day_beyond" if day > cut_off else "check.day_same" if day == cut_off else "check.day_before"
            reason = Text(*(say(key, day=say.date(cut_off)) for say in _WORDS))
            found.append(Day(number, one.text, one.start, one.end, day, day <= cut_off, reason))
    return found


def _said(key: str, one: Candidate | None, county: Text | None, said: str = "") -> Text:
    assert one is not None
    return Text(*(
        say(
            key, said=said, right=right_value(one, say.language), write=right_value(one, "zh"),
            name=(f"{county[say.language]} " if county else "") + one.metric.name[say.language]
            + ("" if one.aspect == "value" else say(f"check.aspect_{one.aspect}")),
        )
        for say in _WORDS
    ))  # fmt: skip
