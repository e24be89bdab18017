"""Returns as plain data for JSON, and as a table for people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.box import SIMPLE
from rich.table import Table

from metrics.metric import Scope, Text
from metrics.output import Json
from metrics.pace.reporting import CountyReturns
from metrics.units import format_share


def returns_json(found: Iterable[CountyReturns]) -> list[Json]:
    """One entry for each county and sheet: months expected, received and late, whether it is in time."""
    return [
        {
            "county": county.name.zh,
            "adcode": county.adcode,
            "kind": kind,
            "last_report": one.last_on.isoformat() if one.last_on else None,
            "expected": one.expected,
            "received": one.received,
            "completeness": None if one.completeness is None else round(one.completeness, 4),
            "months_late": one.months_late,
            "on_time": one.is_timely,
        }
        for county in found
        for kind, one in county.sheets
    ]


def returns_table(found: Iterable[CountyReturns], kinds: Mapping[str, Text], scope: Scope) -> Table:
    """A line for each county: completeness and timeliness, and up to which day each sheet goes (! where it is late)."""
    counties = list(found)
    table = Table(title=f"报送 returns · {scope.year} · {scope.cut_off}", title_justify="left", box=SIMPLE)
    for name in ("县区 county", "完整率 complete", "及时率 in time"):
        table.add_column(name)
    for kind, _ in counties[0].sheets if counties else ():
        table.add_column(f"{kinds[kind].zh} {kinds[kind].en}", overflow="fold")
    for county in counties:
        days = (f"{one.last_on or '—'}{'' if one.is_timely else ' !'}" for _, one in county.sheets)
        table.add_row(county.name.zh, _share(county.completeness), _share(county.timeliness), *days)
    return table


def _share(share: float | None) -> str:
    return "" if share is None else format_share(share, "zh")
