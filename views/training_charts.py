"""The charts of the training page, each in its frame: title, unit and scope, drawing, source, table."""

from __future__ import annotations

from views import chart, provenance, tables, training
from views.charts import bars, bullets, course, dots
from views.page import Here


def by_county(here: Here, key: str) -> None:
    """Done against target and pace, a bullet for each county."""
    df, metric = training.df_by_county(here, key), here.read.metric(key)
    chart.show(
        here,
        bullets.figure(df, unit=metric.unit, **here.look),
        title=bullets.finding(df, lang=here.language),
        subtitle=here.say("training.county_subtitle", name=here.say.of(metric.name), unit=metric.unit),
        source=provenance.source_of(here, key, f"{key}_target"),
        key=f"county-{key}",
        table=training.county_table(here, key),
    )


def over_year(here: Here, key: str) -> None:
    """What was done up to each day against the plan."""
    df, metric = training.df_cumulative(here, key), here.read.metric(key)
    finding = course.finding(df, unit=metric.unit, lang=here.language)
    chart.show(
        here,
        course.figure(df, unit=metric.unit, **here.look),
        title=here.say("training.course_title", name=here.say.of(metric.name), finding=finding),
        subtitle=here.say("training.course_subtitle", unit=metric.unit),
        source=provenance.source_of(here, key, f"{key}_target"),
        key=f"course-{key}",
        table=training.cumulative_table(here, key),
    )


def by_class(here: Here) -> None:
    """People by kind of class."""
    df, unit = training.df_by_class(here), here.read.metric(training.PEOPLE).unit
    chart.show(
        here,
        bars.figure(df, unit=unit, ranked=False, **here.look),
        title=training.classes_finding(here),
        subtitle=here.say("training.class_subtitle"),
        source=provenance.source_of(here, training.PEOPLE),
        key="classes",
        table=tables.parts(here, df, unit),
    )


def by_sector(here: Here) -> None:
    """People of the mass training by sector."""
    df, unit = training.df_by_sector(here), here.read.metric(training.PEOPLE).unit
    chart.show(
        here,
        bars.figure(df, unit=unit, **here.look),
        title=here.say("training.sector_title", finding=bars.finding(df, unit=unit, lang=here.language)),
        subtitle=here.say("training.sector_subtitle"),
        source=provenance.source_of(here, training.PEOPLE),
        key="sectors",
        table=tables.parts(here, df, unit),
    )


def per_session(here: Here) -> None:
    """People per session by county, beside the plan."""
    df, unit = training.df_per_session(here), here.read.metric(training.PER_SESSION).unit
    plan, label = training.planned_per_session(here), here.say("training.plan")
    chart.show(
        here,
        dots.figure(df, unit=unit, reference=plan, reference_label=label, **here.look),
        title=dots.finding(df, unit=unit, lang=here.language, reference=plan, reference_label=label),
        subtitle=here.say("training.per_session_subtitle"),
        source=provenance.source_of(here, training.PEOPLE),
        key="per-session",
        table=tables.parts(here, df, unit),
    )
