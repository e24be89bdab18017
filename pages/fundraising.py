"""募捐筹资: gifts over the year, who gave and who received, campaigns, the way of the money, receipts, stock."""

from views import card_row, fundraising, fundraising_charts, page

here = page.begin("fundraising")
say = here.say
page.head(here, fundraising.finding(here))
card_row.show(here, fundraising.CARDS)

page.section(say("fundraising.over_year"))
with page.beside():
    fundraising_charts.by_month(here)
    fundraising_charts.cumulative(here)

page.section(say("fundraising.who"), say("fundraising.who_lead"))
with page.beside():
    fundraising_charts.by_donor(here)
    fundraising_charts.by_campaign(here)

page.section(say("fundraising.way"))
fundraising_charts.money_flow(here)
fundraising_charts.by_county(here)

page.section(say("fundraising.account"))
with page.beside():
    fundraising_charts.receipts(here)
    fundraising_charts.receipts_by_donor(here)
    fundraising_charts.issues(here)
    fundraising_charts.goods(here)
page.foot(here)
