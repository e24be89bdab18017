"""The slides on the programmes: gifts, relief, training, the three donations, volunteers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from metrics import bindings
from metrics.catalog import METRICS
from metrics.metric import HQ
from metrics.pace.standing import Standing
from metrics.unit_names import in_round_numbers
from metrics.units import UNITS, format_reading, sheet_format
from reports import colours, findings
from reports.slides.charts import Series, chart
from reports.slides.deck import BODY_WIDTH, Slide
from reports.slides.meeting import BESIDE, Meeting

# The stages, each with what it is of the one before.
_FUNNEL = {
    "hsc_contacted": "", "hsc_remobilised": "hsc_remobilised_rate", "hsc_high_resolution_typed": "hsc_typed_rate",
    "hsc_examined": "hsc_examined_rate", "hsc_donated": "hsc_donated_rate",
}  # fmt: skip
# The campaign stands first in a year that had one.
_BESIDE_GIFTS = ("covid_donations_value", "receipts_share", "disclosure_issues", "receipts_issued")
_BESIDE = 3


def received(meeting: Meeting) -> None:
    """Gifts received, by month."""
    evidence, keys = meeting.evidence, ("donations_value", "donations_cash", "donations_goods_value")
    beside = [one for one in _BESIDE_GIFTS if bindings.applies(evidence.con, METRICS[one], evidence.scope)][:_BESIDE]
    slide = meeting.slide(
        findings.received(meeting.say, evidence),
        meeting.say("slides.received", unit=in_round_numbers(meeting.say.language)[1]),
        (*keys, *beside),
    )
    parts = (("donations_cash", "cash", colours.DONE), ("donations_goods_value", "goods", colours.SECOND))
    series = [
        Series(meeting.say(f"workbook.chart.{word}"), _money(meeting, _months(evidence.months(key))), colour)
        for key, word, colour in parts
    ]
    _over_months(meeting, slide, "stacked", series)
    meeting.aside(slide, beside)


def used(meeting: Meeting) -> None:
    """Donations used, by purpose."""
    say, evidence = meeting.say, meeting.evidence
    shown = ("donation_use_value", "donation_use_cash", "donation_use_goods_value", "donation_balance")
    slide = meeting.slide(
        findings.used(say, evidence), say("slides.used", unit=in_round_numbers(say.language)[1]), shown
    )
    parts = evidence.parts("donation_use_value", "use_purpose")
    amounts = _money(meeting, [value for _, value, _ in parts])
    series = [Series(say("workbook.chart.used"), amounts, colours.DONE)]
    chart(slide, "bars", [say.of(name) for name, _, _ in parts], series, "#,##0.0", labels=True, width=BESIDE)
    meeting.aside(slide, shown[1:])


def relief(meeting: Meeting) -> None:
    """Households helped against target, by county."""
    key = "relief_households"
    shown = (key, "spring_relief_households", "spring_relief_raised", "child_aid_children")
    slide = _counties(meeting, key, shown, BESIDE)
    meeting.aside(slide, shown[1:])


def sessions(meeting: Meeting) -> None:
    """Training sessions against target, by county."""
    _counties(meeting, "training_sessions", ("training_sessions",), BODY_WIDTH)


def people(meeting: Meeting) -> None:
    """People trained so far over the year, beside last year and the target."""
    key, say, evidence = "training_people", meeting.say, meeting.evidence
    figure, year = evidence[key], evidence.scope.year
    shown = (key, "training_people_per_session", "training_certified", "other_classes_people")
    slide = meeting.slide(findings.changed(say, figure), say("slides.people"), shown)
    series = [
        Series(say("workbook.chart.this_year", year=year), _sums(evidence.months(key)), colours.DONE),
        Series(say("workbook.chart.this_year", year=year - 1), _sums(evidence.months(key, before=True)), colours.LAST),
    ]
    if figure.now.target is not None:
        plan = [float(figure.now.target) * month / 12 for month in range(1, 13)]
        series.append(Series(say("slides.plan"), plan, colours.BEHIND))
    _over_months(meeting, slide, "lines", series)
    meeting.aside(slide, shown[1:])


def donations(meeting: Meeting) -> None:
    """The stages of stem-cell donation, organs and bodies and blood beside them."""
    say, evidence = meeting.say, meeting.evidence
    beside = ("organ_donations", "body_donations", "blood_award_people")
    slide = meeting.slide(findings.stem_cells(say, evidence), say("slides.donations"), (*_FUNNEL, *beside))
    values = [_float(evidence[key].now.value) for key in _FUNNEL]
    names = [_stage(meeting, key, rate) for key, rate in _FUNNEL.items()]
    series = [Series(say("slides.people_count"), values, colours.DONE)]
    chart(slide, "bars", names, series, "#,##0", labels=True, width=BESIDE)
    meeting.aside(slide, beside)


def _stage(meeting: Meeting, key: str, rate: str) -> str:
    name, say = meeting.say.of(meeting.evidence[key].metric.name), meeting.say
    if not rate or meeting.evidence[rate].now.value is None:
        return name
    return say("slides.stage", name=name, share=format_reading(meeting.evidence[rate].now, say.language))


def volunteers(meeting: Meeting) -> None:
    """Volunteer work by month beside last year's, rescue beside it."""
    key, say, evidence = "volunteer_times", meeting.say, meeting.evidence
    beside = ("volunteer_activities", "rescue_missions", "rescue_deployments")
    slide = meeting.slide(findings.completed(say, evidence[key]), say("slides.volunteers"), (key, *beside))
    year = evidence.scope.year
    series = [
        Series(
            say("workbook.chart.this_year", year=year - 1), _months(evidence.months(key, before=True)), colours.LAST
        ),
        Series(say("workbook.chart.this_year", year=year), _months(evidence.months(key)), colours.DONE),
    ]
    _over_months(meeting, slide, "columns", series)
    meeting.aside(slide, beside)


