"""What the digest says, in plain texts: headline figures, who needs attention, what changed, whose returns are late."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from metrics.catalog import METRICS
from metrics.metric import Metric
from metrics.pace import moves, plan_check, reporting
from metrics.pace.forecast import BEHIND_BELOW, LIKELY_FROM, Status
from metrics.pace.moves import Move
from metrics.pace.reasons import STATUS_NAMES, situation
from metrics.pace.reporting import CountyReturns
from metrics.pace.standing import Standing
from metrics.pace.targets import pace
from metrics.pace.watch import is_too_early, standings, urgent_by_county
from metrics.units import format_bare, format_reading, format_share, format_value, format_whole_share
from reports.evidence import Evidence
from reports.wording import Words

WEEK_DAYS = 7
NAMED = 3
# Rows of the table of headline figures.
ROWS = 8


@dataclass(frozen=True)
class Item:
    """One line: what it is called, in the colour of a status; whose it is; what there is to say."""

    status: Status
    label: str
    head: str
    text: str


@dataclass(frozen=True)
class Section:
    """A heading with a line or two, and items below it; items are the first to go where a page is full."""

    title: str
    lines: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    more: str = ""


@dataclass(frozen=True)
class Digest:
    """The whole page: `columns` and `rows` are the table of headline figures."""

    title: str
    scope: str
    finding: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sections: tuple[Section, ...]
    foot: str


def digest_of(evidence: Evidence, say: Words) -> Digest:
    """The digest of a scope. Names come from data: who writes them escapes."""
    return _Making(evidence, say).digest()


class _Making:
    """What the parts of one digest share, asked once."""

    def __init__(self, evidence: Evidence, say: Words) -> None:
        self.evidence, self.say, self.scope = evidence, say, replace(evidence.scope, county_id=None)
        found = standings(evidence.con, self.scope)
        self.standings = {key: each for key, each in found.items() if _has_county_targets(each)}
        self.of_city = [each[-1] for each in found.values() if each[-1].target is not None]
        keys = tuple(self.standings)
        self.week_before = self.scope.cut_off - dt.timedelta(WEEK_DAYS)
        self.month_before = moves.a_month_before(self.scope.cut_off)
        self.in_week = moves.moves(evidence.con, self.scope, self.week_before, keys)
        self.in_month = moves.moves(evidence.con, self.scope, self.month_before, keys)
        self.returns = reporting.returns_by_county(evidence.con, self.scope)

    def digest(self) -> Digest:
        say = self.say
        day, share = say.date(self.scope.cut_off), format_share(pace(self.scope), say.language)
        scope = say("digest.scope", day=day, pace=share)
        names = ("name", "done", "target", "completion", "week", "status", "counties")
        return Digest(
            title=say("digest.title", society=say.of(self.evidence.society)),
            scope=f"{scope} · {say('digest.sample')}" if self.evidence.is_sample else scope,
            finding=self._finding(),
            columns=tuple(say(f"digest.column.{name}") for name in names) if self.of_city else (),
            rows=tuple(self._row(whole) for whole in self._headlines()),
            sections=tuple(
                section for section in (self._attention(), self._changes(), self._late(), self._check()) if section
            ),
            foot=self._foot(),
        )

    def _all(self) -> list[Standing]:
        return [one for each in self.standings.values() for one in each]

    def _finding(self) -> str:
        say = self.say
        if not self.standings:
            return say("digest.no_targets")
        counties = sum(one.county_id is not None for one in next(iter(self.standings.values())))
        behind = [each[0] for each in urgent_by_county(self._all()).values() if each[0].status == "behind"]
        if not behind:
            key = "too_early" if is_too_early(one for one in self._all() if one.county_id) else "none_behind"
            return say(f"digest.{key}", all=counties)
        names = say.join([say.of(one.name) for one in behind[:NAMED]])
        return say("digest.behind", n=len(behind), all=counties, names=names)

    def _headlines(self) -> list[Standing]:
        """The city's targets: those that the counties share in first, the others in the order of the programmes."""
        return sorted(self.of_city, key=lambda one: one.metric.key not in self.standings)[:ROWS]

    def _row(self, whole: Standing) -> tuple[str, ...]:
        """One target of the city: done, target, completion, done this week, its status, its counties by status."""
        lang, unit, key = self.say.language, whole.metric.unit, whole.metric.key
        counties = [one.status for one in self.standings.get(key, ()) if one.county_id]
        gained = [move.gained for move in self.in_week.get(key, ()) if move.gained is not None]
        counted = [(STATUS_NAMES[status][lang], counties.count(status)) for status in STATUS_NAMES]
        said = [self.say("digest.counted", n=n, status=name) for name, n in counted if n]
        return (
            whole.metric.name[lang],
            format_reading(whole.reading, lang) if whole.reading else "",
            "" if whole.target is None else format_bare(whole.target, unit, lang),
            "" if whole.completion is None else format_share(whole.completion, lang),
            format_bare(sum(gained, Decimal(0)), unit, lang) if gained else "",
            STATUS_NAMES[whole.status][lang],
            self.say("digest.separator").join(said),
        )

    def _attention(self) -> Section | None:
        say, needed = self.say, urgent_by_county(self._all())
        if not self.standings:
            return None
        title = say("digest.attention")
        if not needed:
            return Section(title, (say("digest.nobody"),))
        items = tuple(self._urgent(first, rest) for first, *rest in needed.values())
        return Section(title, items=items, more="digest.more")

    def _urgent(self, first: Standing, rest: Sequence[Standing]) -> Item:
        say = self.say
        text = situation(first, say.language)
        if rest:
            others = say.join(
                [say("digest.other", name=say.of(one.metric.name), status=self._status(one)) for one in rest]
            )
            text = (
                f"{text}{say('digest.also', others=others)}"
                if say.language == "zh"
                else f"{text} {say('digest.also', others=others)}"
            )
        return Item(first.status, self._status(first), f"{say.of(first.name)} · {say.of(first.metric.name)}", text)

    def _status(self, one: Standing) -> str:
        return STATUS_NAMES[one.status][self.say.language]

    def _changes(self) -> Section | None:
        say = self.say
        if not self.standings:
            return None
        title = say("digest.changes")
        lines = [
            self._counted("digest.since_week", self.week_before, self.in_week),
            self._counted("digest.since_month", self.month_before, self.in_month),
        ]
        found = [move for move in moves.notable(self.in_week) if move.direction]
        items = tuple(self._move(move) for move in found or moves.notable(self.in_month) if move.direction)
        kept = tuple(line for line in lines if line)
        return Section(title, kept or (say("digest.first_days"),), items)

    def _counted(self, words: str, since: dt.date, found: Mapping[str, Sequence[Move]]) -> str:
        directions = [move.direction for each in found.values() for move in each]
        if not found:
            return ""
        return self.say(words, day=self.say.date(since), better=directions.count(1), worse=directions.count(-1))

    def _move(self, move: Move) -> Item:
        say, unit = self.say, move.now.metric.unit
        gained = "" if move.gained is None else format_value(move.gained, unit, say.language)
        words = {"before": self._status(move.before), "now": self._status(move.now), "gained": gained}
        named = {"county": say.of(move.now.name), "name": say.of(move.now.metric.name)}
        text = say("digest.move_gained" if gained else "digest.move", **words, **named)
        worse = move.direction < 0
        return Item("behind" if worse else "done", say("digest.worse" if worse else "digest.better"), "", text)

    def _late(self) -> Section | None:
        say, late = self.say, reporting.latest(self.returns)
        if not any(one.expected for one in self.returns):
            return None
        if not late:
            return Section(say("digest.returns"), (say("digest.returns_in_time"),))
        counties = say.join([self._late_county(one) for one in late[:NAMED]])
        if len(late) > NAMED:
            counties = say("digest.and_more", counties=counties, n=len(late))
        return Section(say("digest.returns"), (say("digest.returns_late", counties=counties),))

    def _late_county(self, one: CountyReturns) -> str:
        sheets = [self.say.of(self.evidence.kinds[kind]) for kind, returned in one.sheets if returned.months_late]
        return self.say("digest.late", county=self.say.of(one.name), sheets=self.say.join(sheets))

    def _check(self) -> Section | None:
        lang = self.say.language
        found = [one for one in plan_check.plan_checks(self.evidence.con, self.scope) if one.is_far_off]
        lines = [self.say("digest.checked", statement=plan_check.statement(one)[lang]) for one in found]
        return Section(self.say("digest.check"), tuple(lines[:1])) if lines else None

    def _foot(self) -> str:
        say = self.say
        metrics: list[Metric] = [METRICS[key] for key in self.standings]
        kinds = dict.fromkeys(kind for metric in metrics for kind in metric.kinds)
        loaded = self.evidence.loaded_at
        return say(
            "digest.foot",
            behind=format_whole_share(BEHIND_BELOW, say.language),
            likely=format_whole_share(LIKELY_FROM, say.language),
            sheets=say.join([say.of(self.evidence.kinds[kind]) for kind in kinds]) if kinds else "—",
            generation=self.evidence.generation,
            loaded=say.moment(loaded) if loaded else "—",
        )


def _has_county_targets(found: Sequence[Standing]) -> bool:
    return any(one.county_id and one.target is not None for one in found)
