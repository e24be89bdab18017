"""What fits on one page: heights are estimated on the generous side, and the least pressing lines go first."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import replace

from reports.digest.content import Digest, Section

# Points. The text is 170 × 257 mm; what the estimate may be wrong by stays free.
WIDTH, HEIGHT, FREE = 482.0, 728.0, 20.0
BODY, LEADING, SMALL, SMALL_LEADING, LARGE, LARGE_LEADING = 10.5, 15.0, 9.0, 12.5, 13.0, 19.0
TITLE_HEIGHT, HEADING_HEIGHT, ITEM_SPACE, ROW_SPACE = 30.0, 25.0, 3.0, 5.0
COLUMNS = (0.28, 0.15, 0.10, 0.10, 0.10, 0.27)
"""Shares of the width that the columns of the table take."""
CELL_MARGIN = 12.0
MOST_ITEMS = 8
# However long a name is, it doesn't push the others from the page.
LONGEST = 480


def em(text: str) -> float:
    """How wide a text runs in em: a Chinese character is 1; letters and digits as in wide fonts, not in Arial."""
    return sum(map(_em, text))


def _em(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WFA" or character in "WM@%":
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
    """The digest with as many items as fit on one page, at least one of who needs attention.

    The section with most items gives up its last one, of equals the later section; text beyond all measure is cut.
    """
    found = replace(digest, sections=tuple(_shortened(section) for section in digest.sections))
    while height(found) > HEIGHT - FREE:
        longest = max(range(len(found.sections)), key=lambda at: (len(found.sections[at].items), at))
        items = found.sections[longest].items
        if len(items) <= 1:
            break
        kept = replace(found.sections[longest], items=items[:-1])
        found = replace(found, sections=(*found.sections[:longest], kept, *found.sections[longest + 1 :]))
    return found


def _shortened(section: Section) -> Section:
    items = tuple(replace(one, head=_cut(one.head), text=_cut(one.text)) for one in section.items[:MOST_ITEMS])
    return replace(section, items=items, lines=tuple(_cut(line) for line in section.lines))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
