"""三献: the stages of stem-cell donation, organs and bodies, plasma, blood-donation awards."""

from views import beside_peers, card_row, chart, page
from views.charts import stem_cells
from views.subjects import donation
from views.subjects import donation_charts as charts

here = page.begin("donation")
say = here.say
page.head(here, donation.finding(here))
card_row.show(here, donation.CARDS)
beside_peers.show(here, donation.CARDS)

page.section(say("donation.stem_cells"), stem_cells.note(here.language))
with page.beside():
    chart.show(here, "stem-cells", charts.funnel)
    charts.rates(here)
charts.stages_by(here)

page.section(say("donation.organs"), say("donation.organs_lead"))
chart.show(here, "organs", charts.kinds)
chart.show(here, "organs-county", charts.kinds_by_county)

page.section(say("donation.awards"), say("donation.awards_lead"))
with page.beside():
    chart.show(here, "awards-people", charts.awards, donation.AWARDED["people"])
    chart.show(here, "awards-units", charts.awards, donation.AWARDED["units"])
page.foot(here)
