"""What changed since last month: counties whose status moved, what was done in between, new targets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from metrics.metric import Scope
from metrics.pace import moves
from metrics.pace.moves import Move
from metrics.pace.reasons import STATUS_NAMES
from views import figures
from views.page import Here, Note, Tone

# How many changes are shown before the others are folded away.
SHOWN = 5


def since(here: Here) -> dt.date:
    """The day that is compared with: a month before the cut-off."""
    return moves.a_month_before(here.scope.cut_off)


def by_metric(here: Here) -> Mapping[str, tuple[Move, ...]]:
    """The moves since then, by metric; none in January."""
    return here.read.ask(moves.moves, Scope(here.scope.year, here.scope.as_of), since(here))


def lead(here: Here) -> str:
    """How many moved which way, over all targets."""
    found, say = by_metric(here), here.say
    if not found:
        return say("moves.none_yet")
    directions = [move.direction for each in found.values() for move in each]
    return say("moves.lead", day=say.date(since(here)), better=directions.count(1), worse=directions.count(-1))


def notes(here: Here) -> list[Note]:
    """The moves worth a line, worse ones first; one note says so where nothing moved."""
    notable = moves.notable(by_metric(here))
    found = [Note(sentence(here, move), tone=_TONES[move.direction]) for move in notable]
    return found or ([Note(here.say("moves.still"))] if by_metric(here) else [])


def more(here: Here, found: Sequence[Note]) -> str:
    """What the notes after the first ones are folded under."""
    return here.say("moves.more", n=len(found) - SHOWN)


_TONES: dict[int, Tone] = {-1: "warn", 0: "plain", 1: "good"}


def sentence(here: Here, move: Move) -> str:
    """One move in words: the county, the metric, from which status to which, what was done, a new target."""
    say, now = here.say, move.now
    said = say(
        "moves.sentence",
        county=now.name[here.language],
        name=say.of(now.metric.name),
        status=_status(here, move),
        gained=gained(here, move) or say("moves.unknown"),
    )
    if not move.is_new_target or now.target is None:
        return said
    unit = now.metric.unit
    new = figures.number(now.target, unit, say)
    if move.before.target is None:
        return say("moves.with_target", said=said, new=new)
    return say("moves.with_new_target", said=said, old=figures.number(move.before.target, unit, say), new=new)


def _status(here: Here, move: Move) -> str:
    before, now = (STATUS_NAMES[one.status][here.language] for one in (move.before, move.now))
    return here.say("moves.status", before=before, now=now) if before != now else here.say("moves.same", now=now)


def gained(here: Here, move: Move) -> str:
    """What was done in between, with its unit; empty where it can't be said."""
    return figures.number(move.gained, move.now.metric.unit, here.say)
