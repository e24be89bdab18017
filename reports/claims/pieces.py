"""A piece of a text made into a claim: with the clause and the sentence in which it stands."""

from __future__ import annotations

import re
from decimal import Decimal

from metrics.metric import Language
from reports.claims.claim import Claim
from reports.claims.patterns import CLAUSE, SENTENCE

# No sentence is longer; without a bound, a text without full stops would take hours.
_LONGEST = 500


def made(
    text: str, start: int, end: int, value: Decimal, unit: str, qualifier: str = "", step: Decimal = Decimal(1),
    is_word: bool = False, language: Language = "zh",
) -> Claim:  # fmt: skip
    """The claim at a place of a text."""
    clause, sentence = around(text, start, end, CLAUSE), around(text, start, end, SENTENCE)
    return Claim(
        text[start:end], start, end, "figure", value, unit, qualifier, step, clause, sentence, is_word, language
    )


def around(text: str, start: int, end: int, cut: re.Pattern[str]) -> str:
    """What stands between two cuts around a piece. A comma within a number is no cut."""
    first, last = between(text, start, end, cut)
    return text[first:last]


def sentence_at(text: str, place: int) -> str:
    """The sentence in which a place of a text stands."""
    return around(text, place, place, SENTENCE).strip()


def sentence_place(text: str, place: int) -> tuple[int, int]:
    """Where the sentence in which a place stands begins and ends."""
    return between(text, place, place, SENTENCE)


def between(text: str, start: int, end: int, cut: re.Pattern[str]) -> tuple[int, int]:
    """Where what stands between two cuts around a piece begins and ends."""
    lowest = max(0, start - _LONGEST)
    first = max((match.end() for match in cut.finditer(text, lowest, start)), default=lowest)
    after = cut.search(text, end, end + _LONGEST)
    return first, after.start() if after else min(len(text), end + _LONGEST)


def sentence_around(text: str, claim: Claim) -> tuple[int, int]:
    """Where the sentence of a claim begins and ends."""
    return between(text, claim.start, claim.end, SENTENCE)


def clause_around(text: str, claim: Claim) -> tuple[int, int]:
    """Where the clause of a claim begins and ends."""
    return between(text, claim.start, claim.end, CLAUSE)
