"""How a figure is counted, in words: which column is added up, which rows are counted, what is divided by what."""

from __future__ import annotations

import re
from collections.abc import Mapping

from metrics.metric import CountDistinct, CountRows, Difference, Metric, Ratio, Sum, Term
from views.page import Here

# A term counts some of the rows only: "direction = '入'".
_NARROWED = re.compile(r"(\w+) = '([^']*)'")


def words(here: Here, metric: Metric, names: Mapping[str, str]) -> str:
    """The formula of a figure in the language of the page; `names` are what its parts are called, by key."""
    say, measure = here.say, metric.measure
    if isinstance(measure, Ratio | Difference):
        first, second = (names[key] for key in metric.parts)
        if isinstance(measure, Difference):
            return say("formula.difference", first=first, second=second)
        return say("formula.percent" if measure.per == 100 else "formula.ratio", first=first, second=second)
    counted = _counted(here, measure)
    if not metric.latest_by:
        return counted
    by = say.join([_field(here, name) for name in metric.latest_by])
    return say("formula.latest", counted=counted, by=by)


def _counted(here: Here, measure: Sum | CountRows | CountDistinct) -> str:
    say = here.say
    if isinstance(measure, CountRows):
        return say("formula.rows")
    if isinstance(measure, CountDistinct):
        return say("formula.distinct", column=_field(here, measure.column))
    added = [_term(here, term) for term in measure.terms if term.sign > 0]
    taken = [_term(here, term) for term in measure.terms if term.sign < 0]
    if any(term.cell_from for term in measure.terms):
        return say("formula.each")
    if taken:
        return say("formula.less", columns=say.join(added), less=say.join(taken))
    return say("formula.sum", columns=say.join(added))


def _term(here: Here, term: Term) -> str:
    column = here.say("formula.column", name=_field(here, term.column))
    found = _NARROWED.fullmatch(term.where)
    if not found:
        return column
    return here.say("formula.where", column=column, field=_field(here, found[1]), value=_value(here, *found.groups()))


def _field(here: Here, name: str) -> str:
    """What a column is called; a county id is a county."""
    names = here.read.table("dim_field").set_index("field")[f"name_{here.language}"]
    return str(names.get(name.removesuffix("_id"), name))


def _value(here: Here, field: str, value: str) -> str:
    values = here.read.table("dim_field_value")
    found = values.loc[(values["field"] == field) & (values["value_zh"] == value), f"value_{here.language}"]
    return str(found.iloc[0]) if len(found) else value
