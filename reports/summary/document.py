"""The year-end summary as a Word file or as Markdown: one draft, its figures linked to their proof, its annexes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from docx.oxml.ns import qn

from metrics.metric import Language
from reports.evidence import Evidence
from reports.summary import attention, proof, template
from reports.summary.annexes import Annexes
from reports.summary.attention import Finding
from reports.summary.context import names_for
from reports.summary.desk import Desk
from reports.summary.draft import Draft, read
from reports.summary.linking import HIGHLIGHT, link_figures
from reports.word import form, opening
from reports.word.blank import saved
from reports.word.links import Bookmarks
from reports.word.tables import paragraph
from reports.word.xml import Element, element, run_in


@dataclass(frozen=True)
class Template:
    """A template's bytes, and what it is called in messages."""

    content: bytes
    name: str


class Summary:
    """One summary: the draft, what is to be checked in it, and the proof of its figures."""

    def __init__(
        self,
        evidence: Evidence,
        language: Language,
        given: Template | None = None,
        signed_on: dt.date | None = None,
    ) -> None:
        """`given`: the office's own template in place of ours; `signed_on`: the date of signing, if not the known one.

        TemplateFaultError where the template can't be filled in.
        """
        chosen = given or _standard(language)
        self.desk = Desk(evidence, language)
        self.signed_on = signed_on or evidence.signed_on
        filled = template.fill(chosen.content, chosen.name, names_for(self.desk, self.signed_on))
        self.draft: Draft = read(filled, self.desk.marks)
        self.findings: Sequence[Finding] = attention.findings(self.draft, self.desk, self.signed_on)

    @cached_property
    def entries(self) -> Sequence[proof.Entry]:
        """The proof of every figure; its cells are looked up when it is asked for."""
        return proof.entries(self.draft, self.desk)

    def word(self) -> bytes:
        """The Word file. It can be written once: the draft is changed by it."""
        document = self.draft.document
        bookmarks = Bookmarks(document.element.body)
        anchors = {one.key: (bookmarks.name(f"proof_{one.number}"), self._tooltip(one)) for one in self.entries}
        places = link_figures(self.draft, bookmarks, anchors)
        _place_sender(document.element.body)
        if self.sample_line:
            form.add_missing_styles(document)
            _below_title(document.element.body, paragraph("MzSample", run_in(self.sample_line, _highlighted())))
        Annexes(self.draft, self.desk, bookmarks, anchors, places).write(self.findings, self.entries)
        title = next((one.text for one in self.draft.paragraphs if one.level == 1), "")
        document.core_properties.title = title
        return saved(document)

    @property
    def sample_line(self) -> str:
        """What stands below the title while the figures come from the invented sample; else empty."""
        return self.desk.say("summary.sample") if self.desk.evidence.is_sample else ""

    def _tooltip(self, entry: proof.Entry) -> str:
        return self.desk.say("proof.tooltip", n=entry.number, name=entry.name)


def _standard(language: Language) -> Template:
    path = template.standard(language)
    return Template(opening.read(path), path.name)


def _highlighted() -> Element:
    return element("w:rPr", element("w:highlight", val=HIGHLIGHT))


def _below_title(body: Element, added: Element) -> None:
    """Put a paragraph below the title; first of all where there is none."""
    for found in body.iter(qn("w:p")):
        style = found.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if style is not None and style.get(qn("w:val")) == "Title":
            found.addnext(added)
            return
    body.insert(0, added)


def _place_sender(body: Element) -> None:
    """The sender stands centred above the date, which stands four characters from the right."""
    sender = date = None
    for found in body.iter(qn("w:p")):
        style = found.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        name = None if style is None else style.get(qn("w:val"))
        sender = found if name == "MzSender" else sender
        date = found if name == "MzDate" else date
    if sender is None or date is None:
        return
    widths = [_width("".join(piece.text or "" for piece in one.iter(qn("w:t")))) for one in (sender, date)]
    form.indent_right(sender, max(0.0, 4 + (widths[1] - widths[0]) / 2))


def _width(text: str) -> float:
    """How many characters of the grid a text takes; letters and digits take half a place."""
    return sum(0.5 if sign.isascii() else 1 for sign in text)
