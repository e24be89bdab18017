"""Cell styles of an answer: each a copy of the style a cell has, with one of our fills; and those of the list."""

from __future__ import annotations

import re
from collections.abc import Mapping

from etl.answer.findings import Severity
from etl.answer.splice import Edits, Element, NotEditableError, elements, prefix_of, with_attributes

# Uncommon shades, so that a correction that comes back shows which fills are ours.
COLOURS: Mapping[Severity, str] = {"block": "FFFFB3A8", "reject": "FFFFC9C4", "warn": "FFFFEFA8"}
HEAD_COLOUR = "FFE9EEF4"
LINE_COLOUR = "FFD9D9D9"
_GROUPS = ("fonts", "fills", "borders", "cellXfs")
_OURS = frozenset(COLOURS.values())
_COLOUR = re.compile(rb"rgb\s*=\s*[\"']([0-9A-Fa-f]{8})[\"']")


class Styles:
    """The styles part of a workbook, to which styles are added as they are asked for."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        found = elements(data)
        self._root = found[0]
        self._prefix = prefix_of(self._root.tag)
        self._groups = {name: self._group(found, name) for name in _GROUPS}
        self._xfs = [data[one.start : one.end] for one in self._children(found, "cellXfs")]
        fills = [data[one.start : one.end] for one in self._children(found, "fills")]
        self._counts = {name: len(self._children(found, name)) for name in _GROUPS}
        self._added: dict[str, list[bytes]] = {name: [] for name in _GROUPS}
        self._known: dict[tuple[str, int], int] = {}
        ours = {number for number, fill in enumerate(fills) if _colour(fill) in _OURS}
        self.ours = frozenset(number for number, xf in enumerate(self._xfs) if _fill(xf) in ours)

    def marked(self, base: int, severity: Severity) -> int:
        """The style `base` with the fill of a severity."""
        return self._filled(base, severity, self.fill(COLOURS[severity]))

    def unmarked(self, base: int) -> int:
        """The style `base` without a fill."""
        return self._filled(base, "", 0)

    def fill(self, colour: str) -> int:
        """The number of the fill of a colour."""
        name = self._tagged(
            f'<@fill><@patternFill patternType="solid"><@fgColor rgb="{colour}"/><@bgColor indexed="64"/>'
            "</@patternFill></@fill>"
        )
        return self._once("fills", name)

    def list_styles(self) -> dict[str, int]:
        """The styles of the list of problems by name."""
        fonts = {
            "title": self._font('<@b/><@sz val="14"/>'), "note": self._font('<@sz val="10"/><@color rgb="FF595959"/>'),
            "head": self._font('<@b/><@sz val="11"/>'), "text": self._font('<@sz val="11"/>'),
            "link": self._font('<@u/><@sz val="11"/><@color rgb="FF0563C1"/>'),
        }  # fmt: skip
        line = self._once("borders", self._tagged(
            f'<@border><@left/><@right/><@top/><@bottom style="thin"><@color rgb="{LINE_COLOUR}"/></@bottom>'
            "<@diagonal/></@border>"
        ))  # fmt: skip
        styles = {name: self._list_xf(fonts[name], 0, 0) for name in ("title", "note")}
        styles |= {name: self._list_xf(fonts[name], 0, line) for name in ("text", "link")}
        styles["head"] = self._list_xf(fonts["head"], self.fill(HEAD_COLOUR), line)
        for severity, colour in COLOURS.items():
            styles[severity] = self._list_xf(fonts["text"], self.fill(colour), line)
        return styles

    def to_bytes(self) -> bytes:
        """The part with everything that was added."""
        edits = Edits()
        for name, added in self._added.items():
            group = self._groups[name]
            if added:
                opening = self._data[group.start : group.inner]
                count = str(self._counts[name] + len(added))
                edits.replace(group.start, group.inner, with_attributes(opening, {"count": count}))
                edits.insert(group.close, b"".join(added))
        return edits.apply(self._data)

    def _filled(self, base: int, name: str, fill: int) -> int:
        base = base if 0 <= base < len(self._xfs) else 0
        if (name, base) not in self._known:
            xf = self._xfs[base]
            end = xf.index(b">") + 1
            opening = with_attributes(xf[:end], {"fillId": str(fill), "applyFill": "1"})
            self._known[name, base] = self._once("cellXfs", opening + xf[end:])
        return self._known[name, base]

    def _list_xf(self, font: int, fill: int, border: int) -> int:
        xf = (
            f'<@xf numFmtId="0" fontId="{font}" fillId="{fill}" borderId="{border}" xfId="0" applyFont="1" '
            'applyFill="1" applyBorder="1" applyAlignment="1">'
            '<@alignment horizontal="left" vertical="top" wrapText="1"/></@xf>'
        )
        return self._once("cellXfs", self._tagged(xf))

    def _font(self, inner: str) -> int:
        return self._once("fonts", self._tagged(f'<@font>{inner}<@name val="微软雅黑"/></@font>'))

    def _once(self, group: str, new: bytes) -> int:
        added = self._added[group]
        if new not in added:
            added.append(new)
        return self._counts[group] + added.index(new)

    def _tagged(self, xml: str) -> bytes:
        return xml.replace("@", self._prefix).encode()

    def _group(self, found: list[Element], name: str) -> Element:
        group = next((one for one in found if one.depth == 1 and one.tag == self._prefix + name), None)
        if group is None or group.empty:
            raise NotEditableError(f"styles without {name}")
        return group

    def _children(self, found: list[Element], name: str) -> list[Element]:
        group = self._groups[name]
        return [one for one in found if one.depth == 2 and group.inner <= one.start < group.close]


def _fill(xf: bytes) -> int:
    match = re.search(rb"\sfillId\s*=\s*[\"'](\d+)[\"']", xf)
    return int(match[1]) if match else 0


def _colour(fill: bytes) -> str:
    match = _COLOUR.search(fill)
    return match[1].decode().upper() if match else ""
