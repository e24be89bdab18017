"""Readings and rows as a frozen set keeps them: plain data that can be read without this program."""

from __future__ import annotations

import gzip
import hashlib
import hmac
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from metrics.metric import HQ, Language, Reading
from metrics.rows import SourceRow
from metrics.units import exact, format_reading, format_value, written

Plain = dict[str, Any]


def reading(found: Reading) -> Plain:
    """One reading: exact value, unit, qualifier, target, and its text as it was shown in both languages."""
    scope, metric = found.scope, found.metric
    value = found.value
    return {
        "key": metric.key,
        "year": scope.year,
        "cut_off": scope.cut_off.isoformat(),
        "county_id": scope.county_id,
        "value": exact(value),
        "unit": metric.unit,
        "qualifier": found.qualifier,
        "target": exact(found.target),
        "rows": None if found.suppressed else found.rows,
        "suppressed": found.suppressed,
        "counted_until": found.last_counted_on.isoformat() if found.last_counted_on else None,
        "text_zh": format_reading(found, "zh"),
        "text_en": format_reading(found, "en"),
        "target_zh": _target(found, "zh"),
        "target_en": _target(found, "en"),
        "written_zh": written(value, metric.unit, metric.rounding, found.qualifier) if value is not None else None,
    }


def row(number: int, found: SourceRow, key: bytes) -> Plain:
    """One row. Of restricted kinds the place alone is kept, with fingerprints by which the office knows it again."""
    place = {
        "row": number,
        "kind": found.kind,
        "file": found.file,
        "sheet": found.sheet,
        "number": found.number,
        "key_cell": found.key_cell,
    }
    if found.restricted:
        return place | {"restricted": True, "content": fingerprint(key, _content(found))}
    cells = {
        name: {"cell": held.cell, "value": held.value}
        | ({"written": held.written} if held.written != held.value else {})
        | ({"qualifier": held.qualifier} if held.qualifier else {})
        for name, held in found.fields.items()
    }
    return place | {"county_id": found.county_id, "key": found.key, "fields": cells}


def fingerprint(key: bytes, content: str) -> str:
    """What a restricted row is known by: nobody without the key, which isn't part of a set, can try out contents."""
    return hmac.new(key, content.encode(), hashlib.sha256).hexdigest()[:32]


def content_of(found: SourceRow, key: bytes) -> str:
    """What a row holds, to be compared with what one held before."""
    return fingerprint(key, _content(found)) if found.restricted else _content(found)


def kept_content(kept: Mapping[str, Any]) -> str:
    """The same of a row that was kept."""
    if kept.get("restricted"):
        return str(kept["content"])
    fields = {name: [held["value"], held.get("qualifier", "")] for name, held in kept["fields"].items()}
    return json.dumps([kept["county_id"], fields], ensure_ascii=False, sort_keys=True)


def write_lines(file: Path, lines: Iterable[Mapping[str, Any]]) -> int:
    """JSON lines, compressed; returns how many. The same lines give the same bytes."""
    count = 0
    with file.open("wb") as stream, gzip.GzipFile("", "wb", 6, stream, mtime=0) as packed:
        for line in lines:
            packed.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
            count += 1
    return count


def read_lines(file: Path) -> Iterator[Plain]:
    """The lines of such a file."""
    with gzip.open(file, "rt", encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)


def write_json(file: Path, told: object) -> None:
    """One JSON document."""
    with file.open("w", encoding="utf-8", newline="\n") as stream:
        json.dump(told, stream, ensure_ascii=False, indent=1)


def _target(found: Reading, language: Language) -> str:
    return "" if found.target is None else format_value(found.target, found.metric.unit, language)


def _content(found: SourceRow) -> str:
    fields = {name: [held.value, held.qualifier] for name, held in found.fields.items()}
    return json.dumps([found.county_id or HQ, fields], ensure_ascii=False, sort_keys=True)
