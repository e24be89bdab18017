"""Two languages: every word of the screen stands in views/words/*.toml under one key, Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from metrics import wording
from metrics.metric import Language, Text
from metrics.wording import LANGUAGES, MONTHS_EN

__all__ = ["FOLDER", "LANGUAGES", "MONTHS_EN", "Words", "vocabulary"]

FOLDER = Path(__file__).parent / "words"


def vocabulary() -> Mapping[str, Text]:
    """All keys of the screen with their texts."""
    return wording.vocabulary(FOLDER)


class Words(wording.Words):
    """`say("shell.year")` in one language. Values come in as plain text; who puts it on the screen escapes."""

    def __init__(self, language: Language) -> None:
        super().__init__(language, FOLDER)
