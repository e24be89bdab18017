"""募捐筹资: gifts over the year, who gave and who received, campaigns, the way of the money, receipts, stock."""

from views import beside_peers, card_row, chart, maps, page
from views.subjects import fundraising
from views.subjects import fundraising_charts as charts

here = page.begin("fundraising")
say = here.say
page.head(here, fundraising.finding(here))
cards = fundraising.cards(here)
card_row.show(here, cards)
beside_peers.show(here, cards)

page.section(say("fundraising.over_year"))
with page.beside():
    chart.show(here, "gifts-by-month", charts.by_month)
    chart.show(here, "gifts-growth", charts.cumulative)

page.section(say("fundraising.who"), say("fundraising.who_lead"))
with page.beside():
    chart.show(here, "donor-types", charts.by_donor)
    chart.show(here, "campaigns", charts.by_campaign)

page.section(say("fundraising.way"))
chart.show(here, "flow", charts.money_flow)
chart.show(here, "gifts-by-county", charts.by_county)
maps.show(here, fundraising.VALUE)

page.section(say("fundraising.account"))
with page.beside():
    chart.show(here, "receipts", charts.receipts)
    chart.show(here, "receipts-by-donor", charts.receipts_by_donor)
    chart.show(here, "issues", charts.issues)
    chart.show(here, "stock", charts.goods)
page.foot(here)
