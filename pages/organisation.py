"""改革、阵地、宣传: reform measures and county plans, bases, news and disclosures, meetings, allocations."""

from views import card_row, organisation, organisation_charts, page, programme

here = page.begin("organisation")
say = here.say
page.head(here, organisation.finding(here))
card_row.show(here, organisation.CARDS)

page.section(say("organisation.reform"), say("organisation.reform_lead"))
organisation_charts.reform_measures(here)
with page.beside():
    organisation_charts.county_plans(here, organisation.PLAN)
    organisation_charts.county_plans(here, organisation.BOARD)

page.section(say("organisation.bases"))
organisation_charts.bases(here)

page.section(say("organisation.publicity"))
organisation_charts.media(here)

page.section(say("organisation.governance"))
programme.monthly(here, organisation.BY_MONTH)
organisation_charts.events(here)

page.section(say("organisation.money"))
organisation_charts.money(here)
page.foot(here)
