"""Late reporting is not late doing: whose returns are missing, how complete and how timely they are."""

from __future__ import annotations

import pandas as pd

from metrics.metric import Scope
from metrics.pace import reporting
from metrics.pace.reporting import CountyReturns
from metrics.pace.returns import GRACE_DAYS, Returned
from views import figures
from views.page import Here, Note
from views.trace import provenance

MOST = 4


def by_county(here: Here) -> tuple[CountyReturns, ...]:
    """Every county's returns at the cut-off."""
    return here.read.ask(reporting.returns_by_county, Scope(here.scope.year, here.scope.as_of))


def lead(here: Here) -> str:
    """How complete the returns of all counties are, and how it is counted."""
    found, say = by_county(here), here.say
    expected = sum(one.expected for one in found)
    if not expected:
        return say("returns.none_due")
    share = figures.share(sum(one.received for one in found) / expected, say)
    return say("returns.lead", share=share, days=GRACE_DAYS)


def notes(here: Here) -> list[Note]:
    """The counties whose returns are late, the latest first, with the sheets; one that says so where none is late."""
    found, say = by_county(here), here.say
    late = reporting.latest(found)
    if not late:
        return [Note(say("returns.all_in_time"), tone="good")] if any(one.expected for one in found) else []
    notes = [
        Note(say("returns.late", county=one.name[here.language], sheets=_late_sheets(here, one)), tone="warn")
        for one in late[:MOST]
    ]
    if len(late) > MOST:
        rest = say.join([one.name[here.language] for one in late[MOST:]])
        notes.append(Note(say("returns.late_too", counties=rest)))
    return notes


def of_county(here: Here, county_id: str) -> list[Note]:
    """How complete one county's returns are, and which are late; none before the first is due."""
    say = here.say
    one = next((each for each in by_county(here) if each.county_id == county_id), None)
    if one is None or one.completeness is None:
        return []
    text = say(
        "returns.of_county",
        completeness=figures.share(one.completeness, say),
        timeliness=figures.share(one.timeliness, say),
    )
    return [Note(text, detail=_late_sheets(here, one), tone="warn" if one.months_late else "plain")]


def _late_sheets(here: Here, one: CountyReturns) -> str:
    say = here.say
    return say("returns.separator").join(
        say("returns.sheet", sheet=name, last=_day(here, returned), n=returned.months_late)
        if returned.last_on
        else say("returns.sheet_never", sheet=name)
        for name, returned in _named(here, one)
        if returned.months_late
    )


def _named(here: Here, one: CountyReturns) -> list[tuple[str, Returned]]:
    return [(provenance.kind_names(here, (kind,))[0], returned) for kind, returned in one.sheets]


def _day(here: Here, returned: Returned) -> str:
    return here.say.date(returned.last_on) if returned.last_on else here.say("returns.never")


def table(here: Here) -> pd.DataFrame:
    """One row a county: completeness, timeliness, then the day up to which each sheet goes and its months."""
    say, found = here.say, by_county(here)
    columns: dict[str, list[str]] = {
        say("standings.county"): [one.name[here.language] for one in found],
        say("returns.completeness"): [figures.share(one.completeness, say) for one in found],
        say("returns.timeliness"): [figures.share(one.timeliness, say) for one in found],
    }
    for one in found:
        for name, returned in _named(here, one):
            last = returned.last_on.isoformat() if returned.last_on else say("returns.never")
            cell = say("returns.cell", last=last, received=returned.received, expected=returned.expected)
            columns.setdefault(name, []).append(say("returns.late_cell", cell=cell) if returned.months_late else cell)
    return pd.DataFrame(columns)
