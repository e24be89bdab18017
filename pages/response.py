"""应急救援与志愿服务: rescues and drills, volunteers by type of activity and county, households visited, leaflets."""

from views import beside_peers, card_row, chart, maps, page, programme
from views.subjects import response
from views.subjects import response_charts as charts

here = page.begin("response")
say = here.say
page.head(here, response.finding(here))
card_row.show(here, response.CARDS)
beside_peers.show(here, response.CARDS)

page.section(say("response.rescue"), say("response.rescue_lead"))
chart.show(here, "rescues", charts.actions)

page.section(say("response.volunteers"), say("response.volunteers_lead"))
chart.show(here, "volunteers-activity", charts.by_activity)
chart.show(here, "volunteers-county", charts.by_county)
maps.show(here, response.MEASURES[-1])

page.section(say("response.over_year"))
programme.monthly(here, response.BY_MONTH)

page.section(say("response.special"))
charts.named(here)
page.foot(here)
