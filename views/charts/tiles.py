"""Where in the city? A grid of equal squares, one a county, about where the county lies; no map is needed."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from metrics.metric import Language
from views import escape
from views.charts import base, places, ways
from views.charts.places import finding
from views.drawing import em_width
from views.language import Words
from views.palette import palette

__all__ = ["figure", "finding"]

SIDE = 0.94
# Counties without a place of their own stand in rows of so many below the others.
ROW_OF_REST = 5
# Pixels of a square, and the smallest text in one.
SIDE_PIXELS, SIDE_NARROW = 112, 76
SMALLEST = 10


def figure(df: pd.DataFrame, *, lang: Language, dark: bool = False, narrow: bool = False, unit: str = "") -> go.Figure:
    """Squares with name, value, target and the sign of the state (◆ ● ▼ ○), which has its colour as well.

    Without targets: name and value, darker for more of `unit`. Grain and columns: see `places`.
    """
    if len(df) == 0:
        return base.no_data(lang, dark)
    df = placed(df)
    colours, rows = palette(dark), base.rows(df)
    faces = places.faces(df, colours)
    across, down = int(df["tile_column"].max()) + 1, int(df["tile_row"].max()) + 1
    side = SIDE_NARROW if narrow else SIDE_PIXELS
    key = places.key_lines(places.key(df, unit, lang, colours), narrow)
    top = places.key_room(key)
    drawn = base.canvas(colours, side * down + top + 4, left=0, right=0, top=top, bottom=4)
    drawn.add_bar(
        x=[row["tile_column"] for row in rows],
        y=[SIDE for _ in rows],
        base=[row["tile_row"] - SIDE / 2 for row in rows],
        width=SIDE,
        marker={
            "color": [face.fill for face in faces],
            "line": {
                "color": colours.muted,
                "width": [0.0 if face.state and not face.is_empty else 1.0 for face in faces],
            },
        },
        text=[_face(row, face, unit, narrow, lang) for row, face in zip(rows, faces, strict=True)],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        textfont={"size": 11 if narrow else base.SIZE, "color": [face.ink for face in faces]},
        customdata=ways.marks(rows, "place"),
        **base.hover([places.hover(row, face, lang) for row, face in zip(rows, faces, strict=True)]),
    )
    drawn.update_xaxes(visible=False, range=[-0.5, across - 0.5], constrain="domain")
    drawn.update_yaxes(visible=False, range=[down - 0.5, -0.5], scaleanchor="x", constrain="domain")
    places.draw_key(drawn, key)
    return drawn


def placed(df: pd.DataFrame) -> pd.DataFrame:
    """The frame with a square for every county: one without a place, or with another's, stands below the others."""
    known = df["tile_column"].notna() & df["tile_row"].notna()
    free = known & ~df[["tile_column", "tile_row"]].where(known, -1).duplicated()
    found = df.assign(tile_column=df["tile_column"].astype(float), tile_row=df["tile_row"].astype(float))
    first = int(found.loc[free, "tile_row"].max()) + 1 if free.any() else 0
    for number, at in enumerate(found.index[~free]):
        found.loc[at, ["tile_column", "tile_row"]] = [number % ROW_OF_REST, first + number // ROW_OF_REST]
    return found


def _face(row: base.Row, face: places.Face, unit: str, narrow: bool, lang: Language) -> str:
    em = 5.4 if narrow else 7.5
    name = _name(str(row["name"]), em, narrow)
    value = base.wrapped(row["value_text"] or "–", em, 2)
    sign = places.sign(row, face, face.glyph, lang, em) if face.state else ""
    # A narrow square has room for four lines; what doesn't fit is told by its hover and the table.
    target = "" if narrow and "<br>" in f"{name}{value}{sign}" else _target(row, unit, narrow, lang)
    lines = [f"<b>{name}</b>", value, target, sign]
    return "<br>".join(line for line in lines if line)


def _target(row: base.Row, unit: str, narrow: bool, lang: Language) -> str:
    """The target in small letters, without its unit, which stands in the line above."""
    target = base.number(row.get("target"))
    if not target:
        return ""
    said = f"{Words(lang)('charts.target')} {base.written(target, unit, lang, style='axis')}"
    size = SMALLEST if narrow else SMALLEST + 1
    return f"<span style='font-size:{size}px'>{escape.plotly(said)}</span>"


def _name(name: str, em: float, narrow: bool) -> str:
    """The name in bold; a single word that is a little too long for a line becomes smaller, not broken."""
    wide = em_width(name)
    if narrow and " " not in name and em < wide <= em * 1.4 and name.isascii():
        return f"<span style='font-size:{SMALLEST}px'>{escape.plotly(name)}</span>"
    return base.wrapped(name, em, 2)
