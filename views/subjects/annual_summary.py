"""The year-end summary: its document to take along, and its figures as a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

import duckdb
import pandas as pd
import streamlit as st

from metrics import bindings, campaigns, catalog
from metrics.metric import Language, Metric, Scope
from metrics.refusal import RefusedError
from views import escape, figures, page
from views.language import LANGUAGES, Words
from views.page import STEMS, Here
from views.trace import citing, provenance

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Seen = TypeVar("Seen")
Make = Callable[[duckdb.DuckDBPyConnection, Scope, str, Language], Seen]

# Names that say by themselves that they are part of another figure.
_OF_WHICH = ("其中", "of which")


def published(here: Here) -> list[Metric]:
    """The metrics whose figures stand in the year's summary, in the order of the pages."""
    metrics = [metric for metric in catalog.METRICS.values() if metric.published]
    never = here.read.ask(bindings.without_campaign, tuple(metrics), here.scope)
    return sorted((one for one in metrics if one.key not in never), key=lambda metric: STEMS.index(metric.stem))


def views(here: Here) -> dict[str, str]:
    """The views of the page by their name in the address."""
    return {
        "document": here.say("annual.document"),
        "draft": here.say("annual.draft"),
        "figures": here.say("annual.figures"),
        "checking": here.say("annual.checking"),
        "frozen": here.say("annual.frozen"),
    }


def downloads(here: Here, word_file: Make[bytes]) -> None:
    """The document in both languages, written when it is asked for."""
    with st.container(horizontal=True, gap="small"):
        for language in LANGUAGES:
            st.download_button(
                here.say(f"annual.take_{language}"),
                partial(word_file, here.read.cursor(), city_scope(here), here.read.generation, language),
                f"{_title(here, language)}.docx",
                WORD,
                key=f"word-{language}",
                on_click="ignore",
            )


def preview(here: Here, make: Make[Seen], stamp: Callable[[Language], str]) -> Seen | None:
    """How the document reads; None, and the reason on the page, where the office's own template has a fault.

    `stamp` changes with the template and with each mark of a check.
    """
    try:
        return here.kept(
            ("preview", stamp(here.language)),
            lambda: make(here.read.cursor(), city_scope(here), here.read.generation, here.language),
        )
    except RefusedError as fault:
        page.notes([page.Note(fault.zh if here.language == "zh" else fault.en, tone="warn")], testid="template-fault")
        return None


def city_scope(here: Here) -> Scope:
    """The document is the whole city's."""
    return Scope(here.scope.year, here.scope.as_of)


def _title(here: Here, language: Language) -> str:
    """The file's name, without what file systems don't take."""
    city = here.read.table("dim_city")
    society = str(city[f"society_{language}"].iloc[0]) if len(city) else ""
    name = Words(language)("annual.file", society=society, year=here.scope.year, day=here.scope.cut_off)
    return "".join(sign for sign in escape.plain(name) if sign not in '\\/:*?"<>|')


def finding(here: Here) -> str:
    """How many figures there are, and how many have a value at the cut-off."""
    keys = [metric.key for metric in published(here)]
    readings = here.read.readings(keys, here.scope)
    filled = sum(1 for reading in readings.values() if reading.value is not None)
    return here.say("annual.finding", filled=filled, all=len(keys))


def df_by_figure(here: Here, stem: str, checked: Mapping[str, str] | None = None) -> pd.DataFrame:
    """One row for each published figure of a stem, as texts, with headings in the language of the page.

    `checked` says of each key who checked it.
    """
    say = here.say
    metrics = [metric for metric in published(here) if metric.stem == stem]
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
        say("checking.column"): [(checked or {}).get(key, "") for key in keys],
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
        return ("19%", "10%", "10%", "7%", "10%", "7%", "12%", "13%")
    return ("24%", "13%", "13%", "9%", "13%", "15%")
