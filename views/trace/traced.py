"""The cells of a figure: who reported them, the list, the sheet drawn around one, and what can be taken along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePosixPath

import pandas as pd

from metrics.figure import Figure
from metrics.metric import Ratio, Reading
from metrics.tracing import TraceCell
from views import figures, linked, links, parts, tables
from views.page import Here
from views.trace import citing, downloads
from views.trace.cell import cell_text, draw, place
from views.trace.citing import CELL, FILE, FROM

# Cells listed at once; the others are a click away, and in the lists to take along.
_LISTED = 20
_FILES = 40


@dataclass(frozen=True)
class Looked:
    """What is looked at: a figure with its reading and cells, narrowed to a file or not; the cell that is lit."""

    cited: Figure
    reading: Reading
    cells: Sequence[TraceCell]
    file: str = ""
    first: int = 0
    lit: TraceCell | None = None

    @property
    def here_cells(self) -> Sequence[TraceCell]:
        """The cells of the chosen file, or all."""
        return [cell for cell in self.cells if self.file in ("", cell.file)]


def look(here: Here, cited: Figure, reading: Reading, asked: dict[str, str]) -> Looked:
    """What the address asks to see of a figure; what it names and isn't there is left out."""
    cells = here.read.trace(cited).cells
    file = asked.get(FILE, "")
    file = file if any(cell.file == file for cell in cells) else ""
    narrowed = [cell for cell in cells if file in ("", cell.file)]
    first = int(asked[FROM]) if asked.get(FROM, "").isdecimal() and len(asked[FROM]) < 8 else 0
    first = first // _LISTED * _LISTED if first < len(narrowed) else 0
    named = asked.get(CELL, "")
    chosen = next((cell for cell in narrowed if named and named == address_of(cell, file)), None)
    return Looked(cited, reading, cells, file, first, chosen or next(iter(narrowed[first:]), None))


def address_of(cell: TraceCell, file: str) -> str:
    """A cell as the address names it: within the chosen file, sheet and cell are enough."""
    place = f"{cell.sheet}!{cell.cell}"
    return place if file else f"{cell.file}!{place}"


def show(here: Here, looked: Looked) -> None:
    """Draw the sheet around the lit cell, the list of cells, who reported them, and what can be taken along."""
    if looked.lit is None:
        tables.caption(lead(here, looked))
        return
    draw(here, looked.lit, looked.cells)
    tables.heading(here.say("origin.list"), lead(here, looked))
    _list(here, looked)
    tables.heading(here.say("origin.who"))
    _files(here, looked)
    downloads.offer(here, looked.reading, looked.here_cells, looked.lit)


def lead(here: Here, looked: Looked) -> str:
    """How many cells there are, and what they come to."""
    say, reading = here.say, looked.reading
    if not looked.cells:
        return say("origin.hidden" if reading.suppressed else "origin.no_cells")
    key = "origin.parts_lead" if isinstance(reading.metric.measure, Ratio) else "origin.cells_lead"
    return say(key, n=len(looked.cells), value=figures.value(reading, say))


def _target(here: Here, looked: Looked, **asked: str) -> str:
    """An address that keeps the figure and asks for something else of it."""
    own = {citing.FIGURE: citing.text(looked.cited, here.scope), **asked}
    # The page of sources shows the same as the drawer, and stays itself.
    view = {"view": "trace"} if here.stem == "sources" else {}
    return links.href(here.address, **view, **own)


def _files(here: Here, looked: Looked) -> None:
    """Who reported, and when: a row for each file, leading to its cells alone."""
    say = here.say
    files = here.read.table("source_file").set_index("file")
    names = parts.county_names(here)
    rows = []
    for file in dict.fromkeys(cell.file for cell in looked.cells):
        own = [cell for cell in looked.cells if cell.file == file]
        counties = [names.get(each, each) for each in dict.fromkeys(cell.county_id for cell in own if cell.county_id)]
        target = _target(here, looked, **({} if looked.file == file else {FILE: file}))
        rows.append(
            {
                say("origin.file"): linked.to(PurePosixPath(file).name, target),
                say("origin.reported_by"): say.join(counties) if 0 < len(counties) <= 3 else say("origin.several"),
                say("origin.file_date"): say.moment(pd.Timestamp(str(files.loc[file, "modified_at"]))),
                say("origin.cells"): f"{len(own):,}",
                say("origin.sum"): _sum(here, looked, own),
            }
        )
    shown = pd.DataFrame(rows[:_FILES], dtype=object)
    if looked.reading.metric.restricted:
        shown = shown.drop(columns=say("origin.reported_by"))
    numbers = [say("origin.cells"), say("origin.sum")]
    tables.plain(shown, caption=say("origin.who"), numbers=numbers, widths=("30%",), testid="origin-files")
    tables.more(here.say, len(rows) - _FILES)
    if looked.file:
        everything = linked.to(say("origin.all_files", n=len(rows)), _target(here, looked))
        tables.caption(say("origin.only_file", file=PurePosixPath(looked.file).name, all=everything))


def _sum(here: Here, looked: Looked, cells: Sequence[TraceCell]) -> str:
    """What the cells of a file add to the figure; empty where they don't add up to it."""
    if looked.reading.metric.parts:
        return ""
    return figures.number(sum((cell.value for cell in cells), Decimal(0)), looked.reading.metric.unit, here.say)


def _list(here: Here, looked: Looked) -> None:
    """The cells, some at a time; each leads to its place in the sheet."""
    say, cells = here.say, looked.here_cells
    shown = cells[looked.first : looked.first + _LISTED]
    own = {FILE: looked.file, FROM: str(looked.first or "")}
    columns: dict[str, list[str]] = {
        say("origin.cell"): [
            linked.to(place(cell), _target(here, looked, **own, **{CELL: address_of(cell, looked.file)}))
            for cell in shown
        ]
    }
    if not looked.reading.metric.restricted:
        # The cells of a ratio are counted in the units of its two parts.
        unit = "" if looked.reading.metric.parts else looked.reading.metric.unit
        columns[say("origin.cell_value")] = [cell_text(cell.cell_value) for cell in shown]
        counted = [figures.exact(float(cell.value), say) for cell in shown]
        columns[figures.headed(say("origin.value"), unit, say)] = figures.even(counted)
    df = pd.DataFrame(columns, dtype=object)
    lit = shown.index(looked.lit) if looked.lit in shown else None
    tables.plain(
        df, caption=say("origin.list"), numbers=list(df.columns[1:]), widths=("60%",), testid="origin-cells", lit=lit
    )
    _turn(here, looked, len(cells))


def _turn(here: Here, looked: Looked, number: int) -> None:
    """Which of the cells are listed, and the way to those before and after."""
    if number <= _LISTED:
        return
    say, first = here.say, looked.first
    steps = (("origin.before", first - _LISTED), ("origin.after", first + _LISTED))
    ways = [
        linked.to(say(word), _target(here, looked, **{FILE: looked.file, FROM: str(start or "")}))
        for word, start in steps
        if 0 <= start < number
    ]
    last = min(first + _LISTED, number)
    tables.caption(linked.join("　", [say("origin.turn", first=first + 1, last=last, n=f"{number:,}"), *ways]))
