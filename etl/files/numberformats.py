"""Units that only a number format shows: 103.7 formatted as 0.0"万元" is read as 万元 by everyone who looks at it.

A format that scales what it shows (a trailing comma, a dot as text) leaves the cell in 元: it names no unit here.
"""

from __future__ import annotations

import re
import zipfile

from etl.address import parse
from etl.files.package import elements

_UNIT = re.compile(r"(百|千|万|百万|千万|亿)元?|元")
_SCALES = re.compile(r"[0#?],+(?![0#?])|[!\\]\.|\"\.\"|%|E\+", re.IGNORECASE)
_STYLED = re.compile(rb"<(?:\w+:)?c\b([^<>]*)>")
_REFERENCE, _STYLE = re.compile(rb"\br=\"([A-Z]{1,3}\d{1,7})\""), re.compile(rb"\bs=\"(\d+)\"")


def unit_in_format(code: str) -> str:
    """The unit that a number format writes behind the number; blank when it writes none, or scales."""
    section = code.split(";")[0]
    if _SCALES.search(section):
        return ""
    behind = re.split(r"[0#?]", section)[-1]
    match = _UNIT.search(re.sub(r"[\"\\!\s]", "", behind))
    return match[0] if match else ""


def units_by_style(archive: zipfile.ZipFile) -> dict[bytes, str]:
    """The styles of a workbook whose number format writes a unit other than 元."""
    if "xl/styles.xml" not in archive.namelist():
        return {}
    codes: dict[str, str] = {}
    formats: list[str] = []
    inside = False
    for tag, attributes in elements(archive, "xl/styles.xml"):
        if tag == "numFmt":
            codes[attributes["numFmtId"]] = attributes.get("formatCode", "")
        elif tag in {"cellXfs", "cellStyles"}:
            inside = tag == "cellXfs"
        elif tag == "xf" and inside:
            formats.append(attributes.get("numFmtId", "0"))
    units = {str(style).encode(): unit_in_format(codes.get(number, "")) for style, number in enumerate(formats)}
    return {style: unit for style, unit in units.items() if unit not in {"", "元"}}


def units_in(chunk: bytes, styles: dict[bytes, str]) -> dict[tuple[int, int], str]:
    """The unit that each cell of a piece of a sheet shows by its format, for cells that show one."""
    found: dict[tuple[int, int], str] = {}
    for match in _STYLED.finditer(chunk) if styles else ():
        style, reference = _STYLE.search(match[1]), _REFERENCE.search(match[1])
        if style and reference and style[1] in styles:
            found[parse(reference[1].decode())] = styles[style[1]]
    return found
