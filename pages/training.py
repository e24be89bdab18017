"""x"""

from views import page

here = page.begin("training")
page.head(here, "x")
page.foot(here)
