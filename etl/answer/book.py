"""An answer made by editing the package of an .xlsx or .xlsm: what isn't marked stays byte for byte as it came."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from etl.answer.boxes import with_boxes
from etl.answer.comments import with_comments
from etl.answer.findings import Cell, Mark, Problems, left_out, list_rows, marks
from etl.answer.listsheet import list_sheet, opening_lines
from etl.answer.package import RELATIONSHIPS, Package, appended
from etl.answer.sheet import MAIN, SheetEditor
from etl.answer.splice import Edits, Element, NotEditableError, attribute, elements, prefix_of, tag_end, with_attributes
from etl.answer.styles import Styles
from etl.files import package as look
from etl.files.origins import CUSTOM_PART, LIST_SHEET, NAME, ORIGINAL, OURS, PARTS, parts_hash

WORKBOOK = "xl/workbook.xml"
_SELECTED = re.compile(rb"(<(?:\w+:)?sheetView\s[^>]*?\btabSelected\s*=\s*[\"'])(?:1|true)([\"'])")
_TYPE = "application/vnd.openxmlformats-officedocument."
_PROPERTIES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties '
    b'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    b'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"></Properties>'
)
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


@dataclass(frozen=True)
class Request:
    """What an answer is made from: the file's name, its chain of hashes, its problems, and an earlier list in it."""

    name: str
    chain: tuple[str, ...]
    problems: Problems
    earlier_list: str = ""
    copied: bool = False


def edit_book(data: bytes, request: Request, out: Path) -> None:
    """Write the answer to a workbook; raises NotEditableError when its package is built in an unknown way."""
    package = Package(data)
    parts = look.sheet_parts(package.archive)
    styles_part = _related(package, WORKBOOK, "styles")
    styles = Styles(package.read(styles_part))
    marked = {one["sheet"] for one in request.problems} & parts.keys()
    again = bool(request.earlier_list)
    for sheet, part in parts.items():
        if sheet != request.earlier_list and (sheet in marked or again):
            _edit_sheet(package, part, marks(request.problems, sheet), styles)
        elif sheet != request.earlier_list:
            _unselect(package, part)
    _add_list(package, request, parts, styles)
    package.write(styles_part, styles.to_bytes())
    save_sealed(package, request, out)


def save_sealed(package: Package, request: Request, out: Path) -> None:
    """Write a package with the properties that say what it was made from, and that nobody has touched it yet."""
    _declare_properties(package)
    values = {NAME: request.name[:250], **{f"{ORIGINAL}{number}": sha for number, sha in enumerate(request.chain)}}
    properties = package.read(CUSTOM_PART)
    package.save(out, CUSTOM_PART, lambda written: _with_properties(properties, {**values, PARTS: parts_hash(written)}))


def _edit_sheet(package: Package, part: str, found: dict[Cell, Mark], styles: Styles) -> None:
    """Colours and comments of one sheet, with the parts that comments need."""
    editor = SheetEditor(package.read(part), found, styles)
    words = {cell: mark.comment for cell, mark in editor.marks.items() if mark.comment}
    relations = package.relations(part)
    comments = next((target for _, kind, target in relations if kind == "comments"), "")
    if not words and not comments:
        package.write(part, editor.edited())
        return
    drawing = next((target for name, _, target in relations if name and name == editor.drawing), "")
    named = ""
    if not drawing:
        drawing = package.free_name("xl/drawings/vmlDrawing{}.vml")
        named = package.relate(part, f"{RELATIONSHIPS}/vmlDrawing", drawing)
        package.declare(drawing, f"{_TYPE}vmlDrawing")
    package.write(part, editor.edited(named))
    old = package.read(comments) if comments else None
    if not comments:
        comments = package.free_name("xl/comments{}.xml")
        package.relate(part, f"{RELATIONSHIPS}/comments", comments)
        package.declare(comments, f"{_TYPE}spreadsheetml.comments+xml")
    new, gone, _ = with_comments(old, words)
    package.write(comments, new)
    boxes = package.read(drawing) if package.has(drawing) else None
    package.write(drawing, with_boxes(boxes, gone, words, editor.column_pixels, editor.row_pixels))


def _unselect(package: Package, part: str) -> None:
    data = package.read(part)
    head, found = data[: 2**16], _SELECTED.search(data[: 2**16])
    if found:
        package.write(part, _SELECTED.sub(rb"\g<1>0\2", head) + data[2**16 :])


