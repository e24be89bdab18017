"""Two languages: every word of the screen stands in views/words/*.toml under one key, Chinese and English."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from metrics import wording
from metrics.metric import Language, Text
from metrics.wording import LANGUAGES, MONTHS_EN
from views import linked
from views.linked import Linked

__all__ = ["FOLDER", "LANGUAGES", "MONTHS_EN", "Words", "vocabulary"]

FOLDER = Path(__file__).parent / "words"
# Where a value that leads somewhere stands until its sentence is put together.
_MARK = re.compile("\0([^\0]*)\0")


def vocabulary() -> Mapping[str, Text]:
    """All keys of the screen with their texts."""
    return wording.vocabulary(FOLDER)


class Words(wording.Words):
    """`say("shell.year")` in one language. Values come in as plain text; who puts it on the screen escapes."""

    def __init__(self, language: Language) -> None:
        super().__init__(language, FOLDER)

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key, with its placeholders filled; values that lead somewhere keep their links."""
        leading = {name: value for name, value in values.items() if isinstance(value, Linked)}
        if not leading:
            return super().__call__(key, **values)
        marked = super().__call__(key, **(values | {name: f"\0{name}\0" for name in leading}))
        parts = _MARK.split(marked)  # texts at the even places, names between them
        return linked.join("", [leading[part] if at % 2 else part for at, part in enumerate(parts)])

    def join(self, parts: Sequence[str]) -> str:
        """A list in a sentence, its links kept."""
        if not any(isinstance(part, Linked) for part in parts):
            return super().join(parts)
        if self.language == "zh":
            return linked.join("、", parts)
        return linked.join(" and ", [part for part in (linked.join(", ", parts[:-1]), parts[-1]) if part])
