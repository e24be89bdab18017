"""How counties stand with their targets, in the words of a page: sentences, notes, frames for charts, a table."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import SupportsFloat

import pandas as pd

from metrics import units
from metrics.figure import Figure
from metrics.metric import Metric, Scope
from metrics.pace import plan_check, watch
from metrics.pace.forecast import Status
from metrics.pace.plan_check import PlanCheck
from metrics.pace.reasons import STATUS_NAMES, reason
from metrics.pace.standing import Standing
from views import figures, linked, links, palette, parts
from views.address import COUNTY
from views.page import Here, Note, Tone
from views.tables import Opens
from views.trace import citing

# The marks of the charts for the states of metrics.
STATES: dict[Status, palette.Status] = {
    "done": "reached",
    "likely": "on_pace",
    "watch": "watch",
    "behind": "behind",
}


def by_metric(here: Here) -> dict[str, tuple[Standing, ...]]:
    """The standings of all counties, by metric; only metrics whose counties have targets."""
    found = _all(here)
    counties = {key: tuple(one for one in each if one.county_id) for key, each in found.items()}
    return {key: each for key, each in counties.items() if any(one.target is not None for one in each)}


def _all(here: Here) -> dict[str, tuple[Standing, ...]]:
    return here.read.ask(watch.standings, Scope(here.scope.year, here.scope.as_of))


def of_city(here: Here) -> list[Note]:
    """A note for each metric with a target of the city as a whole, most urgent first."""
    whole = [one for each in _all(here).values() for one in each if one.county_id is None and one.target is not None]
    return [note(here, one, headed=True) for one in sorted(whole, key=lambda one: one.urgency)]


def metrics(here: Here, first: str) -> list[Metric]:
    """The metrics whose counties have targets, `first` before the others."""
    found = [each[0].metric for each in by_metric(here).values()]
    return sorted(found, key=lambda metric: metric.key != first)


def of_metric(here: Here, key: str) -> tuple[Standing, ...]:
    """The standings of one metric in the counties' order; none without targets."""
    return by_metric(here).get(key, ())


def sentence(here: Here, key: str) -> str:
    """How many counties are done, behind (by name where they are few), to be watched, not reported; else empty."""
    found = of_metric(here, key)
    if not found:
        return ""
    say = here.say
    counts = {state: [one for one in found if one.status == state] for state in STATUS_NAMES}
    if watch.is_too_early(found):
        silent = [say("standings.not_reported", n=len(counts["not_reported"]))] if counts["not_reported"] else []
        return say("standings.separator").join([say("standings.none_judged"), *silent])
    parts = [say("standings.done", n=len(counts["done"]))] if counts["done"] else []
    if behind := watch.most_urgent(counts["behind"]):
        names = say.join([one.name[here.language] for one in behind])
        named = len(behind) <= 4
        parts.append(say("standings.behind_named" if named else "standings.behind", n=len(behind), names=names))
    if counts["watch"]:
        parts.append(say("standings.watch", n=len(counts["watch"])))
    if counts["not_reported"]:
        parts.append(say("standings.not_reported", n=len(counts["not_reported"])))
    if counts["too_early"]:
        parts.append(say("standings.too_early", n=len(counts["too_early"])))
    if not behind:
        parts.append(say("standings.none_behind" if parts else "standings.none_behind_alone"))
    return say("standings.separator").join(parts)


def reach(here: Here, key: str) -> str:
    """How many counties have reached the target or may by the year's end, as the title of the bullets."""
    found = [one for one in of_metric(here, key) if one.forecast and one.target]
    able = [one for one in found if one.forecast and one.target and one.forecast.high >= one.target]
    return here.say("standings.reach", n=len(able), all=len(found)) if found else here.say("counties.finding_plain")


def about(here: Here, key: str) -> list[Note]:
    """How the counties stand with one target, and what there is to know about how it is counted."""
    return [Note(sentence(here, key)), *checks(here.city, key)]


def checks(here: Here, key: str | None = None) -> list[Note]:
    """Where people per event are far from the plan, with what may be behind it; `key`: only of one target."""
    found = here.read.ask(plan_check.plan_checks, here.scope)
    return [
        Note(
            plan_check.statement(one)[here.language],
            detail=plan_check.explanation(one)[here.language],
            ways=_ways_of_check(here, one),
            tone="warn",
        )
        for one in found
        if one.is_far_off and key in (None, one.events.key, one.people.key)
    ]


def _ways_of_check(here: Here, one: PlanCheck) -> str:
    """To the cells of the events and of the people in them."""
    ways = ((each, Figure(each.key, here.scope)) for each in (one.events, one.people))
    return linked.join("　", [linked.to(here.say.of(each.name), citing.target(here, figure)) for each, figure in ways])


def of_county(here: Here, county_id: str) -> list[Note]:
    """A note for each metric with a target in one county."""
    found = (one for each in by_metric(here).values() for one in each if one.county_id == county_id)
    return [note(here, one, headed=True) for one in found if one.status != "no_target"]