def _add_list(package: Package, request: Request, parts: dict[str, str], styles: Styles) -> None:
    """The list in first place; where an earlier answer's list stands, in its place."""
    lines = opening_lines(request.name, request.chain, request.copied)
    sheets = parts.keys() - {request.earlier_list}
    rows, end = list_rows(request.problems), left_out(request.problems)
    data = list_sheet(lines, rows, sheets, styles.list_styles(), end)
    if request.earlier_list in parts:
        package.write(parts[request.earlier_list], data)
        return
    part = package.free_name("xl/worksheets/sheet{}.xml")
    package.write(part, data)
    package.declare(part, f"{_TYPE}spreadsheetml.worksheet+xml")
    relation = package.relate(WORKBOOK, f"{RELATIONSHIPS}/worksheet", part)
    package.write(WORKBOOK, _with_first_sheet(package.read(WORKBOOK), relation))


def _with_first_sheet(data: bytes, relation: str) -> bytes:
    """The workbook's part with a sheet before all others, shown first; names of single sheets move on with them."""
    found = elements(data)
    prefix = prefix_of(found[0].tag)
    if found[0].attributes.get(f"xmlns:{prefix[:-1]}" if prefix else "xmlns") != MAIN:
        raise NotEditableError("a workbook of another kind")
    sheets = [one for one in found if one.depth == 2 and one.tag == f"{prefix}sheet"]
    if not sheets:
        raise NotEditableError("no sheets")
    number = max(int(one.attributes["sheetId"]) for one in sheets) + 1
    name = free_sheet_name(one.attributes["name"] for one in sheets)
    new = (
        f'<{prefix}sheet xmlns:r="{RELATIONSHIPS}" name="{attribute(name)}" sheetId="{number}" '
        f'r:id="{attribute(relation)}"/>'
    )
    edits = Edits()
    edits.insert(sheets[0].start, new.encode())
    for one in found:
        _shift(edits, data, one, prefix)
    return edits.apply(data)


def _shift(edits: Edits, data: bytes, one: Element, prefix: str) -> None:
    changed: dict[str, str] = {}
    if one.tag == f"{prefix}definedName" and "localSheetId" in one.attributes:
        changed = {"localSheetId": str(int(one.attributes["localSheetId"]) + 1)}
    elif one.tag == f"{prefix}workbookView":
        changed = {name: "0" for name in ("activeTab", "firstSheet") if name in one.attributes}
    if changed:
        end = tag_end(data, one.start)
        edits.replace(one.start, end, with_attributes(data[one.start : end], changed))


def free_sheet_name(taken: Iterable[str]) -> str:
    """The list's name, numbered where a sheet is called so already."""
    names = {name.lower() for name in taken}
    tries = (LIST_SHEET, *(f"{LIST_SHEET}({number})" for number in range(2, len(names) + 3)))
    return next(name for name in tries if name.lower() not in names)


def _related(package: Package, part: str, kind: str) -> str:
    target = next((target for _, found, target in package.relations(part) if found == kind), "")
    if not target:
        raise NotEditableError(f"no {kind}")
    return target


def _declare_properties(package: Package) -> None:
    if not package.has(CUSTOM_PART):
        package.write(CUSTOM_PART, _PROPERTIES)
        package.declare(CUSTOM_PART, f"{_TYPE}custom-properties+xml")
        package.relate("", f"{RELATIONSHIPS}/custom-properties", CUSTOM_PART)


def _with_properties(data: bytes, values: Mapping[str, str]) -> bytes:
    """Our properties beside those that are there; earlier ones of ours go."""
    edits = Edits()
    for one in elements(data):
        if one.depth == 1 and one.attributes.get("name", "").startswith(OURS):
            edits.replace(one.start, one.end, b"")
    data = edits.apply(data)
    found = elements(data)
    number = max([1, *(int(one.attributes["pid"]) for one in found if "pid" in one.attributes)]) + 1
    prefix = prefix_of(found[0].tag)
    new = "".join(
        f'<{prefix}property fmtid="{_FORMAT_ID}" pid="{pid}" name="{name}"><vt:lpwstr xmlns:vt="{_VALUES}">'
        f"{attribute(value)}</vt:lpwstr></{prefix}property>"
        for pid, (name, value) in enumerate(values.items(), start=number)
    )
    return appended(data, found[0], new.encode())
