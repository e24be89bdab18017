"""What the page of a programme shows at least: its cards and the months of its leading figures."""

from __future__ import annotations

from collections.abc import Sequence

from views import card_row, chart, courses, figures, page, planned
from views.chart import Chart
from views.charts import months
from views.page import Here
from views.trace import citing, provenance

# The figures that lead each programme.
LEADING: dict[str, tuple[str, ...]] = {
    "fundraising": ("donations_value", "donations_cash", "donations_goods_value", "disclosure_issues"),
    "relief": ("relief_households", "relief_spent", "spring_relief_households", "little_angel_children"),
    "donation": ("hsc_contacted", "hsc_donated", "organ_donations", "blood_award_people"),
    "response": ("volunteer_times", "rescue_missions", "rescue_deployments", "leaflets_distributed"),
    "organisation": ("news_items", "reform_measures_done", "counties_reform_plan_issued", "study_sessions"),
}


def finding(here: Here) -> str:
    """The leading figure in a sentence."""
    reading = here.read.reading(LEADING[here.stem][0], here.scope)
    return here.say("programme.finding", name=here.say.of(reading.metric.name), value=citing.value(here, reading))


def show(here: Here) -> None:
    """The cards, then the leading figures by month with their chart and table."""
    card_row.show(here, LEADING[here.stem])
    page.section(here.say("programme.months"))
    monthly(here, [key for key in LEADING[here.stem] if here.read.metric(key).is_flow])


def monthly(here: Here, keys: Sequence[str]) -> None:
    """Some figures by month, beside last year, each in a chart with a scale of its own."""
    with page.beside():
        for key in keys:
            if courses.has_months(here, key):
                chart.show(here, f"months-{key}", course, key)


def course(here: Here, key: str) -> Chart:
    """One figure by month beside last year; its title gives the value and the change on the same period."""
    df, reading = courses.df_by_month(here, [key]), here.read.reading(key, here.scope)
    name, value = here.say.of(reading.metric.name), citing.value(here, reading)
    change = figures.told_change(reading, before, here.say) if (before := here.readings_then([key]).get(key)) else ""
    title = "course.title_change" if change else "course.title"
    return Chart(
        figure=months.figure(df, then=here.then, **here.look),
        title=planned.added(here, key, here.say(title, name=name, value=value, change=change, then=here.then)),
        subtitle=planned.told(
            here, key, here.say("course.hidden_months" if reading.metric.restricted else "course.subtitle")
        ),
        source=provenance.source_of(here, key),
        table=courses.table(here, df),
        opens=courses.opens(here, df),
        of_city=reading.scope.county_id is None,
    )
