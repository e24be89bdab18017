"""三献: the stages of stem-cell donation, organs and bodies, plasma, blood-donation awards."""

from views import card_row, donation, donation_charts, page
from views.charts import stem_cells

here = page.begin("donation")
say = here.say
page.head(here, donation.finding(here))
card_row.show(here, donation.CARDS)

page.section(say("donation.stem_cells"), stem_cells.note(here.language))
with page.beside():
    donation_charts.funnel(here)
    donation_charts.rates(here)
donation_charts.stages_by(here)

page.section(say("donation.organs"), say("donation.organs_lead"))
donation_charts.kinds(here)
donation_charts.kinds_by_county(here)

page.section(say("donation.awards"), say("donation.awards_lead"))
with page.beside():
    donation_charts.awards(here, donation.AWARDED["people"])
    donation_charts.awards(here, donation.AWARDED["units"])
page.foot(here)
