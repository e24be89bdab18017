"""The charts and tables of the page of the three donations, each with its title, unit, scope and source."""

from __future__ import annotations

from views import figures, filters, listing, measures, parts, tables
from views.chart import Chart
from views.charts import bars, organs, panels, stem_cells
from views.page import Here
from views.subjects import donation
from views.trace import provenance


def funnel(here: Here) -> Chart:
    """The stages of stem-cell donation with the rate of each step; said to be counts of a period."""
    df = donation.df_by_stage(here)
    return Chart(
        figure=stem_cells.figure(df, **here.look),
        title=stem_cells.finding(df, lang=here.language),
        subtitle=here.say("donation.funnel_subtitle"),
        source=provenance.source_of(here, *donation.STAGES.values()),
    )


def rates(here: Here) -> None:
    """Counts and step rates of this year and last, with their intervals."""
    df = donation.rate_table(here)
    listing.show(
        here,
        df,
        title=donation.rates_finding(here),
        subtitle=here.say("donation.rates_subtitle"),
        source=provenance.source_of(here, *donation.STAGES.values()),
        key="stem-cell-rates",
        numbers=list(df.columns[1::2]),
        widths=("20%", "14%", "26%", "14%"),
    )


def stages_by(here: Here) -> None:
    """The stages by county or by month, small counts hidden."""
    names = {"county_id": here.say("donation.by_county"), "month": here.say("donation.by_month")}
    by = filters.view(here, names, label=here.say("donation.by"), key="stages")
    df = donation.stage_table(here, by)
    listing.show(
        here,
        df,
        title=donation.stages_finding(here, by),
        subtitle=here.say("donation.stages_subtitle", by=names[by]),
        source=provenance.source_of(here, *donation.STAGES.values(), by_county=by == "county_id"),
        key="stem-cell-stages",
        numbers=list(df.columns[1:]),
        of_city=by == "county_id",
    )


def kinds(here: Here) -> Chart:
    """Registrations and donations beside one another: neither follows from the other."""
    df = donation.df_by_kind(here)
    say = here.say
    table = df[["name", "registered", "donated"]]
    table = table.set_axis([say("donation.kind"), say("donation.registered"), say("donation.donated")], axis=1)
    return Chart(
        figure=organs.figure(df, **here.look),
        title=donation.kinds_finding(here),
        subtitle=say("donation.kinds_subtitle"),
        source=provenance.source_of(here, *donation.GIVEN),
        table=table,
        opens={
            say("donation.registered"): list(df["opens_registered"]),
            say("donation.donated"): list(df["opens_donated"]),
        },
    )


def kinds_by_county(here: Here) -> Chart:
    """Registrations and donations by county, each with its own scale."""
    df = donation.df_kinds_by_county(here)
    shown = measures.panels_of(here, donation.BY_COUNTY)
    return Chart(
        figure=panels.figure(df, shown, **here.look),
        title=panels.finding(df, shown[1], lang=here.language),
        subtitle=here.say("donation.county_subtitle"),
        source=provenance.source_of(here, *donation.BY_COUNTY, by_county=True),
        table=measures.table(here, df, donation.BY_COUNTY, here.say("counties.county")),
        opens=measures.opens(here, df, donation.BY_COUNTY),
        of_city=True,
    )


def awards(here: Here, key: str) -> Chart:
    """Who was given which of the blood-donation awards."""
    df, metric = parts.by_part(here, key, "award"), here.read.metric(key)
    return Chart(
        figure=bars.figure(df, unit=metric.unit, then=here.then, **here.look),
        title=bars.finding(df, unit=metric.unit, lang=here.language),
        subtitle=here.say(
            "donation.award_subtitle", name=figures.headed(here.say.of(metric.name), metric.unit, here.say)
        ),
        source=provenance.source_of(here, key),
        table=tables.parts(here, df, metric.unit),
        opens=tables.parts_opens(here, df, metric.unit),
    )
