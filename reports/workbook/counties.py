"""One county in the form that offices keep; its figures stand in the programmes' tables and are named from here."""

from __future__ import annotations

from metrics.documentation import TITLES
from metrics.pace.targets import pace
from reports import sheets
from reports.evidence import Figure
from reports.sheets import Sheet, address
from reports.workbook import targets, values
from reports.workbook.city import COLUMNS, RATES, YEAR_GONE, mark_completion, section, set_height, widths
from reports.workbook.plan import BEFORE, COMPLETION, HEAD, PACE, SOURCE, TARGET, UNTIL, VALUE, Plan

_NOTES = ("workbook.note.signs", "workbook.note.hidden", "workbook.note.marks")


def write(plan: Plan, county: str) -> None:
    """Write the sheet of a county, or of the city society itself."""
    sheet = plan.book.sheet(plan.names[county], widths(plan), head_row=HEAD, left=VALUE)
    name, year = plan.say.of(plan.evidence.counties[county]), plan.evidence.scope.year
    values.heading(plan, sheet, plan.say("workbook.county.title", county=name, year=year))
    sheets.heads(plan.book, sheet, HEAD, (plan.say(f"workbook.column.{column}") for column in COLUMNS))
    row, stem = HEAD, ""
    for figure in _figures(plan, county):
        row += 1
        if figure.metric.stem != stem:
            stem = figure.metric.stem
            section(plan, sheet, row, plan.say.of(TITLES[stem]), SOURCE)
            row += 1
        _row(plan, sheet, row, county, figure)
    mark_completion(plan, sheet, HEAD + 1, max(row, HEAD + 1), COMPLETION)
    values.notes(plan, sheet, row + 2, _NOTES)


def _figures(plan: Plan, county: str) -> list[Figure]:
    """What there is to say of a county: this year, last year or a target."""
    found = [plan.evidence.by_county[key][county] for rows in plan.matrix_rows.values() for key in rows]
    return [one for one in found if _is_known(one)]


def _is_known(figure: Figure) -> bool:
    known = (figure.now.value, figure.before.value, figure.now.target)
    return any(value is not None for value in known) or figure.now.suppressed or figure.before.suppressed


def _row(plan: Plan, sheet: Sheet, row: int, county: str, figure: Figure) -> None:
    metric, source = figure.metric, values.kinds_of(plan, figure.metric)
    set_height(plan, sheet, row, values.name_of(plan, metric), source)
    values.put_name(plan, sheet, row, metric)
    link = plan.to_cells(metric.key, county)
    value = values.shown(figure.now)
    values.put(plan, sheet, row, VALUE, value, values.number_style(plan, figure.now), link)
    named = f"={plan.matrix_cell(metric.key, county)}"
    values.put_formula(sheet, row, VALUE, named, values.number_style(plan, figure.now), value)
    values.put(plan, sheet, row, BEFORE, values.shown(figure.before), values.number_style(plan, figure.before))
    values.put_rates(plan, sheet, row, figure, RATES)
    _target(plan, sheet, row, county, figure)
    sheet.write_datetime(row, UNTIL, plan.evidence.counted_until(metric.key), plan.book.style("date"))
    sheet.write_url(row, SOURCE, link, plan.book.style("link"), " ", plan.say("workbook.to_cells"))
    sheets.text(sheet, row, SOURCE, source, plan.book.style("link"))


def _target(plan: Plan, sheet: Sheet, row: int, county: str, figure: Figure) -> None:
    if figure.now.target is None:
        sheet.write_blank(row, TARGET, None, plan.book.style("number"))
        sheet.write_blank(row, PACE, None, plan.book.style("number"))
        return
    style = values.target_style(plan, figure.now)
    named = targets.target_cell(plan, figure.metric.key, county)
    if named:
        values.put_formula(sheet, row, TARGET, f"={named}", style, figure.now.target)
    else:
        sheet.write_number(row, TARGET, float(figure.now.target), style)
    gone = f"={address(*YEAR_GONE, plan.names['city'])}"
    style = plan.book.style("number", num_format=values.PERCENT)
    values.put_formula(sheet, row, PACE, gone, style, pace(plan.evidence.scope))
