"""What the overview says: the eight cards, the finding, and what needs attention."""

from __future__ import annotations

from views import figures
from views.page import Here, Note
from views.subjects import counties_attention, standings
from views.trace import citing

CARDS = (
    "donations_value",
    "spring_relief_households",
    "training_sessions",
    "training_people",
    "hsc_donated",
    "organ_donations",
    "blood_award_people",
    "rescue_deployments",
)
# The programme whose target a city answers for; the title of the page speaks of it.
HEADLINE = "training_sessions"
# The months of the four programmes.
COURSES = ("donations_value", "relief_households", "training_people", "hsc_contacted")
# How many counties the overview names.
MOST_URGENT = 3


def finding(here: Here) -> str:
    """The year's headline in one sentence: the target programme, and the counties below pace where none is chosen."""
    reading = here.read.reading(HEADLINE, here.scope)
    share = figures.share(figures.completion(reading), here.say)
    if not share:
        return here.say("overview.finding_plain", year=here.scope.year)
    done = here.say("overview.finding", value=citing.value(here, reading), share=share)
    counties = "" if here.scope.county_id else standings.sentence(here, HEADLINE)
    return here.say("overview.finding_both", done=done, counties=counties) if counties else done


def attention(here: Here) -> list[Note]:
    """What somebody should look at, most pressing first; of a chosen county how it stands with each target."""
    county = here.scope.county_id
    urgent = standings.of_county(here, county) if county else counties_attention.most_urgent(here, MOST_URGENT)
    return [*urgent, *standings.checks(here), *_after_signing(here), *_problems(here)]


def _after_signing(here: Here) -> list[Note]:
    signing = here.read.table("dim_signing")
    days = [
        day.date() if hasattr(day, "date") else day
        for day in signing.loc[signing["year"] == here.scope.year, "signed_on"]
    ]
    if not days or here.scope.cut_off <= days[0]:
        return []
    say = here.say
    text = say("overview.after_signing", cut_off=say.date(here.scope.cut_off), signed=say.date(days[0]))
    return [Note(text, detail=say("overview.after_signing_why"))]


def _problems(here: Here) -> list[Note]:
    problems = here.read.table("problem")
    if not len(problems):
        return [Note(here.say("overview.no_problem"), tone="good")]
    rejected = int((problems["severity"] != "warn").sum())
    key = "overview.problems" if rejected else "overview.warnings"
    text = here.say(key, n=len(problems), rejected=rejected)
    return [Note(text, detail=here.say("overview.problems_where"), tone="warn" if rejected else "plain")]
