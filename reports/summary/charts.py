"""The charts of the four programmes: gifts by month, households by project, sessions by county, stem-cell stages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from metrics.catalog import METRICS
from metrics.counties import names_by_id
from metrics.measure import measure_by_county, split
from metrics.metric import HQ
from metrics.units import format_value, written_reading
from reports import colours
from reports.summary.desk import Desk
from reports.word.charts import Chart

_STAGES = ("hsc_contacted", "hsc_remobilised", "hsc_high_resolution_typed", "hsc_examined", "hsc_donated")
_WAN = 10_000


@dataclass(frozen=True)
class Drawing:
    """A chart with its finding as title, and the line below it that says unit, cut-off and sheets."""

    title: str
    source: str
    chart: Chart

    @property
    def alt(self) -> str:
        """The chart in words."""
        parts = [
            f"{name}: " + ", ".join(f"{category} {value:g}" for category, value in shown)
            for name, values in self.chart.series.items()
            if (shown := [(c, v) for c, v in zip(self.chart.categories, values, strict=True) if v is not None])
        ]
        return f"{self.title}. {'; '.join(parts)}"


def drawings(desk: Desk) -> list[Drawing]:
    """The charts that have anything to show, in the order of the programmes."""
    return [drawing for make in MAKERS if (drawing := make(desk)) is not None]


def _gifts(desk: Desk) -> Drawing | None:
    keys = ("donations_cash", "donations_goods_value")
    by_key = {key: _values(desk, key, "month") for key in keys}
    if not any(any(values.values()) for values in by_key.values()):
        return None
    months = list(by_key[keys[0]])
    totals = {month: sum(by_key[key].get(month) or 0 for key in keys) for month in months}
    best = max(months, key=lambda month: totals[month])
    month_names = {month: desk.say.month(int(str(month))) for month in months}
    value = format_value(totals[best], "元", desk.language)
    series = {METRICS[key].name[desk.language]: [_in_wan(by_key[key][month]) for month in months] for key in keys}
    return Drawing(
        desk.say("annex.gifts", month=month_names[best], value=value),
        _source(desk, desk.say("annex.wan"), keys),
        Chart("columns", list(month_names.values()), series, (colours.DONE, colours.SECOND), "#,##0", labels=False),
    )


def _relief(desk: Desk) -> Drawing | None:
    key = "relief_households"
    values = {name: value for name, value in _values(desk, key, "project_type").items() if value}
    if not values:
        return None
    named = {desk.value_name("project_type", name) or desk.say("annex.other"): value for name, value in values.items()}
    ordered = sorted(named, key=lambda name: -(named[name] or 0))
    # "Other" is no project of its own: most were reached by one that has a name, where there is one.
    most = next((name for name in ordered if name != desk.value_name("project_type", "其他")), ordered[0])
    best = format_value(named[most] or 0, METRICS[key].unit, desk.language)
    series = {METRICS[key].name[desk.language]: [named[name] for name in ordered]}
    return Drawing(
        desk.say("annex.relief", name=most, value=best),
        _source(desk, desk.unit_name(METRICS[key].unit), (key,)),
        Chart("bars", ordered, series, (colours.DONE,), height_mm=52),
    )


def _training(desk: Desk) -> Drawing | None:
    key, con, scope = "training_sessions", desk.evidence.con, desk.scope
    names = names_by_id(con, scope)
    by_county = measure_by_county(con, [key], scope)[key]
    counties = [county for county in names if county != HQ and county in by_county]
    found = [by_county[county] for county in counties]
    if not any(reading.value or reading.target for reading in found):
        return None
    reached = sum(1 for one in found if one.target and one.value is not None and one.value >= one.target)
    title = desk.say("annex.training", all=len(found), n=reached)
    if not any(reading.target for reading in found):
        title = desk.say("annex.training_none")
    series = {
        desk.say("annex.held"): [None if one.value is None else float(one.value) for one in found],
        desk.say("annex.planned"): [None if one.target is None else float(one.target) for one in found],
    }
    labels = [names[county][0 if desk.language == "zh" else 1] for county in counties]
    return Drawing(
        title,
        _source(desk, desk.unit_name(METRICS[key].unit), (key, "training_sessions_target")),
        Chart("bars", labels, series, (colours.DONE, colours.LAST), height_mm=108),
    )


def _stem_cells(desk: Desk) -> Drawing | None:
    readings = [desk.evidence[key].now for key in _STAGES]
    if not any(reading.value for reading in readings):
        return None
    asked, donated = (written_reading(one, desk.language) for one in (readings[0], readings[-1]))
    series = {desk.unit_name("名"): [None if one.value is None else float(one.value) for one in readings]}
    return Drawing(
        desk.say("annex.stem_cells", asked=asked, donated=donated),
        _source(desk, desk.unit_name("名"), _STAGES[:1]),
        Chart("bars", [desk.name(key) for key in _STAGES], series, (colours.DONE,), height_mm=58),
    )


MAKERS: Sequence[Callable[[Desk], Drawing | None]] = (_gifts, _relief, _training, _stem_cells)


def _values(desk: Desk, key: str, by: str) -> dict[object, float | None]:
    """A figure split by one thing; None where it was not reported or is hidden."""
    df = split(desk.evidence.con, key, desk.scope, [by])
    return {name: None if value != value else float(value) for name, value in zip(df[by], df["value"], strict=True)}


def _in_wan(value: float | None) -> float | None:
    return None if value is None else value / _WAN


def _source(desk: Desk, unit: str, keys: Sequence[str]) -> str:
    kinds = dict.fromkeys(kind for key in keys for kind in METRICS[key].kinds)
    names = desk.say.join([desk.evidence.kinds[kind][desk.language] for kind in kinds])
    return desk.say("annex.source", unit=unit, day=desk.say.date(desk.scope.cut_off), kinds=names)
