"""The SQL files of etl/sql: where they are, what their heads say, and how Python hands rows to a table."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.problems import Severity

if TYPE_CHECKING:
    import duckdb

SQL_FOLDER = Path(__file__).with_name("sql")


@cache
def sql_text(name: str) -> str:
    """The text of one SQL file, named without its ending, such as `staging/read_rows`."""
    return (SQL_FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def sql_names(folder: str) -> list[str]:
    """All SQL files of one folder, in the order of their names."""
    return [f"{folder}/{file.stem}" for file in sorted((SQL_FOLDER / folder).glob("*.sql"))]


def filled(name: str, **words: str) -> str:
    """A SQL file with its {words} put in; the words come from layouts and fields, never from data."""
    text = sql_text(name)
    for word, value in words.items():
        text = text.replace("{" + word + "}", value)
    return text


@dataclass(frozen=True)
class Rule:
    """A check or an invariant: a SQL file whose first comment lines say what it finds and how it speaks of it.

    Its select yields row_id, field, found and related_row_id, and whatever else its message names in {braces}.
    `many_zh` and `many_en` put in one what clashes between the same two tables: {count}, {cells}, {related_table}.
    """

    code: str
    name: str
    grain: str
    severity: Severity
    title_zh: str
    title_en: str
    message_zh: str
    message_en: str
    repair_zh: str
    repair_en: str
    why: str = ""
    many_zh: str = ""
    many_en: str = ""


@cache
def rules(folder: str) -> tuple[Rule, ...]:
    """All rules of `checks` or `invariants`; raises ValueError naming the file when a head is incomplete."""
    return tuple(_rule(name) for name in sql_names(folder))


def _rule(name: str) -> Rule:
    lines = sql_text(name).splitlines()
    head = [line.removeprefix("--").strip() for line in lines if line.startswith("--")]
    try:
        words: dict[str, Any] = tomllib.loads("\n".join(head[1:]))
        return Rule(code=Path(name).name, name=name, grain=head[0], **words)
    except (tomllib.TOMLDecodeError, TypeError, IndexError) as fault:
        raise ValueError(f"etl/sql/{name}.sql: {fault}") from fault


def fill(con: duckdb.DuckDBPyConnection, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """Put rows into a table in one statement; names that the table lacks are left out, missing ones are NULL."""
    listed = list(rows)
    if not listed:
        return
    columns = con.execute(f"describe {table}").fetchall()
    structure = json.dumps([{name: _plain(kind) for name, kind, *_ in columns}])
    rows_json = literal(json.dumps(listed, ensure_ascii=False, default=str))
    con.execute(
        f"insert into {table} by name select unnest(from_json({rows_json}::json, {literal(structure)}), max_depth := 2)"
    )


def literal(text: str) -> str:
    """A text as a SQL literal. The first bound parameter of a process has DuckDB import pandas: half a second."""
    return "'" + text.replace("'", "''") + "'"


def _plain(kind: str) -> str:
    return "VARCHAR" if kind.startswith("JSON") else kind


def rows_of(con: duckdb.DuckDBPyConnection, query: str) -> list[dict[str, Any]]:
    """What a query yields, one dict a row."""
    result = con.execute(query)
    names = [column[0] for column in result.description or ()]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]
