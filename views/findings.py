"""A page's or chart's finding out of clauses: each is said only where all of its figures were reported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from views import linked
from views.page import Here
from views.trace import citing


def sentence(here: Here, clauses: Mapping[str, Sequence[str]]) -> str:
    """Clauses by the key of their words, each with the metrics whose values fill it; their keys are the placeholders.

    When none can be said, a plain line says that there are no records.
    """
    say = here.say
    readings = here.read.readings(list(dict.fromkeys(key for keys in clauses.values() for key in keys)), here.scope)
    said = [
        say(words, **{key: citing.value(here, readings[key]) for key in keys})
        for words, keys in clauses.items()
        if all(readings[key].value is not None or readings[key].suppressed for key in keys)
    ]
    if not said:
        return say("empty.year", year=here.scope.year)
    return linked.capital(linked.join(say("finding.join"), said))
