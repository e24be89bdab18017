"""Labels that don't cover one another: on a map at the middle of an area or near it; beyond the tick beside a bar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from views.charts import base

LINE_HEIGHT = 1.3
# How far, in pixels, a label may be moved from the middle of its area; nearer places are tried first.
FARTHEST, STEP, DIRECTIONS = 60, 4, 16
_TURNS = 2 * np.pi * np.arange(DIRECTIONS) / DIRECTIONS
_OFFSETS = np.concatenate(
    [
        np.zeros((1, 2)),
        *(far * np.column_stack([np.cos(_TURNS), np.sin(_TURNS)]) for far in range(STEP, FARTHEST + 1, STEP)),
    ]
)
_TAG = re.compile(r"<(?!br>)[^>]*>")
Box = tuple[float, float, float, float]
# The narrowest plot of bars, in pixels; a wider one has only more room. A tick of the year before is so wide.
_NARROWEST, _TICK = 170, 10


@dataclass(frozen=True)
class Wanted:
    """A label: the area it belongs to, its middle, and its texts from the longest to the shortest, lines by <br>."""

    area: shapely.Geometry
    middle: tuple[float, float]
    texts: Sequence[str]


@dataclass(frozen=True)
class Label:
    """A text at a place of the map."""

    text: str
    x: float
    y: float


def laid_out(wanted: Sequence[Wanted], *, scale: float, size: int, within: Box) -> list[Label | None]:
    """For each wish, in order, its label at `scale` pixels by unit and a font of `size` pixels; None where none fits.

    The smallest areas choose first. At a larger scale there is only more room.
    """
    taken: list[Box] = []
    found: dict[int, Label] = {}
    for number in sorted(range(len(wanted)), key=lambda at: wanted[at].area.area):
        label = _first_that_fits(wanted[number], scale, size, within, taken)
        if label:
            taken.append(box(label, scale, size))
            found[number] = label
    return [found.get(number) for number in range(len(wanted))]


def _first_that_fits(one: Wanted, scale: float, size: int, within: Box, taken: Sequence[Box]) -> Label | None:
    places = _OFFSETS / scale + one.middle
    places = places[shapely.contains_xy(one.area, places[:, 0], places[:, 1])]
    for text in one.texts:
        for x, y in places.tolist():
            label = Label(text, x, y)
            west, south, east, north = space = box(label, scale, size)
            fits = within[0] <= west and within[1] <= south and east <= within[2] and north <= within[3]
            if fits and not any(overlap(space, other) for other in taken):
                return label
    return None


def box(label: Label, scale: float, size: int) -> Box:
    """West, south, east and north of the room that a label takes, with a pixel or two to spare."""
    across = (base.width_of([_TAG.sub("", label.text)], size) + 4) / scale / 2
    down = (LINE_HEIGHT * size * (label.text.count("<br>") + 1) + 2) / scale / 2
    return label.x - across, label.y - down, label.x + across, label.y + down


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share room."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def behind_tick(value: float | None, tick: float | None, label: str, longest: float) -> bool:
    """Whether a tick beyond the end of a bar may stand on the label behind the bar, which then belongs behind the tick.

    `longest` is the value that fills the plot; all are in the unit of the bars, `label` is escaped.
    """
    if tick is None or tick <= (value or 0.0):
        return False
    gap = (tick - (value or 0.0)) / longest * _NARROWEST
    return gap < base.width_of([label]) + _TICK
