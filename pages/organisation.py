"""改革、阵地与宣传: the leading figures of the programme and their course over the year."""

from views import page, programme

here = page.begin("organisation")
page.head(here, programme.finding(here))
programme.show(here)
page.foot(here)
