"""The figures of the year-end summary as a table: value, last year, target, date, sheet."""

from __future__ import annotations

import pandas as pd

from metrics import campaigns, catalog
from metrics.metric import Metric
from views import figures
from views.page import STEMS, Here
from views.trace import citing, provenance

# Names that say by themselves that they are part of another figure.
_OF_WHICH = ("其中", "of which")


def published() -> list[Metric]:
    """The metrics whose figures stand in the summary, in the order of the pages."""
    metrics = [metric for metric in catalog.METRICS.values() if metric.published]
    return sorted(metrics, key=lambda metric: STEMS.index(metric.stem))


def finding(here: Here) -> str:
    """How many figures there are, and how many have a value at the cut-off."""
    keys = [metric.key for metric in published()]
    readings = here.read.readings(keys, here.scope)
    filled = sum(1 for reading in readings.values() if reading.value is not None)
    return here.say("annual.finding", filled=filled, all=len(keys))


def df_by_figure(here: Here, stem: str) -> pd.DataFrame:
    """One row for each published figure of a stem, as texts, with headings in the language of the page."""
    say = here.say
    metrics = [metric for metric in published() if metric.stem == stem]
    keys = [metric.key for metric in metrics]
    now, before = here.read.readings(keys, here.scope), here.readings_then(keys)
    columns = {
        say("annual.name"): [_name(here, metric) for metric in metrics],
        say("annual.value"): [citing.value(here, now[key]) for key in keys],
    }
    if before:
        columns[say("annual.compared", then=here.then)] = [citing.value(here, before[key]) for key in keys]
        columns[say("annual.change")] = [figures.change(now[key], before[key], say) for key in keys]
    columns |= {
        say("annual.target"): [citing.of_target(here, now[key]) for key in keys],
        say("annual.completion"): [figures.share(figures.completion(now[key]), say) for key in keys],
        say("annual.until"): [say.date(here.read.ask(campaigns.counted_until, key, here.scope)) for key in keys],
        say("annual.source"): [say.join(provenance.kind_names(here, metric.kinds)) for metric in metrics],
    }
    return pd.DataFrame(columns, dtype=object)


def _name(here: Here, metric: Metric) -> str:
    name = here.say.of(metric.name)
    whole = catalog.METRICS[metric.part_of] if metric.part_of else None
    said_already = name.lower().startswith(_OF_WHICH)
    return here.say("annual.of_which", name=name) if whole and whole.published and not said_already else name


def number_columns(here: Here) -> list[str]:
    """The headings of the columns that hold numbers."""
    then = [here.say("annual.compared", then=here.then), here.say("annual.change")] if here.compared else []
    keys = ("annual.value", "annual.target", "annual.completion")
    return [*then, *(here.say(key) for key in keys)]


def widths(here: Here) -> tuple[str, ...]:
    """How wide the columns of the tables are, so that those below one another align."""
    if here.compared:
        return ("23%", "11%", "11%", "9%", "11%", "9%", "11%", "15%")
    return ("29%", "14%", "14%", "10%", "14%", "19%")
