"""The words on a sheet's header, read from the importer's own field list and layouts so that none is written twice."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ETL = Path(__file__).resolve().parents[2] / "etl"


@dataclass(frozen=True)
class Layout:
    """One kind of sheet: its Chinese name, and for each field the header and the type."""

    kind: str
    name: str
    headers: Mapping[str, str]
    types: Mapping[str, str]


@cache
def layouts() -> dict[str, Layout]:
    """All kinds by name. Raises KeyError when a layout names a field that the field list lacks."""
    fields = tomllib.loads((ETL / "fields.toml").read_text(encoding="utf-8"))
    found: dict[str, Layout] = {}
    for path in sorted((ETL / "layouts").glob("*.toml")):
        layout = tomllib.loads(path.read_text(encoding="utf-8"))
        columns = layout["columns"]
        headers = {name: column.get("header", fields[name]["zh"]) for name, column in columns.items()}
        types = {name: fields[name]["type"] for name in columns}
        found[layout["kind"]] = Layout(layout["kind"], layout["zh"], headers, types)
    return found
