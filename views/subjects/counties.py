"""County by programme: the status and completion of every target, and one county across all programmes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace as copy_with

from metrics import units
from metrics.figure import Figure
from metrics.metric import Metric, Scope
from metrics.pace import targets
from metrics.pace.forecast import BEHIND_BELOW, LIKELY_FROM, Status
from metrics.pace.reasons import STATUS_NAMES
from metrics.pace.standing import Standing
from views import drawing, escape, figures, linked, links
from views.page import Here, Note
from views.palette import MARKS
from views.subjects import standings
from views.trace import citing

# The target whose counties the title of the page speaks of.
FIRST = "training_sessions"
# What is shown of one county.
PROFILE = (
    "training_sessions",
    "training_people",
    "relief_households",
    "volunteer_times",
    "relief_spent",
    "donations_value",
    "hsc_contacted",
    "child_aid_children",
)
# How many of the city's targets are shown before the others are folded away.
SHOWN = 3
IN_ORDER, BY_URGENCY = "order", "urgent"
_CLASSES: dict[Status, str] = {
    "behind": "mz-behind",
    "not_reported": "mz-behind",
    "watch": "mz-watch",
    "done": "mz-good",
}


def thresholds(here: Here) -> dict[str, str]:
    """From where on a county is called what, for a text."""
    return {
        "behind": units.format_whole_share(BEHIND_BELOW, here.language),
        "likely": units.format_whole_share(LIKELY_FROM, here.language),
    }


def lead(here: Here) -> str:
    """How to read the table, with the pace at the cut-off."""
    return here.say("counties.lead", pace=figures.share(targets.pace(here.scope), here.say))


def orders(here: Here) -> dict[str, str]:
    """How the table can be sorted: the most urgent county first, the usual order, or by one target."""
    metrics = standings.metrics(here, FIRST)
    by_target = {metric.key: here.say("counties.by", name=here.say.of(metric.name)) for metric in metrics}
    return {BY_URGENCY: here.say("counties.by_urgency"), IN_ORDER: here.say("counties.in_order"), **by_target}


def table_html(here: Here, order: str) -> str:
    """The table as HTML: a row for each county, a cell for each target with status, completion and its bar."""
    metrics = standings.metrics(here, FIRST)
    rows = _sorted(_rows(here, metrics), order)
    heads = "".join(f'<th scope="col">{escape.html(here.say.of(metric.name))}</th>' for metric in metrics)
    longest = _longest([one for row in rows for one in row])
    body = "".join(_row(here, row, longest) for row in rows)
    first = f'<th scope="col" style="width:14%">{escape.html(here.say("counties.county"))}</th>'
    return (
        f'<div class="mz"><table class="mz-table mz-stack mz-brief" data-testid="county-table">'
        f"<caption>{escape.html(here.say('counties.table'))}</caption>"
        f"<thead><tr>{first}{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _rows(here: Here, metrics: Sequence[Metric]) -> list[tuple[Standing, ...]]:
    """For each county in the usual order its standings, one a target."""
    return list(zip(*(standings.of_metric(here, metric.key) for metric in metrics), strict=True))


def _sorted(rows: list[tuple[Standing, ...]], order: str) -> list[tuple[Standing, ...]]:
    if order == IN_ORDER:
        return rows
    if order == BY_URGENCY:
        return sorted(rows, key=lambda row: sorted(one.urgency for one in row))
    return sorted(rows, key=lambda row: [one.urgency for one in row if one.metric.key == order])


def _longest(found: Sequence[Standing]) -> float:
    """The share that fills a bar: the same for all, so that they compare; twice the target is cut."""
    return min(max([1.0, *(float(one.completion) for one in found if one.completion is not None)]), 2.0)


def _row(here: Here, row: Sequence[Standing], longest: float) -> str:
    there = in_county(here, str(row[0].county_id))
    cells = "".join(_cell(there, one, longest) for one in row)
    name = links.html(row[0].name[here.language], links.href(there.address, page="counties"))
    return f'<tr><th scope="row">{name}</th>{cells}</tr>'


def _cell(here: Here, one: Standing, longest: float) -> str:
    say, unit = here.say, one.metric.unit
    column = escape.html(say.of(one.metric.name))
    mark = MARKS[standings.STATES.get(one.status, "unknown")].glyph
    status = f'<span class="{_CLASSES.get(one.status, "mz-quiet")}">{mark} {escape.html(_status(here, one))}</span>'
    value = citing.value(here, one.reading) if one.reading else say("card.none")
    if one.completion is None:
        quiet = f'<p class="mz-sub mz-only">{linked.html(value)}</p>'
        return f'<td data-name="{column}"><div class="mz-cell">{status}{quiet}</div></td>'
    share = figures.share(one.completion, say)
    # On a phone the share is all that is seen of a cell: it leads to the cells of what was done.
    done = linked.to(share, citing.target(here, citing.of(one.reading)) if one.reading else "")
    due = one.expected / float(one.target) if one.expected is not None and one.target else None
    label = say("counties.cell", share=share, due=figures.share(due, say))
    bar = drawing.progress(min(float(one.completion), longest), due, label, full=longest)
    set_to = citing.target(here, Figure(one.metric.key, here.scope, of_target=True))
    target = linked.to(units.format_bare(one.target or 0, unit, say.language), set_to)
    detail = say("counties.of_target", value=value, target=target)
    return (
        f'<td data-name="{column}"><div class="mz-cell"><b>{linked.html(done)}</b> {status}{bar}'
        f'<p class="mz-sub">{linked.html(detail)}</p></div></td>'
    )


def _status(here: Here, one: Standing) -> str:
    return STATUS_NAMES[one.status][here.language]


def more_targets(here: Here, notes: Sequence[Note]) -> str:
    """What the city's targets after the first ones are folded under."""
    return here.say("counties.more_targets", n=len(notes) - SHOWN)


def digest_name(here: Here) -> str:
    """The name of the file of the weekly digest."""
    return here.say("counties.digest_file", day=here.scope.cut_off.isoformat())


def in_county(here: Here, county_id: str) -> Here:
    """The same page seen from one county."""
    return copy_with(here, scope=Scope(here.scope.year, here.scope.as_of, county_id))
