"""From sentence to proof: every figure of a draft becomes a bookmark that leads to its proof; marks are highlighted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from copy import deepcopy

from docx.oxml.ns import qn

from reports.summary.draft import Draft
from reports.summary.marks import Marks, Span, has_signs
from reports.word.links import Bookmarks, link, run_like
from reports.word.xml import Element

HIGHLIGHT = "yellow"
Anchors = Mapping[str, tuple[str, str]]
"""By figure: the bookmark of its proof, and what a reader is told who points at it."""
Places = dict[str, list[str]]
"""By figure: the bookmarks of the places in the text that speak of it, in order; "" where one couldn't be set."""


def link_figures(draft: Draft, bookmarks: Bookmarks, anchors: Anchors) -> Places:
    """Replace the signs in a draft's Word file by links to the proof; returns where each figure stands."""
    places: Places = defaultdict(list)
    parts = [draft.document.element.body, *_headers_and_footers(draft)]
    for part in parts:
        for run in list(part.iter(qn("w:r"))):
            if any(has_signs(piece.text or "") for piece in run.iter(qn("w:t"))):
                _replace(run, draft.marks, bookmarks, anchors, places)
    return places


def _headers_and_footers(draft: Draft) -> Iterator[Element]:
    for section in draft.document.sections:
        for one in (section.header, section.footer, section.even_page_header, section.even_page_footer):
            if not one.is_linked_to_previous:
                yield one._element


def _replace(run: Element, marks: Marks, bookmarks: Bookmarks, anchors: Anchors, places: Places) -> None:
    """One run as several: its text in pieces, anything else in it (breaks, tabs) kept between them."""
    parent = run.getparent()
    linked = parent.tag == qn("w:hyperlink")  # a link in a link isn't allowed
    for child in run:
        if child.tag == qn("w:t"):
            for span in marks.spans_of(child.text or ""):
                for made in _made(run, span, bookmarks, {} if linked else anchors, places):
                    run.addprevious(made)
        elif child.tag != qn("w:rPr"):
            kept = run_like(run, "")
            kept.remove(kept[-1])
            kept.append(deepcopy(child))
            run.addprevious(kept)
    parent.remove(run)


def _made(run: Element, span: Span, bookmarks: Bookmarks, anchors: Anchors, places: Places) -> list[Element]:
    piece = run_like(run, span.text, highlight=HIGHLIGHT if span.mark else "")
    if span.key not in anchors:
        if span.key:
            places[span.key].append("")
        return [piece]
    anchor, tooltip = anchors[span.key]
    name = bookmarks.name(f"{span.key}__{span.aspect}" if span.aspect else span.key)
    places[span.key].append(name)
    return bookmarks.around(name, [link(anchor, [piece], tooltip)])
