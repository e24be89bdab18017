"""Which county a title speaks of, by the names in data/reference. Whether it is valid is checked later, in SQL."""

from __future__ import annotations

import csv
import os
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from etl.text import comparable

_ENDINGS = ("县", "区", "市", "旗")


@dataclass(frozen=True)
class Places:
    """The names that may stand in a title: counties (and zones), and what the city society itself is called.

    `words` are all names and codes that a cell may hold for one.
    """

    counties: tuple[str, ...]
    city: str
    headquarters: str
    words: frozenset[str] = frozenset()

    def in_title(self, title: str) -> str | None:
        """The one county that a title names, in the title's wording; None when it names none or several."""
        rest, found = comparable(title), []
        for name in self.counties:
            if name in rest:
                found.append(name)
                rest = rest.replace(name, "\n")
        return found[0] if len(found) == 1 else None

    def is_city(self, title: str) -> bool:
        """Whether a title speaks of the city itself."""
        return bool(self.city) and self.city in comparable(title)


def reference_folder() -> Path:
    """Where the city's reference data lie: $MINGZHANG_REFERENCE, else data/reference."""
    chosen = os.environ.get("MINGZHANG_REFERENCE")
    return Path(chosen) if chosen else Path(__file__).parents[3] / "data" / "reference"


def reference_files() -> Sequence[Path]:
    """The files that decide what a title is read as."""
    return [reference_folder() / name for name in ("counties.csv", "zones.csv", "city.toml")]


def load_places() -> Places:
    """The names of the city that is served; empty where there are no reference data."""
    return _load(reference_folder())


@cache
def _load(folder: Path) -> Places:
    names: set[str] = set()
    codes: set[str] = set()
    for row in _rows(folder / "counties.csv"):
        names.update((row["name_zh"], *row["aliases"].split("|")))
        codes.update((row["county_id"], row["adcode"]))
    names.update(row["alias"] for row in _rows(folder / "zones.csv"))
    counties = {comparable(name) for name in names if len(name) > 1 and name.endswith(_ENDINGS)}
    city_file = folder / "city.toml"
    city = tomllib.loads(city_file.read_text(encoding="utf-8")) if city_file.is_file() else {}
    longest_first = tuple(sorted(counties, key=lambda name: (-len(name), name)))
    words = {comparable(word) for word in {*names, *codes, city.get("name_zh", ""), city.get("headquarters_zh", "")}}
    return Places(longest_first, city.get("name_zh", ""), city.get("headquarters_zh", ""), frozenset(words - {""}))


def _rows(file: Path) -> list[dict[str, str]]:
    if not file.is_file():
        return []
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))
