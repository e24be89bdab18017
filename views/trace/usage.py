"""The other way: from a workbook, one of its sheets or rows to the figures that count its cells."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
import streamlit as st

from metrics import uses
from metrics.metric import Scope
from metrics.tracing import Place, TraceCell
from metrics.uses import Use
from views import escape, figures, filters, linked, links, page, tables
from views.page import Here
from views.trace import citing, traced
from views.trace.cell import draw
from views.trace.citing import CELL, FILE, ROW, SHEET

# A sheet has no more rows.
_LAST_ROW = 1_048_576


def place_of(asked: dict[str, str]) -> Place | None:
    """The row that an address asks for; None where it names none."""
    row = asked.get(ROW, "")
    if not row.isdecimal() or len(row) > len(str(_LAST_ROW)) or not 1 <= int(row) <= _LAST_ROW:
        return None
    return Place(asked.get(FILE, ""), asked.get(SHEET, ""), int(row))


def show(here: Here, asked: dict[str, str]) -> None:
    """Draw the row that the address asks for in its sheet, and the figures that count its cells."""
    place = place_of(asked)
    files = here.read.table("source_file")
    if place is None or place.file not in set(files["file"]):
        page.notes([page.Note(here.say("uses.no_place"), tone="warn")], testid="unknown-place")
        return
    known = here.read.ask(uses.key_cell, place)
    digest = str(files.set_index("file").loc[place.file, "sha256"])
    row = place.row or 1
    lit = TraceCell(place.file, digest, place.sheet or "", row, known or f"A{row}", Decimal(1))
    draw(here, lit, [])
    if known is None:
        tables.caption(here.say("uses.not_loaded"))
    figures_at(here, place)


def figures_at(here: Here, place: Place) -> None:
    """Draw the figures of the whole city that count cells of a place, each with its value and its cells there."""
    say = here.say
    # Of the whole city: a row of one county counts there too, and is looked for from there.
    scope = Scope(here.scope.year, here.scope.as_of)
    found = here.read.ask(uses.uses, scope, place)
    if not found:
        tables.caption(say("uses.none", year=here.scope.year))
        return
    tables.caption(say("uses.count", n=len(found)))
    df = pd.DataFrame([_row(here, use, place) for use in found], dtype=object)
    tables.plain(df, caption=say("uses.title"), numbers=list(df.columns[1:]), widths=("50%",), testid="uses")


def _row(here: Here, use: Use, place: Place) -> dict[str, str]:
    say, cited = here.say, citing.of(use.reading)
    own = {FILE: place.file, citing.FIGURE: citing.text(cited, here.scope)}
    if place.row:
        own[CELL] = traced.address_of(use.cells[0], place.file)
    view = {"view": "trace"} if here.stem == "sources" else {}
    return {
        say("origin.figure"): linked.to(say.of(use.reading.metric.name), links.href(here.address, **view, **own)),
        say("origin.value"): figures.value(use.reading, say),
        say("uses.cells_here"): f"{len(use.cells):,}",
    }


def choose(here: Here) -> None:
    """Choose a workbook and, within it, a sheet and a row; draw the figures that count cells there."""
    say = here.say
    page.section(say("uses.title"), say("uses.lead"))
    df_by_file = here.read.table("source_file")
    # Files that carry the year in their name come first: most likely it is one of them that is looked for.
    files = sorted(df_by_file["file"], key=lambda name: (str(here.scope.year) not in name, name))
    with st.container(horizontal=True):
        file = filters.choice(here, {str(name): str(name) for name in files}, label=say("origin.file"), key=FILE)
        known = here.read.table("source_sheet").merge(df_by_file.loc[df_by_file["file"] == file, ["file_id"]])
        sheets = {"": say("uses.all_sheets")} | {str(sheet): str(sheet) for sheet in known["sheet"]}
        sheet = filters.choice(here, sheets, label=say("origin.sheet"), key=SHEET, width=240)
    figures_at(here, Place(file, sheet or None))
    if sheet:
        first = int(known.loc[known["sheet"] == sheet, "header_row"].fillna(0).iloc[0]) + 1
        ways = [
            linked.to(say("uses.row", n=n), citing.row_target(here, file, sheet, n)) for n in range(first, first + 10)
        ]
        st.html(
            f'<div class="mz"><p class="mz-chart-sub">{escape.html(say("uses.rows_lead"))} '
            f"{linked.html(linked.join(' ', ways))}</p></div>"
        )
