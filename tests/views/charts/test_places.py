"""The two maps: every county has its place, its sign beside its colour, and is what a click near it gives."""

from __future__ import annotations

import json
import math
from typing import Any

import numpy as np
import pandas as pd
import pytest
import shapely

from metrics.metric import Language
from tests.views.charts import frames_work
from tests.views.charts.frames import CASES, draw
from tests.views.charts.frames_work import COUNTIES, NAN
from views.charts import geometry, labels, places, tiles
from views.language import LANGUAGES
from views.palette import DARK, LIGHT, MARKS, Palette

MAPS = ("tiles", "standing_tiles", "plain_tiles", "outlines", "standing_outlines", "plain_outlines")
SQUARE = [[[0.0, 0.0], [4.0, 0.0], [4.0, 4.0], [0.0, 4.0], [0.0, 0.0]]]
HOLE = [[1.0, 1.0], [1.0, 3.0], [3.0, 3.0], [3.0, 1.0], [1.0, 1.0]]


def on(columns: list[float], rows: list[float]) -> pd.DataFrame:
    return pd.DataFrame({"county_id": list("abcdefgh")[: len(rows)], "tile_column": columns, "tile_row": rows})


def squares(df: pd.DataFrame) -> list[tuple[float, float]]:
    placed = tiles.placed(df)
    return [*zip(placed["tile_column"], placed["tile_row"], strict=True)]


def test_a_county_without_a_place_or_upon_another_stands_below_the_others() -> None:
    assert squares(on([0, 1, NAN, 0, 2], [0, 0, NAN, 0, NAN])) == [(0, 0), (1, 0), (0, 1), (1, 1), (2, 1)]


def test_without_any_place_they_stand_in_rows_of_five() -> None:
    assert squares(on([NAN] * 6, [NAN] * 6)) == [(0, 0), (1, 0), (2, 0), (3, 0), (4, 0), (0, 1)]


@pytest.mark.parametrize("name", MAPS)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("narrow", [False, True])
def test_every_county_is_named_on_every_map(name: str, lang: Language, narrow: bool) -> None:
    df = CASES[name].frame(lang)
    figure = draw(CASES[name], df, lang, narrow=narrow)
    drawn = [
        *(note.text for note in figure.layout.annotations),
        *(text for trace in figure.data for text in trace.text or ()),
    ]
    said = "".join(drawn).replace("-<br>", "").replace("<br>", "")
    assert [county for county in df["name"] if county not in said] == []


@pytest.mark.parametrize("name", ["standing_tiles", "standing_outlines"])
@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_a_state_has_its_sign_as_well_as_its_colour(name: str, colours: Palette) -> None:
    df = CASES[name].frame("zh")
    for face, state in zip(places.faces(df, colours), df["state"], strict=True):
        assert face.glyph == MARKS[state].glyph
    figure = draw(CASES[name], df, "zh")
    shown = json.dumps(figure.to_plotly_json(), default=str, ensure_ascii=False)
    assert all(MARKS[state].glyph in shown for state in set(df["state"]))


@pytest.mark.parametrize(
    ("values", "step"), [([3.0], 1.0), ([4.0], 2.0), ([999.0], 250.0), ([1000.0], 500.0), ([0.3], 0.1), ([0.0], 0.5)]
)
def test_the_shades_have_round_ranges_that_hold_all_values(values: list[float], step: float) -> None:
    df = pd.DataFrame({"value": values})
    ranges = [text for _, _, text in places.key(df, "", "zh", LIGHT)]
    assert len(ranges) == 1
    assert places.range_width(df) == pytest.approx(step)
    assert max(values) < places.STEPS * step


def test_more_is_darker_and_nothing_is_empty() -> None:
    df = pd.DataFrame({"value": [10.0, 30.0, 60.0, 99.0, NAN]})
    faces = places.faces(df, LIGHT)
    assert [face.fill for face in faces] == [*LIGHT.shades, LIGHT.surface]
    assert [face.is_empty for face in faces] == [False] * 4 + [True]


@pytest.mark.parametrize("name", MAPS)
def test_a_figure_stays_small(name: str) -> None:
    assert len(draw(CASES[name], CASES[name].frame("zh"), "zh").to_json()) < 30_000


def nearest(points: dict[str, Any], xs: Any, ys: Any) -> Any:
    """The owner of the nearest point for each place."""
    owners = np.array([key for key, own in points.items() for _ in own])
    flat = np.array([point for own in points.values() for point in own])
    return owners[np.argmin((flat[:, 0] - xs[:, None]) ** 2 + (flat[:, 1] - ys[:, None]) ** 2, axis=1)]


def test_a_click_anywhere_in_a_county_means_that_county() -> None:
    shapes = geometry.flat(frames_work.boundaries(), [county[0] for county in COUNTIES])
    random = np.random.default_rng(20201204)
    west, south, east, north = shapely.total_bounds([shape.area for shape in shapes.values()])
    xs, ys = random.uniform(west, east, 4000), random.uniform(south, north, 4000)
    found = nearest({key: shape.points for key, shape in shapes.items()}, xs, ys)
    inside = {key: shapely.contains_xy(shape.area, xs, ys) for key, shape in shapes.items()}
    right = sum(int((found[here] == key).sum()) for key, here in inside.items())
    assert right / sum(int(here.sum()) for here in inside.values()) > 0.97


def test_a_county_without_an_outline_is_a_square_below_the_others() -> None:
    shapes = geometry.flat({"a": [SQUARE]}, ["a", "b", "c"])
    below = [shapes[key].area.bounds for key in ("b", "c")]
    assert all(bounds[3] < shapes["a"].area.bounds[1] for bounds in below)
    assert not shapes["b"].area.intersects(shapes["c"].area)
    assert all(shape.points for shape in geometry.flat({}, list("abcdef")).values())


def test_degrees_are_laid_flat_in_their_true_shape() -> None:
    at_60 = [[[10.0, 59.5], [12.0, 59.5], [12.0, 60.5], [10.0, 60.5], [10.0, 59.5]]]
    west, south, east, north = geometry.flat({"a": [at_60]}, ["a"])["a"].area.bounds
    assert (east - west) / (north - south) == pytest.approx(2 * math.cos(math.radians(60)), rel=1e-3)


def test_a_hole_stays_open() -> None:
    shape = geometry.flat({"a": [[*SQUARE, HOLE]]}, ["a"])["a"]
    xs, ys = shape.path()
    parted = xs.index(None)
    rings = [[*zip(xs[:parted], ys[:parted], strict=True)], [*zip(xs[parted + 1 :], ys[parted + 1 :], strict=True)]]
    assert [shapely.LinearRing(ring).is_ccw for ring in rings] == [True, False]
    assert all(shapely.contains_xy(shape.area, *point) for point in shape.points)


def test_labels_never_cover_one_another() -> None:
    shapes = geometry.flat(frames_work.boundaries(), [county[0] for county in COUNTIES])
    wanted = [
        labels.Wanted(shape.area, shape.label, ["长长的名字<br>第二行<br>第三行", "名字", "◆"])
        for shape in shapes.values()
    ]
    within = tuple(shapely.total_bounds([shape.area for shape in shapes.values()]))
    for scale in (60, 150, 400):
        found = [label for label in labels.laid_out(wanted, scale=scale, size=12, within=within) if label]
        boxes = [labels.box(label, scale, 12) for label in found]
        assert not [1 for at, box in enumerate(boxes) for other in boxes[at + 1 :] if labels.overlap(box, other)]
    assert len(found) == len(wanted)
