"""x"""

from views import page

here = page.begin("donation")
page.head(here, "x")
page.foot(here)
