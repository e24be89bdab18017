"""Standings as plain data for JSON, and as a table for people."""

from __future__ import annotations

from collections.abc import Iterable

from rich.box import SIMPLE
from rich.table import Table

from metrics.output import Json, number
from metrics.pace.reasons import STATUS_NAMES, reason
from metrics.pace.standing import Standing
from metrics.units import format_chance, format_need, format_share, format_value


def standing_json(one: Standing) -> Json:
    """One county: amounts in the base unit, shares and the probability 0 to 1; null where it can't be said."""
    said = reason(one)
    return {
        "county": one.name.zh,
        "adcode": one.adcode,
        "target": number(one.target),
        "done": number(one.done),
        "completion": None if one.completion is None else round(float(one.completion), 4),
        "expected": None if one.expected is None else round(one.expected, 2),
        "pace": round(float(one.pace), 4),
        "probability": None if one.probability is None else round(one.probability, 4),
        "status": one.status,
        "reason_zh": said.zh,
        "reason_en": said.en,
        "last_report": one.last_report.isoformat() if one.last_report else None,
    }


def standings_table(standings: Iterable[Standing], title: str) -> Table:
    """Counties as people read them: one line each, with the 80 % band of where the year ends."""
    table = Table(title=title, title_justify="left", box=SIMPLE)
    table.add_column("县区 county", overflow="fold")
    names = (
        "完成 done",
        "目标 target",
        "完成率",
        "序时进度",
        "应为 expected",
        "每周 weekly",
        "可能性 chance",
        "年底 80%",
    )
    for name in names:
        table.add_column(name, justify="right")
    table.add_column("状态 status")
    table.add_column("最近报送 last report", no_wrap=True)
    for one in standings:
        table.add_row(*_row(one))
    return table


def _row(one: Standing) -> list[str]:
    unit = one.metric.unit

    def written(value: float | None) -> str:
        return "" if value is None else format_value(round(value), unit, "zh")

    return [
        one.name.zh,
        "" if one.done is None else format_value(one.done, unit, "zh"),
        "" if one.target is None else format_value(one.target, unit, "zh"),
        "" if one.completion is None else format_share(one.completion, "zh"),
        format_share(one.pace, "zh"),
        written(one.expected),
        format_need(one.per_week, unit, "zh") if one.per_week else "",
        "" if one.probability is None else format_chance(one.probability, "zh"),
        "" if one.forecast is None else f"{written(one.forecast.low)}–{written(one.forecast.high)}",
        f"{STATUS_NAMES[one.status].zh} {one.status}",
        one.last_report.isoformat() if one.last_report else "",
    ]
