"""When something was frozen or checked, and by whom, as people read it."""

from __future__ import annotations

import datetime as dt

from views.language import Words


def moment(at: str | None, say: Words) -> str:
    """A time in ISO form as people read it; empty where there is none."""
    return say.moment(dt.datetime.fromisoformat(at)) if at else ""


def who(name: str, say: Words) -> str:
    """A name as it was typed, said to be unverified; empty where there is none."""
    return say("sources.unverified", name=name) if name else ""
