"""What the marks and names of a chart lead to: a mark to the cells of its figure, a county's name to its profile."""

from __future__ import annotations

import re
from collections.abc import Sequence

from views.charts.base import Row

# An address within the dashboard, as `views.links` writes it.
_ADDRESS = re.compile(r"[\w./-]*\?[\w.~:%&=+-]+")


def marks(rows: Sequence[Row], column: str = "opens") -> list[str]:
    """What a click on each mark leads to, for its customdata: the address in a column of the frame, or nothing."""
    return [found if isinstance(found := row.get(column), str) else "" for row in rows]


def leading(names: Sequence[str], rows: Sequence[Row]) -> list[str]:
    """Wrapped names that lead to the address in the column `place`, a county's profile; bold where `lit` says so."""
    shown = [f"<b>{name}</b>" if row.get("lit") is True else name for name, row in zip(names, rows, strict=True)]
    ways = zip(shown, marks(rows, "place"), strict=True)
    return [f'<a href="{way}" target="_self">{name}</a>' if _ADDRESS.fullmatch(way) else name for name, way in ways]
