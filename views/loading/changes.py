"""The figures that a load would change: every metric before and after, in the scope of the page and by year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from metrics import catalog, units
from metrics.metric import Reading, Scope
from views import figures, page, tables
from views.language import Words
from views.session import Reader

# More than these in one scope are counted, not listed: whoever replaces all data needs no list of all figures.
SHOWN = 30


@dataclass(frozen=True)
class Change:
    """One figure before (None: there was no data at all) and after."""

    before: Reading | None
    after: Reading


def between(before: Reader | None, after: Reader, scope: Scope | None) -> dict[Scope, list[Change]]:
    """The figures that differ: in the page's scope first, then in whole years, newest first; each year's once."""
    years = sorted({*after.years, *(before.years if before else ())}, reverse=True)
    found: dict[Scope, list[Change]] = {}
    for one in dict.fromkeys([*([scope] if scope else []), *(Scope(year) for year in years)]):
        told = {change.after.metric.key for other in found if other.year == one.year for change in found[other]}
        differing = [change for change in _differing(before, after, one) if change.after.metric.key not in told]
        if differing:
            found[one] = differing
    return found


def _differing(before: Reader | None, after: Reader, scope: Scope) -> list[Change]:
    keys = tuple(catalog.METRICS)
    now = before.readings(keys, scope) if before else {}
    then = after.readings(keys, scope)
    pairs = [Change(now.get(key), then[key]) for key in keys]
    return [change for change in pairs if _said(change.before) != _said(change.after)]


def _said(reading: Reading | None) -> tuple[object, ...]:
    if reading is None:
        return (None, "", False)
    return (reading.value, reading.qualifier, reading.suppressed)


def df_by_figure(changes: Sequence[Change], say: Words) -> pd.DataFrame:
    """One row for each figure: its name, what it is now, what it would be, and the difference between numbers."""
    return pd.DataFrame(
        {
            say("changes.figure"): [say.of(change.after.metric.name) for change in changes],
            say("changes.before"): [_text(change.before, say) for change in changes],
            say("changes.after"): [_text(change.after, say) for change in changes],
            say("changes.difference"): [difference(change, say) for change in changes],
        }
    )


def _text(reading: Reading | None, say: Words) -> str:
    return units.NOTHING if reading is None else figures.value(reading, say)


def difference(change: Change, say: Words) -> str:
    """The signed difference in the figure's unit; empty where one side has no number."""
    before, after = change.before, change.after
    if before is None or before.value is None or after.value is None or before.suppressed or after.suppressed:
        return ""
    by, unit = after.value - before.value, after.metric.unit
    if not by:
        return ""
    if _text(before, say) == _text(after, say):
        return say("changes.small")
    shown = figures.number(abs(by), unit, say)
    if not any(digit in shown for digit in "123456789"):
        # Two figures that round to neighbours, with next to nothing between them.
        return say("changes.up_less" if by > 0 else "changes.down_less", one=figures.number(Decimal(1), unit, say))
    return ("+" if by > 0 else "−") + shown


def draw(found: dict[Scope, list[Change]], say: Words) -> None:
    """The tables, one a scope; a sentence where nothing would change."""
    page.section(say("changes.title"), say("changes.lead") if found else "")
    if not found:
        tables.caption(say("changes.none"))
    for scope, changes in found.items():
        heading = say("changes.scope", year=scope.year, day=say.date(scope.cut_off), n=len(changes))
        tables.caption(heading)
        df = df_by_figure(changes[:SHOWN], say)
        tables.plain(df, caption=heading, numbers=list(df.columns[1:]), widths=["46%"], testid=f"changes-{scope.year}")
        if len(changes) > SHOWN:
            tables.caption(say("list.more", n=len(changes) - SHOWN))
