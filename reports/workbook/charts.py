"""图表: native charts over the workbook's own cells, each headed by what it shows."""

from __future__ import annotations

from dataclasses import dataclass

from metrics.metric import HQ
from metrics.unit_names import axis_format
from reports import colours, findings, sheets
from reports.evidence import Figure
from reports.sheets import Chart, Sheet
from reports.workbook import months as monthly
from reports.workbook import targets, values
from reports.workbook.months import Months
from reports.workbook.plan import COMPLETION, COUNTIES_FROM, HEAD, VALUE, Plan

_WIDTH, _HEIGHT = 640, 330
_ROWS_EACH, _COLUMNS_EACH = 18, 10
_FUNNEL = ("hsc_contacted", "hsc_remobilised", "hsc_high_resolution_typed", "hsc_examined", "hsc_donated")
_AIMED = ("training_sessions", "training_people", "relief_households")
_PEOPLE = "training_people"
Range = list[object]


@dataclass(frozen=True)
class Series:
    """One series of a chart: its name, cells and colour; `is_line` draws it as a line over the columns."""

    name: str
    cells: Range
    colour: str
    is_line: bool = False


def write(plan: Plan, months: Months) -> None:
    """Write the sheet: charts two and two, and below them the cells that only charts need."""
    sheet = plan.book.sheet(plan.names["charts"], [9.5] * 20)
    values.heading(plan, sheet, plan.say("workbook.charts.title"))
    data_row = HEAD + 4 * _ROWS_EACH
    blocks = _blocks(plan, sheet, data_row)
    charts = [*blocks[-1:], *_targets(plan), *_months(plan, months), _counties(plan), *blocks[:-1]]
    for place, chart in enumerate(chart for chart in charts if chart is not None):
        row, column = divmod(place, 2)
        chart.set_size({"width": _WIDTH, "height": _HEIGHT})
        sheet.insert_chart(HEAD + row * _ROWS_EACH, column * _COLUMNS_EACH, chart)
    # Four charts a page, then the data.
    sheet.set_h_pagebreaks([HEAD + 2 * _ROWS_EACH, data_row])


def _targets(plan: Plan) -> list[Chart]:
    """Target against done by county, of every figure that counties have a target for."""
    return [_target(plan, key) for key in plan.standings if key in _AIMED]


def _target(plan: Plan, key: str) -> Chart:
    found, say = targets.block(plan, key), plan.say
    assert found is not None  # every figure of the standings has its counties there
    name = plan.names["targets"]
    series = [
        Series(say(f"workbook.chart.{word}"), [name, found[0], column, found[1], column], colour)
        for word, column, colour in (("target", targets.TARGET, colours.LAST), ("done", targets.DONE, colours.DONE))
    ]
    names: Range = [name, found[0], targets.COUNTY, found[1], targets.COUNTY]
    title = findings.of_counties(say, plan.evidence[key], plan.standings[key])
    return _chart(plan, title, names, series, plan.evidence[key].metric.unit)


def _months(plan: Plan, months: Months) -> list[Chart]:
    """People trained by month beside last year's; cash and goods by month."""
    say, year, charts = plan.say, plan.evidence.scope.year, []
    if _PEOPLE in months.now:
        series = [
            Series(say("workbook.chart.this_year", year=year), monthly.span(plan, months.row(_PEOPLE)), colours.DONE)
        ]
        if _PEOPLE in months.before:
            before = monthly.span(plan, months.row_before(_PEOPLE))
            series.append(Series(say("workbook.chart.this_year", year=year - 1), before, colours.LAST, is_line=True))
        title = findings.changed(say, plan.evidence[_PEOPLE])
        charts.append(_chart(plan, title, monthly.month_names(plan), series, plan.evidence[_PEOPLE].metric.unit))
    parts = (("donations_cash", "cash", colours.DONE), ("donations_goods_value", "goods", colours.SECOND))
    stacked = [
        Series(say(f"workbook.chart.{word}"), monthly.span(plan, months.row(key)), colour)
        for key, word, colour in parts
        if key in months.now
    ]
    if stacked:
        title = findings.received(say, plan.evidence)
        charts.append(_chart(plan, title, monthly.month_names(plan), stacked, "元", "stacked"))
    return charts


