"""Two languages: every word of the screen stands in views/words/*.toml under one key, Chinese and English."""

from __future__ import annotations

import datetime as dt
import re
import string
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from metrics.metric import Language, Text
from views import linked
from views.linked import Linked

FOLDER = Path(__file__).parent / "words"
LANGUAGES: tuple[Language, Language] = ("zh", "en")
# Where a value that leads somewhere stands until its sentence is put together.
_MARK = re.compile("\0([^\0]*)\0")
MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@cache
def vocabulary() -> Mapping[str, Text]:
    """All keys with their texts. A key in two files, or one without both languages, is a mistake and raises."""
    found: dict[str, Text] = {}
    for path in sorted(FOLDER.glob("*.toml")):
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
    """`say("shell.year")` in one language. Values come in as plain text; who puts it on the screen escapes."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self._formatter = _Plural()

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key, with its placeholders filled. An unknown key raises KeyError: tests find it."""
        text = vocabulary()[key][self.language]
        if not values:
            return text
        leading = {name: value for name, value in values.items() if isinstance(value, Linked)}
        if not leading:
            return self._formatter.vformat(text, (), values)
        marked = self._formatter.vformat(text, (), values | {name: f"\0{name}\0" for name in leading})
        parts = _MARK.split(marked)  # texts at the even places, names between them
        return linked.join("", [leading[part] if at % 2 else part for at, part in enumerate(parts)])

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

    def join(self, parts: list[str]) -> str:
        """A list in a sentence: 甲、乙和丙 is written 甲、乙、丙; English takes commas and an and."""
        if self.language == "zh":
            return linked.join("、", parts)
        return linked.join(" and ", [part for part in (linked.join(", ", parts[:-1]), parts[-1]) if part])
