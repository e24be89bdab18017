"""The one door to the warehouse: opened once a generation, shared by all viewers, a cursor for every question.

A reader keeps what it has measured, for as long as its generation is the current one. When the pointer moves, the next
run opens the new generation; runs that still hold the old reader finish on it.
"""

from __future__ import annotations

import copy
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

import duckdb
import pandas as pd
import streamlit as st

from etl import excerpt, warehouse
from metrics import catalog, counties, figure, measure
from metrics.figure import Figure
from metrics.metric import Metric, Reading, Scope, Text
from metrics.pace import targets
from metrics.tracing import Trace
from views.language import Words

# Enough for every page in a dozen scopes; a result is a few kilobytes.
_REMEMBERED = 4096
# Charts are some hundred kilobytes each: enough for all pages in a few scopes.
_KEPT = 160
Made = TypeVar("Made")

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")
SourceUnavailable = excerpt.SourceUnavailable
Excerpt = excerpt.Excerpt


class LoadRefusedError(Exception):
    """A load that could not begin; the text is in the language of the page."""


class Reader:
    """Answers questions about one generation. Safe for many threads: each question takes its own cursor."""

    def __init__(self, opened: warehouse.OpenWarehouse) -> None:
        # A cursor of its own outlives the door's connection, which closes when the next generation opens.
        self._connection = opened.connection.cursor()
        self.generation: str = opened.generation
        self.notice = Text(opened.notice.zh, opened.notice.en) if opened.notice else None
        self._made: OrderedDict[tuple[Hashable, ...], Any] = OrderedDict()
        self._lock = threading.Lock()
        remember = lru_cache(maxsize=_REMEMBERED)
        self._readings = remember(self._ask_readings)
        self._split = remember(self._ask_split)
        self._table = remember(self._ask_table)
        self._years = remember(self._ask_years)
        self._by_county = remember(self._ask_by_county)
        # A trace takes some megabytes too.
        self._trace = lru_cache(maxsize=48)(self._ask_trace)
        self._answer = remember(self._ask)
        self._opened = warehouse.OpenWarehouse(self._connection, self.generation)
        # Parts of sheets take some megabytes each.
        self._excerpt = lru_cache(maxsize=8)(self._ask_excerpt)

    def kept(self, key: tuple[Hashable, ...], make: Callable[[], Made]) -> Made:
        """What was made under a key of this generation before, else what `make` makes now."""
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                return cast("Made", self._made[key])
        made = make()
        with self._lock:
            self._made[key] = made
            while len(self._made) > _KEPT:
                self._made.popitem(last=False)
        return made

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor of one's own on the open generation."""
        return self._connection.cursor()

    def readings(self, keys: Sequence[str], scope: Scope) -> dict[str, Reading]:
        """The readings of several metrics in one scope, by key."""
        return dict(self._readings(tuple(keys), scope))

    def reading(self, key: str, scope: Scope) -> Reading:
        """One reading."""
        return self._readings((key,), scope)[key]

    def split(self, key: str, scope: Scope, *by: str) -> pd.DataFrame:
        """A metric split by month, county or a column of its fact: one row for each part; a copy to work on."""
        return self._split(key, self.metric(key).within(scope), by).copy()

    def table(self, name: str) -> pd.DataFrame:
        """A whole small table of the warehouse's book-keeping or dimensions; a copy to work on."""
        return self._table(name).copy()

    @staticmethod
    def metric(key: str) -> Metric:
        """The definition of a key; an unknown key raises KeyError."""
        return catalog.METRICS[key]

    @property
    def years(self) -> list[int]:
        """The years that have data, newest first."""
        return list(self._years())

    def county_names(self, scope: Scope) -> pd.DataFrame:
        """One row for each county, with its names valid at the cut-off, in the usual order."""
        return self.ask(counties.county_names, scope)

    def county_targets(self, key: str, scope: Scope) -> pd.DataFrame:
        """One row for each county: done, target, completion, pace."""
        return self.ask(targets.df_by_county, key, scope)

    def by_county(self, key: str, scope: Scope) -> dict[str | None, Reading]:
        """The readings of one metric: the whole under None, then by county id, the city society itself under HQ."""
        return dict(self._by_county(key, scope))

    def trace(self, asked: Figure) -> Trace:
        """The cells that a figure is counted from."""
        return self._trace(asked)

    def excerpt(self, file: str, sheet: str, row: int) -> Excerpt:
        """The part of a sheet in which a row stands, as masked texts; raises SourceUnavailable."""
        return self._excerpt(file, sheet, excerpt.block_of(row))

    def workbook(self, file: str) -> bytes:
        """A workbook as it was loaded; raises SourceUnavailable."""
        return excerpt.read_workbook(self._opened, folder(), file)

    def may_be_taken(self, file: str) -> bool:
        """Whether a workbook may be downloaded: it holds no restricted sheet."""
        return not excerpt.is_restricted(self.cursor(), file)

    def ask(
        self,
        question: Callable[Concatenate[duckdb.DuckDBPyConnection, Arguments], Answer],
        *args: Arguments.args,
        **named: Arguments.kwargs,
    ) -> Answer:
        """The answer of a function of metrics that takes a connection first; frames come as a copy to work on."""
        answer = self._answer(question, args, tuple(sorted(named.items())))
        return copy.copy(answer)  # type: ignore[return-value]  # the memory knows no types

    def _ask(
        self,
        question: Callable[..., object],
        args: tuple[object, ...],
        named: tuple[tuple[str, object], ...],
    ) -> object:
        return question(self.cursor(), *args, **dict(named))

    def _ask_excerpt(self, file: str, sheet: str, block: int) -> Excerpt:
        return excerpt.read_excerpt(self._opened, folder(), file, sheet, block)

    def _ask_readings(self, keys: tuple[str, ...], scope: Scope) -> dict[str, Reading]:
        # What isn't known by county is read of the whole city; the scope of its reading says so.
        apart = [key for key in keys if self.metric(key).within(scope) != scope]
        found = measure.measure_many(self.cursor(), [key for key in keys if key not in apart], scope)
        found |= measure.measure_many(self.cursor(), apart, replace(scope, county_id=None))
        return {key: found[key] for key in keys}

    def _ask_split(self, key: str, scope: Scope, by: tuple[str, ...]) -> pd.DataFrame:
        return measure.split(self.cursor(), key, scope, by)

    def _ask_table(self, name: str) -> pd.DataFrame:
        return self.cursor().table(name).df()

    def _ask_years(self) -> tuple[int, ...]:
        return tuple(measure.years(self.cursor()))

    def _ask_by_county(self, key: str, scope: Scope) -> dict[str | None, Reading]:
        return measure.measure_by_county(self.cursor(), [key], scope)[key]

    def _ask_trace(self, asked: Figure) -> Trace:
        return figure.trace(self.cursor(), asked)


