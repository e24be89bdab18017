"""What goes into a frozen set: every figure of the scope with its cells, every row, the workbooks, the document."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path, PurePosixPath

from metrics import counties, rows
from metrics.definition import as_plain
from metrics.measure import measure_by_county, trace
from metrics.metric import HQ, Scope
from metrics.pace.target_versions import valid_targets
from metrics.refusal import RefusedError
from metrics.rows import Place, SourceRow
from metrics.tracing import Trace
from metrics.units import exact
from reports.evidence import Evidence
from reports.frozen import plain
from reports.frozen.plain import Plain

FIGURES, CELLS, ROWS, SOURCES = "figures.json", "cells.jsonl.gz", "rows.jsonl.gz", "sources"


@dataclass(frozen=True)
class Source:
    """A loaded workbook as it lies there today: its bytes, or why there are none.

    `why` is "restricted" (never given out), "changed" since it was loaded, "gone" or "unreadable".
    """

    content: bytes | None
    why: str = ""


Sources = Callable[[str], Source]


class Contents:
    """The figures, cells and rows of one scope, looked up once, to be written into a set's folder."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        con, scope = evidence.con, evidence.scope
        self.rows: list[SourceRow] = rows.rows_of(con)
        self.number: Mapping[Place, int] = {row.place: number for number, row in enumerate(self.rows)}
        self.by_county = measure_by_county(con, list(evidence.figures), scope)
        self.files = rows.loaded_files(con)
        self.counted: set[str] = set()

    def write(self, folder: Path, key: bytes) -> Plain:
        """Write figures, cells and rows; returns how many there are of each."""
        plain.write_json(folder / FIGURES, self._figures())
        cells = plain.write_lines(folder / CELLS, self._cells())
        count = plain.write_lines(folder / ROWS, (plain.row(n, row, key) for n, row in enumerate(self.rows)))
        return {"figures": len(self.evidence.figures), "cells": cells, "rows": count}

    def write_sources(self, folder: Path, sources: Sources) -> list[Plain]:
        """Copy the workbooks that figures were counted from; of restricted ones the hash alone is kept.

        RefusedError where one isn't there any more as it was loaded: a set without its sources proves less.
        """
        (folder / SOURCES).mkdir()
        return [self._source(folder, file, sha256, size, sources) for file, sha256, size in self.files]

    def _figures(self) -> Plain:
        evidence = self.evidence
        definitions = {figure.metric.key: as_plain(figure.metric) for figure in evidence}
        city = [reading for figure in evidence for reading in (figure.now, figure.before)]
        own = [found for places in self.by_county.values() for place, found in places.items() if place is not None]
        names = counties.names_by_id(evidence.con, evidence.scope)
        return {
            "definitions": definitions,
            "readings": [plain.reading(found) for found in (*city, *own)],
            "counties": {county: {"zh": zh, "en": en} for county, (zh, en) in names.items()},
            "kinds": {kind: {"zh": name.zh, "en": name.en} for kind, name in evidence.kinds.items()},
            "fields": {field: {"zh": zh, "en": en} for field, (zh, en) in rows.field_names(evidence.con).items()},
        }

    def _cells(self) -> Iterator[Plain]:
        con, scope = self.evidence.con, self.evidence.scope
        for key, figure in self.evidence.figures.items():
            if figure.metric.parts:
                continue
            whole = self.evidence.trace(key)
            yield from self._traced(key, scope, whole, figure.metric.restricted)
            yield from self._traced(
                key, scope.year_before, trace(con, key, scope.year_before), figure.metric.restricted
            )
            for county in self._told_apart(key, whole):
                there = Scope(scope.year, scope.as_of, county)
                yield from self._traced(key, there, trace(con, key, there), figure.metric.restricted)
        yield from self._targets()

    def _traced(self, key: str, scope: Scope, found: Trace, restricted: bool) -> Iterator[Plain]:
        for cell in found.cells:
            self.counted.add(cell.file)
            number = self.number[cell.file, cell.sheet, cell.row]
            told = {"key": key, "year": scope.year, "county_id": scope.county_id, "row": number, "cell": cell.cell}
            # How many stand in a restricted cell may be a small count.
            yield told if restricted else told | {"value": exact(cell.value)}

    def _told_apart(self, key: str, whole: Trace) -> list[str]:
        """The counties whose figure isn't the sum of the city's cells in their rows: they need cells of their own."""
        sums: dict[str, Decimal] = defaultdict(Decimal)
        for cell in whole.cells:
            sums[self.rows[self.number[cell.file, cell.sheet, cell.row]].county_id or HQ] += cell.value
        return [
            county
            for county, found in self.by_county[key].items()
            if county is not None and not found.suppressed and (found.value or 0) != sums.get(county, 0)
        ]

    def _targets(self) -> Iterator[Plain]:
        """The rows in which the valid targets stand."""
        scope = self.evidence.scope
        number = {row.row_id: place for place, row in enumerate(self.rows)}
        for target in valid_targets(self.evidence.con, scope).values():
            if target.metric_key in self.evidence.figures:
                place = number[target.row_id]
                self.counted.add(self.rows[place].file)
                yield {
                    "key": target.metric_key,
                    "year": scope.year,
                    "county_id": target.county_id,
                    "of": "target",
                    "row": place,
                    "value": exact(target.value),
                }

    def _source(self, folder: Path, file: str, sha256: str, size: int, sources: Sources) -> Plain:
        told: Plain = {"file": file, "sha256": sha256, "size_bytes": size, "kept": None, "why": "not counted"}
        if file not in self.counted:
            return told
        found = sources(file)
        if found.content is None and found.why != "restricted":
            raise RefusedError(
                f"{file} 已不是导入的那一份（改动、移走或读不了），请放回原处或重新导入，再定稿",
                f"{file} is no longer as it was loaded (changed, moved or unreadable): put it back or load again first",
            )
        if found.content is None:
            return told | {"why": "restricted"}
        ending = PurePosixPath(file).suffix.lower()
        name = f"{SOURCES}/{sha256[:20]}{ending if ending[1:].isalnum() and len(ending) <= 6 else ''}"
        if hashlib.sha256(found.content).hexdigest() != sha256:
            raise RefusedError(f"{file} 与导入时不同", f"{file} isn't what was loaded")
        (folder / name).write_bytes(found.content)
        return told | {"kept": name, "why": ""}
