"""Frozen sets and what moved since, as plain data: `--json` prints it, and pages draw from it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from metrics.metric import Text
from metrics.output import number
from reports.frozen import chain, opened
from reports.frozen.chain import Fault
from reports.frozen.changes import Changes, FigureChange, Side
from reports.frozen.opened import FrozenSet, decimal
from reports.frozen.rowchanges import RowChange
from reports.frozen.stale import StaleSentence
from reports.frozen.store import Kept

Json = dict[str, Any]


def kept_json(kept: Kept, faults: Sequence[Fault]) -> Json:
    """One line of the list of frozen sets."""
    told = kept.manifest
    return {
        "number": kept.number,
        "name": kept.name,
        "frozen_at": told.get("frozen_at"),
        "by": told.get("by", ""),
        "verified": False,
        "year": told.get("scope", {}).get("year"),
        "as_of": told.get("scope", {}).get("cut_off"),
        "generation": told.get("generation"),
        "figures": told.get("counts", {}).get("figures"),
        "signed": told.get("signed", {}).get("holding"),
        "document": told.get("document", {}).get("name"),
        "seal": kept.sha256,
        "is_sample": told.get("is_sample"),
        "intact": not any(fault.number in (None, kept.number) for fault in faults),
        "faults": [fault_json(fault) for fault in faults if fault.number == kept.number],
    }


def fault_json(fault: Fault) -> Json:
    """What isn't as it was frozen."""
    return {"number": fault.number, "message_zh": fault.zh, "message_en": fault.en}


def opened_json(frozen: FrozenSet, place: Path) -> Json:
    """A whole set as it was, but for its rows and cells, which its files hold."""
    faults = chain.verify_one(place, frozen.kept)
    return {
        **kept_json(frozen.kept, faults),
        "society_zh": frozen.manifest["society"]["zh"],
        "society_en": frozen.manifest["society"]["en"],
        "counts": frozen.manifest["counts"],
        "sources": frozen.manifest["sources"],
        "marks": frozen.marks,
        "figures": [
            {
                **one,
                "value": number(decimal(one["value"])),
                "target": number(decimal(one["target"])),
                "name_zh": frozen.name(one["key"]).zh,
                "name_en": frozen.name(one["key"]).en,
                "definition_zh": frozen.definition(one["key"])["definition"]["zh"],
                "definition_en": frozen.definition(one["key"])["definition"]["en"],
                "parts": frozen.definition(one["key"])["parts"],
                "published": frozen.definition(one["key"])["published"],
                "formula": frozen.definition(one["key"])["formula"],
                "cells": len(frozen.cells.get(opened.figure_id(one), [])),
            }
            for one in frozen.city()
        ],
    }


def cells_json(frozen: FrozenSet, key: str) -> list[Json]:
    """The cells that a figure of the city was counted from, as they were; of restricted kinds the places alone."""
    cells = frozen.cells.get((key, frozen.year, None), [])
    rows = [frozen.rows[int(cell["row"])] for cell in cells]
    return [
        {
            "file": row["file"],
            "sheet": row["sheet"],
            "cell": cell["cell"],
            "value": number(decimal(cell.get("value"))),
        }
        for cell, row in zip(cells, rows, strict=True)
    ]


def changes_json(found: Changes, faults: Sequence[Fault], most: int | None = None) -> Json:
    """What moved since: figures with the rows behind them, and sentences that are wrong by now.

    `most` bounds the rows told of one figure; `rows_count` says how many there are.
    """
    frozen = found.frozen
    return {
        "name": frozen.kept.name,
        "number": frozen.kept.number,
        "frozen_at": frozen.manifest["frozen_at"],
        "year": frozen.year,
        "as_of": frozen.cut_off,
        "generation_then": frozen.manifest["generation"],
        "generation_now": found.generation,
        "intact": not faults,
        "faults": [fault_json(fault) for fault in faults],
        "nothing_moved": found.nothing,
        "figures": [_figure(change, frozen, most) for change in found.figures],
        "sentences": [_sentence(stale, frozen) for stale in found.sentences],
    }


def _figure(change: FigureChange, frozen: FrozenSet, most: int | None) -> Json:
    key, year, county = change.figure
    formulas = {"then": change.formulas[0], "now": change.formulas[1]} if change.formulas else None
    return {
        "key": key,
        "year": year,
        "county_id": county,
        **_both("county", frozen.named("counties", county) if county else None),
        **_both("name", change.name),
        "unit": change.unit,
        "cause": change.cause,
        "moved": change.moved,
        "before": _side(change.before),
        "after": _side(change.after) if change.after else None,
        "difference": number(change.difference),
        "definition": formulas,
        "parts": [{"key": part, **_both("name", frozen.name(part))} for part in frozen.parts(key)],
        "rows_count": len(change.rows) + len(change.target_rows),
        "rows": [_row(row, frozen) for row in change.rows[:most]],
        "target_rows": [_row(row, frozen) for row in change.target_rows[:most]],
    }


def _side(side: Side) -> Json:
    told: Json = {"value": number(side.value), "qualifier": side.qualifier, "target": number(side.target)}
    return {**told, **_both("text", side.text), **({"suppressed": True} if side.suppressed else {})}


def _row(row: RowChange, frozen: FrozenSet) -> Json:
    file, sheet, line = row.place
    told: Json = {
        "how": row.how,
        "kind": row.kind,
        **_both("kind", frozen.named("kinds", row.kind)),
        "file": file,
        "sheet": sheet,
        "row": line,
        "restricted": row.restricted,
    }
    if row.restricted:
        return told
    return told | {
        "key": " · ".join(part.zh for part in _key(row, frozen)),
        "key_en": " · ".join(part.en for part in _key(row, frozen)),
        "county_id": row.county_id,
        **_both("county", frozen.named("counties", row.county_id)),
        "before": number(row.before),
        "after": number(row.after),
        "cells": [
            {
                "cell": cell.cell,
                **_both("field", frozen.named("fields", cell.field)),
                "before": _held(cell.field, cell.before, frozen).zh,
                "after": _held(cell.field, cell.after, frozen).zh,
                "before_en": _held(cell.field, cell.before, frozen).en,
                "after_en": _held(cell.field, cell.after, frozen).en,
            }
            for cell in row.cells
        ],
    }


def _key(row: RowChange, frozen: FrozenSet) -> list[Text]:
    """The parts of a key; a county by its name."""
    return [_held("county" if part == row.county_id else "", part, frozen) for part in row.key]


def _held(field: str, text: str, frozen: FrozenSet) -> Text:
    """What a cell says: as it stands, but a county by its name, whichever way it was written."""
    return frozen.named("counties", text) if field == "county" else Text(text, text)


def _sentence(found: StaleSentence, frozen: FrozenSet) -> Json:
    sentence = found.sentence
    return {
        "number": sentence.number,
        "paragraph": sentence.paragraph,
        "text": sentence.text,
        "figures": [
            {
                "start": stale.place.start,
                "end": stale.place.end,
                "text": stale.place.text,
                "now": stale.now,
                "key": stale.place.key,
                **_both("name", frozen.name(stale.place.key)),
                "sure": stale.sure,
            }
            for stale in found.stale
        ],
    }


def _both(name: str, text: Text | None) -> Json:
    return {f"{name}_zh": text.zh if text else None, f"{name}_en": text.en if text else None}
