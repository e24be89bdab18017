"""A page with every chart on made-up frames: python -m tests.views.charts.gallery OUT.html zh dark 360.

Words after the file choose: zh or en, dark, and a width in pixels (360 draws the narrow forms).
"""

from __future__ import annotations

import html
import sys
from pathlib import Path

from metrics.metric import Language
from tests.views.charts.frames import CASES, draw, title
from views.palette import FONT, palette


def page(lang: Language, *, dark: bool, width: int, narrow: bool | None = None) -> str:
    """The gallery as one HTML text, Plotly's script in it, nothing fetched."""
    colours, parts = palette(dark), []
    for at, (name, case) in enumerate(CASES.items()):
        df = case.frame(lang)
        figure = draw(case, df, lang, dark=dark, narrow=width < 600 if narrow is None else narrow)
        config = {"displayModeBar": False, "responsive": True}
        chart = figure.to_html(full_html=False, include_plotlyjs=at == 0, config=config, div_id=f"chart-{name}")
        parts.append(f"<section><h3>{name}: {html.escape(title(case, df, lang))}</h3>{chart}</section>")
    style = f"body{{background:{colours.surface};color:{colours.ink};font-family:{FONT};margin:0;width:{width}px}}"
    style += "section{padding:8px} h3{font-size:15px;margin:16px 0 4px}"
    return f"<!doctype html><meta charset='utf-8'><style>{style}</style><body>{''.join(parts)}</body>"


def main(arguments: list[str]) -> None:
    """Write the gallery that the arguments ask for."""
    out, words = Path(arguments[0]), arguments[1:]
    width = next((int(word) for word in words if word.isdigit()), 1100)
    out.write_text(page("en" if "en" in words else "zh", dark="dark" in words, width=width), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
