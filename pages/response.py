"""应急救援与志愿服务: rescues and drills, volunteers by type of activity and county, households visited, leaflets."""

from views import card_row, page, programme, response, response_charts

here = page.begin("response")
say = here.say
page.head(here, response.finding(here))
card_row.show(here, response.CARDS)

page.section(say("response.rescue"), say("response.rescue_lead"))
response_charts.actions(here)

page.section(say("response.volunteers"), say("response.volunteers_lead"))
response_charts.by_activity(here)
response_charts.by_county(here)

page.section(say("response.over_year"))
programme.monthly(here, response.BY_MONTH)

page.section(say("response.special"))
response_charts.named(here)
page.foot(here)
