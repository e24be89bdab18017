"""More people a session than planned, or far fewer: where two targets of one kind of work don't fit what was done.

A programme is planned in events and in people. Both may be reached, and still something was counted otherwise than
planned: other kinds of event are mixed in, or attendances (人次) were taken for people (人). Nothing is corrected; the
reader is told, with what the rows show.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

import duckdb

from metrics.catalog import METRICS
from metrics.measure import measure_many
from metrics.metric import CountRows, Language, Metric, Scope, Sum, Text
from metrics.pace.target_versions import target_version, valid_targets
from metrics.query import filled_sql, parameters, rows_sql, signed_sql
from metrics.units import UNITS, format_exact, format_share, format_value, format_whole_share

LEAST, MOST = Decimal("0.5"), Decimal(2)
"""How far people per event may be from the plan before it is pointed out."""
Pattern = Literal["few_large", "most_large", "small"]


@dataclass(frozen=True)
class PlanCheck:
    """What was done and planned of one kind of work, in events and in people, and the sizes of the events.

    `median_size` is that of the events with people noted; `large_events` had more than twice the planned people, who
    are `large_people` together.
    """

    events: Metric
    people: Metric
    events_done: Decimal
    people_done: Decimal
    events_target: Decimal
    people_target: Decimal
    median_size: Decimal
    large_events: int
    large_people: Decimal

    @property
    def planned(self) -> Decimal:
        """People an event, as planned."""
        return self.people_target / self.events_target

    @property
    def actual(self) -> Decimal:
        """People an event, as done."""
        return self.people_done / self.events_done

    @property
    def is_far_off(self) -> bool:
        """Whether people per event are below half or above twice the plan."""
        return not LEAST <= self.actual / self.planned <= MOST

    @property
    def pattern(self) -> Pattern:
        """What the rows show: a few events bring most people, most events are large, or events are small."""
        if self.actual < self.planned:
            return "small"
        few = self.large_events * 2 <= self.events_done and self.large_people * 2 >= self.people_done
        return "few_large" if few else "most_large"


def pairs(metrics: Iterable[Metric] = tuple(METRICS.values())) -> list[tuple[Metric, Metric]]:
    """Metrics that count the same rows, one the rows and one the people in them."""
    flows = [metric for metric in metrics if metric.is_flow and not metric.restricted]
    counted = {(m.fact, m.where): m for m in flows if isinstance(m.measure, CountRows)}
    summed = [m for m in flows if isinstance(m.measure, Sum) and m.unit in ("人", "人次")]
    return [(counted[m.fact, m.where], m) for m in summed if (m.fact, m.where) in counted]


def plan_checks(con: duckdb.DuckDBPyConnection, scope: Scope) -> list[PlanCheck]:
    """The checks of a scope, of every pair of which both are planned and something was done."""
    targets, found = valid_targets(con, scope), []
    for events, people in pairs():
        if not all(target_version(targets, each.key, scope.county_id) for each in (events, people)):
            continue
        readings = measure_many(con, [events.key, people.key], scope)
        one, two = readings[events.key], readings[people.key]
        if one.value and one.target and two.value is not None and two.target:
            sizes = _sizes(con, people, scope, 2 * two.target / one.target)
            found.append(PlanCheck(events, people, one.value, two.value, one.target, two.target, *sizes))
    return found


def _sizes(
    con: duckdb.DuckDBPyConnection, people: Metric, scope: Scope, large: Decimal
) -> tuple[Decimal, int, Decimal]:
    """The median size of the events, how many are larger than `large`, and the people in those."""
    assert isinstance(people.measure, Sum)
    size = " + ".join(signed_sql(people.measure))
    sql = f"""
        select median(size), count(*) filter (where size > $large), coalesce(sum(size) filter (where size > $large), 0)
        from (select ({size})::decimal(18, 2) as size from ({rows_sql(people)}) where {filled_sql(people)})
    """
    row = con.execute(sql, {**parameters(scope), "large": large}).fetchone() or (None, 0, 0)
    return Decimal(str(row[0] or 0)), int(row[1]), Decimal(str(row[2]))


def statement(check: PlanCheck) -> Text:
    """The two completions side by side, and what they come to per event."""
    said = _Said(check, "zh")
    zh = f"{said.people}为计划的{said.of_people}，{said.events}为计划的{said.of_events}"
    zh += f"：平均每{check.events.unit}{said.actual}，计划{said.planned}"
    said = _Said(check, "en")
    en = f"{said.people}: {said.of_people} of the plan; {said.events}: {said.of_events}"
    return Text(zh, f"{en}. That makes {said.actual} to each; {said.planned} were planned")


def explanation(check: PlanCheck) -> Text:
    """What may be behind it, by what the rows show, and what to do."""
    found = _EXPLAINED[check.pattern]
    return Text(found.zh.format(said=_Said(check, "zh")), found.en.format(said=_Said(check, "en")))


class _Said:
    """The figures of a check in the words of a language."""

    def __init__(self, check: PlanCheck, lang: Language) -> None:
        people, events = check.people, check.events
        self.people, self.events = people.name[lang], events.name[lang]
        self.of_people = format_share(check.people_done / check.people_target, lang)
        self.of_events = format_share(check.events_done / check.events_target, lang)
        unit = people.unit if lang == "zh" else f" {UNITS[people.unit].en[1]}"
        self.actual = f"{format_exact(check.actual, lang, 1)}{unit}"
        self.planned = format_value(check.planned, people.unit, lang)
        self.median = format_value(check.median_size, people.unit, lang)
        self.large = format_value(Decimal(check.large_events), events.unit, lang)
        self.large_people = format_value(check.large_people, people.unit, lang)
        self.large_share = format_whole_share(check.large_people / check.people_done, lang) if check.people_done else ""
        self.all = format_value(check.events_done, events.unit, lang)


_ASK = Text(
    "请核对这些记录的类别和单位；在核对之前，完成率高不等于多服务了这么多人。",
    "Please check kind and unit of these rows; until then a high completion doesn't mean that many more people.",
)
_EXPLAINED: dict[Pattern, Text] = {
    "few_large": Text(
        "{said.all}中有{said.large}超过计划的两倍，共{said.large_people}，占{said.large_share}："
        "多半是混入了普及一类的大型活动，或把人次当成了人。" + _ASK.zh,
        "{said.large} of {said.all} had more than twice the planned people, {said.large_people} together, "
        "{said.large_share} of all: probably large events of another kind (such as awareness) are among them, or "
        "attendances counted as people. " + _ASK.en,
    ),
    "most_large": Text(
        "不是个别记录：一半以上不少于{said.median}。多半是两类活动混在一起（如普及与取证），"
        "或按人次而不是人填报，也可能计划定低了。" + _ASK.zh,
        "It isn't a few rows: half of them have {said.median} or more. Probably two kinds of event are mixed (such as "
        "awareness and certified training), or attendances were entered for people; or the plan was low. " + _ASK.en,
    ),
    "small": Text(
        "一半以上不超过{said.median}：可能一次活动分几行登记，或有的记录没有填人数。请核对登记口径。",
        "Half of them have {said.median} or fewer: one event may stand in several rows, or in some nobody noted the "
        "people. Please check how they are entered.",
    ),
}
