"""How figures stand in cells: numbers typed, formulas with the value they come to, hidden and missing ones as signs."""

from __future__ import annotations

from decimal import Decimal

from metrics.metric import Metric, Ratio, Reading, Text
from metrics.units import HIDDEN, NOTHING, UNITS, exact, fitting_qualifier, sheet_format
from reports import colours, sheets
from reports.evidence import Figure
from reports.sheets import Format, Sheet, address
from reports.workbook.plan import HEAD, Plan

PERCENT, SIGNED_PERCENT = "0.0%", "+0.0%;-0.0%;0.0%"


def shown(reading: Reading) -> float | str:
    """The value as a number; "<5" or "*" where it is hidden, "—" where nothing was reported."""
    if reading.suppressed:
        return HIDDEN[reading.notes[0]] if reading.notes else HIDDEN["small"]
    return NOTHING if reading.value is None else float(reading.value)


def number_style(plan: Plan, reading: Reading, style: str = "number", places: int | None = None) -> Format:
    """The look of a figure's cell: decimals of its unit (fen for money), and the word of an approximate number."""
    muted = {} if reading.value is not None else {"font_color": colours.MUTED}
    word = reading.qualifier
    if plan.say.language == "zh":
        word = fitting_qualifier(word, exact(reading.value) or "0")
    return plan.book.style(style, num_format=plain_shape(plan, reading.metric.unit, places, word), **muted)


def target_style(plan: Plan, reading: Reading) -> Format:
    """The look of a target: as its figure, which may be approximate where the target isn't."""
    return plan.book.style("number", num_format=plain_shape(plan, reading.metric.unit))


def plain_shape(plan: Plan, unit: str, places: int | None = None, qualifier: str = "") -> str:
    """How a number of a unit is shown; money with fen unless `places` says otherwise."""
    return sheet_format(unit, plan.say.language, qualifier, 2 if places is None and unit == "元" else places)


def put(plan: Plan, sheet: Sheet, row: int, column: int, value: float | str, style: Format, link: str = "") -> None:
    """A number or a sign, which leads to where it was counted."""
    if link:
        sheet.write_url(row, column, link, style, " ", plan.say("workbook.to_cells"))
    if isinstance(value, str):
        sheet.write_string(row, column, value, style)
    else:
        sheet.write_number(row, column, value, style)


def put_formula(sheet: Sheet, row: int, column: int, formula: str, style: Format, value: object) -> None:
    """A formula with what it comes to, for viewers that don't calculate."""
    sheet.write_formula(row, column, formula, style, float(value) if isinstance(value, Decimal) else value)


def of_parts(metric: Metric, first: str, second: str) -> str:
    """The formula of a ratio or a difference over the cells of its two parts."""
    if isinstance(metric.measure, Ratio):
        per = f"*{metric.measure.per}" if metric.measure.per != 1 else ""
        return f'=IFERROR({first}/{second}{per},"{NOTHING}")'
    return f'=IFERROR({first}-{second},"{NOTHING}")'


def put_rates(plan: Plan, sheet: Sheet, row: int, figure: Figure, columns: tuple[int, int, int, int, int]) -> None:
    """The change on last year and the completion, as formulas over the cells of value, last year and target."""
    value, before, change, target, completion = columns
    style = plan.book.style("number", num_format=SIGNED_PERCENT)
    if figure.metric.unit == "%":
        sheet.write_blank(row, change, None, style)
    else:
        now, then = address(row, value), address(row, before)
        formula = f'=IFERROR(({now}-{then})/ABS({then}),"{NOTHING}")'
        put_formula(sheet, row, change, formula, style, NOTHING if figure.change is None else figure.change)
    style = plan.book.style("number", num_format=PERCENT)
    if figure.now.target is None:
        sheet.write_blank(row, completion, None, style)
    else:
        formula = f'=IFERROR({address(row, value)}/{address(row, target)},"{NOTHING}")'
        put_formula(sheet, row, completion, formula, style, NOTHING if figure.completion is None else figure.completion)


def heading(plan: Plan, sheet: Sheet, title: str, lead: str = "") -> None:
    """What stands above every table: its title, whose and up to when, and what to know of it."""
    evidence, say = plan.evidence, plan.say
    scope = say("document.scope", society=say.of(evidence.society), day=say.date(evidence.scope.cut_off))
    said = say("document.sample") if evidence.is_sample else lead
    sheets.heading(plan.book, sheet, title, scope, said, warns=evidence.is_sample)


def name_of(plan: Plan, metric: Metric) -> str:
    """A figure's name, with a star where the year's summary states it."""
    return ("★ " if metric.published else "") + plan.say.of(metric.name)


def put_name(plan: Plan, sheet: Sheet, row: int, metric: Metric) -> None:
    """Number, name (which leads to the definition) and unit of a figure."""
    number = plan.number[metric.key]
    style = plan.book.style("part" if metric.part_of else "text", font_color=colours.INK)
    sheet.write_number(row, 0, number, plan.book.style("centre"))
    sheet.write_url(row, 1, plan.link("definitions", HEAD + number), style, " ", plan.say("workbook.to_definition"))
    sheets.text(sheet, row, 1, name_of(plan, metric), style)
    sheets.text(sheet, row, 2, unit_name(plan, metric.unit), plan.book.style("centre"))


def unit_name(plan: Plan, unit: str) -> str:
    """A unit where it stands alone."""
    return unit if plan.say.language == "zh" or unit == "%" else UNITS[unit].en[1]


def kinds_of(plan: Plan, metric: Metric) -> str:
    """The kinds of sheet that a figure comes from."""
    kinds = [plan.evidence.kinds.get(kind, Text(kind, kind)) for kind in metric.kinds]
    return plan.say("document.separator").join(plan.say.of(kind) for kind in kinds)


def notes(plan: Plan, sheet: Sheet, row: int, keys: tuple[str, ...]) -> None:
    """Lines below a table that say how to read it."""
    for place, key in enumerate(keys):
        sheets.text(sheet, row + place, 0, plan.say(key), plan.book.style("note"))
