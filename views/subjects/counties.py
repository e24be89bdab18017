"""County by programme: completion beside pace in each cell, and one county across all programmes."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import replace as copy_with

from metrics.figure import Figure
from metrics.metric import Metric, Scope
from metrics.pace import targets
from views import drawing, escape, figures, linked, links
from views.page import Here
from views.trace import citing

# The programmes of the table, in its order; those without a county target show their value alone.
COLUMNS = ("training_sessions", "training_people", "relief_households", "volunteer_times")
# What is shown of one county.
PROFILE = (
    *COLUMNS,
    "relief_spent",
    "donations_value",
    "hsc_contacted",
    "child_aid_children",
)
IN_ORDER = "order"


@dataclass(frozen=True)
class Cell:
    """One county in one programme. `completion` is None without a target, `value` where nothing was reported."""

    value: float | None
    target: float | None
    completion: float | None
    pace: float


def lead(here: Here) -> str:
    """How to read the table, with the pace at the cut-off."""
    return here.say("counties.lead", pace=figures.share(targets.pace(here.scope), here.say))


def orders(here: Here) -> dict[str, str]:
    """How the table can be sorted: the usual order, or by completion in a programme, furthest behind first."""
    names = {key: here.say("counties.by", name=here.say.of(here.read.metric(key).name)) for key in COLUMNS}
    return {IN_ORDER: here.say("counties.in_order"), **names}


def cells(here: Here) -> dict[str, dict[str, Cell]]:
    """For each county id, for each programme, its cell."""
    columns = {key: _column(here, key) for key in COLUMNS}
    ids = [str(each) for each in here.read.county_names(here.scope)["county_id"]]
    return {each: {key: column[each] for key, column in columns.items() if each in column} for each in ids}


def _column(here: Here, key: str) -> dict[str, Cell]:
    frame = here.read.county_targets(key, here.scope)
    return {
        str(county): Cell(_known(done), _known(target), _known(completion), float(pace))
        for county, done, target, completion, pace in zip(
            frame["county_id"], frame["done"], frame["target"], frame["completion"], frame["pace"], strict=True
        )
    }


def _known(value: object) -> float | None:
    number = None if value is None else float(value)  # type: ignore[arg-type]
    return None if number is None or math.isnan(number) else number


def table_html(here: Here, order: str) -> str:
    """The table as HTML: a row for each county, a cell for each programme with its bar and pace tick."""
    here = here.city
    names = here.read.county_names(here.scope).set_index("county_id")[f"name_{here.language}"]
    by_county = cells(here)
    ids = _sorted(by_county, order)
    metrics = [here.read.metric(key) for key in COLUMNS]
    head = "".join(f'<th scope="col">{escape.html(here.say.of(metric.name))}</th>' for metric in metrics)
    longest = _longest(by_county)
    rows = "".join(_row(here, each, str(names.get(each, each)), by_county[each], metrics, longest) for each in ids)
    first = f'<th scope="col" style="width:16%">{escape.html(here.say("counties.county"))}</th>'
    return (
        f'<div class="mz"><table class="mz-table mz-stack" data-testid="county-table">'
        f"<caption>{escape.html(here.say('counties.table'))}</caption>"
        f"<thead><tr>{first}{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _sorted(by_county: Mapping[str, Mapping[str, Cell]], order: str) -> list[str]:
    if order == IN_ORDER:
        return list(by_county)

    def behind(county: str) -> tuple[float, float]:
        cell = by_county[county].get(order)
        completion = math.inf if cell is None or cell.completion is None else cell.completion
        return completion, math.inf if cell is None or cell.value is None else cell.value

    return sorted(by_county, key=behind)


def _longest(by_county: Mapping[str, Mapping[str, Cell]]) -> float:
    """The share that fills a bar: the same for all, so that they compare; twice the target is cut."""
    shares = [cell.completion for row in by_county.values() for cell in row.values() if cell.completion is not None]
    return min(max([1.0, *shares]), 2.0)


def _row(
    here: Here,
    county: str,
    name: str,
    cells_of_county: Mapping[str, Cell],
    metrics: Sequence[Metric],
    longest: float,
) -> str:
    there = in_county(here, county)
    tds = "".join(_cell(there, cells_of_county.get(metric.key), metric, longest) for metric in metrics)
    return f'<tr><th scope="row">{links.html(name, links.href(there.address, page="counties"))}</th>{tds}</tr>'


def _cell(here: Here, cell: Cell | None, metric: Metric, longest: float) -> str:
    say = here.say
    column = escape.html(say.of(metric.name))
    if cell is None or cell.value is None:
        return f'<td data-name="{column}"><span class="mz-none">{escape.html(say("card.none"))}</span></td>'
    value = citing.number(here, cell.value, metric.unit, Figure(metric.key, here.scope))
    if cell.completion is None:
        return f'<td data-name="{column}"><div class="mz-cell">{linked.html(value)}</div></td>'
    share, pace = figures.share(cell.completion, say), figures.share(cell.pace, say)
    below = cell.completion < cell.pace
    mark = f'<span class="mz-behind">▼ {escape.html(say("counties.below"))}</span>' if below else ""
    bar = drawing.progress(
        min(cell.completion, longest), cell.pace, say("counties.cell", share=share, pace=pace), full=longest
    )
    target = figures.number(cell.target, metric.unit, say)
    whole = linked.to(target, citing.target(here, Figure(metric.key, here.scope, of_target=True)))
    detail = say("counties.of_target", value=value, target=whole)
    return (
        f'<td data-name="{column}"><div class="mz-cell"><b>{escape.html(share)}</b> {mark}{bar}'
        f'<p class="mz-sub">{linked.html(detail)}</p></div></td>'
    )


def in_county(here: Here, county_id: str) -> Here:
    """The same page seen from one county."""
    return copy_with(here, scope=Scope(here.scope.year, here.scope.as_of, county_id))
