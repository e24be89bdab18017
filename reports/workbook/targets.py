"""任务: every target that counties have, what is done of it, what should be done by now, and how that is judged."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from metrics.pace.reasons import STATUS_NAMES
from metrics.pace.standing import Standing
from metrics.pace.targets import pace
from metrics.units import NOTHING
from reports import sheets
from reports.sheets import Format, Sheet, address
from reports.workbook import values
from reports.workbook.city import YEAR_GONE, mark_completion
from reports.workbook.plan import HEAD, Plan

_WIDTHS = (6, 34, 13, 16, 14, 14, 12, 11, 14, 14, 14, 14)
_COLUMNS = (
    "number", "figure", "unit", "county", "done", "target", "completion", "pace", "due", "gap", "missing", "status",
)  # fmt: skip
COUNTY, DONE, TARGET, COMPLETION, PACE, DUE, GAP, MISSING, STATUS = range(3, 12)


def rows(plan: Plan) -> Iterator[tuple[int, str, Standing | None]]:
    """Each row: its number, the figure's key, the county's standing; None for the total below a figure's counties."""
    row = HEAD
    for key, found in plan.standings.items():
        for one in [one for one in found if one.county_id is not None]:
            row += 1
            yield row, key, one
        row += 1
        yield row, key, None


def block(plan: Plan, key: str) -> tuple[int, int] | None:
    """The first and last row of a figure's counties; None where they have no target."""
    found = [row for row, name, one in rows(plan) if name == key and one is not None]
    return (found[0], found[-1]) if found else None


def target_cell(plan: Plan, key: str, county: str) -> str | None:
    """The cell of a county's target, as other sheets name it; None where it isn't there."""
    found = (row for row, name, one in rows(plan) if name == key and one is not None and one.county_id == county)
    row = next(found, None)
    return None if row is None else address(row, TARGET, plan.names["targets"])


def write(plan: Plan) -> None:
    """Write the sheet."""
    sheet = plan.book.sheet(plan.names["targets"], _WIDTHS, head_row=HEAD, left=DONE)
    values.heading(plan, sheet, plan.say("workbook.targets.title"))
    sheets.heads(plan.book, sheet, HEAD, (plan.say(f"workbook.column.{name}") for name in _COLUMNS))
    last = HEAD
    for last, key, one in rows(plan):
        values.put_name(plan, sheet, last, plan.evidence[key].metric)
        if one is None:
            _total(plan, sheet, last, key)
        else:
            _row(plan, sheet, last, one)
    mark_completion(plan, sheet, HEAD + 1, max(last, HEAD + 1), COMPLETION)
    sheet.autofilter(HEAD, 0, max(last, HEAD + 1), STATUS)
    values.notes(plan, sheet, last + 2, ("workbook.note.due", "workbook.note.status", "workbook.note.marks"))


def _row(plan: Plan, sheet: Sheet, row: int, one: Standing) -> None:
    sheets.text(sheet, row, COUNTY, plan.say.of(one.name), plan.book.style("text"))
    reading = plan.evidence.by_county[one.metric.key][one.county_id or ""].now
    style, value = values.number_style(plan, reading), values.shown(reading)
    values.put(plan, sheet, row, DONE, value, style, plan.to_cells(one.metric.key, one.county_id))
    named = plan.matrix_cell(one.metric.key, one.county_id or "")
    if named:
        values.put_formula(sheet, row, DONE, f"={named}", style, value)
    plain = values.target_style(plan, reading)
    if one.target is None:
        sheets.text(sheet, row, TARGET, NOTHING, plain)
    else:
        sheet.write_number(row, TARGET, float(one.target), plain)
    _judged(plan, sheet, row, None if reading.suppressed else one.done, one.target)
    status = STATUS_NAMES[one.status]
    sheets.text(sheet, row, STATUS, plan.say.of(status), plan.book.style("centre"))


def _total(plan: Plan, sheet: Sheet, row: int, key: str) -> None:
    """The counties together: what they have done, and their targets."""
    found = block(plan, key)
    assert found is not None  # a total stands below counties
    known = [one for one in plan.standings[key] if one.county_id is not None]
    sheets.text(sheet, row, COUNTY, plan.say("workbook.counties_together"), plan.book.style("total", align="left"))
    style = plan.book.style("total", num_format=values.plain_shape(plan, plan.evidence[key].metric.unit))
    done = sum((one.done for one in known if one.done is not None), Decimal(0))
    target = sum((one.target for one in known if one.target is not None), Decimal(0))
    for column, value in ((DONE, done), (TARGET, target)):
        formula = f"=SUM({address(found[0], column)}:{address(found[1], column)})"
        values.put_formula(sheet, row, column, formula, style, float(value))
    _judged(plan, sheet, row, done, target, "total")
    sheet.write_blank(row, STATUS, None, plan.book.style("total"))


def _judged(
    plan: Plan, sheet: Sheet, row: int, done: Decimal | None, target: Decimal | None, look: str = "number"
) -> None:
    """Completion, pace, due by now, ahead or behind, and what is missing, as formulas over done and target."""
    share, number = plan.book.style(look, num_format=values.PERCENT), plan.book.style(look, num_format="#,##0.0")
    whole = plan.book.style(look, num_format="#,##0")
    gone = pace(plan.evidence.scope)
    due = None if target is None else target * gone
    missing = None if done is None or target is None else max(target - done, Decimal(0))
    d, t, g = (address(row, column) for column in (DONE, TARGET, PACE))
    values.put_formula(sheet, row, PACE, f"={address(*YEAR_GONE, plan.names['city'])}", share, gone)
    results: dict[int, tuple[str, Decimal | None, Format]] = {
        COMPLETION: (f"{d}/{t}", done / target if done is not None and target else None, share),
        DUE: (f"{t}*{g}", due, number),
        GAP: (f"{d}-{t}*{g}", done - due if done is not None and due is not None else None, number),
        MISSING: (f"MAX({t}-{d},0)", missing, whole),
    }
    for column, (formula, value, style) in results.items():
        values.put_formula(
            sheet, row, column, f'=IFERROR({formula},"{NOTHING}")', style, NOTHING if value is None else value
        )
