"""What titles say while a county is chosen: how it stands, before what is said of all counties."""

from __future__ import annotations

from metrics.pace.forecast import Status
from metrics.pace.reasons import STATUS_NAMES
from metrics.pace.standing import URGENCY, Standing
from views import figures, parts
from views.page import Here
from views.subjects import counties_fair, standings

# Which statuses name their targets.
_NAMED = ("behind", "not_reported")


def finding(here: Here) -> str:
    """How many targets of the chosen county are in which state, the most urgent first; empty without a county."""
    found = [one for key in standings.by_metric(here) if (one := _of(here, key)) and one.status != "no_target"]
    if not found:
        return ""
    said = []
    for status in URGENCY:
        names = [here.say.of(one.metric.name) for one in found if one.status == status]
        if names:
            word = "standings.chosen_named" if status in _NAMED else "standings.chosen_part"
            status_name = _status(here, status)
            said.append(here.say(word, n=len(names), status=status_name, names=here.say.join(names)))
    joined = here.say("standings.separator").join(said)
    return here.say("standings.chosen_finding", county=_name(here), all=len(found), parts=joined)


def titled(here: Here, key: str, title: str) -> str:
    """A title about all counties, led by the state of the chosen one in a target."""
    one = _of(here, key)
    if one is None:
        return title
    word = "standings.chosen" if one.completion is not None else "standings.chosen_plain"
    share, status = figures.share(one.completion, here.say), _status(here, one.status)
    return here.say(word, county=one.name[here.language], status=status, share=share, all=title)


def placed(here: Here, key: str, title: str) -> str:
    """A title about the funnel, led by where the chosen county lies on it."""
    df = counties_fair.df_by_county(here, key)
    own = df.loc[df["county_id"] == here.scope.county_id] if "county_id" in df else df.iloc[:0]
    if not len(own):
        return title
    place = here.say(f"charts.funnel.place.{own['place'].iloc[0]}")
    return here.say("fair.chosen", county=_name(here), place=place, all=title)


def _of(here: Here, key: str) -> Standing | None:
    return next((one for one in standings.of_metric(here, key) if one.county_id == here.scope.county_id), None)


def _name(here: Here) -> str:
    return parts.county_names(here)[str(here.scope.county_id)]


def _status(here: Here, status: Status) -> str:
    return STATUS_NAMES[status][here.language]
