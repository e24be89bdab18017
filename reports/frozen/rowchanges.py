"""Because of which rows a figure moved: added, changed, removed, or the same and counted otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Literal

from metrics import rows
from metrics.catalog import METRICS
from metrics.measure import trace
from metrics.metric import HQ, CountDistinct, Scope
from metrics.pace.target_versions import valid_targets
from metrics.rows import Held, Place
from metrics.tracing import TraceCell
from reports.evidence import Evidence
from reports.frozen.matching import Pair, Pairs, Plain, kept_place
from reports.frozen.opened import FigureId, FrozenSet, decimal

How = Literal["added", "changed", "removed", "recounted"]
_TARGET_KINDS = ("training_target", "indicator_target")


@dataclass(frozen=True)
class CellChange:
    """One cell of a row: which field, what it said, what it says; blank is empty."""

    cell: str
    field: str
    before: str
    after: str


@dataclass(frozen=True)
class RowChange:
    """A row because of which a figure moved. `before` and `after` are what it counted (None: it didn't).

    `place` is where it stands now, or stood. Of a restricted row only that is told.
    """

    how: How
    kind: str
    key: tuple[str, ...]
    place: Place
    county_id: str | None
    restricted: bool
    before: Decimal | None
    after: Decimal | None
    cells: tuple[CellChange, ...] = ()


Counted = Mapping[int, Decimal | None]
CountedNow = Mapping[Place, Decimal]


class Rows:
    """The rows of a frozen set beside those of today, matched once a kind."""

    def __init__(self, frozen: FrozenSet, evidence: Evidence, secret: bytes | None) -> None:
        self.frozen, self.evidence, self.secret = frozen, evidence, secret
        self._pairs: dict[str, Pairs] = {}

    def behind(self, figure: FigureId) -> tuple[RowChange, ...]:
        """The rows because of which a figure's value moved; those of its parts for a ratio or a difference."""
        key, year, county = figure
        if parts := self.frozen.parts(key):
            found = [change for part in parts for change in self.behind((part, year, county))]
            return tuple(dict.fromkeys(found))
        kinds = {*self.frozen.definition(key).get("kinds", ()), *(METRICS[key].kinds if key in METRICS else ())}
        return self._changes(kinds, self._then(figure), self._now(figure))

    def behind_target(self, figure: FigureId) -> tuple[RowChange, ...]:
        """The rows because of which a figure's target moved."""
        key, year, county = figure
        then: dict[int, Decimal | None] = {}
        for (name, when, where), cells in self.frozen.target_cells.items():
            if (name, when) == (key, year) and county in (None, where):
                then |= {int(cell["row"]): decimal(cell["value"]) for cell in cells}
        place = {row.row_id: row.place for row in self._target_rows}
        now = {
            place[target.row_id]: target.value
            for (name, where), target in valid_targets(self.evidence.con, self.evidence.scope).items()
            if name == key and county in (None, where)
        }
        return self._changes(_TARGET_KINDS, then, now)

    @cached_property
    def _target_rows(self) -> list[rows.SourceRow]:
        return rows.rows_of(self.evidence.con, _TARGET_KINDS)

    def _then(self, figure: FigureId) -> Counted:
        """What each row counted, by its number in the set; None for restricted rows, whose share isn't kept."""
        key, year, county = figure
        cells = self.frozen.cells.get(figure)
        if cells is None:
            whole = self.frozen.cells.get((key, year, None), [])
            cells = [cell for cell in whole if self._county_of(int(cell["row"])) == county] if county else whole
        found: dict[int, Decimal | None] = {}
        for cell in cells:
            number, value = int(cell["row"]), decimal(cell.get("value"))
            found[number] = None if value is None else (found.get(number) or Decimal(0)) + value
        return found

    def _county_of(self, number: int) -> str | None:
        return self.frozen.rows[number].get("county_id")

    def _now(self, figure: FigureId) -> CountedNow:
        key, year, county = figure
        found: dict[Place, Decimal] = defaultdict(Decimal)
        if key in METRICS:
            scope = self.evidence.scope if year == self.evidence.scope.year else self.evidence.scope.year_before
            for cell in self._traced(key, scope, county):
                found[cell.file, cell.sheet, cell.row] += cell.value
        return found

    def _traced(self, key: str, scope: Scope, county: str | None) -> Iterable[TraceCell]:
        """Today's cells; a county's are the city's in its rows, unless the city counts only some of them."""
        metric = METRICS[key]
        if county and (metric.latest_by or isinstance(metric.measure, CountDistinct)):
            return trace(self.evidence.con, key, Scope(scope.year, scope.as_of, county)).cells
        own = scope == self.evidence.scope and key in self.evidence.figures
        cells = (self.evidence.trace(key) if own else trace(self.evidence.con, key, scope)).cells
        if county is None:
            return cells
        counties = [self._of_kind(kind).counties for kind in metric.kinds]
        places = ((cell, (cell.file, cell.sheet, cell.row)) for cell in cells)
        return [cell for cell, place in places if any(known.get(place) == county for known in counties)]

    def _changes(self, kinds: Iterable[str], then: Counted, now: CountedNow) -> tuple[RowChange, ...]:
        found: dict[int, RowChange] = {}
        for kind in sorted(kinds):
            pairs = self._of_kind(kind)
            touched = [pairs.then[number] for number in then if number in pairs.then]
            touched += [pairs.now[place] for place in now if place in pairs.now]
            for pair in touched:
                if id(pair) not in found and (change := _change(pair, then, now)):
                    found[id(pair)] = change
        return tuple(sorted(found.values(), key=lambda change: (change.place, change.how)))

    def _of_kind(self, kind: str) -> Pairs:
        if kind not in self._pairs:
            then = [row for row in self.frozen.rows if row["kind"] == kind]
            self._pairs[kind] = Pairs(then, rows.rows_of(self.evidence.con, [kind]), self.secret)
        return self._pairs[kind]


def _change(pair: Pair, then: Counted, now: CountedNow) -> RowChange | None:
    """What became of a row that counts, then or now; None where it counts what it did."""
    was_counted, is_counted = pair.then is not None and pair.then["row"] in then, False
    before = then.get(pair.then["row"]) if pair.then else None
    after = None
    if pair.now is not None and pair.now.place in now:
        is_counted, after = True, now[pair.now.place]
    untouched = pair.same if pair.restricted else before == after
    if was_counted == is_counted and untouched:
        return None
    how: How = "removed" if pair.now is None else "added" if pair.then is None else "recounted"
    if how == "recounted" and not pair.same:
        how = "changed"
    place = pair.now.place if pair.now else kept_place(pair.then or {})
    if pair.restricted:
        return RowChange(how, pair.kind, (), place, None, True, None, None)
    key, county = _named(pair)
    return RowChange(how, pair.kind, key, place, county, False, before, after, tuple(_cells(pair)))


def _named(pair: Pair) -> tuple[tuple[str, ...], str | None]:
    """What tells the row apart, and its county (HQ: the city society)."""
    if pair.now:
        return pair.now.key or (), pair.now.county_id or HQ
    then: Plain = pair.then or {}
    return tuple(then.get("key") or ()), then.get("county_id")


def _cells(pair: Pair) -> Iterable[CellChange]:
    """The cells in which a row differs; none for a row that was added or removed whole."""
    if pair.then is None or pair.now is None or pair.same:
        return
    then = {name: Held(told["cell"], told["value"], told.get("written", told["value"]), told.get("qualifier", ""))
            for name, told in pair.then["fields"].items()}  # fmt: skip
    for field in sorted({*then, *pair.now.fields}):
        old, new = then.get(field), pair.now.fields.get(field)
        if (old and (old.value, old.qualifier)) != (new and (new.value, new.qualifier)):
            cell = new.cell if new else old.cell if old else ""
            yield CellChange(cell, field, _said(old), _said(new))


def _said(held: Held | None) -> str:
    """What a cell says, with how approximate it is where that stands in another cell."""
    if held is None:
        return ""
    return held.written if held.written.endswith(held.qualifier) else held.written + held.qualifier
