"""The reference data of the city that is served, and the words of the catalogue, as tables of a generation."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.fields import Field, load_fields
from etl.layout import Layout, load_layouts
from etl.sheets.headers.places import reference_folder
from etl.statements import fill, sql_text
from etl.warehouse import WarehouseError

if TYPE_CHECKING:
    import duckdb

CITY_NAMES = (
    "adcode", "name_zh", "name_en", "society_zh", "society_en", "headquarters_zh", "headquarters_en",
    "map_review_number",
)  # fmt: skip


class FaultyReferenceError(WarehouseError):
    """A file of reference data can't be used; the message says which and why."""


def load_reference(con: duckdb.DuckDBPyConnection) -> None:
    """Make the tables of counties, zones, city, signing dates, bindings and disclosure; raises FaultyReferenceError."""
    folder = reference_folder()
    city = _toml(folder / "city.toml", needed=True)
    bindings = _toml(folder / "bindings.toml").get("binding", [])
    disclosure = _toml(folder / "disclosure.toml")
    counties = enumerate(_csv(folder / "counties.csv"), start=1)
    tables: Mapping[str, list[Mapping[str, Any]]] = {
        "dim_city": [{name: str(city.get(name, "")) for name in CITY_NAMES}],
        "dim_signing": list(_signings(city)),
        "dim_binding": bindings,
        "dim_disclosure_rule": list(_disclosure_rules(disclosure)),
        "reference_county": [{"position": position, **county} for position, county in counties],
        "reference_zone": list(_csv(folder / "zones.csv")),
    }
    for table, rows in tables.items():
        con.execute(sql_text(f"dimensions/{table}"))
        fill(con, table, rows)


def load_catalogue(con: duckdb.DuckDBPyConnection) -> None:
    """Make the tables of kinds, fields, their values and the columns of each kind."""
    layouts, fields = load_layouts(), load_fields()
    tables: Mapping[str, list[dict[str, Any]]] = {
        "dim_kind": [_kind(layout) for layout in layouts.values()],
        "dim_field": [_field(field) for field in fields.values()],
        "dim_field_value": [value for field in fields.values() for value in _values(field)],
        "dim_column": [column for layout in layouts.values() for column in _columns(layout)],
    }
    for table, rows in tables.items():
        con.execute(sql_text(f"dimensions/{table}"))
        fill(con, table, rows)


def _kind(layout: Layout) -> dict[str, Any]:
    return {
        "kind": layout.kind, "order_number": layout.order, "name_zh": layout.zh, "name_en": layout.en,
        "restricted": layout.restricted, "key_fields": ",".join(_key(layout)),
    }  # fmt: skip


def _key(layout: Layout) -> list[str]:
    """The fields of the key; a kind whose rows have only a year carries that too."""
    own = [*layout.key]
    return [*own, "year"] if layout.placed_by == "year" and "year" not in own else own


def _field(field: Field) -> dict[str, Any]:
    return {"field": field.name, "type": field.type, "unit": field.unit, "name_zh": field.zh, "name_en": field.en}


def _values(field: Field) -> Iterator[dict[str, Any]]:
    for number, (zh, en) in enumerate(field.values.items(), start=1):
        yield {"field": field.name, "value_zh": zh, "value_en": en, "order_number": number}


def _columns(layout: Layout) -> Iterator[dict[str, Any]]:
    for name, column in layout.columns.items():
        yield {"kind": layout.kind, "field": name, "required": column.required, "header": column.headers[0]}


def _signings(city: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    signed, cut_off = city.get("signed_on", {}), city.get("cut_off", {})
    for year in sorted({*signed, *cut_off}):
        yield {"year": int(year), "signed_on": signed.get(year), "cut_off": cut_off.get(year)}


def _disclosure_rules(disclosure: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for rule in disclosure.get("rule", []):
        yield {**rule, "due_soon_days": disclosure.get("due_soon_days", 0)}


def _toml(file: Path, needed: bool = False) -> dict[str, Any]:
    if not file.is_file() and not needed:
        return {}
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as fault:
        raise _faulty(file, fault) from fault


def _csv(file: Path) -> Iterator[dict[str, str | None]]:
    """The rows of a reference table; a blank cell is None."""
    if not file.is_file():
        return
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            for row in csv.DictReader(stream):
                yield {name: value or None for name, value in row.items() if name}
    except (OSError, ValueError, csv.Error) as fault:
        raise _faulty(file, fault) from fault


def _faulty(file: Path, fault: Exception) -> FaultyReferenceError:
    return FaultyReferenceError(
        f"参考数据 {file} 读不了，请改正后重试：{fault}", f"Reference data {file} can't be read; correct it: {fault}"
    )
