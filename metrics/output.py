"""Figures and traces as plain data for JSON, and as tables for people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from rich.box import SIMPLE
from rich.table import Table

from metrics.metric import Reading
from metrics.tracing import Trace
from metrics.units import format_reading, format_value

Json = dict[str, object]


def number(value: Decimal | None) -> int | float | None:
    """A JSON number: whole ones without a decimal point."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def figure_json(reading: Reading, county: str | None) -> Json:
    """One figure; `value` in the base unit, `data_through` the day of the newest row counted."""
    metric, scope = reading.metric, reading.scope
    hidden: Json = {"suppressed": True} if reading.suppressed else {}
    return {
        "key": metric.key,
        "name_zh": metric.name.zh,
        "name_en": metric.name.en,
        "value": number(reading.value),
        "unit": metric.unit,
        "qualifier": reading.qualifier,
        "year": scope.year,
        "as_of": (scope.as_of or scope.cut_off).isoformat(),
        "county": county,
        "target": number(reading.target),
        "rows": None if reading.suppressed else reading.rows,
        "data_through": reading.last_counted_on.isoformat() if reading.last_counted_on else None,
    } | hidden


def trace_json(trace: Trace, hidden: bool) -> Json:
    """A figure's cells; `value` of each in the base unit, adding up, `cell_value` as the cell holds it."""
    cells = [
        {
            "file": cell.file,
            "sha256": cell.sha256,
            "sheet": cell.sheet,
            "row": cell.row,
            "cell": cell.cell,
            "value": number(cell.value),
            "cell_value": number(cell.cell_value) if isinstance(cell.cell_value, Decimal) else cell.cell_value,
        }
        for cell in trace.cells
    ]
    found: Json = {"key": trace.key, "value": number(trace.value), "unit": trace.unit, "cells": cells}
    if trace.parts:
        found["parts"] = [{"key": p.key, "value": number(p.value), "cells": len(p.cells)} for p in trace.parts]
    return found | ({"suppressed": True} if hidden else {})


def figures_table(readings: Iterable[tuple[Reading, str | None]], title: str) -> Table:
    """Figures as people read them: one line each."""
    table = Table(title=title, title_justify="left", box=SIMPLE)
    for name in ("代码 key", "指标 figure", "县区 county"):
        table.add_column(name, overflow="fold")
    for name in ("数值 value", "目标 target", "行 rows"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("数据至 through", no_wrap=True)
    for reading, county in readings:
        metric = reading.metric
        target = format_value(reading.target, metric.unit, "zh") if reading.target is not None else ""
        day = reading.last_counted_on.isoformat() if reading.last_counted_on else ""
        rows = "" if reading.suppressed else str(reading.rows)
        table.add_row(metric.key, metric.name.zh, county or "", format_reading(reading, "zh"), target, rows, day)
    return table


def trace_table(trace: Trace, shown: int) -> Table:
    """The first cells of a trace."""
    whole = "—" if trace.value is None else format_value(trace.value, trace.unit, "zh")
    table = Table(title=f"{trace.key} = {whole}，{len(trace.cells)} 个单元格 cells", title_justify="left", box=SIMPLE)
    for name in ("文件 file", "工作表 sheet", "单元格 cell"):
        table.add_column(name, overflow="fold")
    table.add_column("单元格内容 holds", justify="right")
    table.add_column("计入 counts", justify="right")
    for cell in trace.cells[:shown]:
        holds = "" if cell.cell_value is None else str(cell.cell_value)
        table.add_row(*(_safe(text) for text in (cell.file, cell.sheet, cell.cell, holds, f"{cell.value:,}")))
    return table


def _safe(text: str) -> str:
    """Text of data without what a terminal or rich would obey."""
    return "".join(sign for sign in text if sign.isprintable()).replace("[", "\\[")


def county_label(names: Mapping[str, tuple[str, str]], county_id: str | None) -> str | None:
    """The name of a county at the cut-off, of the city society for HQ, None for the whole."""
    return None if county_id is None else names.get(county_id, (county_id, county_id))[0]