class _Door:
    """Keeps the reader of the current generation for one warehouse folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._seen: str | None = None
        self._reader: Reader | None = None

    def reader(self) -> Reader:
        with self._lock:
            pointer = warehouse.current_pointer(self._folder)
            if self._reader is None or pointer != self._seen:
                # What the pointer says is remembered, not what was opened: a damaged newest is tried once.
                self._reader, self._seen = Reader(warehouse.open_current(self._folder)), pointer
            return self._reader


def folder() -> Path:
    """The warehouse that the pages read."""
    return warehouse.default_warehouse()


@contextmanager
def refusals(say: Words) -> Iterator[None]:
    """Turn the warehouse's refusal of a load into one in the language of the page."""
    try:
        yield
    except warehouse.WarehouseError as fault:
        raise LoadRefusedError(fault.zh if say.language == "zh" else fault.en) from fault


@contextmanager
def reading(folder: Path) -> Iterator[Reader]:
    """A reader of another warehouse than the pages': the generation built aside for a preview. Closed at the end."""
    try:
        yield Reader(warehouse.open_current(folder))
    finally:
        warehouse.let_go(folder)


def df_by_generation() -> pd.DataFrame:
    """One row for each generation, newest first: name, whether it is the current one, and what was loaded."""
    names = warehouse.generations(folder())
    current = warehouse.current_pointer(folder())
    described = [warehouse.manifest(folder(), name) or {} for name in names]
    return pd.DataFrame({"name": names, "current": [name == current for name in names], "described": described})


@st.cache_resource(show_spinner=False, max_entries=8)
def _door(folder: str) -> _Door:
    return _Door(Path(folder))


def open_reader() -> tuple[Reader | None, Text | None]:
    """The reader of the current generation, and what there is to say about it.

    No reader and nothing to say: nothing has been loaded yet. No reader and a text: no generation can be read.
    """
    try:
        found = _door(str(folder())).reader()
    except warehouse.NoWarehouse:
        return None, None
    except warehouse.WarehouseError as fault:
        return None, Text(fault.zh, fault.en)
    return found, found.notice
