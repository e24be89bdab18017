"""The 约数 column: which figures of a row are approximate, and how. 人数:近多；资料份数:多."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from etl.text import comparable, half_width
from etl.values.numerals import NOTHING, QUALIFIERS

_PARTS = re.compile(r"[;；,，、\n]+")
_SAID_NO = frozenset({"否", "无", "精确", "不是", "n", "no"}) | NOTHING


def parse(text: str, fields_by_header: Mapping[str, str], filled: Sequence[str]) -> dict[str, str] | None:
    """Field → qualifier; None when the text isn't understood.

    `fields_by_header` maps a comparable header to its field; a bare word such as 余 speaks of the row's only filled
    number, named in `filled`.
    """
    found: dict[str, str] = {}
    plain = half_width(text)
    if comparable(plain) in _SAID_NO:
        return found
    for part in filter(None, (part.strip() for part in _PARTS.split(plain))):
        header, mark, word = (piece.strip() for piece in part.replace("：", ":").partition(":"))
        field = fields_by_header.get(comparable(header)) if mark else (filled[0] if len(filled) == 1 else None)
        word = word if mark else header
        if field is None or word not in QUALIFIERS:
            return None
        found[field] = word
    return found
