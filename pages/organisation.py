"""改革、阵地、宣传: reform measures and county plans, bases, news and disclosures, meetings, allocations."""

from views import beside_peers, card_row, chart, page, programme
from views.subjects import organisation
from views.subjects import organisation_charts as charts

here = page.begin("organisation")
say = here.say
page.head(here, organisation.finding(here))
card_row.show(here, organisation.CARDS)
beside_peers.show(here, organisation.CARDS)

page.section(say("organisation.reform"), say("organisation.reform_lead"))
chart.show(here, "reform", charts.reform_measures)
with page.beside():
    chart.show(here, "plans", charts.county_plans, organisation.PLAN)
    chart.show(here, "boards", charts.county_plans, organisation.BOARD)

page.section(say("organisation.bases"))
charts.bases(here)

page.section(say("organisation.publicity"))
chart.show(here, "news", charts.media)

page.section(say("organisation.governance"))
programme.monthly(here, organisation.BY_MONTH)
charts.events(here)

page.section(say("organisation.money"))
chart.show(here, "allocations", charts.money)
page.foot(here)
