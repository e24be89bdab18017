"""What is found in a text: a claim states a figure; a mention has a number in it and states none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from metrics.metric import Language

Kind = Literal["figure", "date", "as_of", "year", "period", "ordinal", "enumeration", "name", "code", "number"]
"""`figure`: a number with a unit. The others are none: 12月4日; 截至12月4日; 2020年; 今后五年; 第七次; 一是; “六稳”,
四十七中; 120330032; and a `number` without any unit, of which nothing can be said."""


@dataclass(frozen=True)
class Mention:
    """A piece of a text with a number in it: where it stands, and what kind of thing it is."""

    text: str
    start: int
    end: int
    kind: Kind

    @property
    def is_figure(self) -> bool:
        """Whether it states a figure."""
        return self.kind == "figure"


@dataclass(frozen=True)
class Claim(Mention):
    """A figure: its value in the base unit (元, not 万元), the unit, how approximate, and to what step it was rounded.

    `clause` is what stands between commas around it, `sentence` between full stops. `is_word`: said without a number
    (没人, 专场; nobody).
    """

    value: Decimal
    unit: str
    qualifier: str = ""
    step: Decimal = Decimal(1)
    clause: str = ""
    sentence: str = ""
    is_word: bool = False
    language: Language = "zh"

    def says(self, words: Iterable[str]) -> bool:
        """Whether one of some words stands in its clause; English ones as whole words."""
        return any(stands_in(word, self.clause) for word in words)


def stands_in(word: str, text: str) -> bool:
    """Whether a word stands in a text: a Chinese one anywhere, an English one with nothing of a word around it."""
    if not word.isascii():
        return word in text
    return re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE) is not None
