"""x"""

from views import page

here = page.begin("response")
page.head(here, "x")
page.foot(here)
