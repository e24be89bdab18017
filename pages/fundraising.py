"""x"""

from views import page

here = page.begin("fundraising")
page.head(here, "x")
page.foot(here)