def _counties(meeting: Meeting, key: str, shown: Sequence[str], width: float) -> Slide:
    """Target against done by county, with who is behind under the title; where no county has a target, done alone."""
    say, figure = meeting.say, meeting.evidence[key]
    unit = figure.metric.unit if say.language == "zh" else UNITS[figure.metric.unit].en[1]
    aimed = meeting.of_counties(key)
    title = findings.of_counties(say, figure, aimed) if aimed else findings.completed(say, figure)
    lead = _behind(meeting, aimed, unit) if aimed else say("slides.counties_done", unit=unit)
    slide = meeting.slide(title, lead, shown)
    names, series = _against_targets(meeting, aimed) if aimed else _done(meeting, key)
    chart(slide, "columns", names, series, sheet_format(figure.metric.unit, say.language), labels=True, width=width)
    return slide


def _against_targets(meeting: Meeting, counties: Sequence[Standing]) -> tuple[list[str], list[Series]]:
    say = meeting.say
    targets = Series(say("workbook.chart.target"), [_float(one.target) for one in counties], colours.LAST)
    done = Series(say("workbook.chart.done"), [_float(one.done) for one in counties], colours.DONE)
    return [say.of(one.name) for one in counties], [targets, done]


def _done(meeting: Meeting, key: str) -> tuple[list[str], list[Series]]:
    """What each county has done, reported or not; the city society only where it has done something itself."""
    say, evidence = meeting.say, meeting.evidence
    found = {county: figure.now.value for county, figure in evidence.by_county[key].items()}
    shown = {county: value for county, value in found.items() if county != HQ or value}
    done = Series(say("workbook.chart.done"), [_float(value) for value in shown.values()], colours.DONE)
    return [say.of(evidence.counties[county]) for county in shown], [done]


def _behind(meeting: Meeting, counties: Sequence[Standing], unit: str) -> str:
    say = meeting.say
    behind = [say.of(one.name) for one in counties if one.status == "behind"]
    if not behind:
        return say("slides.counties", unit=unit)
    return say("slides.counties_behind", unit=unit, names=say("document.separator").join(behind))


def _over_months(meeting: Meeting, slide: Slide, kind: str, series: Sequence[Series]) -> None:
    names = [meeting.say.month(month) for month in range(1, 13)]
    chart(slide, kind, names, series, "#,##0", width=BESIDE)


def _money(meeting: Meeting, amounts: Sequence[float | None]) -> list[float | None]:
    """Amounts of yuan in the unit in which a meeting speaks of them."""
    divisor, _ = in_round_numbers(meeting.say.language)
    return [None if amount is None else amount / divisor for amount in amounts]


def _months(found: Mapping[int, float | None]) -> list[float | None]:
    return [found.get(month) for month in range(1, 13)]


def _sums(found: Mapping[int, float | None]) -> list[float | None]:
    """What was done up to the end of each month; nothing after the cut-off's month."""
    so_far, sums = 0.0, []
    for month in range(1, 13):
        so_far += found.get(month) or 0.0
        sums.append(so_far if month in found else None)
    return sums


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
