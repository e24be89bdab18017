"""Polygons of degrees laid flat for a small map, and the points by which a click finds its polygon."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import shapely

# Nothing is told apart on a screen below this: about a hundred metres.
DECIMALS = 3
# How far inside a border the clickable points stand, and how far from one another, as shares of the map's width. The
# nearest point is then its own county's for all but a fiftieth of the area, in a band of some four pixels.
INSET, APART = 0.012, 0.033
# Squares for counties without an outline, below the map, as shares of its width.
SQUARE, GAP = 0.18, 0.025


@dataclass(frozen=True)
class Shape:
    """One county laid flat: its area, the point for its label, and points all over it that a click is nearest to."""

    area: shapely.Geometry
    label: tuple[float, float]
    points: Sequence[tuple[float, float]]

    def path(self) -> tuple[list[float | None], list[float | None]]:
        """x and y of its rings, parted by None; the holes run the other way round than the rings around them."""
        xs: list[float | None] = []
        ys: list[float | None] = []
        for polygon in shapely.get_parts(shapely.orient_polygons(self.area)):
            for ring in (polygon.exterior, *polygon.interiors):
                xs += [*([None] if xs else []), *(round(x, DECIMALS) for x, _ in ring.coords)]
                ys += [*([None] if ys else []), *(round(y, DECIMALS) for _, y in ring.coords)]
        return xs, ys


def flat(polygons: Mapping[str, list[list[list[list[float]]]]], ids: Iterable[str]) -> dict[str, Shape]:
    """The shape of every id, in its order; an id without polygons gets a square below the others.

    Degrees of longitude are shortened by the cosine of the middle latitude: right in shape over a city's extent.
    """
    areas = {key: _area(polygons[key]) for key in ids if key in polygons}
    if areas:
        west, south, east, north = shapely.total_bounds([*areas.values()])
        narrow, middle = math.cos(math.radians((south + north) / 2)), ((west + east) / 2, (south + north) / 2)
        areas = {key: shapely.transform(area, lambda xy: (xy - middle) * (narrow, 1.0)) for key, area in areas.items()}
    west, south, east, _ = shapely.total_bounds([*areas.values()]) if areas else (-0.5, 0.0, 0.5, 0.0)
    width = east - west
    for number, key in enumerate(key for key in ids if key not in areas):
        across, down = number % 5, number // 5 + 1
        x, y = west + across * (SQUARE + GAP) * width, south - down * (SQUARE + GAP) * width
        areas[key] = shapely.box(x, y, x + SQUARE * width, y + SQUARE * width)
    return {key: _shape(areas[key], width) for key in ids}


def _area(polygons: list[list[list[list[float]]]]) -> shapely.Geometry:
    return shapely.MultiPolygon([shapely.Polygon(rings[0], rings[1:]) for rings in polygons])


def _shape(area: shapely.Geometry, width: float) -> Shape:
    largest = max(shapely.get_parts(area), key=shapely.area)
    # The middle of the largest circle that fits in is where a label has most room.
    middle = shapely.get_coordinates(shapely.maximum_inscribed_circle(largest, tolerance=width / 400))[0]
    return Shape(area, (float(middle[0]), float(middle[1])), _points(area, width))


def _points(area: shapely.Geometry, width: float) -> list[tuple[float, float]]:
    """Points along the inside of every border, and in the middle; round a piece that is narrower, its own middle."""
    found = [*shapely.get_coordinates(shapely.point_on_surface(shapely.get_parts(area)))]
    for part in shapely.get_parts(shapely.buffer(area, -INSET * width)):
        for ring in (part.exterior, *part.interiors):
            steps = max(3, round(ring.length / (APART * width)))
            places = shapely.line_interpolate_point(ring, [at / steps for at in range(steps)], normalized=True)
            found += [*shapely.get_coordinates(places)]
    return [(round(float(x), DECIMALS), round(float(y), DECIMALS)) for x, y in found]
