"""x"""

from views import page

here = page.begin("relief")
page.head(here, "x")
page.foot(here)
