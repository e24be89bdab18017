"""Frozen sets and sign-off for pages: each answer is plain data, as the commands print it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import lru_cache
from pathlib import Path

import duckdb

from metrics import journal
from metrics.metric import Scope
from reports import signing
from reports.evidence import Evidence
from reports.frozen import chain, output, store
from reports.frozen.changes import changes, scope_of
from reports.frozen.contents import Sources
from reports.frozen.freezing import Document, freeze
from reports.frozen.opened import FrozenSet, open_set
from reports.frozen.output import Json
from reports.signing import Mark

# Of one figure a page tells so many rows; the command tells all.
MOST_ROWS = 60


Keep = Callable[[tuple[Hashable, ...], Callable[[], Evidence]], Evidence]


def _made_anew(key: tuple[Hashable, ...], make: Callable[[], Evidence]) -> Evidence:
    return make()


class Desk:
    """What may be asked of one generation's figures in one scope. Whatever is refused raises RefusedError."""

    def __init__(
        self, con: duckdb.DuckDBPyConnection, scope: Scope, generation: str, sources: Sources, keep: Keep = _made_anew
    ) -> None:
        """`keep` remembers what was measured for as long as the generation is the current one."""
        self._con, self._scope, self._generation, self._sources = con, scope, generation, sources
        self._keep = keep

    def marks(self, keys: Sequence[str] | None = None) -> dict[str, Mark]:
        """The sign-offs of the scope by key, all or those of some figures."""
        # Readings alone are looked at: the connection that measured them isn't asked again.
        return signing.signed(self._keep(("evidence", *(keys or ())), lambda: self._evidence(keys)))

    def broken_journal(self) -> list[int]:
        """The lines at which the journal of sign-offs was changed."""
        return list(journal.read(signing.journal_file()).broken)

    def sign(self, keys: Sequence[str], by: str, remark: str) -> None:
        """Mark figures as checked."""
        evidence = self._evidence(keys)
        for key in keys:
            signing.sign(evidence, key, by, remark)

    def withdraw(self, key: str, by: str) -> None:
        """Take a mark back."""
        signing.withdraw(self._evidence([key]), key, by)

    def sets(self) -> Json:
        """All frozen sets, newest last, and what is wrong with them or the chain."""
        place = store.root()
        faults = _faults(place, _signature(place))
        return {
            "sets": [output.kept_json(one, faults) for one in store.kept(place)],
            "faults": [output.fault_json(fault) for fault in faults],
        }

    def freeze(self, name: str, by: str, document: tuple[str, bytes] | None) -> Json:
        """Freeze the scope under a name, with a document that was handed in, or one made now."""
        given = Document(*document) if document else None
        kept = freeze(store.root(), name, self._evidence(None), self._sources, given, by)
        return output.kept_json(kept, [])

    def opened(self, number: int) -> Json:
        """A set as it was."""
        return output.opened_json(self._set(number), store.root())

    def cells(self, number: int, key: str) -> list[Json]:
        """The cells of one of its figures."""
        return output.cells_json(self._set(number), key)

    def document(self, number: int) -> tuple[str, bytes]:
        """Its document: file name and bytes."""
        return self._set(number).document()

    def changes(self, number: int) -> Json:
        """What has moved since it was frozen."""
        frozen = self._set(number)
        evidence = Evidence(self._con, scope_of(frozen), self._generation)
        faults = chain.verify_one(store.root(), frozen.kept)
        return output.changes_json(changes(frozen, evidence), faults, MOST_ROWS)

    def _evidence(self, keys: Sequence[str] | None) -> Evidence:
        return Evidence(self._con, self._scope, self._generation, keys)

    @staticmethod
    def _set(number: int) -> FrozenSet:
        return open_set(store.root(), str(number))


def _signature(place: Path) -> tuple[tuple[str, int, int], ...]:
    """What changes with every file of the place; who forges it too is found by opening the set, or by the command."""
    files = sorted(path for path in place.rglob("*") if path.is_file()) if place.is_dir() else []
    told = [(path.as_posix(), path.stat()) for path in [*files, signing.journal_file()] if path.exists()]
    return tuple((name, stat.st_size, stat.st_mtime_ns) for name, stat in told)


@lru_cache(maxsize=4)
def _faults(place: Path, signature: object) -> tuple[chain.Fault, ...]:
    return tuple(chain.verify(place))
