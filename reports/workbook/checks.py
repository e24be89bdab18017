"""核对: everything in the workbook that has to agree, compared by live formulas."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from metrics.catalog import METRICS, STEMS
from reports import colours, sheets
from reports.sheets import address, quoted
from reports.workbook import matrices, values
from reports.workbook import months as monthly
from reports.workbook.months import Months
from reports.workbook.plan import HEAD, Plan, adds_up

_WIDTHS = (6, 64, 20, 20, 16, 10)
_COLUMNS = ("number", "check", "left", "right", "difference", "result")
LEFT, RIGHT, DIFFERENCE, RESULT = range(2, 6)
# Wholes, with the parts that make them up completely; other parts are only within their whole.
WHOLES = {
    "covid_donations_value": ("covid_donations_cash", "covid_donations_goods_value"),
    "donations_value": ("donations_cash", "donations_goods_value"),
    "donation_use_value": ("donation_use_cash", "donation_use_goods_value"),
}
CELLS_NUMBER, CELLS_VALUE = 0, 7


@dataclass(frozen=True)
class Check:
    """Two formulas that must come to the same, or (`within`) the left to no more than the right."""

    name: str
    left: str
    right: str
    left_value: Decimal
    right_value: Decimal
    within: bool = False

    @property
    def holds(self) -> bool:
        """Whether it holds for the values as they were written."""
        if self.within:
            return self.left_value <= self.right_value
        return abs(self.left_value - self.right_value) < Decimal("0.005")


def checks_of(plan: Plan, months: Months) -> list[Check]:
    """All checks, in the order in which they are listed."""
    return [*_wholes(plan), *_parts(plan), *_counties(plan), *_cells(plan), *_months(plan, months)]


def _value(plan: Plan, key: str) -> Decimal:
    return plan.evidence[key].now.value or Decimal(0)


def _known(plan: Plan, *keys: str) -> bool:
    return all(key in plan.city_rows and plan.evidence[key].now.value is not None for key in keys)


def _name(plan: Plan, key: str) -> str:
    return plan.say.of(METRICS[key].name)


def _wholes(plan: Plan) -> Iterator[Check]:
    for whole, parts in WHOLES.items():
        if _known(plan, whole, *parts):
            names = plan.say("workbook.plus").join(_name(plan, part) for part in parts)
            left = "=" + "+".join(plan.city(part) for part in parts)
            total = sum((_value(plan, part) for part in parts), Decimal(0))
            name = plan.say("workbook.check.whole", parts=names, whole=_name(plan, whole))
            yield Check(name, left, f"={plan.city(whole)}", total, _value(plan, whole))


def _parts(plan: Plan) -> Iterator[Check]:
    for figure in plan.figures:
        key, whole = figure.metric.key, figure.metric.part_of
        if whole and _known(plan, key, whole):
            name = plan.say("workbook.check.part", part=_name(plan, key), whole=_name(plan, whole))
            left, right = f"={plan.city(key)}", f"={plan.city(whole)}"
            yield Check(name, left, right, _value(plan, key), _value(plan, whole), within=True)


def _counties(plan: Plan) -> Iterator[Check]:
    for stem in STEMS:
        for key, row in plan.matrix_rows[stem].items():
            if adds_up(METRICS[key]):
                known = plan.evidence.by_county[key].values()
                total = sum((one.now.value for one in known if one.now.value is not None), Decimal(0))
                left = f"={address(row, matrices.total_column(plan), plan.names[stem])}"
                name = plan.say("workbook.check.counties", figure=_name(plan, key))
                yield Check(name, left, f"=N({plan.city(key)})", total, _value(plan, key))


def _cells(plan: Plan) -> Iterator[Check]:
    sheet = quoted(plan.names["cells"])
    first, last = HEAD + 2, plan.trace_end + 1
    for figure in plan.figures:
        key = figure.metric.key
        counted = [line.value for line in plan.lines[key] if line.value is not None]
        if counted:
            numbers, amounts = (f"{sheet}!${column}${first}:${column}${last}" for column in "AH")
            left = f"=SUMIF({numbers},{plan.number[key]},{amounts})"
            name = plan.say("workbook.check.cells", figure=_name(plan, key))
            yield Check(name, left, f"=N({plan.city(key)})", sum(counted, Decimal(0)), _value(plan, key))


def _months(plan: Plan, months: Months) -> Iterator[Check]:
    for key, found in months.now.items():
        if adds_up(METRICS[key]):
            left = f"={address(months.row(key), monthly.TOTAL, plan.names['months'])}"
            total = sum((Decimal(str(value)) for value in found.values() if value is not None), Decimal(0))
            name = plan.say("workbook.check.months", figure=_name(plan, key))
            yield Check(name, left, f"=N({plan.city(key)})", total, _value(plan, key))


def write(plan: Plan, checks: list[Check]) -> None:
    """Write the sheet."""
    sheet = plan.book.sheet(plan.names["checks"], _WIDTHS, head_row=HEAD)
    values.heading(plan, sheet, plan.say("workbook.checks.title"))
    sheets.heads(plan.book, sheet, HEAD, (plan.say(f"workbook.column.{name}") for name in _COLUMNS))
    number, centre = plan.book.style("number", num_format="#,##0.00"), plan.book.style("centre")
    yes, no = plan.say("workbook.agrees"), plan.say("workbook.differs")
    for row, check in enumerate(checks, start=HEAD + 1):
        sheet.write_number(row, 0, row - HEAD, centre)
        sheets.text(sheet, row, 1, check.name, plan.book.style("text"))
        sheet.set_row(row, sheets.height([(check.name, _WIDTHS[1])]))
        values.put_formula(sheet, row, LEFT, check.left, number, check.left_value)
        values.put_formula(sheet, row, RIGHT, check.right, number, check.right_value)
        left, right, difference = (address(row, column) for column in (LEFT, RIGHT, DIFFERENCE))
        values.put_formula(sheet, row, DIFFERENCE, f"={left}-{right}", number, check.left_value - check.right_value)
        rule = f"{difference}<=0" if check.within else f"ABS({difference})<0.005"
        values.put_formula(sheet, row, RESULT, f'=IF({rule},"{yes}","{no}")', centre, yes if check.holds else no)
    last = HEAD + max(len(checks), 1)
    look = plan.book.mark(font_color=colours.BEHIND, bold=True)
    differs = {"type": "cell", "criteria": "==", "value": f'"{no}"', "format": look}
    sheet.conditional_format(HEAD + 1, RESULT, last, RESULT, differs)
    sheet.autofilter(HEAD, 0, last, RESULT)


def tally(plan: Plan, checks: list[Check], word: str) -> tuple[str, int]:
    """The formula that counts the checks with a result, and what it comes to."""
    first, last = HEAD + 2, HEAD + 1 + max(len(checks), 1)
    said = plan.say(f"workbook.{word}")
    number = sum(check.holds == (word == "agrees") for check in checks)
    return f'=COUNTIF({quoted(plan.names["checks"])}!$F${first}:$F${last},"{said}")', number