def _counties(plan: Plan) -> Chart:
    """Donations received and used by county; the city society's own would dwarf them."""
    rows = plan.matrix_rows["fundraising"]
    last = COUNTIES_FROM + len([county for county in plan.counties if county != HQ]) - 1
    name = plan.names["fundraising"]
    keys = (("donations_value", "received", colours.DONE), ("donation_use_value", "used", colours.SECOND))
    series = [
        Series(plan.say(f"workbook.chart.{word}"), [name, rows[key], COUNTIES_FROM, rows[key], last], colour)
        for key, word, colour in keys
        if key in rows
    ]
    if not series:
        return None
    heads = [name, HEAD, COUNTIES_FROM, HEAD, last]
    return _chart(plan, plan.say("workbook.chart.counties"), heads, series, "元")


def _blocks(plan: Plan, sheet: Sheet, row: int) -> list[Chart]:
    """The stages of stem-cell donation, and all targets of the city: their cells, named from the city's table."""
    sheets.text(sheet, row, 0, plan.say("workbook.chart.data"), plan.book.style("section"))
    stages = [plan.evidence[key] for key in _FUNNEL if plan.evidence[key].now.value is not None]
    aimed = [figure for figure in plan.figures if figure.completion is not None]
    charts = []
    if stages:
        cells = _block(plan, sheet, row + 1, stages, VALUE, "#,##0")
        title = findings.stem_cells(plan.say, plan.evidence)
        charts.append(_bars(plan, title, cells, "#,##0"))
    if aimed:
        cells = _block(plan, sheet, row + len(stages) + 2, aimed, COMPLETION, values.PERCENT)
        title = findings.targets(plan.say, [one for each in plan.city_standings.values() for one in each])
        charts.append(_bars(plan, title, cells, "0%"))
    return charts


def _block(plan: Plan, sheet: Sheet, row: int, figures: list[Figure], column: int, shape: str) -> tuple[Range, Range]:
    """A list of names with cells that name the city's table; returns both as a chart names them."""
    style = plan.book.style("number", num_format=shape)
    for place, figure in enumerate(figures, start=row):
        sheets.text(sheet, place, 0, plan.say.of(figure.metric.name), plan.book.style("under", font_color=colours.INK))
        value = figure.now.value if column == VALUE else figure.completion
        values.put_formula(sheet, place, 4, f"={plan.city(figure.metric.key, column)}", style, value)
    name, last = plan.names["charts"], row + len(figures) - 1
    return [name, row, 0, last, 0], [name, row, 4, last, 4]


def _chart(plan: Plan, title: str, names: Range, series: list[Series], unit: str, subtype: str | None = None) -> Chart:
    """Columns side by side or stacked, lines over them."""
    chart = plan.book.chart("column", subtype)
    lines = plan.book.chart("line")
    for one in series:
        shared = {"name": one.name, "categories": names, "values": one.cells}
        if one.is_line:
            lines.add_series({**shared, "line": {"color": one.colour, "width": 2}, "marker": {"type": "none"}})
        else:
            chart.add_series({**shared, "fill": {"color": one.colour}, "border": {"none": True}, "gap": 60})
    if any(one.is_line for one in series):
        chart.combine(lines)
    _dress(plan, chart, title, {"num_format": axis_format(unit, plan.say.language)})
    return chart


def _bars(plan: Plan, title: str, cells: tuple[Range, Range], shape: str) -> Chart:
    """Bars below one another, each with its number."""
    chart = plan.book.chart("bar")
    label = {"value": True, "num_format": shape, "font": _font(plan, 9)}
    chart.add_series({
        "categories": cells[0], "values": cells[1], "fill": {"color": colours.DONE}, "border": {"none": True},
        "gap": 45, "data_labels": label,
    })  # fmt: skip
    _dress(plan, chart, title, {"num_format": shape, "visible": False, "min": 0})
    chart.set_y_axis({"reverse": True, "num_font": _font(plan, 9), "line": {"color": colours.LINE}})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    chart.set_legend({"none": True})
    return chart


def _dress(plan: Plan, chart: Chart, title: str, axis: dict[str, object]) -> None:
    chart.set_title({"name": title, "name_font": {**_font(plan, 12), "bold": True}, "overlay": False})
    chart.set_x_axis({"num_font": _font(plan, 9), "line": {"color": colours.LINE}})
    grid = {"visible": True, "line": {"color": colours.LINE, "width": 0.5}}
    chart.set_y_axis({**axis, "num_font": _font(plan, 9), "line": {"none": True}, "major_gridlines": grid, "min": 0})
    chart.set_legend({"position": "bottom", "font": _font(plan, 9)})
    chart.set_chartarea({"border": {"color": colours.LINE}})


def _font(plan: Plan, size: int) -> dict[str, object]:
    return {"name": plan.book.font, "size": size, "bold": False, "color": colours.INK}
