"""The proof in words: what was loaded when and by whom, sheets and cells in a line each, the workbooks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reports import signing
from reports.summary import proof
from reports.summary.cells import Source
from reports.summary.desk import Desk
from reports.summary.marks import clean

# So many sheets of one figure are named; a figure of the counties comes from some dozen workbooks.
_SHEETS_SHOWN = 14
_RANGES_SHOWN = 3
_HASH_SHOWN = 16


def loaded(desk: Desk) -> str:
    """The line above the proof: which data, loaded when and by whom, and whether they are the sample."""
    say, evidence = desk.say, desk.evidence
    by = say("proof.by", name=clean(evidence.loaded_by)) if evidence.loaded_by else say("proof.by_unknown")
    moment = say.moment(evidence.loaded_at) if evidence.loaded_at else "—"
    lead = say("proof.lead", generation=evidence.generation, moment=moment, by=by)
    return f"{lead} {say('summary.sample') if evidence.is_sample else ''}".strip()


def checked(desk: Desk, entries: Sequence[proof.Entry]) -> str:
    """How many figures of the text somebody has checked, and how many of these marks have lapsed since."""
    marks = {entry.key: desk.checked[entry.key] for entry in entries if entry.key in desk.checked}
    held = signing.holding(marks)
    return desk.say("proof.checked", all=len(entries), n=held, lapsed=len(marks) - held)


def basis(desk: Desk, parts: Sequence[str]) -> str:
    """What a figure is based on, in one line."""
    return desk.say("proof.basis_line", text=("；" if desk.language == "zh" else "; ").join(parts))


def lines(desk: Desk, entry: proof.Entry) -> list[str]:
    """Where a figure's cells are: workbook › sheet › cells, one line a sheet; none where it has no cells."""
    return list(_lines(desk, entry))


def books(desk: Desk, entries: Sequence[proof.Entry]) -> list[tuple[str, str, str, str]]:
    """The workbooks used: name, sheets, number of cells, the beginning of the content's hash."""
    return [
        (file, desk.say.join(sheets), f"{cells:,}", sha256[:_HASH_SHOWN])
        for (file, sha256), (sheets, cells) in proof.books(entries).items()
    ]


def _lines(desk: Desk, entry: proof.Entry) -> Iterator[str]:
    for source in entry.sources[:_SHEETS_SHOWN]:
        yield desk.say("proof.cell_line", file=source.file, sheet=source.sheet, cells=_cells(desk, source))
    if rest := entry.sources[_SHEETS_SHOWN:]:
        cells = sum(source.count for source in rest)
        yield desk.say("proof.books_more", books=len({one.file for one in rest}), n=f"{cells:,}", figure=entry.key)


def _cells(desk: Desk, source: Source) -> str:
    shown = ("、" if desk.language == "zh" else ", ").join(source.ranges[:_RANGES_SHOWN])
    if len(source.ranges) > _RANGES_SHOWN:
        return desk.say("proof.cell_more", ranges=shown, n=source.count)
    return shown if source.count == 1 else desk.say("proof.cell_count", ranges=shown, n=source.count)
