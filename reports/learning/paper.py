"""A Word file to be made into a template: its paragraphs as text, and pieces of them replaced, looks kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.run import Run

from reports.word import opening
from reports.word.links import run_like
from reports.word.xml import Element

_HEADINGS = ("heading", "标题")
AUTHOR, INITIALS = "明账", "明"


@dataclass(frozen=True)
class Edit:
    """A piece of a paragraph to be replaced by a tag, or, without one, to be commented for a person."""

    paragraph: int
    start: int
    end: int
    tag: str = ""
    comment: str = ""


class Paper:
    """An opened document without what `reports summary` adds to one: links, bookmarks, annexes."""

    def __init__(self, document: Document) -> None:
        self.document = document
        _drop_annexes(document)
        _unwrap_links(document)
        self._paragraphs = list(document.element.body.iter(qn("w:p")))
        styles = {style.style_id: (style.name or "").lower() for style in document.styles}
        self._headings = [_is_heading(one, styles) for one in self._paragraphs]

    @property
    def texts(self) -> list[str]:
        """The paragraphs in order, those of tables too; only what stands in plain runs."""
        return ["".join(text for _, text in _runs(one)) for one in self._paragraphs]

    @property
    def tables(self) -> list[list[list[list[int]]]]:
        """The tables by rows and cells, each cell as its paragraphs' numbers; over two columns it stands twice."""
        numbers = {id(one): number for number, one in enumerate(self._paragraphs)}
        return [
            [
                [[numbers[id(one)] for one in cell.iter(qn("w:p"))] for cell in row.iterchildren(qn("w:tc"))
                 for _ in range(_columns(cell))]
                for row in table.iterchildren(qn("w:tr"))
            ]
            for table in self.document.element.body.iter(qn("w:tbl"))
        ]  # fmt: skip

    def heading_above(self, number: int) -> str:
        """The text of the nearest heading above a paragraph; empty where there is none."""
        above = [place for place in range(number) if self._headings[place]]
        return self.texts[above[-1]] if above else ""

    def edit(self, edits: Sequence[Edit]) -> None:
        """Apply all edits; none may overlap another."""
        for edit in sorted(edits, key=lambda one: (one.paragraph, one.start), reverse=True):
            runs = _isolated(self._paragraphs[edit.paragraph], edit.start, edit.end)
            if not runs:
                continue
            if edit.tag:
                _write(runs[0], edit.tag)
                for run in runs[1:]:
                    run.getparent().remove(run)
            if edit.comment:
                marked = runs[:1] if edit.tag else runs
                places = [Run(run, self.document) for run in marked]
                self.document.add_comment(places, text=edit.comment, author=AUTHOR, initials=INITIALS)


def opened(path: Path) -> Paper:
    """The document in a file. RefusedError where it can't be read, or is none."""
    return paper_of(opening.read(path), path.name)


def paper_of(content: bytes, name: str) -> Paper:
    """The document in some bytes. RefusedError where it is none, or lacks what every Word file has."""
    document = opening.opened(content, name)
    try:
        return Paper(document)
    except (AttributeError, TypeError, KeyError, ValueError) as error:
        raise opening.broken(name) from error


def _columns(cell: Element) -> int:
    """How many columns a cell spans; no table has more than Word's 63."""
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    said = str(span.get(qn("w:val"))) if span is not None else "1"
    return min(int(said), 63) if said.isdigit() and said != "0" else 1


def _is_heading(paragraph: Element, styles: dict[str, str]) -> bool:
    """By its style, or as offices often write one: a short line that begins with its number."""
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    name = styles.get(style.get(qn("w:val")), "") if style is not None else ""
    text = "".join(text for _, text in _runs(paragraph)).strip()
    return name.startswith(_HEADINGS) or (
        0 < len(text) <= 30 and text[0] in "一二三四五六七八九十（(" and text[-1] not in "。；"
    )


def _drop_annexes(document: Document) -> None:
    """Leave out what is made anew each time: the annexes after the text, and the line about sample data."""
    body = document.element.body
    for line in [one for one in body if _style_of(one) == "MzSample"]:
        body.remove(line)
    first = next((one for one in body if _style_of(one) == "MzAnnexLabel"), None)
    if first is None:
        return
    section = next((one for one in first.itersiblings(qn("w:p"), preceding=True) if _section_of(one) is not None), None)
    for after in [*first.itersiblings()]:
        body.remove(after)
    body.remove(first)
    if section is not None:
        body.append(_section_of(section))


def _style_of(element: Element) -> str:
    style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if style is None else str(style.get(qn("w:val")))


def _section_of(element: Element) -> Element | None:
    return element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")


def _unwrap_links(document: Document) -> None:
    """Links within the document and bookmarks go, their text stays."""
    body = document.element.body
    for link in list(body.iter(qn("w:hyperlink"))):
        if link.get(qn("w:anchor")):
            for child in list(link):
                link.addprevious(child)
            link.getparent().remove(link)
    for mark in [*body.iter(qn("w:bookmarkStart")), *body.iter(qn("w:bookmarkEnd"))]:
        mark.getparent().remove(mark)


def _runs(paragraph: Element) -> Iterator[tuple[Element, str]]:
    """The plain runs of a paragraph with their text; those in links to elsewhere, fields and boxes are left alone."""
    for run in paragraph.iterchildren(qn("w:r"), qn("w:ins")):
        inner = [run] if run.tag == qn("w:r") else list(run.iterchildren(qn("w:r")))
        for one in inner:
            yield one, "".join(piece.text or "" for piece in one.iterchildren(qn("w:t")))


def _isolated(paragraph: Element, start: int, end: int) -> list[Element]:
    """The runs that hold just the text from start to end; runs are split where it begins and ends."""
    place, inside = 0, []
    for run, text in list(_runs(paragraph)):
        first, last = max(start, place), min(end, place + len(text))
        if first < last:
            inside.append(_cut(run, text, first - place, last - place))
        place += len(text)
    return inside


def _cut(run: Element, text: str, start: int, end: int) -> Element:
    """The run that holds text[start:end], cut out of a run of that text."""
    if start:
        run.addprevious(run_like(run, text[:start]))
    if end < len(text):
        run.addnext(run_like(run, text[end:]))
    if start or end < len(text):
        _write(run, text[start:end])
    return run


def _write(run: Element, text: str) -> None:
    """Give a run another text; what else stands in it (breaks) stays."""
    pieces = list(run.iterchildren(qn("w:t")))
    made = deepcopy(pieces[0])
    made.text = text
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    pieces[0].addprevious(made)
    for piece in pieces:
        run.remove(piece)
