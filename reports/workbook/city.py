"""全市: every figure of the city in the form that offices keep, by programme."""

from __future__ import annotations

from metrics.documentation import TITLES
from metrics.pace.targets import pace
from metrics.units import NOTHING
from reports import colours, sheets
from reports.evidence import Figure
from reports.sheets import Sheet, address
from reports.workbook import values
from reports.workbook.plan import BEFORE, CHANGE, COMPLETION, HEAD, PACE, SOURCE, TARGET, UNTIL, VALUE, Plan

_WIDTHS = (6, 34, 10, 18, 18, 10, 16, 10, 10, 12, 28)
# English names, units and kinds of sheet are longer.
_WIDTHS_EN = (6, 50, 18, 18, 18, 10, 16, 12, 10, 12, 44)
RATES = (VALUE, BEFORE, CHANGE, TARGET, COMPLETION)
COLUMNS = (
    "number", "figure", "unit", "value", "before", "change", "target", "completion", "pace", "until", "source",
)  # fmt: skip
# Where the cut-off and the pace stand, above the head.
CUT_OFF, YEAR_GONE = (1, UNTIL), (2, UNTIL)
_NOTES = ("workbook.note.signs", "workbook.note.published", "workbook.note.parts", "workbook.note.marks")


def widths(plan: Plan) -> tuple[float, ...]:
    """The widths of the columns."""
    return _WIDTHS if plan.say.language == "zh" else _WIDTHS_EN


def write(plan: Plan) -> None:
    """Write the sheet."""
    sheet = plan.book.sheet(plan.names["city"], widths(plan), head_row=HEAD, left=VALUE)
    year = plan.evidence.scope.year
    values.heading(plan, sheet, plan.say("workbook.city.title", year=year))
    _cut_off(plan, sheet)
    sheets.heads(plan.book, sheet, HEAD, (plan.say(f"workbook.column.{name}") for name in COLUMNS))
    stem = ""
    for figure in plan.figures:
        row = plan.city_rows[figure.metric.key]
        if figure.metric.stem != stem:
            stem = figure.metric.stem
            section(plan, sheet, row - 1, plan.say.of(TITLES[stem]), SOURCE)
        _row(plan, sheet, row, figure)
    last = max(plan.city_rows.values(), default=HEAD)
    mark_completion(plan, sheet, HEAD + 1, last, COMPLETION)
    values.notes(plan, sheet, last + 2, _NOTES)


def section(plan: Plan, sheet: Sheet, row: int, name: str, last_column: int) -> None:
    """The name of a programme above its figures."""
    style = plan.book.style("section")
    sheet.set_row(row, 22)
    for column in range(last_column + 1):
        sheet.write_blank(row, column, None, style)
    sheets.text(sheet, row, 0, name, style)


def set_height(plan: Plan, sheet: Sheet, row: int, name: str, source: str) -> None:
    """Make a row as high as its name and source need."""
    columns = widths(plan)
    sheet.set_row(row, sheets.height([(name, columns[1]), (source, columns[SOURCE])]))


def _cut_off(plan: Plan, sheet: Sheet) -> None:
    """The cut-off and the share of the year that is over, as the rows' formulas name them."""
    scope, label = plan.evidence.scope, plan.book.style("label")
    sheets.text(sheet, CUT_OFF[0], PACE, plan.say("workbook.cut_off"), label)
    sheet.write_datetime(*CUT_OFF, scope.cut_off, plan.book.style("date"))
    sheets.text(sheet, YEAR_GONE[0], PACE, plan.say("workbook.column.pace"), label)
    first, after = f"DATE({scope.year},1,1)", f"DATE({scope.year + 1},1,1)"
    formula = f"=({address(*CUT_OFF)}-{first}+1)/({after}-{first})"
    style = plan.book.style("centre", num_format=values.PERCENT)
    values.put_formula(sheet, *YEAR_GONE, formula, style, pace(scope))


def _row(plan: Plan, sheet: Sheet, row: int, figure: Figure) -> None:
    metric, source = figure.metric, values.kinds_of(plan, figure.metric)
    set_height(plan, sheet, row, values.name_of(plan, metric), source)
    values.put_name(plan, sheet, row, metric)
    link = plan.to_cells(metric.key)
    for column, reading in ((VALUE, figure.now), (BEFORE, figure.before)):
        style = values.number_style(plan, reading)
        leads = link if column == VALUE else ""
        values.put(plan, sheet, row, column, values.shown(reading), style, leads)
        if metric.parts and not reading.suppressed and all(part in plan.city_rows for part in metric.parts):
            cells = [address(plan.city_rows[part], column) for part in metric.parts]
            value = NOTHING if reading.value is None else reading.value
            values.put_formula(sheet, row, column, values.of_parts(metric, *cells), style, value)
    values.put_rates(plan, sheet, row, figure, RATES)
    _target(plan, sheet, row, figure)
    sheet.write_datetime(row, UNTIL, plan.evidence.counted_until(metric.key), plan.book.style("date"))
    sheet.write_url(row, SOURCE, link, plan.book.style("link"), " ", plan.say("workbook.to_cells"))
    sheets.text(sheet, row, SOURCE, source, plan.book.style("link"))


def _target(plan: Plan, sheet: Sheet, row: int, figure: Figure) -> None:
    target = figure.now.target
    if target is None:
        sheet.write_blank(row, TARGET, None, plan.book.style("number"))
        sheet.write_blank(row, PACE, None, plan.book.style("number"))
        return
    sheet.write_number(row, TARGET, float(target), values.target_style(plan, figure.now))
    style = plan.book.style("number", num_format=values.PERCENT)
    gone = f"={address(*YEAR_GONE, plan.names['city'])}"
    values.put_formula(sheet, row, PACE, gone, style, pace(plan.evidence.scope))


def mark_completion(plan: Plan, sheet: Sheet, first: int, last: int, column: int) -> None:
    """Reached targets and those below pace, by colour and by a sign."""
    gone = address(*YEAR_GONE, plan.names["city"])
    cell = address(first, column)
    rules = (
        (f"=AND(ISNUMBER({cell}),{cell}>=1)", colours.REACHED, '"◆ "0.0%'),
        (f"=AND(ISNUMBER({cell}),{cell}<{gone})", colours.BEHIND, '"▼ "0.0%'),
    )
    for criteria, colour, shape in rules:
        look = plan.book.mark(font_color=colour, bold=True, num_format=shape)
        sheet.conditional_format(first, column, last, column, {"type": "formula", "criteria": criteria, "format": look})
