"""分月: what was done in each month, with a live total that is compared with the city's figure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from metrics.metric import Metric
from metrics.units import NOTHING
from reports import sheets
from reports.evidence import Evidence
from reports.sheets import Sheet, address
from reports.workbook import values
from reports.workbook.city import section
from reports.workbook.plan import HEAD, Plan, adds_up

_NAME = {"zh": 30, "en": 44}
_FROM = 3
TOTAL, CITY, AGREES = _FROM + 12, _FROM + 13, _FROM + 14
_WIDTHS = (13, *[11] * 12, 14, 14, 8)
# Last year's months of these stand below, for the charts.
COMPARED = ("training_people", "donations_value")


@dataclass(frozen=True)
class Months:
    """The months of each figure that flows, by key, this year and (of the compared ones) last year."""

    now: Mapping[str, Mapping[int, float | None]]
    before: Mapping[str, Mapping[int, float | None]]

    def row(self, key: str) -> int:
        """The row of a figure's months; an unknown key raises ValueError."""
        return HEAD + 1 + list(self.now).index(key)

    def row_before(self, key: str) -> int:
        """The row of a figure's months of last year; an unknown key raises ValueError."""
        return HEAD + len(self.now) + 3 + list(self.before).index(key)


def months_of(evidence: Evidence) -> Months:
    """The months of the figures that have any. Restricted ones have none: a month would give a person away."""
    flows = [one.metric.key for one in evidence if one.metric.is_flow and not one.metric.restricted]
    now = {key: evidence.months(key) for key in flows}
    now = {key: months for key, months in now.items() if any(months.values())}
    return Months(now, {key: evidence.months(key, before=True) for key in COMPARED if key in now})


def write(plan: Plan, months: Months) -> None:
    """Write the sheet."""
    sheet = plan.book.sheet(plan.names["months"], (6, _NAME[plan.say.language], *_WIDTHS), head_row=HEAD, left=_FROM)
    say = plan.say
    values.heading(plan, sheet, say("workbook.months.title"))
    names = [*(say(f"workbook.column.{name}") for name in ("number", "figure", "unit")), *map(say.month, range(1, 13))]
    ends = (say(f"workbook.column.{name}") for name in ("total", "city", "agrees"))
    sheets.heads(plan.book, sheet, HEAD, [*names, *ends])
    for key, values_by_month in months.now.items():
        row = months.row(key)
        _months(plan, sheet, row, plan.evidence[key].metric, values_by_month)
        _total(plan, sheet, row, key, values_by_month)
    if months.before:
        row = months.row_before(next(iter(months.before)))
        section(plan, sheet, row - 1, say("workbook.months.before", year=plan.evidence.scope.year - 1), AGREES)
    for key, values_by_month in months.before.items():
        _months(plan, sheet, months.row_before(key), plan.evidence[key].metric, values_by_month)
    last = HEAD + len(months.now) + len(months.before) + 4
    values.notes(plan, sheet, last, ("workbook.note.months", "workbook.note.totals"))


def _months(plan: Plan, sheet: Sheet, row: int, metric: Metric, found: Mapping[int, float | None]) -> None:
    sheet.set_row(row, sheets.height([(values.name_of(plan, metric), _NAME[plan.say.language])]))
    values.put_name(plan, sheet, row, metric)
    style = plan.book.style(
        "number", num_format=values.plain_shape(plan, metric.unit, 0 if metric.unit == "元" else None)
    )
    for month in range(1, 13):
        value = found.get(month)
        if value is None:
            sheets.text(sheet, row, _FROM + month - 1, NOTHING if month in found else "", style)
        else:
            sheet.write_number(row, _FROM + month - 1, value, style)


def _total(plan: Plan, sheet: Sheet, row: int, key: str, found: Mapping[int, float | None]) -> None:
    """The year so far as the sum of its months, beside the city's figure."""
    figure, centre = plan.evidence[key], plan.book.style("centre")
    places = 0 if figure.metric.unit == "元" else None
    total = plan.book.style("total", num_format=values.plain_shape(plan, figure.metric.unit, places))
    city = figure.now.value
    values.put_formula(sheet, row, CITY, f"={plan.city(key)}", total, values.shown(figure.now))
    if not adds_up(figure.metric):
        sheet.write_blank(row, TOTAL, None, total)
        sheets.text(sheet, row, AGREES, NOTHING, centre)
        return
    known = sum(value for value in found.values() if value is not None)
    first, last = address(row, _FROM), address(row, _FROM + 11)
    values.put_formula(sheet, row, TOTAL, f"=SUM({first}:{last})", total, known)
    yes, no = plan.say("workbook.agrees"), plan.say("workbook.differs")
    formula = f'=IF(ABS({address(row, TOTAL)}-N({address(row, CITY)}))<0.005,"{yes}","{no}")'
    agrees = abs(known - float(city or 0)) < 0.005
    values.put_formula(sheet, row, AGREES, formula, centre, yes if agrees else no)


def span(plan: Plan, row: int) -> list[object]:
    """The twelve cells of a row, as a chart names them."""
    return [plan.names["months"], row, _FROM, row, _FROM + 11]


def month_names(plan: Plan) -> list[object]:
    """The heads of the months, as a chart names them."""
    return [plan.names["months"], HEAD, _FROM, HEAD, _FROM + 11]
