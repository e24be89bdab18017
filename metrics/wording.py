"""Two languages: texts stand in TOML files under one key, Chinese and English; pages and documents read theirs here."""

from __future__ import annotations

import datetime as dt
import string
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from metrics.metric import Language, Text

LANGUAGES: tuple[Language, Language] = ("zh", "en")
MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@cache
def vocabulary(folder: Path) -> Mapping[str, Text]:
    """All keys of a folder with their texts. A key in two files, or without both languages, is a mistake and raises."""
    found: dict[str, Text] = {}
    for path in sorted(folder.glob("*.toml")):
        for key, texts in tomllib.loads(path.read_text("utf-8")).items():
            if key in found:
                raise ValueError(f"{path.name}: {key!r} stands in another file too")
            found[key] = Text(zh=texts["zh"], en=texts["en"])
    return found


class _Plural(string.Formatter):
    """`{n} {n:county|counties}` reads "1 county" and "3 counties"."""

    def format_field(self, value: Any, format_spec: str) -> str:  # noqa: ANN401 - the base class takes anything
        if "|" in format_spec:
            one, many = format_spec.split("|", 1)
            return one if value == 1 else many
        return str(super().format_field(value, format_spec))


class Words:
    """`say("shell.year")` in one language, from the texts of a folder. Values come in as plain text."""

    def __init__(self, language: Language, folder: Path) -> None:
        self.language: Language = language
        self._texts = vocabulary(folder)
        self._formatter = _Plural()

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key, with its placeholders filled. An unknown key raises KeyError: tests find it."""
        text = self._texts[key][self.language]
        return self._formatter.vformat(text, (), values) if values else text

    def of(self, text: Text) -> str:
        """A text that carries both languages itself, such as a metric's name."""
        return text[self.language]

    def date(self, day: dt.date) -> str:
        """2020年12月4日, 4 December 2020."""
        if self.language == "zh":
            return f"{day.year}年{day.month}月{day.day}日"
        return f"{day.day} {day:%B} {day.year}"

    def moment(self, at: dt.datetime) -> str:
        """A date with its minute."""
        return f"{self.date(at.date())} {at:%H:%M}"

    def month(self, number: int) -> str:
        """12月, Dec."""
        return f"{number}月" if self.language == "zh" else MONTHS_EN[number - 1]

    def join(self, parts: Sequence[str]) -> str:
        """A list in a sentence: 甲、乙和丙 is written 甲、乙、丙; English takes commas and an and."""
        if self.language == "zh":
            return "、".join(parts)
        return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
