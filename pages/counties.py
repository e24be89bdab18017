"""县区: who needs attention and why; every county in every programme; the profile of one county."""

import streamlit as st

from views import card_row, chart, filters, page
from views.subjects import counties, standings
from views.subjects import counties_charts as charts

here = page.begin("counties")
say = here.say
page.head(here, standings.finding(here, counties.COLUMNS[0]))
if metrics := standings.metrics(here, counties.COLUMNS[0]):
    page.section(say("counties.attention"), say("counties.attention_lead"))
    key = filters.metric(here, metrics, label=say("counties.metric"), key="target")
    page.notes(standings.urgent(here, key), testid="urgent")
    with page.beside():
        chart.show(here, "standing-bullets", charts.by_county, key)
        chart.show(here, "standing-map", charts.on_map, key)

page.section(say("counties.table"), counties.lead(here))
order = filters.choice(here, counties.orders(here), label=say("counties.sort"), key="sort")
st.html(counties.table_html(here, order))

page.section(say("counties.profile"))
county_id = filters.county(here, label=say("counties.pick"))
if notes := standings.of_county(here, county_id):
    page.notes(notes, testid="county-standings")
card_row.show(counties.in_county(here, county_id), counties.PROFILE)
page.foot(here)
