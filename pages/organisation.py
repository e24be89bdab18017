"""x"""

from views import page

here = page.begin("organisation")
page.head(here, "x")
page.foot(here)
