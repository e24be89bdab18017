"""县区: who needs attention and why; what changed; each target; whether it is fair to say so; one county's profile."""

import streamlit as st

from reports.digest.paper import digest_file
from views import beside_peers, card_row, chart, filters, maps, page, tables, take
from views.subjects import counties, counties_attention, counties_fair, counties_moves, counties_returns, standings
from views.subjects import counties_charts as charts

here = page.begin("counties")
say = here.say


def profile() -> None:
    """One county across all programmes."""
    page.section(say("counties.profile"))
    county_id = filters.county(here, label=say("counties.pick"))
    found = [*standings.of_county(here, county_id), *counties_returns.of_county(here, county_id)]
    page.notes(found, testid="county-standings")
    card_row.show(counties.in_county(here, county_id), counties.PROFILE)
    beside_peers.show(here, counties.PROFILE)


page.head(here, counties_attention.finding(here))
if here.scope.county_id is not None:
    # Who came by a click on a county sees it first.
    profile()
if metrics := standings.metrics(here, counties.FIRST):
    page.section(say("counties.attention"), say("counties.attention_lead", **counties.thresholds(here)))
    urgent = counties_attention.urgent(here)
    page.notes(urgent, testid="urgent", most=counties_attention.SHOWN, more=counties_attention.more(here, urgent))
    take.document(
        say("counties.digest"),
        lambda: digest_file(here.read.cursor(), here.scope, here.read.generation, here.language),
        file_name=counties.digest_name(here),
        key="digest",
    )

    page.section(say("moves.section"), counties_moves.lead(here))
    moves = counties_moves.notes(here)
    page.notes(moves, testid="moves", most=counties_moves.SHOWN, more=counties_moves.more(here, moves))

    page.section(say("counties.by_target"))
    key = filters.metric(here, metrics, label=say("counties.metric"), key="target")
    page.notes(standings.about(here, key), testid="about-target")
    chart.show(here, "standing-bullets", charts.by_county, key)
    maps.pair(here, key)

    page.section(say("fair.section"), say("fair.lead"))
    with page.beside():
        chart.show(here, "funnel", charts.on_funnel, key)
        chart.show(here, "trend", charts.trend, key, here.scope.county_id)
    page.notes(counties_fair.signals(here, key, here.scope.county_id), testid="signals")
    tables.caption(say("fair.rules"))

    page.section(say("counties.table"), counties.lead(here))
    order = filters.choice(here, counties.orders(here), label=say("counties.sort"), key="sort")
    st.html(counties.table_html(here, order))

if city := standings.of_city(here):
    page.section(say("counties.city"))
    page.notes(city, testid="city-targets", most=counties.SHOWN, more=counties.more_targets(here, city))

page.section(say("returns.section"), counties_returns.lead(here))
page.notes(counties_returns.notes(here), testid="returns")
tables.behind(
    here,
    counties_returns.table(here),
    title=say("returns.section"),
    subtitle=counties_returns.lead(here),
    source=say("returns.source"),
    key="returns",
)

if here.scope.county_id is None:
    profile()
page.foot(here)
