"""A frozen set opened as it was: plain data alone, whatever has become of definitions, units and counties since."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property
from pathlib import Path
from typing import Any

from metrics.metric import Text
from metrics.refusal import RefusedError
from reports.frozen import chain, plain, store
from reports.frozen.contents import CELLS, FIGURES, ROWS
from reports.frozen.freezing import MARKS, SENTENCES
from reports.frozen.sentences import Placed, Sentence
from reports.frozen.store import Kept

Plain = Mapping[str, Any]
FigureId = tuple[str, int, str | None]
"""A figure of a set: key, year, county id (None: the whole city)."""


@dataclass(frozen=True)
class FrozenSet:
    """One set. What isn't needed isn't read; RefusedError says which file can't be."""

    kept: Kept

    @property
    def manifest(self) -> Plain:
        """What the set says of itself."""
        return self.kept.manifest

    @property
    def year(self) -> int:
        """The year of its scope."""
        return int(self.manifest["scope"]["year"])

    @property
    def cut_off(self) -> str:
        """The last day that counted, as 2020-12-04."""
        return str(self.manifest["scope"]["cut_off"])

    @cached_property
    def figures(self) -> Plain:
        """Definitions, readings, names of counties, kinds and fields."""
        figures: Plain = self._json(FIGURES)
        return figures

    @cached_property
    def readings(self) -> Mapping[FigureId, Plain]:
        """All readings: of the city, of each county, and of the city in last year's same period."""
        return {figure_id(one): one for one in self.figures["readings"]}

    def city(self) -> list[Plain]:
        """The city's readings of the year, in the order of the definitions then."""
        return [one for one in self.readings.values() if one["county_id"] is None and one["year"] == self.year]

    def definition(self, key: str) -> Plain:
        """The definition of a figure as it was."""
        definition: Plain = self.figures["definitions"][key]
        return definition

    def parts(self, key: str) -> list[str]:
        """The keys of the two figures that a ratio or a difference was made of; none for the others."""
        return list(self.figures["definitions"].get(key, {}).get("parts", ()))

    def name(self, key: str) -> Text:
        """What a figure was called."""
        found = self.figures["definitions"].get(key, {}).get("name", {})
        return Text(str(found.get("zh", key)), str(found.get("en", key)))

    def named(self, part: str, key: str | None) -> Text:
        """What a county, kind or field was called; the city society's own rows stand under HQ."""
        found = self.figures[part].get(key, {}) if key else {}
        return Text(str(found.get("zh", key or "")), str(found.get("en", key or "")))

    @cached_property
    def rows(self) -> list[Plain]:
        """Every row that was loaded, by its number."""
        return list(self._lines(ROWS))

    @cached_property
    def cells(self) -> Mapping[FigureId, list[Plain]]:
        """The cells that each figure was counted from."""
        found: dict[FigureId, list[Plain]] = defaultdict(list)
        for cell in self._lines(CELLS):
            if cell.get("of") != "target":
                found[figure_id(cell)].append(cell)
        return found

    @cached_property
    def target_cells(self) -> Mapping[FigureId, list[Plain]]:
        """The rows in which each figure's target stood: the city's under each county that had one."""
        found: dict[FigureId, list[Plain]] = defaultdict(list)
        for cell in self._lines(CELLS):
            if cell.get("of") == "target":
                found[figure_id(cell)].append(cell)
        return found

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences of the document that hold figures."""
        return [
            Sentence(one["number"], one["paragraph"], one["text"], tuple(map(_placed, one["places"])))
            for one in self._json(SENTENCES)
        ]

    @cached_property
    def marks(self) -> list[Plain]:
        """The sign-offs as they stood."""
        marks: list[Plain] = self._json(MARKS)
        return marks

    def document(self) -> tuple[str, bytes]:
        """The document's name and bytes."""
        told = self.manifest["document"]
        try:
            return str(told["name"]), chain.inside(self.kept.folder, told["file"]).read_bytes()
        except OSError as fault:
            raise _unreadable(str(told["file"])) from fault

    def _json(self, file: str) -> Any:  # noqa: ANN401 (each file has its own shape)
        try:
            return json.loads((self.kept.folder / file).read_text(encoding="utf-8"))
        except (OSError, ValueError) as fault:
            raise _unreadable(file) from fault

    def _lines(self, file: str) -> Iterable[Plain]:
        try:
            return list(plain.read_lines(self.kept.folder / file))
        except (OSError, EOFError, ValueError) as fault:
            raise _unreadable(file) from fault


def open_set(place: Path, name: str) -> FrozenSet:
    """The set of a name or number; RefusedError for an unknown one, and for one of a later format."""
    kept = store.find(place, name)
    if not kept.manifest:
        raise _unreadable(f"{kept.folder.name}/{store.MANIFEST}")
    version = kept.manifest.get("version")
    if kept.manifest.get("format") != store.FORMAT or version != store.VERSION:
        raise RefusedError(
            f"定稿“{kept.name}”的格式是 {version}，这个程序只认 {store.VERSION}；其中的文件仍可直接查看，见 README.txt",
            f"{kept.name!r} has format {version}, this program knows {store.VERSION}; its files can be read without,"
            " see README.txt",
        )
    return FrozenSet(kept)


def figure_id(told: Plain) -> FigureId:
    """Which figure a reading or cell belongs to."""
    return str(told["key"]), int(told["year"]), told.get("county_id")


def decimal(text: object) -> Decimal | None:
    """An exact number as it was kept."""
    try:
        return None if text is None else Decimal(str(text))
    except InvalidOperation:
        return None


def _placed(told: Plain) -> Placed:
    return Placed(**{**told, "others": tuple(told["others"])})


def _unreadable(file: str) -> RefusedError:
    return RefusedError(f"定稿中的 {file} 读不了或已损坏", f"{file} of the frozen set is damaged or can't be read")
