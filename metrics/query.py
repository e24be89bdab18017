"""Aggregates of definitions: SQL made of their fragments alone, values of the scope as bound parameters."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import duckdb

from metrics.bindings import without_campaign
from metrics.metric import HQ, CountDistinct, Metric, Scope, Sum
from metrics.qualifiers import join_qualifiers, qualifiers_of

GroupKey = tuple[object, ...]

# Lists with a row for everything that happened: reported without a matching row, the answer is 0. Forms that are filled
# in cell by cell (months of organ donation, awards, villages, targets) leave it open.
_EVENT_LISTS = frozenset(
    f"fact_{kind}"
    for kind in (
        "donation_income",
        "donation_use",
        "goods_movement",
        "disclosure",
        "relief_project",
        "child_patient_aid",
        "training_class",
        "stem_cell_stage",
        "rescue",
        "volunteer_activity",
        "publicity",
    )
)


_GROUPS = {
    "month": "month(counted_on)",
    "county_id": f"coalesce(county_id, '{HQ}')",
    # The sheet says how things stood when it was filled in; what was done after the cut-off was under way at it.
    "measure_status": "case when done_on <= $cut_off then '完成' when measure_status = '完成' then '推进'"
    " else measure_status end",
}


@dataclass(frozen=True)
class Amount:
    """What a metric comes to in one group: `value` None when nothing was reported, `rows` the rows that count.

    `is_blank`: there are rows that would count, but their cells are blank.
    """

    value: Decimal | None = None
    rows: int = 0
    qualifier: str = ""
    last_counted_on: dt.date | None = None
    is_blank: bool = False


@dataclass
class Amounts:
    """Amounts by group and key, and the groups in which the fact has any row at all."""

    by_group: dict[GroupKey, dict[str, Amount]] = field(default_factory=lambda: defaultdict(dict))
    reported: dict[str, set[GroupKey]] = field(default_factory=lambda: defaultdict(set))

    def get(self, group: GroupKey, key: str) -> Amount:
        """The amount of a metric in a group; an empty one where there is none."""
        return self.by_group.get(group, {}).get(key, Amount())


def parameters(scope: Scope) -> dict[str, object]:
    """The scope as bound parameters; every query uses all of them."""
    return {"year": scope.year, "cut_off": scope.cut_off, "county": scope.county_id, "since": scope.since}


def scope_sql(years: str = "=") -> str:
    """The condition of a row within the scope: of the year (or since a day), up to the cut-off, of the county."""
    return (
        f"counted_on <= $cut_off and case when $since is null then year {years} $year else counted_on >= $since end"
        f" and ($county is null or coalesce(county_id, '{HQ}') = $county)"
    )


def rows_sql(metric: Metric) -> str:
    """The rows that a metric's condition chooses from: those within the scope; of states the newest."""
    sql = f"select * from {metric.fact} where {scope_sql('<=' if metric.carried_over else '=')}"
    if metric.latest_by:
        order = [part.strip() for part in metric.latest_order.split(",")] + ["row_id"]
        newest = ", ".join(f"{column} desc nulls last" for column in order)
        sql += f" qualify row_number() over (partition by {', '.join(metric.latest_by)} order by {newest}) = 1"
    return sql


def filled_sql(metric: Metric) -> str:
    """The condition of a row that counts: the metric's own, and a filled cell to count."""
    filled = _filled(metric)
    return metric.where if filled == "true" else f"({metric.where}) and ({filled})"


def group_sql(by: str) -> str:
    """The expression to group by; its names come from definitions, never from a person."""
    return _GROUPS.get(by, by)


def amounts(con: duckdb.DuckDBPyConnection, metrics: Iterable[Metric], scope: Scope, by: Sequence[str] = ()) -> Amounts:
    """All amounts of metrics with a fact, grouped by `by`: one query for each fact."""
    found = Amounts()
    together: dict[str, list[Metric]] = defaultdict(list)
    for metric in metrics:
        together[rows_sql(metric)].append(metric)
    for source, group in together.items():
        _collect(con, source, group, scope, by, found)
    return found


class _Selected:
    """The expressions of one query, each written once however many metrics share it."""

    def __init__(self) -> None:
        self.conditions: dict[str, str] = {}
        self.columns: dict[str, int] = {}

    def rows_where(self, condition: str) -> str:
        """The name under which the inner query says whether a row fulfils a condition."""
        return self.conditions.setdefault(condition, f"is_{len(self.conditions)}")

    def column(self, aggregate: str, condition: str) -> int:
        """The place of an aggregate over the rows that fulfil a condition."""
        sql = f"{aggregate} filter (where {self.rows_where(condition)})" if condition != "true" else aggregate
        return self.columns.setdefault(sql, len(self.columns))

    def sql(self, source: str, by: Sequence[str]) -> str:
        """The query: groups, then columns."""
        groups = [group_sql(name) for name in by]
        flags = "".join(f", ({condition}) as {name}" for condition, name in self.conditions.items())
        grouped = f" group by {', '.join(groups)}" if groups else ""
        return f"select {', '.join([*groups, *self.columns])} from (select *{flags} from ({source})){grouped}"


