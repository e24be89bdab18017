"""总览: the year's headline figures, what needs attention, the months of the four programmes."""

from views import beside_peers, card_row, page, programme
from views.subjects import overview

here = page.begin("overview")
page.head(here, overview.finding(here))
card_row.show(here, overview.CARDS, link=True)
beside_peers.show(here, overview.CARDS)
page.section(here.say("overview.attention"))
page.notes(overview.attention(here), testid="attention")
page.section(here.say("overview.months"))
programme.monthly(here, overview.COURSES)
page.foot(here)
