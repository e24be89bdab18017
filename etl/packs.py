"""The rows of many small workbooks in one Parquet file a kind, so that a load opens a few files instead of hundreds.

<folder of the cache>/packs/<kind>.json says which Parquet file holds the rows of which contents. What was read lies in
files of its own as well: without a pack a load is slower, and yields the same.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from etl.layout import load_layouts
from etl.report import FileResult
from etl.statements import filled, literal

if TYPE_CHECKING:
    import duckdb

FOLDER = "packs"
# From so many Parquet files of one kind on it pays to put them together.
LOOSE = 48


@dataclass(frozen=True)
class _Pack:
    """One kind's pack: its Parquet file, and the contents whose rows it holds."""

    file: Path
    contents: frozenset[str]


def with_packs(results: Sequence[FileResult], folder: Path) -> list[FileResult]:
    """The results, their tables in packs where `folder` has packs that hold them."""
    packs = {file.stem: pack for file in sorted((folder / FOLDER).glob("*.json")) if (pack := _pack(file))}
    return [_packed(result, {kind: str(pack.file) for kind, pack in packs.items() if result.content in pack.contents})
            for result in results]  # fmt: skip


def keep_packs(con: duckdb.DuckDBPyConnection, results: Sequence[FileResult], folder: Path) -> None:
    """Put together the rows just staged of each kind that came out of many Parquet files, or of a pack grown stale."""
    import duckdb

    kinds = sorted({kind for result in results for kind in result.tables})
    for kind in kinds:
        tables = {result.content: result.tables[kind] for result in results if kind in result.tables}
        known = _pack(folder / FOLDER / f"{kind}.json")
        stale = len(known.contents) > 2 * len(tables) + LOOSE if known else False
        if stale or len(set(tables.values())) > LOOSE:
            # A cache is worth no load: one that can't be written is done without.
            with contextlib.suppress(OSError, duckdb.Error):
                _write(con, kind, frozenset(tables), folder / FOLDER)


def _packed(result: FileResult, packs: dict[str, str]) -> FileResult:
    tables = {kind: packs.get(kind, path) for kind, path in result.tables.items()}
    return dataclasses.replace(result, tables=tables) if tables != result.tables else result


def _pack(index: Path) -> _Pack | None:
    """The pack of an index; None when there is none, or its file isn't what was written."""
    try:
        entry = json.loads(index.read_text(encoding="utf-8"))
        file = index.with_name(entry["file"])
        return _Pack(file, frozenset(entry["contents"])) if file.stat().st_size == entry["size_bytes"] else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write(con: duckdb.DuckDBPyConnection, kind: str, contents: frozenset[str], home: Path) -> None:
    home.mkdir(exist_ok=True)
    file = home / f"{kind}-{secrets.token_hex(8)}.parquet"
    fields = ", ".join(f"line.{name}" for name in load_layouts()[kind].columns)
    con.execute(filled("staging/pack", kind=kind, fields=fields, file=literal(str(file))))
    entry = {"file": file.name, "size_bytes": file.stat().st_size, "contents": sorted(contents)}
    fresh = home / f"{kind}.new"
    fresh.write_text(json.dumps(entry), encoding="utf-8")
    fresh.replace(home / f"{kind}.json")
    for old in home.glob(f"{kind}-*.parquet"):
        if old != file:
            # Still open somewhere, as Windows minds: the next load removes it.
            with contextlib.suppress(OSError):
                old.unlink()
