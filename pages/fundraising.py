"""募捐筹资: the leading figures of the programme and their course over the year."""

from views import page, programme

here = page.begin("fundraising")
page.head(here, programme.finding(here))
programme.show(here)
page.foot(here)
