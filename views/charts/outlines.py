"""Where in the city, on the map? The counties within their boundaries, filled by their state or their value.

The boundaries are drawn as plain polygons: nothing is fetched, and nothing is laid under them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go
import shapely

from metrics.metric import Language
from metrics.outlines import Polygon
from views import escape
from views.charts import base, geometry, labels, places, ways
from views.charts.places import finding
from views.palette import Palette, palette

__all__ = ["figure", "finding"]

# The least width, in pixels, at which the labels have to fit; the map's height there, and where there is most room.
WIDTH, WIDTH_NARROW, HEIGHT, HEIGHT_NARROW = 400, 316, 450, 290
SIZE, SIZE_NARROW = 12, 11
# A click belongs to the nearest of the points that lie all over the map, within so many pixels.
REACH = 60
BOTTOM = 26


def figure(
    df: pd.DataFrame,
    polygons: Mapping[str, list[Polygon]],
    mark: str,
    *,
    lang: Language,
    dark: bool = False,
    narrow: bool = False,
    unit: str = "",
) -> go.Figure:
    """Each county with its name, value and sign, as much of it as fits; a square below for one without an outline.

    Grain and columns: see `places`. `polygons`: for county ids, rings of degrees. `mark` stands on the map: its review
    number, or that it is for internal use. Each county can be clicked.
    """
    if len(df) == 0:
        return base.no_data(lang, dark)
    colours, rows = palette(dark), base.rows(df)
    faces = places.faces(df, colours)
    shapes = geometry.flat(polygons, [row["county_id"] for row in rows])
    west, south, east, north = shapely.total_bounds([shape.area for shape in shapes.values()])
    width, height = (WIDTH_NARROW, HEIGHT_NARROW) if narrow else (WIDTH, HEIGHT)
    key = places.key_lines(places.key(df, unit, lang, colours), narrow)
    top = places.key_room(key)
    drawn = base.canvas(colours, height + top + BOTTOM, left=2, right=2, top=top, bottom=BOTTOM)
    by_look: dict[tuple[str, bool], list[geometry.Shape]] = {}
    for row, face in zip(rows, faces, strict=True):
        by_look.setdefault((face.pale, face.is_empty), []).append(shapes[row["county_id"]])
    for (pale, is_empty), alike in by_look.items():
        _fill(drawn, alike, pale, colours.muted if is_empty else colours.surface)
    for row, face in zip(rows, faces, strict=True):
        _click(drawn, shapes[row["county_id"]], row, places.hover(row, face, lang))
    wanted = [
        labels.Wanted(shapes[row["county_id"]].area, shapes[row["county_id"]].label, _texts(row, face, narrow, lang))
        for row, face in zip(rows, faces, strict=True)
    ]
    scale, size = min(width / (east - west), height / (north - south)), SIZE_NARROW if narrow else SIZE
    found = labels.laid_out(wanted, scale=scale, size=size, within=(west, south, east, north))
    _label(drawn, [label for label in found if label], size)
    drawn.update_xaxes(visible=False, range=[west, east], constrain="domain")
    drawn.update_yaxes(visible=False, range=[south, north], scaleanchor="x", constrain="domain")
    drawn.update_layout(hoverdistance=REACH)
    places.draw_key(drawn, key)
    _say(drawn, mark, colours)
    return drawn


def _fill(drawn: go.Figure, alike: Sequence[geometry.Shape], fill: str, edge: str) -> None:
    """The counties of one look, as one line that is lifted between them: each trace of its own takes its time."""
    paths = [shape.path() for shape in alike]
    drawn.add_scatter(
        x=[x for xs, _ in paths for x in (*xs, None)],
        y=[y for _, ys in paths for y in (*ys, None)],
        mode="lines",
        fill="toself",
        fillcolor=fill,
        line={"color": edge, "width": 1.2},
        hoverinfo="skip",
    )


def _click(drawn: go.Figure, shape: geometry.Shape, row: base.Row, text: str) -> None:
    """Points that aren't drawn: a filled area can be hovered over but not chosen."""
    drawn.add_scatter(
        x=[x for x, _ in shape.points],
        y=[y for _, y in shape.points],
        mode="none",
        customdata=ways.marks([row], "place") * len(shape.points),
        hovertemplate=f"{text}<extra></extra>",
    )


def _label(drawn: go.Figure, found: Sequence[labels.Label], size: int) -> None:
    drawn.add_scatter(
        x=[round(label.x, geometry.DECIMALS) for label in found],
        y=[round(label.y, geometry.DECIMALS) for label in found],
        mode="text",
        text=[label.text for label in found],
        textfont={"size": size},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _texts(row: base.Row, face: places.Face, narrow: bool, lang: Language) -> list[str]:
    """What a label may say, longest first; the shortest is the sign with the name."""
    name = f"<b>{base.wrapped(row['name'], 7, 1)}</b>"
    value = escape.plotly(row["value_text"] or "–")
    if not face.state:
        return [f"{name}<br>{value}", name]
    glyph = face.coloured_glyph
    sign = places.sign(row, face, glyph, lang, 7)
    long = [] if narrow else [f"{name}<br>{value}<br>{sign}"]
    return [*long, f"{name}<br>{sign}", f"{glyph}{base.GAP}{name}", glyph]


def _say(drawn: go.Figure, mark: str, colours: Palette) -> None:
    place = {"x": 1, "y": 0, "xref": "paper", "yref": "paper", "xanchor": "right", "yanchor": "top", "yshift": -6}
    drawn.add_annotation(
        text=escape.plotly(mark), showarrow=False, font={"size": base.SMALL, "color": colours.muted}, **place
    )
