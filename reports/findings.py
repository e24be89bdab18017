"""What a chart or a slide has to say, in one sentence computed from the figures; never more than the figures say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from metrics.metric import Reading
from metrics.pace.forecast import Status
from metrics.pace.standing import Standing
from metrics.units import format_change, format_reading, format_share, format_value, format_whole_share
from reports.evidence import Evidence, Figure
from reports.wording import Words

_COUNTED: tuple[Status, ...] = ("done", "behind", "watch", "not_reported")
_UNREACHED: tuple[Status, ...] = ("behind", "watch")


def value(say: Words, reading: Reading) -> str:
    """A figure with its unit, or the sign that it is hidden or was not reported."""
    return format_reading(reading, say.language)


def counties(say: Words, found: Iterable[Standing]) -> str:
    """How many counties have reached a target, are behind, to be watched or silent; empty where none can be judged."""
    number = Counter(one.status for one in found if one.county_id is not None)
    parts = [say(f"finding.counties.{status}", n=number[status]) for status in _COUNTED if number[status]]
    if not number["behind"] and not number["not_reported"] and parts:
        parts.append(say("finding.counties.none_behind"))
    return _sentence(say, parts)


def of_counties(say: Words, figure: Figure, found: Iterable[Standing]) -> str:
    """A figure's name and how its counties stand with the target."""
    said = counties(say, found)
    name = say.of(figure.metric.name)
    return say("finding.named", name=name, finding=said) if said else name


def targets(say: Words, found: Iterable[Standing]) -> str:
    """How many of the year's targets the city has reached, and how many are behind."""
    cities = [one for one in found if one.county_id is None and one.target]
    number = Counter(one.status for one in cities)
    if not cities:
        return say("finding.no_targets")
    parts = [say("finding.targets", all=len(cities), n=number["done"])]
    parts += [say(f"finding.targets.{status}", n=number[status]) for status in _UNREACHED if number[status]]
    return _sentence(say, parts)


def completed(say: Words, figure: Figure) -> str:
    """A figure with its target's completion, or its change on last year where no target was set."""
    name, done = say.of(figure.metric.name), value(say, figure.now)
    if figure.completion is None or figure.now.target is None:
        return changed(say, figure)
    target = format_value(figure.now.target, figure.metric.unit, say.language)
    share = format_whole_share(figure.completion, say.language)
    key = (
        "finding.exceeded"
        if figure.completion > 1
        else "finding.reached"
        if figure.completion == 1
        else "finding.short"
    )
    return say(key, name=name, value=done, target=target, share=share)


def changed(say: Words, figure: Figure) -> str:
    """A figure with its change on the same period of last year; alone where that can't be said."""
    name, done = say.of(figure.metric.name), value(say, figure.now)
    if figure.now.value is None and not figure.now.suppressed:
        return say("finding.missing", name=name)
    if figure.change is None:
        return say("finding.plain", name=name, value=done)
    if format_change(figure.change, say.language) == format_change(0, say.language):
        return say("finding.same", name=name, value=done)
    change = format_share(abs(figure.change), say.language)
    return say("finding.grown" if figure.change > 0 else "finding.fallen", name=name, value=done, change=change)


def received(say: Words, evidence: Evidence) -> str:
    """What was given, and how much of it in goods."""
    whole = evidence["donations_value"]
    return _with_share(say, "finding.received", whole, evidence["donations_goods_value"], whole)


def used(say: Words, evidence: Evidence) -> str:
    """What was used, and what that is of what was given."""
    spent = evidence["donation_use_value"]
    return _with_share(say, "finding.used", spent, spent, evidence["donations_value"])


def _with_share(say: Words, key: str, figure: Figure, part: Figure, whole: Figure) -> str:
    """A figure with a share; alone where the share can't be said."""
    if not whole.now.value or part.now.value is None:
        return changed(say, figure)
    share = format_whole_share(part.now.value / whole.now.value, say.language)
    return say(key, value=value(say, figure.now), share=share)


def stem_cells(say: Words, evidence: Evidence) -> str:
    """How many were asked, and how many have donated."""
    asked, donated = evidence["hsc_contacted"].now, evidence["hsc_donated"].now
    if asked.value is None or donated.value is None:
        return changed(say, evidence["hsc_contacted"])
    return say("finding.stem_cells", asked=value(say, asked), donated=value(say, donated))


def attention(say: Words, found: Iterable[Standing], urgent: Iterable[Standing]) -> str:
    """How many counties need somebody; that there are no targets where nothing can be judged."""
    named = dict.fromkeys(one.county_id for one in urgent)
    if named:
        return say("finding.attention", n=len(named))
    aimed = any(one.county_id is not None and one.target for one in found)
    return say("finding.no_attention" if aimed else "finding.no_county_targets")


def _sentence(say: Words, parts: list[str]) -> str:
    text = say("document.comma").join(parts)
    return text[:1].upper() + text[1:]
