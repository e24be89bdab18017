"""How each kind of sheet is laid out, from layouts/*.toml and the office's own data/layouts/*.toml.

A file in data/layouts (or the folder in MINGZHANG_LAYOUTS) that names a known kind adds to it: further header
wordings, changed `required`, headers of one year; with a new kind it adds that kind. Grain: one Layout a kind.
"""

from __future__ import annotations

import dataclasses
import hashlib
import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from etl.fields import FIELDS_FILE, Field, load_fields

LAYOUTS_FOLDER = Path(__file__).with_name("layouts")
# Modules whose source decides what a file yields: a change in one of them empties the cache.
READING_CODE = (
    "address.py", "children", "fields.py", "files", "layout.py", "parquet.py", "problems", "report.py", "sheets",
    "text.py", "values", "workbook.py",
)  # fmt: skip


@dataclass(frozen=True)
class Column:
    """One column of a kind: which field, under which headers (the first is the one a template shows)."""

    field: Field
    required: bool
    headers: tuple[str, ...]
    year_headers: Mapping[int, str] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True)
class Crosstab:
    """How a kind may come as a crosstab: which fields its cells hold, and whose values may stand in its headers.

    `unit` is the field that the unit of the cells fills; of `said` one word must stand in the title, the sheet's name
    or a header, and of `unless` none may; `words` are further headings of the cells, such as 场次. A crosstab of
    `counts_rows` counts what this kind has one a row, so it can't be read as one.
    """

    cells: tuple[str, ...]
    across: tuple[str, ...]
    unit: str = ""
    said: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    counts_rows: bool = False


@dataclass(frozen=True)
class Layout:
    """One kind of sheet. `ranges` maps a header such as 起止 to the two fields that its cells fill."""

    kind: str
    order: int
    zh: str
    en: str
    grain_zh: str
    grain_en: str
    key: tuple[str, ...]
    placed_by: str
    restricted: bool
    columns: Mapping[str, Column]
    ranges: Mapping[str, tuple[str, str]] = dataclasses.field(default_factory=dict)
    names: tuple[str, ...] = ()
    crosstab: Crosstab | None = None

    @property
    def required(self) -> tuple[str, ...]:
        """The fields without which a row isn't loaded."""
        return tuple(name for name, column in self.columns.items() if column.required)

    @property
    def code_field(self) -> str | None:
        """The one code that is the whole key, if it is: a list without it goes by its 序号 or its row."""
        return self.key[0] if len(self.key) == 1 and self.key[0].endswith("_code") else None


def own_layouts_folder() -> Path:
    """Where an office keeps its own layouts: $MINGZHANG_LAYOUTS, else data/layouts beside the code."""
    chosen = os.environ.get("MINGZHANG_LAYOUTS")
    return Path(chosen) if chosen else Path(__file__).parents[1] / "data" / "layouts"


def load_layouts(own: Path | None = None) -> Mapping[str, Layout]:
    """All layouts by kind, in their order; raises ValueError naming the file when one is faulty."""
    return _load(own or own_layouts_folder())


@cache
def _load(own: Path) -> Mapping[str, Layout]:
    layouts: dict[str, Layout] = {}
    for file in (*sorted(LAYOUTS_FOLDER.glob("*.toml")), *sorted(own.glob("*.toml"))):
        try:
            entry = tomllib.loads(file.read_text(encoding="utf-8"))
            if "headers" in entry:  # an answer about one sheet: etl.sheets.kinds.confirmed
                continue
            kind = entry["kind"]
            layouts[kind] = _added(layouts[kind], entry) if kind in layouts else _layout(entry)
        except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError, UnicodeDecodeError) as fault:
            raise ValueError(f"{file.name}: {type(fault).__name__} {fault}") from fault
    return dict(sorted(layouts.items(), key=lambda item: item[1].order))


def _layout(entry: Mapping[str, Any]) -> Layout:
    columns = {name: _column(name, options) for name, options in entry["columns"].items()}
    layout = Layout(
        kind=entry["kind"], order=entry["order"], zh=entry["zh"], en=entry["en"], grain_zh=entry["grain_zh"],
        grain_en=entry["grain_en"], key=tuple(entry["key"]), placed_by=entry["placed_by"],
        restricted=entry["restricted"], columns=columns, ranges=_ranges(entry), names=tuple(entry.get("names", ())),
        crosstab=_crosstab(entry),
    )  # fmt: skip
    return _with_years(layout, entry)


def _column(name: str, options: Mapping[str, Any]) -> Column:
    known = load_fields()[name]
    first = options.get("header", known.zh)
    headers = dict.fromkeys((first, known.zh, *options.get("aliases", ()), *known.aliases))
    return Column(known, options.get("required", False), tuple(headers))


def _crosstab(entry: Mapping[str, Any]) -> Crosstab | None:
    told = entry.get("crosstab")
    if told is None:
        return None
    lists = {name: tuple(told.get(name, ())) for name in ("cells", "across", "said", "unless", "words")}
    return Crosstab(**lists, unit=told.get("unit", ""), counts_rows=told.get("counts_rows", False))


def _ranges(entry: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    return {header: (pair[0], pair[1]) for header, pair in entry.get("ranges", {}).items()}


def _added(layout: Layout, entry: Mapping[str, Any]) -> Layout:
    """The layout with an office's own wording added to it."""
    columns = dict(layout.columns)
    for name, options in entry.get("columns", {}).items():
        old = columns.get(name) or _column(name, {})
        wordings = [*([options["header"]] if "header" in options else []), *options.get("aliases", ())]
        headers = tuple(dict.fromkeys((*old.headers, *wordings)))
        columns[name] = replace(old, headers=headers, required=options.get("required", old.required))
    names = (*layout.names, *entry.get("names", ()))
    added = replace(
        layout, columns=columns, ranges={**layout.ranges, **_ranges(entry)}, names=names,
        crosstab=_crosstab(entry) or layout.crosstab,
    )  # fmt: skip
    return _with_years(added, entry)


def _with_years(layout: Layout, entry: Mapping[str, Any]) -> Layout:
    """The layout with the headers that one year's form used: [years.2019.headers] attended_count = "参训人数"."""
    columns = dict(layout.columns)
    for year, options in entry.get("years", {}).items():
        for name, header in options["headers"].items():
            column = columns[name]
            columns[name] = replace(column, year_headers={**column.year_headers, int(year): header})
    return replace(layout, columns=columns)


def fingerprint(reference: Sequence[Path] = ()) -> str:
    """A hash over all that decides what a file yields: fields, layouts, reading code, and the given files."""
    code = [file for name in READING_CODE for file in _python_files(Path(__file__).with_name(name))]
    folders = (LAYOUTS_FOLDER, own_layouts_folder())
    layouts = [file for folder in folders for file in sorted(folder.glob("*.toml"))]
    digest = hashlib.sha256()
    for file in (FIELDS_FILE, *layouts, *code, *reference):
        digest.update(file.name.encode())
        digest.update(file.read_bytes() if file.is_file() else b"-")
    return digest.hexdigest()[:16]


def _python_files(place: Path) -> list[Path]:
    """A module, or all modules of a room and the rooms within it."""
    return sorted(place.rglob("*.py")) if place.is_dir() else [place]
