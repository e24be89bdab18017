"""口径: what each figure counts, what is in and out, and from which sheets."""

from __future__ import annotations

from metrics.catalog import METRICS
from metrics.metric import Metric
from reports import sheets
from reports.workbook import values
from reports.workbook.plan import HEAD, Plan

_WIDTHS = (6, 40, 18, 48, 30, 30, 24, 24, 32)
_COLUMNS = ("number", "figure", "unit", "definition", "includes", "excludes", "part_of", "source", "key")
KEY = 8


def write(plan: Plan) -> None:
    """Write the sheet."""
    sheet = plan.book.sheet(plan.names["definitions"], _WIDTHS, head_row=HEAD, left=2)
    values.heading(plan, sheet, plan.say("workbook.definitions.title"))
    sheets.heads(plan.book, sheet, HEAD, (plan.say(f"workbook.column.{name}") for name in _COLUMNS))
    text = plan.book.style("text", valign="top")
    for row, figure in enumerate(plan.figures, start=HEAD + 1):
        metric = figure.metric
        sheet.write_number(row, 0, plan.number[metric.key], plan.book.style("centre"))
        back = plan.link("city", plan.city_rows[metric.key])
        sheet.write_url(row, 1, back, plan.book.style("link"), " ", plan.say("workbook.to_figure"))
        sheets.text(sheet, row, 1, values.name_of(plan, metric), plan.book.style("link"))
        sheets.text(sheet, row, 2, values.unit_name(plan, metric.unit), plan.book.style("centre"))
        cells = _cells(plan, metric)
        for column, value in enumerate(cells, start=3):
            sheets.text(sheet, row, column, value, text)
        sheet.set_row(row, sheets.height(zip(cells, _WIDTHS[3:], strict=True)))


def _cells(plan: Plan, metric: Metric) -> list[str]:
    say = plan.say
    whole = say.of(METRICS[metric.part_of].name) if metric.part_of else ""
    texts = (say.of(text) for text in (metric.definition, metric.includes, metric.excludes))
    return [*texts, whole, values.kinds_of(plan, metric), metric.key]
