"""Every field once: its type, unit, allowed values and names, from fields.toml. Grain: one Field a field."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

FieldType = Literal[
    "text", "enum", "enum_list", "county", "person_or_organisation", "approximation", "date", "month",
    "integer", "year", "decimal", "money", "yes_no", "identity",
]  # fmt: skip
FIELDS_FILE = Path(__file__).with_name("fields.toml")
NUMERIC: frozenset[str] = frozenset({"integer", "decimal", "money"})
DATED: frozenset[str] = frozenset({"date", "month"})
_KNOWN = frozenset({"type", "zh", "en", "unit", "values", "aliases", "synonyms"})


@dataclass(frozen=True)
class Field:
    """A field: what its cells may hold and what it is called. `values` maps a stored value to its English."""

    name: str
    type: FieldType
    zh: str
    en: str
    unit: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    synonyms: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_summed(self) -> bool:
        """Whether its column is added up and compared with a stated total."""
        return self.type in NUMERIC and self.name not in _NUMBERS_NOT_QUANTITIES


# Numbers that count nothing: adding them up would mean nothing.
_NUMBERS_NOT_QUANTITIES = frozenset({
    "line_number", "issue_number", "disclosure_issue", "version", "area_number", "task_number", "measure_number",
    "population_year", "target_value",
})  # fmt: skip


@cache
def load_fields(file: Path = FIELDS_FILE) -> Mapping[str, Field]:
    """All fields by name, in the order of the file; raises ValueError on an unknown type or entry."""
    with file.open("rb") as stream:
        entries = tomllib.load(stream)
    return {name: _field(name, entry) for name, entry in entries.items()}


def _field(name: str, entry: Mapping[str, Any]) -> Field:
    unknown = set(entry) - _KNOWN
    if unknown or entry.get("type") not in get_args(FieldType):
        raise ValueError(f"fields.toml, {name}: unknown type or entry {sorted(unknown) or entry.get('type')!r}")
    return Field(
        name=name, type=entry["type"], zh=entry["zh"], en=entry["en"], unit=entry.get("unit", ""),
        values=entry.get("values", {}), aliases=tuple(entry.get("aliases", ())), synonyms=entry.get("synonyms", {}),
    )  # fmt: skip
