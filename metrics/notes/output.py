"""Notes with their history for the command line: one JSON document, or lines for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from metrics.notes.note import Entry, Note


def note_json(note: Note) -> dict[str, object]:
    """A note with all its entries, oldest first."""
    return {
        "note": note.number,
        "withdrawn": note.is_withdrawn,
        **_about(note.said),
        "text": note.said.text,
        "history": [
            {
                "entry": entry.number,
                "action": entry.action,
                "at": entry.at.isoformat(),
                "author_unverified": entry.author,
                **_about(entry),
                "text": entry.text,
            }
            for entry in note.entries
        ],
    }


def _about(entry: Entry) -> dict[str, object]:
    about = entry.about
    first, last = (day.isoformat()[:7] if day else None for day in (about.first_month, about.last_month))
    return {"metric": about.metric, "county_id": about.county_id, "first_month": first, "last_month": last}


def lines(notes: Iterable[Note]) -> Iterator[str]:
    """Every entry of every note in a line; names of authors are as typed, 未核实."""
    for note in notes:
        for entry in note.entries:
            about = " ".join(str(part) for part in _about(entry).values() if part)
            said = f"{entry.at:%Y-%m-%d %H:%M}Z {entry.action} {entry.author}（未核实 unverified）"
            yield f"{note.number} [{about}] {entry.text} — {said}"
