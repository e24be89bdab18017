"""Which row of today is which row of a frozen set: by its key, else by what it holds, else by where it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from metrics.rows import Place, SourceRow
from reports.frozen import plain

Plain = Mapping[str, Any]
Row = TypeVar("Row")


@dataclass(frozen=True)
class Pair:
    """A row then and now; one of them is None where it was added or removed. `same`: it holds what it held."""

    then: Plain | None
    now: SourceRow | None
    same: bool = False

    @property
    def kind(self) -> str:
        """The kind of sheet that the row stands in."""
        return self.now.kind if self.now else str((self.then or {})["kind"])

    @property
    def restricted(self) -> bool:
        """Whether what the row holds must not be shown."""
        return self.now.restricted if self.now else bool((self.then or {}).get("restricted"))


class Pairs:
    """The rows of one kind, matched; `then` finds a pair by the row's number in the set, `now` by its place today.

    `counties` says whose each of today's rows is.
    """

    def __init__(self, then: Sequence[Plain], now: Sequence[SourceRow], secret: bytes | None) -> None:
        """`secret` is the key of the set's fingerprints; without it restricted rows are matched by place alone."""
        self._secret = secret
        pairs: list[Pair] = []
        rest_then, rest_now = self._match(pairs, then, now, _kept_key, lambda row: row.key)
        if secret is not None or not any(row.restricted for row in now):
            rest_then, rest_now = self._match(pairs, rest_then, rest_now, plain.kept_content, self._content)
        alone = [row for row in rest_then if _kept_key(row) is not None]
        rest_then, rest_now = self._match(
            pairs,
            [row for row in rest_then if _kept_key(row) is None],
            rest_now,
            kept_place,
            lambda row: row.place if row.key is None or row.restricted else None,
        )
        pairs += [Pair(row, None) for row in (*alone, *rest_then)]
        pairs += [Pair(None, row) for row in rest_now]
        self.then: Mapping[int, Pair] = {pair.then["row"]: pair for pair in pairs if pair.then}
        self.now: Mapping[Place, Pair] = {pair.now.place: pair for pair in pairs if pair.now}
        self.counties: Mapping[Place, str] = {row.place: row.county_id for row in now}

    def _match(
        self,
        pairs: list[Pair],
        then: Sequence[Plain],
        now: Sequence[SourceRow],
        of_then: Callable[[Plain], Hashable | None],
        of_now: Callable[[SourceRow], Hashable | None],
    ) -> tuple[list[Plain], list[SourceRow]]:
        """Pair the rows for which both say the same (None says nothing); returns those that are left."""
        waiting = _grouped(now, of_now)
        left: list[Plain] = []
        taken: set[int] = set()
        for row in then:
            name = of_then(row)
            found = waiting.get(name) if name is not None else None
            if not found:
                left.append(row)
                continue
            other = found.pop(0)
            taken.add(other.row_id)
            pairs.append(Pair(row, other, self._same(row, other)))
        return left, [row for row in now if row.row_id not in taken]

    def _same(self, then: Plain, now: SourceRow) -> bool:
        if now.restricted and self._secret is None:
            return True  # can't be told
        return plain.kept_content(then) == self._content(now)

    def _content(self, row: SourceRow) -> str:
        return plain.content_of(row, self._secret or b"")


def kept_place(row: Plain) -> Place:
    """Where a row stood: file, sheet, row number."""
    return str(row["file"]), str(row["sheet"]), int(row["number"])


def _kept_key(row: Plain) -> tuple[str, ...] | None:
    key = row.get("key")
    return tuple(key) if key else None


def _grouped(rows: Iterable[Row], name_of: Callable[[Row], Hashable | None]) -> dict[Hashable, list[Row]]:
    found: dict[Hashable, list[Row]] = defaultdict(list)
    for row in rows:
        name = name_of(row)
        if name is not None:
            found[name].append(row)
    return found
