"""The charts of the relief page, each with its words: finding, unit and scope, source, table."""

from __future__ import annotations

from views import courses, figures, parts, tables
from views.chart import Chart
from views.charts import bars, dots, months, panels, village
from views.page import Here
from views.subjects import relief
from views.trace import provenance


def _panels(here: Here) -> list[panels.Panel]:
    metrics = [here.read.metric(key) for key in relief.MEASURES]
    return [panels.Panel(metric.key, relief.panel_name(here, metric.key), metric.unit) for metric in metrics]


def by_programme(here: Here) -> Chart:
    """Households, people and money of each kind of project."""
    df, shown = relief.df_by_programme(here), _panels(here)
    return Chart(
        figure=panels.figure(df, shown, **here.look),
        title=panels.finding(df, shown[0], lang=here.language),
        subtitle=here.say("relief.programme_subtitle"),
        source=provenance.source_of(here, *relief.MEASURES),
        table=relief.table(here, df),
        opens=relief.opens(here, df),
    )


def by_county(here: Here) -> Chart:
    """Households, people and money of each county and the city society."""
    df, shown = relief.df_by_county(here), _panels(here)
    return Chart(
        figure=panels.figure(df, shown, **here.look),
        title=panels.finding(df, shown[0], lang=here.language),
        subtitle=here.say("relief.county_subtitle"),
        source=provenance.source_of(here, *relief.MEASURES, by_county=True),
        table=relief.table(here, df),
        opens=relief.opens(here, df),
        of_city=True,
    )


def per_10k(here: Here, key: str) -> Chart:
    """A figure by 10,000 inhabitants, county by county, beside all counties together."""
    df, metric = relief.df_per_10k(here, key), here.read.metric(key)
    # A rate by inhabitants has no unit of its own, but money stays money; the subtitle says which it is.
    unit = metric.unit if metric.unit == "元" else ""
    whole, label = relief.all_per_10k(df), here.say("relief.all_counties")
    finding = dots.finding(df, unit=unit, lang=here.language)
    return Chart(
        figure=dots.figure(df, unit=unit, reference=whole, reference_label=label, **here.look),
        title=here.say("relief.per_10k_title", name=relief.panel_name(here, key), finding=finding),
        subtitle=here.say(
            "relief.per_10k_subtitle", name=here.say.of(metric.name), unit=figures.unit_name(metric.unit, here.say)
        ),
        source=provenance.source_of(here, key, by_county=True),
        table=relief.per_10k_table(here, key, df),
        opens={head: list(df["opens"]) for head in relief.per_10k_heads(here, key)},
        of_city=True,
    )


def way_out(here: Here) -> Chart:
    """The village's poor households: lifted before, lifted this year, lifted in all."""
    df = relief.df_of_village(here)
    return Chart(
        figure=village.figure(df, **here.look),
        title=village.finding(df, lang=here.language),
        subtitle=here.say("relief.village_subtitle"),
        source=provenance.source_of(here, relief.LIFTED, relief.LIFTED_IN_YEAR, relief.ALL_HOUSEHOLDS),
        table=relief.village_table(here),
    )


def still_poor(here: Here) -> Chart:
    """How many of the village's households were still poor at the end of each year."""
    df, unit = relief.df_still_poor(here), here.read.metric(relief.POOR_AT_END).unit
    return Chart(
        figure=bars.figure(df, unit=unit, ranked=False, **here.look),
        title=relief.still_poor_finding(here, df),
        subtitle=here.say("relief.still_poor_subtitle"),
        source=provenance.source_of(here, relief.POOR_AT_END),
        table=tables.parts(here, df, unit),
        opens=tables.parts_opens(here, df, unit),
    )


def children_by_month(here: Here) -> Chart:
    """Child patients helped, by month of review."""
    df = courses.df_by_month(here, [relief.CHILDREN])
    return Chart(
        figure=months.figure(df, then=here.then, **here.look),
        title=relief.children_finding(here),
        subtitle=here.say("relief.children_months_subtitle"),
        source=provenance.source_of(here, relief.CHILDREN),
        table=courses.table(here, df),
        opens=courses.opens(here, df),
    )


def children_by_county(here: Here) -> Chart:
    """Child patients helped, by county, small counts hidden."""
    unit = here.read.metric(relief.CHILDREN).unit
    df = parts.by_county(here, relief.CHILDREN).drop(columns="compared")
    return Chart(
        figure=bars.figure(df, unit=unit, ranked=False, **here.look),
        title=relief.children_counties_finding(here, df),
        subtitle=here.say("relief.children_county_subtitle"),
        source=provenance.source_of(here, relief.CHILDREN, relief.LITTLE_ANGEL, by_county=True),
        table=relief.children_table(here),
        of_city=True,
    )


def cost(here: Here, by_programme: bool) -> Chart:
    """Spending by household, by kind of project or by county, beside that of all."""
    # In 元; that it is by household stands in the title and below it.
    df, unit = relief.df_of_cost(here, by_programme=by_programme), here.read.metric(relief.SPENT).unit
    whole, label = relief.cost(here), here.say("relief.all_projects")
    side = here.say("relief.by_programme" if by_programme else "relief.by_county")
    finding = dots.finding(df, unit=unit, lang=here.language)
    return Chart(
        figure=dots.figure(df, unit=unit, reference=whole, reference_label=label, **here.look),
        title=relief.cost_finding(here, finding),
        subtitle=here.say("relief.cost_subtitle", side=side),
        source=provenance.source_of(here, relief.COST, relief.SPENT, relief.HOUSEHOLDS, by_county=not by_programme),
        table=tables.parts(here, df, unit),
        opens=tables.parts_opens(here, df, unit),
        of_city=not by_programme,
    )
