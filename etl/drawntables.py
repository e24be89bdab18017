"""What a generation knows of a sheet's tables, for drawing them: rows, header, how each column is shown."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from etl.address import parse
from etl.fields import NUMERIC, load_fields


def described(known: Mapping[str, Any]) -> dict[str, Any]:
    """In which rows a table stands, where its header ends, and how each of its columns is shown."""
    above = header(known)
    columns, places = _columns(json.loads(known["columns"]))
    return {
        "spans": json.loads(known["spans"] or "[]"), "columns": columns,
        "header": [above[0], above[-1]] if above else [],
        "kind_column": places.get("donor_type"), "anonymous_column": places.get("is_anonymous"),
    }  # fmt: skip


def header(known: Mapping[str, Any]) -> tuple[int, ...]:
    """The rows of the header, from 1: its last, and the one above where it has two."""
    last = known["header_row"]
    if last is None:
        return ()
    two = json.loads(known["ignored"] or "{}").get("header", 1) == 2 and last > 1
    return (last - 1, last) if two else (last,)


def _columns(reports: Sequence[Mapping[str, Any]]) -> tuple[dict[str, str], dict[str, int]]:
    """How each column (from 0) is shown, and where each field stands. A column that isn't read isn't shown."""
    shown: dict[str, str] = {}
    places: dict[str, int] = {}
    for report in reports:
        column = parse(report["cell"])[1]
        if report["field"]:
            places.setdefault(report["field"], column)
            shown[str(column)] = _treatment(load_fields()[report["field"]].type)
        elif report["how"] in ("serial", "total"):  # what adds up columns that are shown tells no more than they
            shown[str(column)] = "number"
    return shown, places


def _treatment(field_type: str) -> str:
    if field_type in NUMERIC:
        return "number"
    return {"person_or_organisation": "name", "identity": "hide"}.get(field_type, "text")


def headings(tables: Sequence[Mapping[str, Any]]) -> list[tuple[int, int, int]]:
    """The first and last row of each table with its column (from 0) of counties, else its first one of plain words."""
    found = []
    for one in tables:
        named = [report for report in json.loads(one["columns"]) if report["field"] and report["how"] != "crosstab"]
        plain = [report for report in named if _treatment(load_fields()[report["field"]].type) == "text"]
        of_county = [report for report in plain if report["field"] == "county"]
        columns = sorted(parse(report["cell"])[1] for report in of_county or plain)
        found += [(first, last, columns[0]) for first, last in json.loads(one["spans"] or "[]") if columns]
    return found
