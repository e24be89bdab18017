"""The annexes in Word: the charts, then on turned pages what is to be checked and the proof of every figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy

from docx.oxml.ns import qn

from reports.summary import charts, proof, source_words
from reports.summary.attention import Finding
from reports.summary.desk import Desk
from reports.summary.draft import Draft
from reports.summary.linking import Anchors, Places
from reports.summary.marks import Span
from reports.word import form
from reports.word.charts import insert
from reports.word.links import Bookmarks, link
from reports.word.tables import Cell, paragraph, table
from reports.word.xml import Element, element, run_in

_WIDTHS = (10, 28, 66, 29, 13, 79)
_BOOK_WIDTHS = (84, 74, 22, 45)


class Annexes:
    """Writes the annexes after the text of a draft."""

    def __init__(self, draft: Draft, desk: Desk, bookmarks: Bookmarks, anchors: Anchors, places: Places) -> None:
        self._document, self._desk, self._bookmarks = draft.document, desk, bookmarks
        self._anchors, self._places = anchors, places
        self._body = draft.document.element.body
        form.add_missing_styles(draft.document)

    def write(self, found: Sequence[Finding], entries: Sequence[proof.Entry]) -> None:
        """Both annexes, the last on turned pages."""
        self._end_section()
        self._put(self._titles(1, "annex.charts"))
        self._put(self._charts())
        self._end_section()
        self._put(self._titles(2, "proof.title"))
        self._put([self._text(source_words.loaded(self._desk))])
        self._put([self._text(source_words.checked(self._desk, entries))])
        self._put(self._findings(found))
        self._put(self._proof(entries))
        self._turn_last_section()

    def _put(self, elements: Iterable[Element]) -> None:
        for one in elements:
            self._body.insert(len(self._body) - 1, one)

    def _end_section(self) -> None:
        """What stands so far becomes a section of its own, on pages like those of the last one."""
        own = deepcopy(self._body[-1])
        before = self._body[-2] if len(self._body) > 1 else None
        if before is None or before.tag != qn("w:p"):
            before = element("w:p")
            self._put([before])
        properties = before.find(qn("w:pPr"))
        if properties is None:
            properties = element("w:pPr")
            before.insert(0, properties)
        properties.append(own)

    def _turn_last_section(self) -> None:
        last = self._body[-1]
        references = [deepcopy(one) for one in last if one.tag in (qn("w:headerReference"), qn("w:footerReference"))]
        self._body.replace(last, form.section_properties(references, landscape=True))

    def _titles(self, number: int, title: str) -> Iterator[Element]:
        say = self._desk.say
        yield paragraph("MzAnnexLabel", run_in(say("proof.label", n=number)))
        yield paragraph("MzAnnexTitle", run_in(say(title)))

    def _charts(self) -> Iterator[Element]:
        say, drawn = self._desk.say, charts.drawings(self._desk)
        if not drawn:
            yield self._text(say("annex.nothing"))
        for number, drawing in enumerate(drawn, start=1):
            title = say("annex.chart", n=number, title=drawing.title)
            yield paragraph("MzAnnexHeading", run_in(title))
            chart = insert(self._document, drawing.chart, width_mm=form.TEXT_WIDTH, name=title, alt=drawing.alt)
            yield paragraph("MzChart", chart)
            yield paragraph("MzCell", run_in(drawing.source))

    def _findings(self, found: Sequence[Finding]) -> Iterator[Element]:
        say = self._desk.say
        yield paragraph("MzAnnexHeading", run_in(say("proof.to_check")))
        if not found:
            yield self._text(say("proof.nothing_to_check"))
        for number, finding in enumerate(found, start=1):
            yield self._text(f"{number}. {finding.title}", bold=True)
            for line in finding.lines:
                yield paragraph("MzAnnexText", *self._linked(line))

    def _linked(self, line: Sequence[Span]) -> Iterator[Element]:
        for span in line:
            anchor = self._anchors.get(span.key)
            run = run_in(span.text)
            yield link(anchor[0], [run], anchor[1]) if anchor else run

    def _proof(self, entries: Sequence[proof.Entry]) -> Iterator[Element]:
        say = self._desk.say
        head = [say(f"proof.{name}") for name in ("number", "said", "meaning", "until", "rows", "source")]
        yield paragraph("MzAnnexHeading", run_in(say("proof.figures", n=len(entries))))
        yield table(_WIDTHS, head, (self._row(entry) for entry in entries))
        books = source_words.books(self._desk, entries)
        yield paragraph("MzAnnexHeading", run_in(say("proof.books", n=len(books))))
        heads = [say(f"proof.{name}") for name in ("book", "sheets", "cells", "hash")]
        yield table(_BOOK_WIDTHS, heads, ([[[run_in(text)]] for text in book] for book in books))

    def _row(self, entry: proof.Entry) -> list[Cell]:
        number = self._bookmarks.around(self._anchors[entry.key][0], [run_in(str(entry.number))])
        bold = element("w:rPr", element("w:b", val=1))
        basis = source_words.basis(self._desk, entry.basis)
        meaning = [[run_in(entry.name, bold)], [run_in(entry.definition)], [run_in(basis)]]
        cells = [[run_in(text)] for text in source_words.lines(self._desk, entry) or [entry.without_source]]
        return [[number], [*self._said(entry)], meaning, [[run_in(entry.until)]], [[run_in(entry.rows)]], cells]

    def _said(self, entry: proof.Entry) -> Iterator[list[Element]]:
        """Each wording in the text, leading back to the first place where it stands."""
        places = self._places.get(entry.key, [])
        for text, number in entry.said:
            place = places[number] if number < len(places) else ""
            yield [link(place, [run_in(text)])] if place else [run_in(text)]

    def _text(self, text: str, *, bold: bool = False) -> Element:
        properties = element("w:rPr", element("w:b", val=1)) if bold else None
        written = paragraph("MzAnnexText", run_in(text, properties))
        if bold:  # the title of a finding never ends a page
            written.find(qn("w:pPr")).append(element("w:keepNext"))
        return written
