"""应急救护培训: target against completed by county, the course of the year, classes and sectors, people per session."""

from views import beside_peers, card_row, chart, maps, page
from views.subjects import standings, training
from views.subjects import training_charts as charts

here = page.begin("training")
say = here.say
page.head(here, training.finding(here))
card_row.show(here, training.CARDS)
beside_peers.show(here, training.CARDS)

page.section(say("training.by_county"), say("training.by_county_lead"))
with page.beside():
    chart.show(here, "county-sessions", charts.by_county, training.SESSIONS)
    chart.show(here, "county-people", charts.by_county, training.PEOPLE)
maps.show(here, training.SESSIONS)

page.section(say("training.over_year"))
with page.beside():
    chart.show(here, "course-sessions", charts.over_year, training.SESSIONS)
    chart.show(here, "course-people", charts.over_year, training.PEOPLE)

page.section(say("training.by_class"))
with page.beside():
    chart.show(here, "classes", charts.by_class)
    chart.show(here, "sectors", charts.by_sector)

page.section(say("training.per_session"))
page.notes(standings.checks(here, training.PEOPLE), testid="per-session-why")
chart.show(here, "per-session", charts.per_session)
page.foot(here)
