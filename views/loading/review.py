"""The review of an upload before it is published: all sheets at a glance, their problems, and each sheet in detail."""

from __future__ import annotations

import streamlit as st

from views import escape, page, tables
from views.language import Words
from views.loading import mapping, understood
from views.loading.desk import Seen
from views.page import Note

# So many sheets can be opened one by one; beyond, the table and the problems have to do.
OPENED = 60


def own_entries(seen: Seen) -> list[understood.Entry]:
    """The entries of the uploaded files' sheets; the other entries are of files that lay in the inbox before."""
    names = set(seen.names)
    return [entry for entry in seen.report.files if entry["file"] in names]


def problems(seen: Seen) -> list[understood.Entry]:
    """The upload's problems, and what would block the load in files that lay there before."""
    names = set(seen.names)
    return [
        problem
        for entry in seen.report.files
        for problem in entry["problems"]
        if entry["file"] in names or problem["severity"] == "block"
    ]


def finding(seen: Seen, say: Words) -> Note:
    """In a sentence: how many rows of how many sheets would be loaded, and how many not."""
    entries = own_entries(seen)
    rows = [entry["rows"] for entry in entries]
    loaded, rejected = sum(row["loaded"] for row in rows), sum(row["rejected"] for row in rows)
    text = say(
        "understood.finding", files=len(seen.names), present=f"{sum(row['present'] for row in rows):,}",
        loaded=f"{loaded:,}", rejected=f"{rejected:,}",
    )  # fmt: skip
    return Note(text, tone="warn" if rejected or not loaded else "good")


def draw(seen: Seen, kinds: understood.Kinds, say: Words) -> mapping.Answer | None:
    """The whole review; nothing of it has been loaded. Gives the answer that somebody confirmed in this run."""
    entries = own_entries(seen)
    page.section(say("understood.heading"), say("understood.lead"))
    page.notes([finding(seen, say)], testid="upload-finding")
    names = [say(f"sources.{name}") for name in ("present", "ignored", "rejected")] + [say("understood.loadable")]
    df = understood.df_by_sheet(entries, kinds, say)
    tables.plain(df, caption=say("understood.heading"), numbers=names, widths=["26%", "16%"], testid="understood")
    found = problems(seen)
    if found:
        page.section(say("understood.problems", n=len(found)), say("understood.problems_lead"))
        understood.draw_problems(found, say, testid="upload-problems")
    page.section(say("understood.sheets"), say("understood.sheets_lead"))
    answers = [_sheet(entry, number, kinds, say) for number, entry in enumerate(entries[:OPENED])]
    return next((answer for answer in answers if answer), None)


def _sheet(entry: understood.Entry, number: int, kinds: understood.Kinds, say: Words) -> mapping.Answer | None:
    """One sheet in detail, drawn only when somebody opens it."""
    name = understood.kind_name(entry, kinds, say)
    label = " › ".join(part for part in (entry["file"], entry["sheet"]) if part)
    drawer = st.expander(
        escape.markdown(f"{label}: {name}"), expanded=understood.is_asked(entry), key=f"sheet-{number}",
        on_change="rerun",
    )  # fmt: skip
    if not drawer.open:
        return None
    with drawer:
        pairs = understood.facts(entry, kinds, say)
        rows = "".join(f"<dt>{escape.html(key)}</dt><dd>{escape.html(text)}</dd>" for key, text in pairs)
        st.html(f'<div class="mz"><dl class="mz-facts" data-testid="sheet-facts-{number}">{rows}</dl></div>')
        columns, totals = understood.df_by_column(entry, kinds, say), understood.df_by_total(entry, kinds, say)
        if len(columns):
            tables.plain(columns, caption=label, codes=[say("origin.cell")], widths=["9%"], testid=f"columns-{number}")
        if len(totals):
            tables.caption(say("understood.totals"))
            numbers = [say("understood.stated"), say("understood.computed")]
            tables.plain(totals, caption=label, codes=[say("origin.cell")], numbers=numbers, testid=f"totals-{number}")
        return mapping.ask(entry, number, kinds, say)