def note(here: Here, one: Standing, *, headed: bool = False) -> Note:
    """The sentence of a county; below it completion, pace, band and returns. `headed` names the metric."""
    text = reason(one)[here.language]
    if headed:
        text = here.say("standings.headed", name=here.say.of(one.metric.name), sentence=text)
    warn, good = one.status in ("behind", "not_reported"), one.status == "done"
    tone: Tone = "warn" if warn else "good" if good else "plain"
    return Note(text, detail=_detail(here, one), ways=_ways(here, one), tone=tone)


def _ways(here: Here, one: Standing) -> str:
    """To the cells of what is done and of the target, and to the county's profile."""
    scope = Scope(here.scope.year, here.scope.as_of, one.county_id)
    ways = [linked.to(here.say("origin.see"), citing.target(here, Figure(one.metric.key, scope)))]
    if one.target is not None:
        target = Figure(one.metric.key, scope, of_target=True)
        ways.append(linked.to(here.say("origin.see_target"), citing.target(here, target)))
    if one.county_id:
        known = {**here.address, COUNTY: one.county_id}
        name = one.name[here.language]
        ways.append(linked.to(here.say("origin.profile", county=name), links.href(known, page="counties")))
    return linked.join("　", ways)


def _detail(here: Here, one: Standing) -> str:
    if one.status == "not_reported" and one.returned is not None:
        return here.say("standings.returns", expected=one.returned.expected, received=one.returned.received)
    if one.completion is None:
        return ""
    said = {"completion": figures.share(one.completion, here.say), "pace": figures.share(one.pace, here.say)}
    if one.forecast is None or one.forecast.high <= one.forecast.low:
        return here.say("standings.detail_plain", **said)
    low, high = (_whole(here, one, end) for end in (one.forecast.low, one.forecast.high))
    return here.say("standings.detail", low=low, high=high, **said)


def _whole(here: Here, one: Standing, amount: float | None) -> str:
    return "" if amount is None else figures.number(round(amount), one.metric.unit, here.say)


def df_by_county(here: Here, key: str) -> pd.DataFrame:
    """One row a county for bullets and tiles: county_id, name, done, target, pace, completion, expected, low, high
    (floats; NaN = can't be said), state, status_name, value_text, target_text, tile_column, tile_row; opens,
    place, lit.
    """
    found = of_metric(here, key)
    df = pd.DataFrame(
        {
            "county_id": [one.county_id for one in found],
            "name": [one.name[here.language] for one in found],
            "done": _floats(one.done for one in found),
            "target": _floats(one.target for one in found),
            "pace": _floats(one.pace for one in found),
            "completion": _floats(one.completion for one in found),
            "expected": _floats(one.expected for one in found),
            "low": _floats(one.forecast.low if one.forecast else None for one in found),
            "high": _floats(one.forecast.high if one.forecast else None for one in found),
            "state": [STATES.get(one.status, "unknown") for one in found],
            "status_name": [STATUS_NAMES[one.status][here.language] for one in found],
            "value_text": [figures.value(one.reading, here.say) if one.reading else "" for one in found],
            "target_text": [figures.number(one.target, one.metric.unit, here.say) for one in found],
            "opens": [parts.mark(here, key, here.scope, "county_id", one.county_id) for one in found],
            **parts.places(here, [one.county_id for one in found]),
        }
    )
    places = here.read.county_names(here.scope)[["county_id", "tile_column", "tile_row"]]
    return df.merge(places, on="county_id", how="left")


# What is worked out from what is done leads to its cells; the target to its own.
_FROM_DONE = ("value", "completion", "expected", "weekly", "chance", "band")


def opens(here: Here, key: str) -> Opens:
    """What the cells of `table` lead to."""
    say, df = here.say, df_by_county(here, key)
    targets = [parts.county_target_mark(here, key, county) for county in df["county_id"]]
    from_done = {say(f"standings.{column}"): list(df["opens"]) for column in _FROM_DONE}
    return {say("standings.county"): list(df["place"]), say("standings.target"): targets, **from_done}


def _floats(values: Iterable[SupportsFloat | None]) -> list[float]:
    return [math.nan if value is None else float(value) for value in values]


def table(here: Here, key: str) -> pd.DataFrame:
    """The table behind the charts: everything that is known of each county, as texts in the page's language."""
    say, unit = here.say, here.read.metric(key).unit
    rows = []
    for one in of_metric(here, key):
        found, returned = one.forecast, one.returned
        rows.append(
            {
                say("standings.county"): one.name[here.language],
                say("standings.value"): figures.value(one.reading, say) if one.reading else "",
                say("standings.target"): figures.number(one.target, unit, say),
                say("standings.completion"): figures.share(one.completion, say),
                say("standings.pace"): figures.share(one.pace, say),
                say("standings.expected"): _whole(here, one, one.expected),
                say("standings.weekly"): units.format_need(one.per_week, unit, say.language) if one.per_week else "",
                say("standings.chance"): units.format_chance(found.probability, say.language) if found else "",
                say("standings.band"): f"{_whole(here, one, found.low)}–{_whole(here, one, found.high)}"
                if found
                else "",
                say("standings.status"): STATUS_NAMES[one.status][here.language],
                say("standings.last"): one.last_report.isoformat() if one.last_report else "",
                say("standings.received"): f"{returned.received}/{returned.expected}" if returned else "",
            }
        )
    return pd.DataFrame(rows)
