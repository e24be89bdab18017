"""A package (zip of parts) being edited: parts are read, replaced and added; all others are copied as they are."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from etl.answer.splice import Edits, Element, NotEditableError, attribute, elements, prefix_of, with_attributes

RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES_PART = "[Content_Types].xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_LARGE = 8 * 2**20
_RELS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


class Package:
    """The parts of a workbook by name, which are distinct: `etl.files.package.check` has seen to it."""

    def __init__(self, data: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._names = frozenset(self._archive.namelist())
        self._changed: dict[str, bytes] = {}

    @property
    def archive(self) -> zipfile.ZipFile:
        """The package as it came."""
        return self._archive

    def has(self, part: str) -> bool:
        """Whether there is such a part by now."""
        return part in self._names or part in self._changed

    def read(self, part: str) -> bytes:
        """A part as it stands by now; raises NotEditableError when there is none."""
        if part in self._changed:
            return self._changed[part]
        if part not in self._names:
            raise NotEditableError(f"no part {part}")
        return self._archive.read(part)

    def write(self, part: str, data: bytes) -> None:
        """Replace or add a part."""
        self._changed[part] = data

    def free_name(self, pattern: str) -> str:
        """A name that no part has, from a pattern such as xl/comments{}.xml."""
        taken = {name.lower() for name in (*self._names, *self._changed)}
        return next(name for n in range(1, 100_000) if (name := pattern.format(n)).lower() not in taken)

    def relations(self, part: str) -> list[tuple[str, str, str]]:
        """The relations of a part: id, last word of the type, and the part that each leads to."""
        rels = rels_of(part)
        if not self.has(rels):
            return []
        return [
            (one.attributes.get("Id", ""), one.attributes.get("Type", "").rpartition("/")[2],
             _joined(part, one.attributes.get("Target", "")))
            for one in elements(self.read(rels))
            if one.depth == 1 and one.attributes.get("TargetMode") != "External"
        ]  # fmt: skip

    def relate(self, part: str, kind: str, target: str) -> str:
        """Add a relation from `part` ("" is the package) to the part `target`; its id."""
        rels = rels_of(part)
        data = self.read(rels) if self.has(rels) else _RELS
        found = elements(data)
        taken = {one.attributes.get("Id") for one in found}
        name = next(name for n in range(1, 1_000_000) if (name := f"rIdMz{n}") not in taken)
        new = (
            f'<{prefix_of(found[0].tag)}Relationship Id="{name}" Type="{attribute(kind)}" '
            f'Target="/{attribute(target)}"/>'
        )
        self.write(rels, appended(data, found[0], new.encode()))
        return name

    def declare(self, part: str, content_type: str) -> None:
        """Say of what type a new part is."""
        data = self.read(TYPES_PART)
        found = elements(data)
        tag = f"{prefix_of(found[0].tag)}Override"
        new = f'<{tag} PartName="/{attribute(part)}" ContentType="{attribute(content_type)}"/>'
        self.write(TYPES_PART, appended(data, found[0], new.encode()))

    def save(self, out: Path, seal: str, sealed: Callable[[zipfile.ZipFile], bytes]) -> None:
        """Write the package: the parts it came with in their order, then the new ones; at last the part `seal`.

        What that one holds is asked of `sealed` when all others stand.
        """
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for entry in self._archive.infolist():
                if entry.filename != seal:
                    data = self._changed.get(entry.filename)
                    _copy(new, entry, self._archive.read(entry) if data is None else data)
            for part, data in self._changed.items():
                if part not in self._names and part != seal:
                    _copy(new, zipfile.ZipInfo(part, _EPOCH), data)
            _copy(new, zipfile.ZipInfo(seal, _EPOCH), sealed(new))


def rels_of(part: str) -> str:
    """The part that holds the relations of a part."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def appended(data: bytes, parent: Element, new: bytes, attributes: Mapping[str, str] | None = None) -> bytes:
    """A part with something added as an element's last child, and with attributes of that element set."""
    edits = Edits()
    opening = with_attributes(data[parent.start : parent.inner], attributes or {})
    if parent.empty:
        opening = opening[:-2].rstrip() + b">"
        edits.replace(parent.start, parent.inner, opening + new + b"</" + parent.tag.encode() + b">")
    else:
        edits.replace(parent.start, parent.inner, opening)
        edits.insert(parent.close, new)
    return edits.apply(data)


def _joined(part: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))


def _copy(new: zipfile.ZipFile, entry: zipfile.ZipInfo, data: bytes) -> None:
    copy = zipfile.ZipInfo(entry.filename, entry.date_time)
    copy.compress_type = zipfile.ZIP_DEFLATED
    copy.external_attr = entry.external_attr
    # Small parts may cost a little; of a ledger of 50 MB every level costs a tenth of a second.
    new.writestr(copy, data, compresslevel=2 if len(data) > _LARGE else 4)
