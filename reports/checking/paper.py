"""The checked text as a Word file with a comment at each place that somebody has to look at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from docx.document import Document

from metrics.metric import Language
from reports.checking.check import Checked
from reports.learning.paper import Edit, Paper, paper_of
from reports.word.blank import blank, saved


def annotated(name: str, content: bytes, found: Checked, language: Language = "zh") -> bytes:
    """A copy of the document with comments; of a plain text, its paragraphs in a new one.

    Annexes that were made here are left out, as the check does.
    """
    is_word = Path(name).suffix.lower() == ".docx"
    paper = paper_of(content, name) if is_word else Paper(_typed(found))
    edits = [
        Edit(one.paragraph, one.mention.start, one.mention.end, comment=one.reason[language])
        for one in found.findings
        if one.verdict in ("differs", "unknown")
    ]
    edits += [
        Edit(one.paragraph, one.start, one.start + len(one.text), comment=one.reason[language])
        for one in found.said
        if not one.holds
    ]
    paper.edit(list(_joined(edits)))
    return saved(paper.document)


def _typed(found: Checked) -> Document:
    document = blank()
    for text in found.texts:
        document.add_paragraph(text)
    return document


def _joined(edits: Iterable[Edit]) -> Iterable[Edit]:
    """Comments at places that overlap as one."""
    last: Edit | None = None
    for edit in sorted(edits, key=lambda one: (one.paragraph, one.start)):
        if last is not None and edit.paragraph == last.paragraph and edit.start < last.end:
            last = replace(last, end=max(last.end, edit.end), comment=f"{last.comment}\n{edit.comment}")
            continue
        if last is not None:
            yield last
        last = edit
    if last is not None:
        yield last
