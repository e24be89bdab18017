"""What came in, what was it used for, what is left? A Sankey with its labels beside it, each in a slot of its own."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from metrics.metric import Language
from views import escape
from views.charts import base, columns, ways
from views.language import Words
from views.palette import Palette, palette

UNIT = "元"
LINE = 17  # pixels a line of a label needs
HEIGHT = 340


@dataclass(frozen=True)
class Node:
    """One block of the diagram: where it stands (0 in, 1 all, 2 out), its name, its value in 元, its colour.

    `opens` is what a click on it leads to.
    """

    column: int
    name: str
    value: float
    tint: str
    opens: str = ""


def figure(
    df: pd.DataFrame,
    *,
    lang: Language,
    dark: bool = False,
    narrow: bool = False,
    opens_received: str = "",
    opens_left: str = "",
) -> go.Figure:
    """Received on the left, used and left over on the right, widths in proportion to the money.

    Grain: one row a kind of income or a purpose of use. Columns: side (`received` or `used`), name (text of the page's
    language), amount_yuan (float in 元), opens (what a click leads to). What is left is worked out here; where more was
    used than received the difference comes in on the left as taken from earlier years. `opens_received` and
    `opens_left` are what clicks on the two sums lead to.
    """
    nodes = _nodes(df, lang, palette(dark), opens_received, opens_left) if len(df) else []
    if not nodes:
        return base.no_data(lang, dark)
    colours = palette(dark)
    sides = [[node for node in nodes if node.column == column] for column in (0, 2)]
    labels = _labels(nodes, lang, narrow)
    slot = LINE * max(labels[id(node)].count("<br>") + 1 for side in sides for node in side) + 6
    left, right = (base.width_of([labels[id(node)] for node in side], base.SMALL) + 12 for side in sides)
    left = 6 if narrow else left
    height = max(HEIGHT, slot * max(len(side) for side in sides) + 180)
    drawn = base.canvas(colours, height + 44, left=left, right=right, top=40, bottom=4)
    drawn.update_xaxes(visible=False).update_yaxes(visible=False)
    scale, centres = _layout(nodes, height, slot)
    _sankey(drawn, nodes, centres, scale, height, lang, colours)
    for node, centre in zip(nodes, centres, strict=True):
        above = node.value * scale / 2 + 4 if narrow and node.column == 0 else None
        _annotate(drawn, node, labels[id(node)], centre, above)
    return drawn


def _nodes(df: pd.DataFrame, lang: Language, colours: Palette, opens_received: str, opens_left: str) -> list[Node]:
    say, rows = Words(lang), base.rows(df)
    kept = [(row, base.number(row["amount_yuan"]) or 0.0) for row in rows]
    tints = [colours.done, colours.second, colours.last]
    sources = [(row, value) for row, value in kept if row["side"] == "received" and value > 0]
    nodes = [
        Node(0, str(row["name"]), value, tints[min(at, 2)], ways.marks([row])[0])
        for at, (row, value) in enumerate(sources)
    ]
    used = [
        Node(2, str(row["name"]), value, colours.muted, ways.marks([row])[0])
        for row, value in kept
        if row["side"] == "used" and value > 0
    ]
    used.sort(key=lambda node: -node.value)
    received, spent = sum(node.value for node in nodes), sum(node.value for node in used)
    if received < spent - 0.005:
        nodes.append(Node(0, say("charts.flow.earlier"), spent - received, colours.last, opens_left))
    if received > spent + 0.005:
        used.append(Node(2, say("charts.flow.left"), received - spent, colours.line, opens_left))
    if not nodes:
        return []
    all_in = say("charts.flow.available" if spent > received else "charts.flow.received")
    return [
        *nodes,
        Node(1, all_in, max(received, spent), colours.muted, "" if spent > received else opens_received),
        *used,
    ]


def _layout(nodes: list[Node], height: int, slot: int) -> tuple[float, list[float]]:
    """Pixels a 元 and the centre of each node from the top, so that no label's slot overlaps another's."""
    columns = [[node for node in nodes if node.column == column] for column in (0, 1, 2)]
    low, high = 0.0, height / max(node.value for node in nodes if node.column == 1)
    for _ in range(40):
        middle = (low + high) / 2
        fits = all(sum(max(node.value * middle, slot) for node in side) <= height for side in columns)
        low, high = (middle, high) if fits else (low, middle)
    centres: dict[int, float] = {}
    for side in columns:
        slots = [max(node.value * low, slot) for node in side]
        gap = (height - sum(slots)) / (len(side) + 1)
        top = gap
        for node, room in zip(side, slots, strict=True):
            centres[id(node)] = top + room / 2
            top += room + gap
    return low, [centres[id(node)] for node in nodes]


def _sankey(
    drawn: go.Figure,
    nodes: list[Node],
    centres: list[float],
    scale: float,
    height: int,
    lang: Language,
    colours: Palette,
) -> None:
    middle = next(at for at, node in enumerate(nodes) if node.column == 1)
    ends = [(at, middle) if node.column == 0 else (middle, at) for at, node in enumerate(nodes) if at != middle]
    parts = [node for node in nodes if node.column != 1]
    texts = [_hover(node, nodes[middle].value, lang) for node in parts]
    longest = max(sum(node.column == column for node in nodes) for column in (0, 2))
    # Plotly sizes a unit of value from the padding of the fullest column: this padding gives our own scale back.
    pad = (height - nodes[middle].value * scale) / max(longest - 1, 1)
    drawn.add_sankey(
        arrangement="fixed",
        node={
            "label": ["" for _ in nodes],
            "x": [{0: 0.001, 1: 0.5, 2: 0.999}[node.column] for node in nodes],
            "y": [min(max(centre / height, 0.001), 0.999) for centre in centres],
            "color": [node.tint for node in nodes],
            "pad": pad,
            "thickness": 14,
            "line": {"width": 0},
            "customdata": [[_hover(node, nodes[middle].value, lang), node.opens] for node in nodes],
            "hovertemplate": "%{customdata[0]}<extra></extra>",
        },
        link={
            "source": [source for source, _ in ends],
            "target": [target for _, target in ends],
            "value": [node.value for node in parts],
            "color": [base.pale(node.tint) for node in parts],
            "customdata": [[text, node.opens] for text, node in zip(texts, parts, strict=True)],
            "hovertemplate": "%{customdata[0]}<extra></extra>",
        },
    )


def _annotate(drawn: go.Figure, node: Node, label: str, centre: float, above: float | None) -> None:
    """The label beside its node; where there is no room on the left, `above` pixels over its centre."""
    if node.column == 1:
        place = {"x": 0.5, "xanchor": "center", "y": 1, "yanchor": "bottom", "yshift": 4, "align": "center"}
    elif above is not None:
        place = {"x": 0, "xanchor": "left", "y": 1, "yanchor": "bottom", "yshift": above - centre, "align": "left"}
    else:
        outside = node.column == 2
        place = {"x": 1 if outside else 0, "xanchor": "left" if outside else "right", "y": 1, "yanchor": "middle"}
        place |= {"yshift": -centre, "xshift": 6 if outside else -6, "align": "left" if outside else "right"}
    drawn.add_annotation(text=label, xref="paper", yref="paper", showarrow=False, font={"size": base.SMALL}, **place)


def _labels(nodes: list[Node], lang: Language, narrow: bool) -> dict[int, str]:
    """The label of each node, by its id; what stands under one another is written alike."""
    found: dict[int, str] = {}
    for column in (0, 1, 2):
        side = [node for node in nodes if node.column == column]
        style: base.Style = "compact" if narrow else "full"
        values = columns.written([node.value for node in side], UNIT, lang, style=style)
        found |= {id(node): _label(node, text, narrow) for node, text in zip(side, values, strict=True)}
    return found


def _label(node: Node, text: str, narrow: bool) -> str:
    """Name and value: in one line where there is room, below one another where there is not."""
    value = escape.plotly(text)
    if node.column == 1:
        return f"{base.wrapped(node.name, 20, 1)}{base.GAP * 2}<b>{value}</b>"
    joint = "<br>" if narrow else base.GAP * 2
    return f"{base.wrapped(node.name, 7 if narrow else 16, 2 if narrow else 1)}{joint}<b>{value}</b>"


def _hover(node: Node, whole: float, lang: Language) -> str:
    return base.lines(node.name, base.written(node.value, UNIT, lang), base.percent(node.value / whole, lang))


def finding(df: pd.DataFrame, *, lang: Language) -> str:
    """Received, used, left, in one sentence."""
    say = Words(lang)
    received, used = (
        base.total(df.loc[df["side"] == side, "amount_yuan"]) if len(df) else 0.0 for side in ("received", "used")
    )
    if received <= 0 and used <= 0:
        return say("charts.none")
    words = {"received": base.written(received, UNIT, lang), "used": base.written(used, UNIT, lang)}
    if used > received:
        return say("charts.flow.finding_over", left=base.written(used - received, UNIT, lang), **words)
    left = base.written(received - used, UNIT, lang)
    return say("charts.flow.finding", left=left, share=base.percent(used / received, lang), **words)
