"""What a document rests on: the figures of a scope with last year's, their cells, and what was loaded when.

Every document takes its figures from here, so that a number, its proof and its table can't differ.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import duckdb

from metrics.catalog import METRICS
from metrics.measure import Trace, measure, measure_many
from metrics.metric import Metric, Reading, Scope, Text
from metrics.pace.targets import completion
from metrics.tracing import files_of, trace_of


@dataclass(frozen=True)
class Figure:
    """One figure: its reading in the scope and in the same period of last year."""

    now: Reading
    before: Reading

    @property
    def metric(self) -> Metric:
        """The definition."""
        return self.now.metric

    @property
    def completion(self) -> Decimal | None:
        """Value by target, 1 when reached; None without a value or a target above 0."""
        return completion(self.now)

    @property
    def change(self) -> Decimal | None:
        """The change on last year as a share; None where it can't be said or would mislead (of a percentage)."""
        if self.now.value is None or not self.before.value or self.metric.unit == "%":
            return None
        return (self.now.value - self.before.value) / abs(self.before.value)


class Evidence:
    """The figures of one scope by key, in the order of the catalogue; cells are looked up when asked for."""

    def __init__(
        self, con: duckdb.DuckDBPyConnection, scope: Scope, generation: str, keys: Sequence[str] | None = None
    ) -> None:
        """`keys`: which figures; without, all that have a value of their own. An unknown key raises KeyError."""
        chosen = [key for key, metric in METRICS.items() if not metric.only_in_splits] if keys is None else list(keys)
        self.con, self.scope, self.generation = con, scope, generation
        now, before = measure_many(con, chosen, scope), measure_many(con, chosen, scope.year_before)
        self.figures: Mapping[str, Figure] = {key: Figure(now[key], before[key]) for key in chosen}
        self._traces: dict[str, Trace] = {}

    def __getitem__(self, key: str) -> Figure:
        return self.figures[key]

    def __iter__(self) -> Iterator[Figure]:
        return iter(self.figures.values())

    def published(self) -> Iterable[Figure]:
        """The figures that the year-end summary states."""
        return (figure for figure in self if figure.metric.published)

    def files(self, keys: Iterable[str]) -> set[str]:
        """The workbooks whose rows may count towards some figures."""
        counted = [METRICS[part] for key in keys for part in METRICS[key].parts or (key,)]
        return files_of(self.con, counted, self.scope)

    def trace(self, key: str) -> Trace:
        """The cells that a figure was counted from; looked up once."""
        if key not in self._traces:
            self._traces[key] = trace_of(self.con, self._reading(key), self._reading)
        return self._traces[key]

    def _reading(self, key: str) -> Reading:
        """A reading of the scope; measured only where it isn't among the figures."""
        return self.figures[key].now if key in self.figures else measure(self.con, key, self.scope)

    @cached_property
    def society(self) -> Text:
        """The name of the society."""
        found = self.con.table("dim_city").project("society_zh, society_en").fetchone()
        return Text(*map(str, found)) if found else Text("", "")

    @cached_property
    def city(self) -> Text:
        """The name of the city."""
        found = self.con.table("dim_city").project("name_zh, name_en").fetchone()
        return Text(*map(str, found)) if found else Text("", "")

    @cached_property
    def kinds(self) -> Mapping[str, Text]:
        """The names of the kinds of sheet."""
        found = self.con.table("dim_kind").project("kind, name_zh, name_en").fetchall()
        return {kind: Text(zh, en) for kind, zh, en in found}

    @cached_property
    def field_values(self) -> Mapping[tuple[str, str], Text]:
        """What the listed values of fields are called, by field and by how the sheets write them."""
        found = self.con.table("dim_field_value").project("field, value_zh, value_en").fetchall()
        return {(str(field), str(zh)): Text(str(zh), str(en)) for field, zh, en in found}

    @cached_property
    def rejected_rows(self) -> Mapping[str, int]:
        """How many rows of each kind of sheet were refused, of the kinds that have any."""
        rejected: dict[str, int] = {}
        for kind, rows in self.con.table("source_sheet").filter("rejected > 0").project("kind, rejected").fetchall():
            rejected[str(kind)] = rejected.get(str(kind), 0) + int(rows)
        return {kind: rows for kind, rows in rejected.items() if kind in self.kinds}

    @cached_property
    def warnings(self) -> Sequence[tuple[str, str, Text]]:
        """What the load pointed out without refusing anything: the rule's code, the workbook, the message."""
        found = self.con.table("problem").filter("severity = 'warn'").order("problem_id")
        told = found.project("code, file, message_zh, message_en").fetchall()
        return [(str(code), str(file), Text(str(zh), str(en))) for code, file, zh, en in told]

    @cached_property
    def is_sample(self) -> bool:
        """Whether the data are the invented sample."""
        found = self.con.table("load_info").project("is_sample").fetchone()
        return bool(found and found[0])

    @cached_property
    def loaded_at(self) -> dt.datetime | None:
        """When the generation was loaded, in local time."""
        found = self.con.table("load_info").project("loaded_at").fetchone()
        return found[0] if found else None

    @cached_property
    def loaded_by(self) -> str:
        """Who loaded the generation: the name typed at an upload, else the account; "" where it isn't known."""
        info = self.con.table("load_info")
        found = info.project("loaded_by").fetchone() if "loaded_by" in info.columns else None
        return str(found[0] or "") if found else ""

    @cached_property
    def signed_on(self) -> dt.date | None:
        """The date that the year's summary is signed with, as the reference data name it."""
        signing = self.con.table("dim_signing").filter(f"year = {self.scope.year:d}").project("signed_on").fetchone()
        return signing[0] if signing else None

    @cached_property
    def usual_cut_off(self) -> dt.date | None:
        """The cut-off that the reference data name for the year, as its published summary has it."""
        signing = self.con.table("dim_signing").filter(f"year = {self.scope.year:d}").project("cut_off").fetchone()
        return signing[0] if signing else None
