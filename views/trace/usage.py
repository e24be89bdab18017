"""The other way: from a workbook to the figures that are counted from its cells."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from metrics.metric import Metric, Reading
from views import figures, filters, page, tables
from views.loading import sources
from views.page import Here
from views.trace import provenance


@dataclass(frozen=True)
class Use:
    """A figure that a workbook contributes to, and how many of its cells stand there."""

    reading: Reading
    cells: int


def uses(here: Here, file: str) -> list[Use]:
    """The figures in the scope that count cells of a workbook, in the order of the pages."""
    return here.kept(("uses", file), lambda: _uses(here, file))


def _uses(here: Here, file: str) -> list[Use]:
    kinds = _kinds(here, file)
    metrics: list[Metric] = [metric for metric in sources.traceable(here) if kinds & set(metric.kinds)]
    readings = here.read.readings([metric.key for metric in metrics], here.scope)
    found = [Use(readings[metric.key], _cells(here, metric.key, file)) for metric in metrics]
    return [use for use in found if use.cells]


def _kinds(here: Here, file: str) -> set[str]:
    """The kinds of sheet that a workbook holds."""
    files = here.read.table("source_file")
    sheets = here.read.table("source_sheet").merge(files.loc[files["file"] == file], on="file_id")
    return set(sheets["kind"].dropna())


def _cells(here: Here, key: str, file: str) -> int:
    return sum(1 for cell in here.read.trace(key, here.scope).cells if cell.file == file)


def show(here: Here) -> None:
    """Choose a workbook; draw the figures that it contributes to, each with a way to its cells there."""
    say = here.say
    page.section(say("uses.title"), say("uses.lead"))
    # Files that carry the year in their name come first: most likely it is one of them that is looked for.
    files = sorted(here.read.table("source_file")["file"], key=lambda name: (str(here.scope.year) not in name, name))
    names = {str(name): str(name) for name in files}
    file = filters.choice(names, label=say("origin.file"), key="file")
    found = uses(here, file)
    if not found:
        tables.caption(say("uses.none", year=here.scope.year))
        return
    tables.caption(say("uses.count", n=len(found)))
    with st.container(key="uses", gap="xsmall"):
        for use in found:
            name, value = say.of(use.reading.metric.name), figures.value(use.reading, say)
            label = say("uses.figure", name=name, value=value, n=use.cells)
            provenance.link(here, use.reading, file=file, label=label)
