"""问题与保留: what to know of the figures before they are used, then what the load had to point out."""

from __future__ import annotations

from reports import sheets
from reports.reservations import reservations
from reports.workbook import values
from reports.workbook.plan import HEAD, Plan

_WIDTHS = (14, 52, 70, 50)
_COLUMNS = ("category", "where", "what", "repair")


def write(plan: Plan) -> None:
    """Write the sheet."""
    sheet = plan.book.sheet(plan.names["remarks"], _WIDTHS, head_row=HEAD)
    values.heading(plan, sheet, plan.say("workbook.remarks.title"))
    sheets.heads(plan.book, sheet, HEAD, (plan.say(f"workbook.column.{name}") for name in _COLUMNS))
    text = plan.book.style("text", valign="top")
    for row, cells in enumerate(_rows(plan), start=HEAD + 1):
        for column, value in enumerate(cells):
            sheets.text(sheet, row, column, value, text)
        sheet.set_row(row, sheets.height(zip(cells, _WIDTHS, strict=True)))


def _rows(plan: Plan) -> list[tuple[str, str, str, str]]:
    say = plan.say
    known = [
        (
            say(f"reservation.{one.kind}"),
            say.join([say.of(name) for name in one.names]) if one.names else "",
            one.text,
            "",
        )
        for one in reservations(plan.evidence, say)
    ]
    found = [
        (
            say(f"reservation.severity.{problem.severity}"),
            " › ".join(part for part in (problem.file, problem.sheet, problem.cell) if part),
            say.of(problem.message),
            say.of(problem.repair),
        )
        for problem in plan.evidence.problems
    ]
    return [*known, *found]
