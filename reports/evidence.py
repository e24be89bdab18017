"""What a document rests on: the figures of a scope with last year's, their cells, and what was loaded when.

Every document takes its figures from here, so that a number, its proof and its table can't differ.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

import duckdb

from metrics.bindings import without_campaign
from metrics.campaigns import counted_until
from metrics.catalog import METRICS
from metrics.counties import names_by_id
from metrics.measure import Trace, measure, measure_by_county, measure_many, split
from metrics.metric import Metric, Reading, Scope, Text
from metrics.pace.targets import completion
from metrics.rows import field_names
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


@dataclass(frozen=True)
class Problem:
    """Something in the workbooks that somebody has to look at: where, what was found, what to do."""

    severity: str
    file: str
    sheet: str
    cell: str
    found: str
    message: Text
    repair: Text


class Evidence:
    """The figures of one scope by key, in the order of the catalogue; cells are looked up when asked for.

    Every figure is found by its key. Those of a campaign that neither this year nor the last had are in no list.
    """

    def __init__(
        self, con: duckdb.DuckDBPyConnection, scope: Scope, generation: str, keys: Sequence[str] | None = None
    ) -> None:
        """`keys`: which figures; without, all that have a value of their own. An unknown key raises KeyError."""
        chosen = [key for key, metric in METRICS.items() if not metric.only_in_splits] if keys is None else list(keys)
        self.con, self.scope, self.generation = con, scope, generation
        now, before = measure_many(con, chosen, scope), measure_many(con, chosen, scope.year_before)
        self.figures: Mapping[str, Figure] = {key: Figure(now[key], before[key]) for key in chosen}
        impossible = without_campaign(con, [METRICS[key] for key in chosen], scope)
        self._unlisted = {key for key in impossible if before[key].value is None}
        self._traces: dict[str, Trace] = {}

    def __getitem__(self, key: str) -> Figure:
        return self.figures[key]

    def __iter__(self) -> Iterator[Figure]:
        return (figure for key, figure in self.figures.items() if key not in self._unlisted)

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
        """A reading of the scope, measured only where it isn't among the figures."""
        return self.figures[key].now if key in self.figures else measure(self.con, key, self.scope)

    def counted_until(self, key: str) -> dt.date:
        """The last day that counts towards a figure: the cut-off, or the end of its campaign."""
        return counted_until(self.con, key, self.scope)

    def months(self, key: str, *, before: bool = False) -> Mapping[int, float | None]:
        """A figure by month up to the cut-off's, of last year with `before`; None where there is no figure to show."""
        df = split(self.con, key, self.scope.year_before if before else self.scope, ["month"])
        values = zip(df["month"], df["value"], strict=True)
        return {int(month): None if value != value else float(value) for month, value in values}

    def parts(self, key: str, column: str) -> Sequence[tuple[Text, float, float | None]]:
        """A figure by the values of a column, largest first: what each is called, this year and last; unnamed ones not.

        `column` is one of the figure's splits; others raise ValueError.
        """
        names = self.value_names(column)
        now, before = (split(self.con, key, scope, [column]) for scope in (self.scope, self.scope.year_before))
        earlier = dict(zip(before[column], before["value"], strict=True))
        found = [
            (names.get(part, Text(str(part), str(part))), float(value), earlier.get(part))
            for part, value in zip(now[column], now["value"], strict=True)
            if isinstance(part, str) and value == value
        ]
        return sorted(found, key=lambda one: -one[1])

    def value_names(self, field: str) -> Mapping[str, Text]:
        """What the values of a field are called, by how the sheets write them."""
        found = self.con.table("dim_field_value").project("field, value_zh, value_en").fetchall()
        return {zh: Text(zh, en) for name, zh, en in found if name == field}

    @cached_property
    def fields(self) -> Mapping[str, Text]:
        """What the columns of the sheets are called, by field."""
        return {field: Text(*names) for field, names in field_names(self.con).items()}

    @cached_property
    def counties(self) -> Mapping[str, Text]:
        """The counties by id as they were called at the cut-off, in their usual order; the city society (HQ) last."""
        return {county: Text(zh, en) for county, (zh, en) in names_by_id(self.con, self.scope).items()}

    @cached_property
    def by_county(self) -> Mapping[str, Mapping[str, Figure]]:
        """Every figure that splits by county, by key and county id; each county is there, reported or not."""
        keys = [figure.metric.key for figure in self if "county_id" in figure.metric.splits]
        now = measure_by_county(self.con, keys, self.scope)
        before = measure_by_county(self.con, keys, self.scope.year_before)

        def earlier(key: str, county: str) -> Reading:
            there = replace(self.scope.year_before, county_id=county)
            return before[key].get(county) or Reading(METRICS[key], there, None)

        return {
            key: {county: Figure(now[key][county], earlier(key, county)) for county in self.counties} for key in keys
        }

    @cached_property
    def problems(self) -> Sequence[Problem]:
        """What the load had to point out, in its order."""
        columns = "severity, file, sheet, cell, found, message_zh, message_en, repair_zh, repair_en"
        rows = self.con.table("problem").order("problem_id").project(columns).fetchall()
        return [_problem([str(cell or "") for cell in row]) for row in rows]

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


def _problem(cells: Sequence[str]) -> Problem:
    severity, file, sheet, cell, found, zh, en, repair_zh, repair_en = cells
    return Problem(severity, file, sheet, cell, found, Text(zh, en), Text(repair_zh, repair_en))
