"""县区: every county in every programme with its completion beside pace, and the profile of one county."""

import streamlit as st

from metrics import targets
from views import card_row, counties, figures, filters, page

here = page.begin("counties")
page.head(here, counties.finding(here))
pace = figures.share(targets.pace(here.scope), here.say)
page.section(here.say("counties.table"), here.say("counties.lead", pace=pace))
order = filters.choice(counties.orders(here), label=here.say("counties.sort"), key="sort")
st.html(counties.table_html(here, order))

page.section(here.say("counties.profile"))
county_id = filters.county(here, label=here.say("counties.pick"))
card_row.show(counties.in_county(here, county_id), counties.COLUMNS)
page.foot(here)
