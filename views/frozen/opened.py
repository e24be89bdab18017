"""A frozen set as it was: what it is, its document, its figures, and the cells of any of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

import pandas as pd
import streamlit as st

from views import escape, filters, page, tables
from views.frozen.desk import Desk, Json
from views.frozen.told import moment, who
from views.language import Words
from views.page import Here
from views.trace.cell import cell_text

_CELLS_SHOWN = 2000


def draw(here: Here, desk: Desk, one: Json) -> None:
    """Draw a set of the list; nothing of it depends on today's definitions or data."""
    say, number = here.say, int(one["number"])
    told = here.kept(("frozen", one["seal"]), lambda: desk.opened(number))
    _about(told, say)
    name, content = desk.document(number)
    st.download_button(
        escape.markdown(say("frozen.take_document", name=PurePosixPath(name).name)), content,
        PurePosixPath(name).name, "application/octet-stream", key=f"document-{number}", on_click="ignore",
        icon=":material/download:",
    )  # fmt: skip
    page.section(say("frozen.figures_then"), say("frozen.figures_then_lead"))
    df = df_by_figure(told, say)
    numbers = list(df.columns[1:4])
    tables.plain(df, caption=say("frozen.figures_then"), numbers=numbers, widths=("30%", "16%"), testid="figures-then")
    _cells(here, desk, number, told)


def _about(told: Json, say: Words) -> None:
    """What the set is, as pairs of name and text."""
    kept = sum(bool(source["kept"]) for source in told["sources"])
    withheld = sum(source["why"] == "restricted" for source in told["sources"])
    pairs = [
        (say("frozen.scope"), say("frozen.scope_of", year=told["year"], day=told["as_of"])),
        (say("frozen.at"), moment(told["frozen_at"], say)),
        (say("frozen.by"), who(told["by"], say)),
        (say("origin.loaded"), told["generation"]),
        (say("frozen.counts"), say("frozen.counts_of", **{k: f"{v:,}" for k, v in told["counts"].items()})),
        (say("frozen.sources"), say("frozen.sources_of", kept=kept, withheld=withheld)),
        (say("frozen.signed"), f"{told['signed']:,}"),
        (say("frozen.seal"), told["seal"]),
    ]
    rows = "".join(f"<dt>{escape.html(name)}</dt><dd>{escape.html(text)}</dd>" for name, text in pairs if text)
    st.html(f'<div class="mz"><dl class="mz-facts" data-testid="set-facts">{rows}</dl></div>')


def df_by_figure(told: Json, say: Words) -> pd.DataFrame:
    """One row for each figure of the summary, as it was worded then."""
    figures = [one for one in told["figures"] if one["published"]]
    marks = {mark["key"]: mark for mark in told["marks"]}
    return pd.DataFrame(
        {
            say("annual.name"): [one[f"name_{say.language}"] for one in figures],
            say("annual.value"): [one[f"text_{say.language}"] for one in figures],
            say("annual.target"): [one[f"target_{say.language}"] for one in figures],
            say("frozen.cells"): [f"{one['cells']:,}" if one["cells"] else "" for one in figures],
            say("annual.until"): [one["counted_until"] or "" for one in figures],
            say("checking.column"): [_checked(marks.get(one["key"]), say) for one in figures],
        }
    )


def _checked(mark: Json | None, say: Words) -> str:
    return say("checking.by", name=mark["by"]) if mark and mark["holds"] else ""


def _cells(here: Here, desk: Desk, number: int, told: Json) -> None:
    """Choose a figure; its definition then, and its cells."""
    say = here.say
    names = {one["key"]: one[f"name_{say.language}"] for one in told["figures"]}
    page.section(say("frozen.origin"), say("frozen.origin_lead"))
    key = filters.choice(here, names, label=say("annual.pick"), key="set_figure")
    one = next(figure for figure in told["figures"] if figure["key"] == key)
    pairs = [(say("origin.definition"), one[f"definition_{say.language}"]), (say("origin.formula"), one["formula"])]
    rows = "".join(f"<dt>{escape.html(name)}</dt><dd>{escape.html(text)}</dd>" for name, text in pairs)
    st.html(f'<div class="mz"><dl class="mz-facts" data-testid="definition-then">{rows}</dl></div>')
    cells = here.kept(("frozen-cells", told["seal"], key), lambda: desk.cells(number, key))
    if not cells:
        tables.caption(say("frozen.of_parts" if one["parts"] else "origin.no_cells"))
        return
    df = df_by_cell(cells[:_CELLS_SHOWN], say)
    tables.long(df, caption=say("origin.list"), say=say, numbers=[say("origin.value")], testid="frozen-cells")
    tables.more(say, len(cells) - _CELLS_SHOWN)


def df_by_cell(cells: Sequence[Json], say: Words) -> pd.DataFrame:
    """One row for each cell; of restricted kinds without what it counts."""
    columns: dict[str, list[object]] = {
        say("origin.file"): [cell["file"] for cell in cells],
        say("origin.sheet"): [cell["sheet"] for cell in cells],
        say("origin.cell"): [cell["cell"] for cell in cells],
    }
    if any(cell["value"] is not None for cell in cells):
        columns[say("origin.value")] = [cell_text(cell["value"]) for cell in cells]
    return pd.DataFrame(columns)
