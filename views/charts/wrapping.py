"""Names broken into lines: Chinese anywhere, English between words and after hyphens, no line of one character."""

from __future__ import annotations

from views import escape
from views.drawing import em_width

# A last line narrower than this, in em, is lengthened at the cost of those above it.
_LONE = 2.1


def wrapped(name: object, em: float = 9.0, lines: int = 3) -> str:
    """A name broken into lines of about `em`, escaped; what passes `lines` ends in … and stands whole in the hover."""
    text = escape.plain(name)
    found = _broken(text, em)
    if len(found) > 1 and em_width(found[-1]) < _LONE:
        even = _broken(text, em_width(text) / len(found) + 1.1)
        found = even if len(even) == len(found) else found
    shown = found[:lines]
    if len(found) > lines:
        shown[-1] = shown[-1][:-1] + "…"
    return "<br>".join(escape.plotly(line) for line in shown)


def _broken(text: str, em: float) -> list[str]:
    found: list[str] = [""]
    for word in _words(text, em):
        if found[-1] and em_width((found[-1] + word).rstrip()) > em:
            found.append("")
        found[-1] += word
    return [line.strip() for line in found]


def _words(text: str, em: float) -> list[str]:
    """Where a line may break: after a space or a hyphen, around a Chinese character, with a hyphen in a word wider than
    a line.
    """
    parts: list[str] = []
    for character in text:
        starts = not parts or character > "\u2e80" or parts[-1][-1] > "\u2e80" or parts[-1].endswith((" ", "-"))
        if starts:
            parts.append(character)
        elif em_width(parts[-1] + character) > em * 1.15 and character.isalpha() and len(parts[-1]) > 3:
            parts[-1] += "-"
            parts.append(character)
        else:
            parts[-1] += character
    return parts
