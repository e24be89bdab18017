"""The same summary as Markdown: prose with links to the proof, what is to be checked, the proof as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reports.figures import escape
from reports.summary import proof, source_words
from reports.summary.document import Summary
from reports.summary.marks import Span

_HEADS = ("number", "said", "meaning", "until", "rows", "source")


def markdown(summary: Summary) -> str:
    """The whole document. Text that comes from data is escaped."""
    desk, say = summary.desk, summary.desk.say
    writer = _Writer(summary)
    lines = [
        *writer.prose(),
        f"## {say('proof.label', n=2)} {say('proof.title')}",
        "",
        escape(source_words.loaded(desk)),
        "",
        escape(source_words.checked(desk, summary.entries)),
        "",
        f"### {say('proof.to_check')}",
        "",
        *writer.findings(),
        f"### {say('proof.figures', n=len(summary.entries))}",
        "",
        *writer.proof(),
        "",
        f"### {say('proof.books', n=len(proof.books(summary.entries)))}",
        "",
        *writer.books(),
        "",
    ]
    return "\n".join(lines)


class _Writer:
    def __init__(self, summary: Summary) -> None:
        self._summary, self._desk, self._say = summary, summary.desk, summary.desk.say
        self._numbers = {entry.key: entry.number for entry in summary.entries}
        self._seen: set[str] = set()

    def prose(self) -> Iterator[str]:
        for paragraph in self._summary.draft.paragraphs:
            head = "#" * paragraph.level + " " if paragraph.level else ""
            yield from (head + "".join(self._span(span, anchored=True) for span in paragraph.spans), "")
            if paragraph is self._summary.draft.paragraphs[0] and self._summary.sample_line:
                yield from (f"> **{escape(self._summary.sample_line)}**", "")

    def findings(self) -> Iterator[str]:
        if not self._summary.findings:
            yield from (self._say("proof.nothing_to_check"), "")
        for number, finding in enumerate(self._summary.findings, start=1):
            yield from (f"{number}. **{escape(finding.title)}**", "")
            yield from (f"   - {''.join(self._span(span) for span in line)}" for line in finding.lines)
            yield ""

    def proof(self) -> Iterator[str]:
        yield from _head(self._say(f"proof.{name}") for name in _HEADS)
        for entry in self._summary.entries:
            said = "<br>".join(f"[{escape(text)}](#{entry.key})" for text, _ in entry.said)
            basis = source_words.basis(self._desk, entry.basis)
            meaning = f"**{escape(entry.name)}**<br>{escape(entry.definition)}<br>{escape(basis)}"
            sources = source_words.lines(self._desk, entry) or [entry.without_source]
            cells = "<br>".join(escape(text) for text in sources)
            number = f'<a id="proof-{entry.number}"></a>{entry.number}'
            yield _row((number, said, meaning, escape(entry.until), entry.rows, cells))

    def books(self) -> Iterator[str]:
        yield from _head(self._say(f"proof.{name}") for name in ("book", "sheets", "cells", "hash"))
        for row in source_words.books(self._desk, self._summary.entries):
            yield _row(escape(text) for text in row)

    def _span(self, span: Span, *, anchored: bool = False) -> str:
        text = escape(span.text)
        if span.mark:
            text = f"**{text}**"
        if span.key not in self._numbers:
            return text
        anchor = ""
        if anchored and span.key not in self._seen:
            self._seen.add(span.key)
            anchor = f'<a id="{span.key}"></a>'
        return f"{anchor}[{text}](#proof-{self._numbers[span.key]})"


def _head(names: Iterable[str]) -> Iterator[str]:
    heads = list(names)
    yield _row(heads)
    yield "|" + "---|" * len(heads)


def _row(cells: Iterable[str]) -> str:
    shown: Sequence[str] = list(cells)
    return f"| {' | '.join(shown)} |"
