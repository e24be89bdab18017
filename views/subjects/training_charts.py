"""The charts of the training page, each with its words: finding, unit and scope, source, table."""

from __future__ import annotations

from views import figures, planned, tables
from views.chart import Chart
from views.charts import bars, bullets, course, dots
from views.page import Here
from views.subjects import training
from views.trace import provenance


def by_county(here: Here, key: str) -> Chart:
    """Done against target and pace, a bullet for each county."""
    df, metric = training.df_by_county(here, key), here.read.metric(key)
    return Chart(
        figure=bullets.figure(df, unit=metric.unit, **here.look),
        title=bullets.finding(df, lang=here.language, unit=metric.unit),
        subtitle=here.say(
            "training.county_subtitle", name=here.say.of(metric.name), unit=figures.unit_name(metric.unit, here.say)
        ),
        source=provenance.source_of(here, key, f"{key}_target", by_county=True),
        table=training.county_table(here, key),
        opens=training.county_opens(here, key, df),
        of_city=True,
    )


def over_year(here: Here, key: str) -> Chart:
    """What was done up to each day against the plan."""
    df, metric = training.df_cumulative(here, key), here.read.metric(key)
    finding = course.finding(df, unit=metric.unit, lang=here.language)
    return Chart(
        figure=course.figure(df, unit=metric.unit, **here.look),
        title=here.say("training.course_title", name=here.say.of(metric.name), finding=finding),
        subtitle=planned.told(
            here, key, here.say("training.course_subtitle", unit=figures.unit_name(metric.unit, here.say))
        ),
        source=provenance.source_of(here, key, f"{key}_target"),
        table=training.cumulative_table(here, key),
        opens={
            training.heading(here, key, "done"): list(df["opens_done"]),
            training.heading(here, key, "plan"): list(df["opens_plan"]),
        },
    )


def by_class(here: Here) -> Chart:
    """People by kind of class."""
    df, unit = training.df_by_class(here), here.read.metric(training.PEOPLE).unit
    return Chart(
        figure=bars.figure(df, unit=unit, ranked=False, then=here.then, **here.look),
        title=training.classes_finding(here),
        subtitle=here.say("training.class_subtitle"),
        source=provenance.source_of(here, *training.CLASSES),
        table=tables.parts(here, df, unit),
        opens=tables.parts_opens(here, df, unit),
    )


def by_sector(here: Here) -> Chart:
    """People of the mass training by sector."""
    df, unit = training.df_by_sector(here), here.read.metric(training.PEOPLE).unit
    return Chart(
        figure=bars.figure(df, unit=unit, then=here.then, **here.look),
        title=here.say("training.sector_title", finding=bars.finding(df, unit=unit, lang=here.language)),
        subtitle=here.say("training.sector_subtitle"),
        source=provenance.source_of(here, training.PEOPLE),
        table=tables.parts(here, df, unit),
        opens=tables.parts_opens(here, df, unit),
    )


def per_session(here: Here) -> Chart:
    """People per session by county, beside the plan."""
    df, unit = training.df_per_session(here), here.read.metric(training.PER_SESSION).unit
    plan, label = training.planned_per_session(here), here.say("training.plan")
    return Chart(
        figure=dots.figure(df, unit=unit, reference=plan, reference_label=label, **here.look),
        title=dots.finding(df, unit=unit, lang=here.language, reference=plan, reference_label=label),
        subtitle=here.say("training.per_session_subtitle"),
        source=provenance.source_of(here, training.PER_SESSION, training.PEOPLE, training.SESSIONS, by_county=True),
        table=tables.parts(here, df, unit),
        opens=tables.parts_opens(here, df, unit),
        of_city=True,
    )
