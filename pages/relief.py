"""人道救助与脱贫: who was helped where and at what cost, the paired village's way out of poverty, child patients."""

from views import beside_peers, card_row, chart, maps, page
from views.subjects import relief
from views.subjects import relief_charts as charts

here = page.begin("relief")
say = here.say
page.head(here, relief.finding(here))
card_row.show(here, relief.CARDS)
beside_peers.show(here, relief.CARDS)

page.section(say("relief.programmes"), say("relief.programmes_lead"))
chart.show(here, "relief-by-programme", charts.by_programme)
chart.show(here, "relief-by-county", charts.by_county)
maps.show(here, relief.HOUSEHOLDS)

page.section(say("relief.rates"))
with page.beside():
    chart.show(here, "households-per-10k", charts.per_10k, relief.HOUSEHOLDS)
    chart.show(here, "spent-per-10k", charts.per_10k, relief.SPENT)
    chart.show(here, "cost-by-county", charts.cost, by_programme=False)
    chart.show(here, "cost-by-programme", charts.cost, by_programme=True)

page.section(say("relief.village"))
with page.beside():
    chart.show(here, "village", charts.way_out)
    chart.show(here, "still-poor", charts.still_poor)

page.section(say("relief.children"), say("relief.children_lead"))
with page.beside():
    chart.show(here, "children-by-county", charts.children_by_county)
    chart.show(here, "children-by-month", charts.children_by_month)
page.foot(here)
