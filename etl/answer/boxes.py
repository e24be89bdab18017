"""The boxes in which a sheet's comments show: shapes in its legacy drawing (VML), sized to their text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping

from etl.answer.findings import Cell
from etl.answer.splice import Edits, NotEditableError

TYPE_ID = "_x0000_t202"
_HEAD = (
    b'<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    b'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>'
    b"</o:shapelayout></xml>"
)
_TYPE = (
    f'<v:shapetype id="{TYPE_ID}" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_NAMESPACES = {"v": "urn:schemas-microsoft-com:vml", "o": "urn:schemas-microsoft-com:office:office",
               "x": "urn:schemas-microsoft-com:office:excel"}  # fmt: skip
_PREFIXED = re.compile(r"(?<=[</ ])([vox]):")
_ID = re.compile(rb"_x0000_s(\d+)")
# In pixels of 96 to the inch.
BOX_WIDTH, LINE_HEIGHT, SIGN_WIDTH, LEAST_HEIGHT, MOST_HEIGHT = 300, 17, 6.6, 60, 420
_LAST_COLUMN = 16_383
Size = Callable[[int], float]


def with_boxes(
    data: bytes | None, gone: Iterable[Cell], words: Mapping[Cell, str], widths: Size, heights: Size
) -> bytes:  # fmt: skip
    """The drawing without the boxes of comments that are gone, and with one for each of these words that has none."""
    data = _HEAD if data is None else data
    prefixes = {letter: _prefix(data, namespace) for letter, namespace in _NAMESPACES.items()}
    if data.rfind(b"</xml>") < 0:
        raise NotEditableError("a legacy drawing of another kind")
    removed = set(gone)
    edits, have = Edits(), set[Cell]()
    for match in _pattern(prefixes, "<v:shape[ >](?:(?!</v:shape>).)*</v:shape>").finditer(data):
        cell = _cell(match[0], prefixes)
        if cell in removed:
            edits.replace(match.start(), match.end(), b"")
        elif cell is not None:
            have.add(cell)
    number = max([1024, *(int(found[1]) for found in _ID.finditer(data))]) + 1
    new = [] if TYPE_ID.encode() in data else [_TYPE]
    for offset, (cell, said) in enumerate(sorted((c, w) for c, w in words.items() if c not in have)):
        new.append(_box(number + offset, cell, said, widths, heights))
    edits.insert(data.rfind(b"</xml>"), _with_prefixes("".join(new), prefixes).encode())
    return edits.apply(data)


def box_height(words: str) -> int:
    """How high a box must be to show all its words, within reason."""
    lines = sum(max(1, -(-_width(line) // (BOX_WIDTH - 16))) for line in words.split("\n"))
    return int(min(max(LEAST_HEIGHT, lines * LINE_HEIGHT + 14), MOST_HEIGHT))


def _width(line: str) -> float:
    return sum(2 * SIGN_WIDTH if unicodedata.east_asian_width(sign) in "WFA" else SIGN_WIDTH for sign in line)


def _prefix(data: bytes, namespace: str) -> str:
    """The prefix that a drawing gives a namespace: Excel's own, or that of another program."""
    match = re.search(rb"xmlns:(\w+)\s*=\s*[\"']" + namespace.encode() + rb"[\"']", data)
    if match is None:
        raise NotEditableError(f"a legacy drawing without {namespace}")
    return match[1].decode()


def _with_prefixes(xml: str, prefixes: Mapping[str, str]) -> str:
    return _PREFIXED.sub(lambda match: f"{prefixes[match[1]]}:", xml)


def _pattern(prefixes: Mapping[str, str], xml: str) -> re.Pattern[bytes]:
    return re.compile(_with_prefixes(xml, prefixes).encode(), re.DOTALL)


def _cell(shape: bytes, prefixes: Mapping[str, str]) -> Cell | None:
    """The cell of a comment's box; None for any other shape."""
    row, column = (_pattern(prefixes, rf"<x:{tag}>\s*(\d+)\s*</x:{tag}>").search(shape) for tag in ("Row", "Column"))
    return (int(row[1]), int(column[1])) if row and column and b'ObjectType="Note"' in shape else None


def _box(number: int, cell: Cell, words: str, widths: Size, heights: Size) -> str:
    row, column = cell
    height = box_height(words)
    left = column + 1 if column < _LAST_COLUMN - 8 else column - 8
    right, right_offset = _reach(left, 15 + BOX_WIDTH, widths)
    top = max(row - 1, 0)
    bottom, bottom_offset = _reach(top, 8 + height, heights)
    anchor = f"{left}, 15, {top}, 8, {min(right, _LAST_COLUMN)}, {right_offset}, {bottom}, {bottom_offset}"
    return (
        f'<v:shape id="_x0000_s{number}" type="#{TYPE_ID}" style="position:absolute;margin-left:60pt;margin-top:2pt;'
        f'width:{BOX_WIDTH * 0.75:.0f}pt;height:{height * 0.75:.0f}pt;z-index:{number};visibility:hidden" '
        'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
        '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div>'
        '</v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
        "</x:ClientData></v:shape>"
    )


def _reach(first: int, pixels: float, sizes: Size) -> tuple[int, int]:
    """The row or column, and the pixels within it, that lie so many pixels behind the start of another."""
    at, left = first, pixels
    while at < first + 200 and left > sizes(at):
        left -= sizes(at)
        at += 1
    return at, int(min(left, sizes(at)))
