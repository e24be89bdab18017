"""Text as it stands in cells: made comparable, made visible, and rid of what must not travel on."""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile(r"\s+")
_CJK_SPACE = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])[ ]*[\r\n]+\s*(?=[\u3000-\u9fff\uff00-\uffef])")
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})
# Nine digits and more, also with blanks or hyphens between them: telephone, identity and account numbers.
_DIGIT_RUN = re.compile(r"\d(?:[ \-]?\d){8,}[Xx]?")
# What can only be a person's number, in running text and in codes.
_PERSONAL_NUMBER = re.compile(
    r"(?<![0-9A-Za-z])(?:\d{17}[0-9Xx]|1[3-9]\d[ \-]?\d{4}[ \-]?\d{4}|\d{16,19}|0\d{2,3}-\d{7,8})(?![0-9A-Za-z])"
)
FOUND_LENGTH = 60
# No header and no title is longer; a cell of a megabyte must not be compared letter by letter.
_BEGINNING = 400


def comparable(text: str) -> str:
    """The text for comparing: full-width to half-width, no white space, nothing invisible, lower case."""
    wide = text if text.isascii() else unicodedata.normalize("NFKC", text)
    if wide.isprintable():  # of all that can't be seen, the blank alone is printable
        return wide.replace(" ", "").lower()
    return "".join(c for c in wide if not c.isspace() and unicodedata.category(c) not in _HIDDEN_CATEGORIES).lower()


def half_width(text: str) -> str:
    """Full-width digits, letters and signs as half-width ones; invisible characters gone; ends trimmed."""
    wide = text if text.isascii() else unicodedata.normalize("NFKC", text)
    if wide.isprintable():
        return wide.strip()
    return "".join(c for c in wide if c in "\n\t" or unicodedata.category(c) not in _HIDDEN_CATEGORIES).strip()


def clean(text: str) -> str:
    """The text as it is stored: one line, single spaces, nothing invisible; wording and punctuation stay."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    # What can't be seen goes first: it may stand between two spaces.
    seen = "".join(c for c in text if c.isspace() or unicodedata.category(c) not in _HIDDEN_CATEGORIES)
    return _SPACES.sub(" ", _CJK_SPACE.sub("", seen)).strip()


def beginning(text: str) -> str:
    """As much of a cell as headers and titles are recognised by."""
    return text if len(text) <= _BEGINNING else text[:_BEGINNING]


def visible(text: str) -> str:
    """The text with control, invisible and bidirectional characters spelt out, so that it can't act on a screen."""
    if text.isprintable():
        return text
    return "".join(_spelt(c) for c in text)


def _spelt(character: str) -> str:
    if character in "\r\n\u2028\u2029":
        return "⏎"
    if unicodedata.category(character) in _HIDDEN_CATEGORIES:
        return f"⟨U+{ord(character):04X}⟩"
    return " " if character.isspace() else character


def mask_numbers(text: str) -> str:
    """The text with telephone, identity and account numbers masked; dates and amounts stay."""
    if len(text) < 9:
        return text
    return _PERSONAL_NUMBER.sub(lambda match: "○" * len(match[0]), text)


def found_text(value: object) -> str:
    """What a problem says was found: at most 60 characters, visible, long runs of digits masked."""
    if value is None:
        return ""
    shown = f"{value:.15g}" if isinstance(value, float) else str(value)
    shown = visible(shown[: 4 * FOUND_LENGTH])
    shown = _DIGIT_RUN.sub(lambda match: match[0][:2] + "○" * (len(match[0]) - 2), shown)
    return shown if len(shown) <= FOUND_LENGTH else shown[: FOUND_LENGTH - 1] + "…"


def is_blank(value: object) -> bool:
    """Whether a cell holds nothing that can be seen. 0 is not blank."""
    if not isinstance(value, str):
        return value is None
    return not value or value.isspace() or not (value.isprintable() or comparable(value))
