"""Names of the places that figures are split by: the counties, called as at the cut-off, and the city itself."""

from __future__ import annotations

from metrics.metric import HQ
from views.page import Here


def names(here: Here) -> dict[str, str]:
    """Name by county id in the usual order, the city society itself (HQ) last, in the language of the page."""
    counties = here.read.county_names(here.scope)
    found = dict(zip(counties["county_id"], counties[f"name_{here.language}"], strict=True))
    city = here.read.table("dim_city")
    return found | {HQ: str(city[f"headquarters_{here.language}"].iloc[0])} if len(city) else found
