"""A warehouse of one hand-made year: classes, targets and returns as a test needs them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import duckdb

from metrics.metric import Scope
from metrics.pace.standing import Standing
from metrics.pace.watch import standings
from tests.metrics.conftest import TABLES

KEY = "training_sessions"
NOVEMBER = Scope(2020, dt.date(2020, 11, 5))


class Year:
    """A warehouse without classes and targets, to be filled."""

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self.con, self.rows = con, 1000

    def classes(self, county: str, days: list[str], people: int = 50) -> None:
        for day in days:
            self.rows += 1
            values = (self.rows, int(day[:4]), day, county, f"K{self.rows}", people)
            self.con.execute(
                "insert into fact_training_class (row_id, year, counted_on, county_id, class_code, training_type,"
                " attended_count) values (?, ?, ?, ?, ?, '万人培训', ?)",
                values,
            )
            self.con.execute(
                "insert into origin values (?, 'training_class', ?, '培训班台账', 1, 'A1', null, null)",
                (self.rows, 2 if county == "2" else 1),
            )

    def target(self, county: str | None, value: int, *, key: str = KEY, issued: str = "2020-01-15", **more) -> None:
        self.rows += 1
        self.con.execute(
            "insert into fact_target values (?, 2020, ?, ?, ?, ?, 'planned_sessions', ?, ?, ?, ?, ?)",
            (
                self.rows, issued, county, key, value, issued, more.get("version", 1), more.get("due"),
                more.get("curve", "序时"), more.get("direction", "≥"),
            ),
        )  # fmt: skip

    def gifts(self, county: str, gifts: dict[str, int]) -> None:
        """Gifts by day, in yuan."""
        self.con.execute(
            "create table if not exists fact_donation_income (row_id bigint, kind varchar, year int, counted_on date,"
            " county_id varchar, qualifiers varchar, amount_yuan decimal(18, 2))"
        )
        for day, yuan in gifts.items():
            self.rows += 1
            values = (self.rows, int(day[:4]), day, county, yuan)
            self.con.execute("insert into fact_donation_income values (?, 'donation_income', ?, ?, ?, null, ?)", values)

    def of(self, county: str, scope: Scope = NOVEMBER, key: str = KEY) -> Standing:
        return next(one for one in standings(self.con, scope, [key])[key] if one.county_id == county)


def monthly(year: int, counts: list[int]) -> list[str]:
    """So many days in each month from January."""
    return [f"{year}-{month:02}-{day + 1:02}" for month, count in enumerate(counts, 1) for day in range(count)]


def hand_made() -> Iterator[Year]:
    con = duckdb.connect()
    con.execute(TABLES)
    con.execute("delete from fact_training_class; delete from fact_target; delete from origin")
    yield Year(con)
    con.close()
