"""The units that number formats of an .ods write behind their numbers, by the cell styles that use them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from etl.files.numberformats import unit_in_format
from etl.files.package import FileFaultError
from etl.problems import files as problem_files

_FORMATS = frozenset({"number-style", "currency-style"})
_LONGEST = 200


@dataclass
class Styles:
    """Number formats as .xlsx would write them, and which cell style uses which; fed with the elements of a part."""

    formats: dict[str, str] = field(default_factory=dict)
    used: dict[str, str] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    _name: str = ""
    _in_text: bool = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins; names without their namespaces."""
        if tag in _FORMATS:
            self._name = attributes.get("name", "")
            self.formats[self._name] = ""
        elif tag == "style" and attributes.get("family") == "table-cell":
            name = attributes.get("name", "")
            self.parents[name] = attributes.get("parent-style-name", "")
            if "data-style-name" in attributes:
                self.used[name] = attributes["data-style-name"]
        elif self._name and tag == "number":
            # A display factor shows thousands: what stands behind it is no unit of the cell.
            self.formats[self._name] += "0,," if "display-factor" in attributes else "0"
        self._in_text = bool(self._name) and tag in {"text", "currency-symbol"}

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag in _FORMATS:
            self._name = ""
        self._in_text = False

    def data(self, text: str) -> None:
        """Text within an element."""
        if self._in_text and len(self.formats[self._name]) < _LONGEST:
            self.formats[self._name] += f'"{text}"'

    def unit(self, style: str) -> str:
        """The unit that cells of a style show; blank for 元 and where there is none."""
        for _ in range(9):  # styles that are each other's parents end here
            if style in self.used or not style:
                break
            style = self.parents.get(style, "")
        unit = unit_in_format(self.formats.get(self.used.get(style, ""), ""))
        return "" if unit == "元" else unit


def common_styles(archive: zipfile.ZipFile) -> Styles:
    """The styles that a whole workbook shares, from styles.xml; raises FileFaultError when it defines entities."""
    styles = Styles()
    if "styles.xml" not in archive.namelist():
        return styles
    parser = expat.ParserCreate(namespace_separator=" ")

    def refuse(*_: object) -> None:
        raise FileFaultError(problem_files.UnsafeFile)

    def start(tag: str, attributes: dict[str, str]) -> None:
        styles.start(plain(tag), {plain(key): value for key, value in attributes.items()})

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda tag: styles.end(plain(tag))
    parser.CharacterDataHandler = styles.data
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    with archive.open("styles.xml") as stream:
        parser.ParseFile(stream)
    return styles


def plain(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition(" ")[2]
