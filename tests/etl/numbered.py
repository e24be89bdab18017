"""Small generations that hold a number, for tests of publishing."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from etl.publish import building, next_name, publish
from etl.warehouse import (
    open_current,
)

NOW = dt.datetime(2020, 12, 4, 12)


def published(warehouse: Path, number: int) -> str:
    """A small generation that holds its number."""
    name = next_name(warehouse, NOW)
    with building(warehouse) as (con, file):
        con.execute("create table load_info as select ? as generation, ? as number", [name, number])
        publish(con, file, warehouse, name, {"inputs": []})
    return name


def number_in(warehouse: Path) -> int:
    found = open_current(warehouse).connection.cursor().execute("select number from load_info").fetchone()
    return int(found[0]) if found else -1
