"""Who needs attention: every county once, with its most urgent target, the most urgent county first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from metrics.pace import watch
from metrics.pace.reasons import STATUS_NAMES
from metrics.pace.standing import Standing
from views.page import Here, Note
from views.subjects import chosen, standings

# How many counties are shown before the others are folded away.
SHOWN = 5
# How many the title names.
NAMED = 3


def finding(here: Here) -> str:
    """The title of the page on counties: how many have a target behind, the most urgent by name; or how the chosen one
    stands with its targets.
    """
    found, say = standings.by_metric(here), here.say
    if said := chosen.finding(here):
        return said
    if not found:
        return say("counties.finding_plain")
    counties = len(next(iter(found.values())))
    urgent = [one for one in _by_county(here) if one.status == "behind"]
    if not urgent:
        silent = sum(one.status == "not_reported" for one in _by_county(here))
        if not silent and _is_too_early(here):
            return say("standings.finding_early", all=counties, day=say.date(here.scope.cut_off))
        return say("standings.finding_silent" if silent else "standings.finding_none", n=silent, all=counties)
    names = say.join([one.name[here.language] for one in urgent[:NAMED]])
    return say(
        "standings.finding" if len(urgent) > NAMED else "standings.finding_all",
        n=len(urgent),
        all=counties,
        names=names,
    )


def _by_county(here: Here) -> list[Standing]:
    """Each county that needs somebody, with its most urgent standing, most urgent first."""
    return [each[0] for each in _needed(here).values()]


def _needed(here: Here) -> dict[str, list[Standing]]:
    """By county, most urgent first, the standings that need somebody."""
    return watch.urgent_by_county(one for each in standings.by_metric(here).values() for one in each)


def urgent(here: Here) -> list[Note]:
    """A note for each county that needs somebody, with its most urgent target, most urgent county first.

    What else is wrong with a county stands in the detail. One note says so where none needs anybody.
    """
    notes = [
        _with_others(here, standings.note(here, first, headed=True), rest) for first, *rest in _needed(here).values()
    ]
    if notes or not standings.by_metric(here):
        return notes
    if _is_too_early(here):
        return [Note(here.say("standings.none_judged"))]
    return [Note(here.say("standings.none"), tone="good")]


def _is_too_early(here: Here) -> bool:
    return watch.is_too_early(one for each in standings.by_metric(here).values() for one in each)


def _with_others(here: Here, found: Note, rest: list[Standing]) -> Note:
    """A note with the other targets of its county that need somebody."""
    if not rest:
        return found
    say = here.say
    names = [
        say("standings.other", name=say.of(one.metric.name), status=STATUS_NAMES[one.status][here.language])
        for one in rest
    ]
    also = say("standings.also", others=say.join(names))
    return replace(found, detail=say("standings.detail_also", detail=found.detail, also=also) if found.detail else also)


def more(here: Here, notes: Sequence[Note]) -> str:
    """What the notes after the first ones are folded under."""
    return here.say("standings.more", n=len(notes) - SHOWN)


def most_urgent(here: Here, most: int) -> list[Note]:
    """The most urgent counties; none where nobody is needed."""
    notes = urgent(here)
    return [one for one in notes if one.tone != "good"][:most]