def _collect(
    con: duckdb.DuckDBPyConnection,
    source: str,
    metrics: Sequence[Metric],
    scope: Scope,
    by: Sequence[str],
    found: Amounts,
) -> None:
    selected = _Selected()
    reported, worded = selected.column("count(*)", "true"), selected.column("count(qualifiers)", "true")
    places = [(metric, _columns(metric, selected)) for metric in metrics]
    rows = con.execute(selected.sql(source, by), parameters(scope)).fetchall()
    width = len(by)
    words = _qualifiers(con, source, metrics, scope, by) if any(row[width + worded] for row in rows) else {}
    impossible = without_campaign(con, metrics, scope)
    for row in rows:
        group, cells = tuple(row[:width]), row[width:]
        for metric, columns in places:
            said = words.get(group, {}).get(metric.key, [])
            values = [cells[place] for place in columns]
            handed_in = cells[reported] if metric.key not in impossible else 0
            found.by_group[group][metric.key] = _amount(metric, handed_in, values, said)
            if handed_in:
                found.reported[metric.key].add(group)


def _qualifiers(
    con: duckdb.DuckDBPyConnection, source: str, metrics: Sequence[Metric], scope: Scope, by: Sequence[str]
) -> dict[GroupKey, dict[str, list[str]]]:
    """The qualifiers of the rows that count, as their JSON, by group and key; few rows have any."""
    selected = _Selected()
    sums = [metric for metric in metrics if isinstance(metric.measure, Sum)]
    places = [(metric.key, selected.column("list(distinct qualifiers)", filled_sql(metric))) for metric in sums]
    if not places:
        return {}
    qualified = f"select * from ({source}) where qualifiers is not null"
    rows = con.execute(selected.sql(qualified, by), parameters(scope)).fetchall()
    width = len(by)
    return {tuple(row[:width]): {key: row[width + place] or [] for key, place in places} for row in rows}


def _columns(metric: Metric, selected: _Selected) -> list[int]:
    """Matching rows, rows that count, value, newest day, rows with the qualifier of the definition."""
    count = filled_sql(metric)
    own = f"({count}) and {metric.qualified[0]}" if metric.qualified else "false"
    return [
        selected.column("count(*)", metric.where),
        selected.column("count(*)", count),
        selected.column(_value(metric), count),
        selected.column("max(counted_on)", count),
        selected.column("count(*)", own),
    ]


def _value(metric: Metric) -> str:
    measure = metric.measure
    if isinstance(measure, Sum):
        return f"sum({' + '.join(signed_sql(measure))})"
    if isinstance(measure, CountDistinct):
        return f"count(distinct {measure.column})"
    return "count(*)"


def signed_sql(measure: Sum) -> list[str]:
    """Each term of a sum; among several, 0 where its cell is blank or its condition isn't met."""
    if len(measure.terms) == 1 and measure.terms[0].where == "true" and measure.terms[0].sign == 1:
        return [measure.terms[0].column]
    signed = []
    for term in measure.terms:
        column = term.column if term.where == "true" else f"case when {term.where} then {term.column} end"
        signed.append(f"coalesce({column}, 0) * {term.sign}")
    return signed


def _filled(metric: Metric) -> str:
    measure = metric.measure
    if isinstance(measure, Sum):
        narrowed = (f" and {term.where}" if term.where != "true" else "" for term in measure.terms)
        return " or ".join(f"{t.column} is not null{where}" for t, where in zip(measure.terms, narrowed, strict=True))
    if isinstance(measure, CountDistinct):
        return f"{measure.column} is not null"
    return "true"


def _amount(metric: Metric, reported: int, cells: Sequence[object], words: Iterable[str]) -> Amount:
    matching, rows, value, last, own = cells
    assert isinstance(rows, int)
    result: Decimal | None = None
    if rows or (reported and not isinstance(metric.measure, Sum)):
        result = Decimal(str(value))
    elif reported and not matching and zero_without_rows(metric):
        result = Decimal(0)
    found = qualifiers_of(metric, words)
    if own and metric.qualified:
        found.add(metric.qualified[1])
    newest = last if isinstance(last, dt.date) else None
    return Amount(result, rows, join_qualifiers(found), newest, is_blank=bool(matching) and not rows)


def zero_without_rows(metric: Metric, by: Sequence[str] = ()) -> bool:
    """Whether a handed-in sheet without a matching row says 0; a month without rows always does for what flows."""
    return metric.fact in _EVENT_LISTS or ("month" in by and metric.is_flow)
