"""Two figures in one cell, 5场/250人, for the two fields that its column is headed by."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.text import half_width, is_blank
from etl.values import numerals, units
from etl.values.numerals import Numeral

Units = tuple[str, str]
_PARTS = re.compile(r"[/、;；+]|(?<!\d),|,(?!\d{3})|\s*(?:及|和)\s*")
# 5场250人: a unit ends the first figure.
_TOUCHING = re.compile(r"^(\D*\d[\d.,]*[余多十百千万亿]*(?:人次|场|期|户|人|名|例|次|份|篇)[余多]?)(\D*\d.*)$")


def split(cell: object, of: Units) -> tuple[object, object] | None:
    """The parts of a cell that belong to the first and the second field, by the units the parts carry, else by order.

    `of` are the fields' units. A lone figure belongs to the field that is counted in its unit. None when it can't be
    told.
    """
    if is_blank(cell):
        return "", ""
    if not isinstance(cell, str):
        return None
    plain = half_width(cell).replace("\n", "/")
    parts = [part.strip() for part in _PARTS.split(plain) if part.strip()]
    if len(parts) == 1 and (touching := _TOUCHING.match(parts[0].replace(" ", ""))):
        parts = [touching[1], touching[2]]
    read = [numerals.parse(part) for part in parts]
    if any(one is None for one in read):
        return None
    return _placed(parts, [_place(one, of) for one in read if one])


def _place(figure: Numeral, of: Units) -> int | None:
    """Which field counts in the unit of a figure; None where it has none, -1 where neither does."""
    if not figure.unit:
        return None
    base = units.base_of(figure.unit)[1]
    fitting = [place for place, unit in enumerate(of) if base == units.base_of(unit)[1]]
    return fitting[0] if len(fitting) == 1 else -1


def _placed(parts: Sequence[str], places: Sequence[int | None]) -> tuple[object, object] | None:
    match list(places):
        case [0]:
            return parts[0], ""
        case [1]:
            return "", parts[0]
        case [None, None] | [0, 1] | [0, None] | [None, 1]:
            return parts[0], parts[1]
        case [1, 0] | [1, None] | [None, 0]:
            return parts[1], parts[0]
    return None
