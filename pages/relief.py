"""人道救助与脱贫: who was helped where and at what cost, the paired village's way out of poverty, child patients."""

from views import card_row, page, relief, relief_charts

here = page.begin("relief")
say = here.say
page.head(here, relief.finding(here))
card_row.show(here, relief.CARDS)

page.section(say("relief.programmes"), say("relief.programmes_lead"))
relief_charts.by_programme(here)
relief_charts.by_county(here)

page.section(say("relief.rates"))
with page.beside():
    relief_charts.per_10k(here, relief.HOUSEHOLDS)
    relief_charts.per_10k(here, relief.SPENT)
    relief_charts.cost(here, by_programme=True)
    relief_charts.cost(here, by_programme=False)

page.section(say("relief.village"))
with page.beside():
    relief_charts.way_out(here)
    relief_charts.still_poor(here)

page.section(say("relief.children"), say("relief.children_lead"))
with page.beside():
    relief_charts.children_by_county(here)
    relief_charts.children_by_month(here)
page.foot(here)
