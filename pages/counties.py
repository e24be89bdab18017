"""县区: every county in every programme with its completion beside pace, and the profile of one county."""

import streamlit as st

from views import card_row, counties, filters, page

here = page.begin("counties")
page.head(here, counties.finding(here))
page.section(here.say("counties.table"), counties.lead(here))
order = filters.choice(counties.orders(here), label=here.say("counties.sort"), key="sort")
st.html(counties.table_html(here, order))

page.section(here.say("counties.profile"))
county_id = filters.county(here, label=here.say("counties.pick"))
card_row.show(counties.in_county(here, county_id), counties.PROFILE)
page.foot(here)
