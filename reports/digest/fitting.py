"""What fits on one page: heights are estimated on the generous side, and the least pressing lines go first."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import replace
from itertools import pairwise

from reports.digest.content import Digest, Section

# Points. The text is 170 × 257 mm; what the estimate may be wrong by stays free.
WIDTH, HEIGHT, FREE = 482.0, 728.0, 20.0
BODY, LEADING, SMALL, SMALL_LEADING, LARGE, LARGE_LEADING = 10.5, 15.0, 9.0, 12.5, 13.0, 19.0
TITLE_HEIGHT, HEADING_HEIGHT, ITEM_SPACE, ROW_SPACE = 30.0, 25.0, 3.0, 5.0
COLUMNS = (0.215, 0.135, 0.125, 0.1, 0.085, 0.1, 0.24)
"""Shares of the width that the columns of the table take."""
CELL_MARGIN = 12.0
MOST_ITEMS = 8
# However long a name is, it doesn't push the others from the page.
LONGEST, LONGEST_HEAD = 420, 80


def em(text: str) -> float:
    """How wide a text runs in em: a Chinese character is 1; letters and digits as in wide fonts, not in Arial.

    Between Chinese and letters or digits programs leave a quarter.
    """
    borders = sum(_is_wide(one) != _is_wide(next_) for one, next_ in pairwise(text))
    return sum(map(_em, text)) + 0.25 * borders


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WFA"


def _em(character: str) -> float:
    if _is_wide(character) or character in "WM@%":
        return 1.0
    if character in " ,.:;'|!iljtfr()-/":
        return 0.36
    return 0.74 if character.isupper() else 0.61


def lines(text: str, size: float, width: float) -> int:
    """How many lines a text takes at a size in a width, both in points."""
    return max(1, math.ceil(em(text) * size / width))


def height(digest: Digest) -> float:
    """The height of the whole page's text in points."""
    scope = lines(digest.scope, SMALL, WIDTH) * LEADING + ITEM_SPACE
    top = TITLE_HEIGHT + scope + lines(digest.finding, LARGE, WIDTH) * LARGE_LEADING + 6
    table = sum(_row(row) for row in (digest.columns, *digest.rows) if row)
    return top + table + sum(_section(section) for section in digest.sections)


def _row(cells: tuple[str, ...]) -> float:
    widths = (WIDTH * share - CELL_MARGIN for share in COLUMNS)
    return max(lines(cell, SMALL, width) for cell, width in zip(cells, widths, strict=True)) * SMALL_LEADING + ROW_SPACE


def _section(section: Section) -> float:
    texts = [*section.lines, *(f"{item.label}　{item.head}：{item.text}" for item in section.items)]
    space = ITEM_SPACE * len(texts) + (LEADING if section.more else 0)
    return HEADING_HEIGHT + space + sum(lines(text, BODY, WIDTH) for text in texts) * LEADING


def fitted(digest: Digest) -> Digest:
    """The digest with as much as fits on one page: from the least pressing to the most, one after the other goes.

    Text beyond all measure is cut; the most urgent county stays.
    """
    found = replace(digest, sections=tuple(_shortened(section) for section in digest.sections))
    for part, least in _GOES:
        while height(found) > HEIGHT - FREE and _count(found, part) > max(least, _shared_rows(found, part)):
            found = _without_last(found, part)
    return found


# What goes first, and how much of it stays until something else has gone: sections with items by their place, and the
# rows of the table.
_TABLE = -1
_GOES = ((0, 5), (1, 3), (_TABLE, 0), (1, 2), (0, 3), (1, 1), (0, 1))


def _count(digest: Digest, part: int) -> int:
    if part == _TABLE:
        return len(digest.rows)
    return len(digest.sections[part].items) if part < len(digest.sections) else 0


def _shared_rows(digest: Digest, part: int) -> int:
    """The rows of targets that the counties share in stay; they come first."""
    return sum(bool(row[-1]) for row in digest.rows) if part == _TABLE else 0


def _without_last(digest: Digest, part: int) -> Digest:
    if part == _TABLE:
        return replace(digest, rows=digest.rows[:-1])
    section = digest.sections[part]
    kept = replace(section, items=section.items[:-1])
    return replace(digest, sections=(*digest.sections[:part], kept, *digest.sections[part + 1 :]))


def _shortened(section: Section) -> Section:
    items = tuple(
        replace(one, head=_cut(one.head, LONGEST_HEAD), text=_cut(one.text)) for one in section.items[:MOST_ITEMS]
    )
    return replace(section, items=items, lines=tuple(_cut(line) for line in section.lines))


def _cut(text: str, most: int = LONGEST) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
