"""How a figure is cited: as a short text in an address, so that a click or a copied link opens its cells.

`training_people~month:5~county:450123`: the metric's key, then what narrows it beyond what is chosen on every page.
What isn't said holds as chosen: `until:2019-12-04` is another cut-off (and its year), `county:all` the whole city,
`from` the first day of a campaign, `target` what was to be done; any other name is a split of the metric.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pandas as pd

from metrics.catalog import METRICS
from metrics.figure import Figure
from metrics.metric import Part, Reading, Scope
from views import address, figures, linked, links
from views.page import Here

# What an address asks for: a figure, and of it a file, a cell, the first cell listed; or a row of a sheet.
FIGURE, FILE, CELL, FROM, SHEET, ROW = "figure", "file", "cell", "from", "sheet", "row"
_COUNTY, _UNTIL, _SINCE, _TARGET, _ALL = "county", "until", "from", "target", "all"
_LONGEST = 300


class UnknownFigureError(ValueError):
    """A citation that no figure answers to."""


def text(figure: Figure, base: Scope) -> str:
    """A figure as it is cited where `base` is chosen."""
    parts = [figure.key]
    if figure.of_target:
        parts.append(_TARGET)
    if figure.scope.county_id != base.county_id:
        parts.append(f"{_COUNTY}:{figure.scope.county_id or _ALL}")
    if figure.scope.cut_off != base.cut_off:
        parts.append(f"{_UNTIL}:{figure.scope.cut_off}")
    if figure.scope.since:
        parts.append(f"{_SINCE}:{figure.scope.since}")
    parts += [f"{name}:{_guarded(value)}" for name, value in figure.part.values]
    return "~".join(parts)


def figure(cited: str, base: Scope) -> Figure:
    """The figure that is cited; UnknownFigureError where there is none."""
    key, *narrowed = cited[: _LONGEST + 1].split("~")
    if key not in METRICS or len(cited) > _LONGEST:
        raise UnknownFigureError(cited)
    found = Figure(key, base)
    for part in narrowed:
        name, _, value = part.partition(":")
        found = _narrowed(found, name, value)
    return found


def _narrowed(found: Figure, name: str, value: str) -> Figure:
    metric, scope = METRICS[found.key], found.scope
    if name == _TARGET:
        return replace(found, of_target=True)
    if name == _COUNTY:
        return replace(found, scope=replace(scope, county_id=None if value == _ALL else value))
    if name in (_UNTIL, _SINCE):
        day = address.day(value)
        # Days between two others could tell a hidden person apart.
        if day is None or (name == _SINCE and metric.restricted):
            raise UnknownFigureError(name)
        return replace(found, scope=_dated(scope, day, since=name == _SINCE))
    if name not in metric.splits:
        raise UnknownFigureError(name)
    return replace(found, part=Part((*found.part.values, (name, _said(value)))))


def _dated(scope: Scope, day: dt.date, *, since: bool) -> Scope:
    return replace(scope, since=day) if since else replace(scope, year=day.year, as_of=day)


def _guarded(value: str) -> str:
    return value.replace("%", "%25").replace("~", "%7E")


def _said(value: str) -> str:
    return value.replace("%7E", "~").replace("%25", "%")


def row_mark(file: object, sheet: object, row: object) -> str:
    """What a mark of a chart leads to that stands for one row of a sheet; nothing where it is nowhere."""
    if not isinstance(file, str):
        return ""
    return f"?{links.query({FILE: file, SHEET: str(sheet), ROW: str(row)})}"


def row_target(here: Here, file: object, sheet: object, row: object) -> str:
    """The same for a link in a table."""
    return links.href(here.address, **{FILE: file, SHEET: str(sheet), ROW: str(row)}) if isinstance(file, str) else ""


def row_targets(here: Here, df: pd.DataFrame) -> list[str]:
    """Where each row of a frame with file, sheet and row_number is reported, for links in a table."""
    return [row_target(here, *place) for place in df[["file", "sheet", "row_number"]].itertuples(index=False)]


def row_marks(df: pd.DataFrame) -> list[str]:
    """The same for the marks of a chart."""
    return [row_mark(*place) for place in df[["file", "sheet", "row_number"]].itertuples(index=False)]


def target(here: Here, cited: Figure) -> str:
    """The address under which a page shows a figure's cells, for a link."""
    return links.href(here.address, **{FIGURE: text(cited, here.scope)})


def mark(here: Here, cited: Figure) -> str:
    """The same for a mark of a chart: `links.js` adds what holds on every page."""
    return f"?{links.query({FIGURE: text(cited, here.scope)})}"


def of(reading: Reading) -> Figure:
    """The figure that a reading is the value of."""
    return Figure(reading.metric.key, reading.scope, reading.part)


def value(here: Here, reading: Reading) -> str:
    """The value of a reading in words, leading to its cells."""
    return linked.to(figures.value(reading, here.say), target(here, of(reading)))


def of_target(here: Here, reading: Reading) -> str:
    """The target of a reading in words, leading to its cells; empty where none was set."""
    said = figures.target(reading, here.say)
    return linked.to(said, target(here, Figure(reading.metric.key, reading.scope, of_target=True))) if said else ""


def number(here: Here, amount: float, unit: str, cited: Figure) -> str:
    """A number of a table in its unit, leading to its cells; empty where there is none."""
    said = figures.number(amount, unit, here.say)
    return linked.to(said, target(here, cited)) if said else ""
