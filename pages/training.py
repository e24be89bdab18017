"""应急救护培训: target against completed by county, the course of the year, classes and sectors, people per session."""

from views import card_row, page, training, training_charts

here = page.begin("training")
say = here.say
page.head(here, training.finding(here))
card_row.show(here, training.CARDS)

page.section(say("training.by_county"), say("training.by_county_lead"))
with page.beside():
    training_charts.by_county(here, training.SESSIONS)
    training_charts.by_county(here, training.PEOPLE)

page.section(say("training.over_year"))
with page.beside():
    training_charts.over_year(here, training.SESSIONS)
    training_charts.over_year(here, training.PEOPLE)

page.section(say("training.by_class"))
with page.beside():
    training_charts.by_class(here)
    training_charts.by_sector(here)

page.section(say("training.per_session"))
training_charts.per_session(here)
page.foot(here)
