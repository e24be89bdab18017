"""What the page of a programme shows at least: its cards and the months of its leading figure."""

from __future__ import annotations

from views import card_row, figures
from views.page import Here

# The figures that lead each programme, the first one also by month.
LEADING: dict[str, tuple[str, ...]] = {
    "fundraising": ("donations_value", "donations_cash", "donations_goods_value", "disclosure_issues"),
    "relief": ("relief_households", "relief_spent", "spring_relief_households", "little_angel_children"),
    "donation": ("hsc_contacted", "hsc_donated", "organ_donations", "blood_award_people"),
    "response": ("volunteer_times", "rescue_missions", "rescue_deployments", "leaflets_distributed"),
    "organisation": ("news_items", "reform_measures_done", "counties_reform_plan_issued", "study_sessions"),
}


def finding(here: Here) -> str:
    """The leading figure in a sentence."""
    reading = here.read.reading(LEADING[here.stem][0], here.scope)
    return here.say("programme.finding", name=here.say.of(reading.metric.name), value=figures.value(reading, here.say))


def show(here: Here) -> None:
    """The cards, then the leading figure by month with its chart and table."""
    card_row.show(here, LEADING[here.stem])
