"""What has moved since a set was frozen: figures, the rows behind them, and the sentences that are wrong by now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from metrics.catalog import METRICS
from metrics.definition import as_plain, same
from metrics.measure import measure_by_county
from metrics.metric import Reading, Scope, Text
from metrics.units import exact, format_reading
from reports.evidence import Evidence
from reports.frozen import store
from reports.frozen.opened import FigureId, FrozenSet, Plain, decimal
from reports.frozen.rowchanges import RowChange, Rows
from reports.frozen.sentences import LISTS
from reports.frozen.stale import Names, Readings, StaleSentence, stale_sentences
from reports.summary.desk import Desk

Cause = Literal["data", "definition", "both", "gone"]


@dataclass(frozen=True)
class Side:
    """A figure on one side: exact value and target, and its text in both languages."""

    value: Decimal | None
    qualifier: str
    suppressed: bool
    target: Decimal | None
    text: Text


@dataclass(frozen=True)
class FigureChange:
    """A figure that reads otherwise than when it was frozen, or is defined otherwise.

    `cause`: its rows ("data"), its "definition", "both", or "gone": there is no such figure any more (`after` None).
    `formulas` are the two definitions in short where they differ. `moved` is False where the new definition comes to
    the same.
    """

    figure: FigureId
    name: Text
    unit: str
    cause: Cause
    before: Side
    after: Side | None
    rows: tuple[RowChange, ...] = ()
    target_rows: tuple[RowChange, ...] = ()
    formulas: tuple[str, str] | None = None

    @property
    def moved(self) -> bool:
        """Whether it reads otherwise."""
        return self.after is None or _state(self.before) != _state(self.after)

    @property
    def difference(self) -> Decimal | None:
        """By how much the value moved, in the base unit; None where one side has none."""
        if self.after is None or self.after.value is None or self.before.value is None:
            return None
        return self.after.value - self.before.value


@dataclass(frozen=True)
class Changes:
    """All that moved between a frozen set and a generation."""

    frozen: FrozenSet
    generation: str
    figures: tuple[FigureChange, ...]
    sentences: tuple[StaleSentence, ...]

    @property
    def nothing(self) -> bool:
        """Whether every figure reads as it was frozen, under the same definition, and every sentence is right."""
        return not self.figures and not self.sentences


def scope_of(frozen: FrozenSet) -> Scope:
    """The scope that a set was frozen in."""
    return Scope(frozen.year, dt.date.fromisoformat(frozen.cut_off))


def changes(frozen: FrozenSet, evidence: Evidence) -> Changes:
    """Compare a set with the figures of its scope today. `evidence` must hold all figures of that scope."""
    now = _readings(frozen, evidence)
    behind = Rows(frozen, evidence, _secret(frozen))
    found = [_compared(frozen, behind, one, now.get(figure)) for figure, one in frozen.readings.items()]
    figures = tuple(change for change in found if change is not None)
    return Changes(frozen, evidence.generation, figures, tuple(stale_sentences(frozen, now, _names(evidence))))


def _readings(frozen: FrozenSet, evidence: Evidence) -> Readings:
    """Today's readings of all figures of the set that still exist."""
    keys = [key for key in frozen.figures["definitions"] if key in evidence.figures]
    scope, last = evidence.scope, evidence.scope.year_before
    found: dict[FigureId, Reading] = {}
    for key in keys:
        found[key, scope.year, None] = evidence[key].now
        found[key, last.year, None] = evidence[key].before
    for key, places in measure_by_county(evidence.con, keys, scope).items():
        found |= {(key, scope.year, county): one for county, one in places.items() if county is not None}
    return found


def _names(evidence: Evidence) -> Names:
    """Today's names of what a figure counts, listed as documents list them."""
    desk = Desk(evidence, "zh")

    def listed(wording: str, key: str) -> str:
        if key not in evidence.figures:
            return ""
        return desk.listed(desk.names(key) if wording == LISTS["names"] else desk.counties(key))

    return listed


def _compared(frozen: FrozenSet, behind: Rows, then: Plain, now: Reading | None) -> FigureChange | None:
    key, year, county = figure = str(then["key"]), int(then["year"]), then["county_id"]
    before = _kept(then)
    told = FigureChange(figure, frozen.name(key), str(then["unit"]), "gone", before, None)
    if key not in METRICS:
        # Said once, of the city; the counties' figures are gone with it.
        return told if county is None and year == frozen.year else None
    # A county that reports no more, or isn't one any more, has no reading: nothing is reported.
    after = _side(now) if now is not None else replace(before, value=None, target=None, text=Text("—", "—"))
    formulas = _formulas(frozen, key)
    said_once = county is None and year == frozen.year
    if _state(before) == _state(after) and not (formulas and said_once):
        return None
    value_moved = _state(before)[:3] != _state(after)[:3]
    told = replace(told, after=after, formulas=formulas, rows=behind.behind(figure) if value_moved else ())
    if before.target != after.target:
        told = replace(told, target_rows=behind.behind_target(figure))
    return replace(told, cause=_cause(told))


def _cause(told: FigureChange) -> Cause:
    """Rows that only count otherwise are the doing of the definition, where it changed."""
    if told.formulas is None:
        return "data"
    touched = any(row.how != "recounted" for row in told.rows) or bool(told.target_rows)
    return "both" if touched else "definition"


def _formulas(frozen: FrozenSet, key: str) -> tuple[str, str] | None:
    """The definition then and now, in short, where they count differently, itself or in a part."""
    for name in dict.fromkeys((key, *frozen.definition(key).get("parts", ()))):
        if name not in METRICS or name not in frozen.figures["definitions"]:
            continue
        then, now = frozen.definition(name), as_plain(METRICS[name])
        if not same(then, now):
            return str(then["formula"]), str(now["formula"])
    return None


def _kept(told: Plain) -> Side:
    text = Text(str(told["text_zh"]), str(told["text_en"]))
    return Side(decimal(told["value"]), told["qualifier"], bool(told["suppressed"]), decimal(told["target"]), text)


def _side(found: Reading) -> Side:
    text = Text(format_reading(found, "zh"), format_reading(found, "en"))
    return Side(found.value, found.qualifier, found.suppressed, found.target, text)


def _state(side: Side) -> Sequence[object]:
    return exact(side.value), side.qualifier, side.suppressed, exact(side.target)


def _secret(frozen: FrozenSet) -> bytes | None:
    """The key of the set's fingerprints, where this place still has it."""
    file = frozen.kept.folder.parent / store.SECRET
    try:
        key = file.read_bytes().strip()
    except OSError:
        return None
    return key if store.secret_id(key) == frozen.manifest.get("secret") else None
