"""A programme by county: each figure a row, each county a column, with a live total beside the city's."""

from __future__ import annotations

from metrics.documentation import TITLES
from metrics.units import NOTHING
from reports import sheets
from reports.evidence import Figure
from reports.sheets import Sheet, address
from reports.workbook import values
from reports.workbook.plan import COUNTIES_FROM, HEAD, VALUE, Plan, adds_up

_NAME, _UNIT = {"zh": 28, "en": 44}, {"zh": 9, "en": 18}
# English says “at least” before a number.
_COUNTY, _CITY = {"zh": 10.5, "en": 14}, {"zh": 12, "en": 15}
_FEW = ("number", "figure", "unit", "city")
_NOTES = ("workbook.note.signs", "workbook.note.hidden", "workbook.note.totals")


def write(plan: Plan, stem: str) -> None:
    """Write the sheet of a programme."""
    figures, names = plan.matrix(stem), [plan.say.of(name) for name in plan.evidence.counties.values()]
    language = plan.say.language
    city, county = _CITY[language], _COUNTY[language]
    widths = (5, _NAME[language], _UNIT[language], city, *[county] * len(names), city, 7)
    sheet = plan.book.sheet(plan.names[stem], widths, head_row=HEAD, left=COUNTIES_FROM)
    values.heading(plan, sheet, plan.say("workbook.matrix.title", programme=plan.say.of(TITLES[stem])))
    say = plan.say
    heads = [*(say(f"workbook.column.{name}") for name in _FEW), *names]
    sheets.heads(plan.book, sheet, HEAD, [*heads, say("workbook.column.total"), say("workbook.column.agrees")])
    for figure in figures:
        _row(plan, sheet, stem, figure)
    values.notes(plan, sheet, HEAD + len(figures) + 2, _NOTES)


def total_column(plan: Plan) -> int:
    """The column of the counties' total; the comparison stands beside it."""
    return COUNTIES_FROM + len(plan.counties)


def _row(plan: Plan, sheet: Sheet, stem: str, figure: Figure) -> None:
    metric, row = figure.metric, plan.matrix_rows[stem][figure.metric.key]
    sheet.set_row(row, sheets.height([(values.name_of(plan, metric), _NAME[plan.say.language])]))
    values.put_name(plan, sheet, row, metric)
    places = 0 if metric.unit == "元" else None
    whole = values.number_style(plan, figure.now, "total", places)
    city = figure.now.value if figure.now.value is not None else values.shown(figure.now)
    values.put_formula(sheet, row, VALUE, f"={plan.city(metric.key)}", whole, city)
    for county in plan.counties:
        _county(plan, sheet, (row, plan.county_column(county)), metric.key, county)
    _total(plan, sheet, row, figure)


def _county(plan: Plan, sheet: Sheet, place: tuple[int, int], key: str, county: str) -> None:
    """A county's figure: a number, or a formula over the county's two figures that it is made of."""
    row, column = place
    reading = plan.evidence.by_county[key][county].now
    metric = reading.metric
    style = values.number_style(plan, reading, places=0 if metric.unit == "元" else None)
    values.put(plan, sheet, row, column, values.shown(reading), style, plan.to_cells(key, county))
    rows = plan.matrix_rows[metric.stem]
    if metric.parts and not reading.suppressed and all(part in rows for part in metric.parts):
        cells = [address(rows[part], column) for part in metric.parts]
        value = NOTHING if reading.value is None else reading.value
        values.put_formula(sheet, row, column, values.of_parts(metric, *cells), style, value)


def _total(plan: Plan, sheet: Sheet, row: int, figure: Figure) -> None:
    """The sum of the counties and the city society, and whether it is the city's figure; not where it can't be."""
    column, metric = total_column(plan), figure.metric
    total = plan.book.style("total", num_format=values.plain_shape(plan, metric.unit, 0))
    centre = plan.book.style("centre")
    if not adds_up(metric):
        sheet.write_blank(row, column, None, total)
        sheets.text(sheet, row, column + 1, NOTHING, centre)
        return
    first, last = address(row, COUNTIES_FROM), address(row, column - 1)
    known = [one.now.value for one in plan.evidence.by_county[metric.key].values() if one.now.value is not None]
    values.put_formula(sheet, row, column, f"=SUM({first}:{last})", total, sum(known))
    agrees = sum(known) == (figure.now.value or 0)
    yes, no = plan.say("workbook.agrees"), plan.say("workbook.differs")
    formula = f'=IF(ABS({address(row, column)}-N({address(row, VALUE)}))<0.005,"{yes}","{no}")'
    values.put_formula(sheet, row, column + 1, formula, centre, yes if agrees else no)
