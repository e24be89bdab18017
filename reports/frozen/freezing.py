"""Freezing: the figures of a scope, all they rest on and the document, written as one set that nobody changes again."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from metrics import journal
from metrics.refusal import RefusedError, typed
from reports import signing
from reports.evidence import Evidence
from reports.frozen import plain, store
from reports.frozen.contents import Contents, Sources
from reports.frozen.paragraphs import paragraphs_of
from reports.frozen.sentences import Sentence, known, located
from reports.frozen.store import Kept
from reports.summary.document import Summary

SENTENCES, MARKS, READ_ME = "sentences.json", "marks.json", "README.txt"
_READ_ME = (Path(__file__).parent / "readme.txt").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Document:
    """The written document that is frozen along: its file name and bytes; `given` by a person, or made just now.

    One that was made knows its `sentences`.
    """

    name: str
    content: bytes
    given: bool = True
    sentences: tuple[Sentence, ...] | None = None


def document_from(file: Path) -> Document:
    """A document that somebody wrote or signed; RefusedError where it can't be read."""
    try:
        return Document(file.name, file.read_bytes())
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        raise RefusedError(f"读不了文档 {file}（{reason}）", f"the document {file} can't be read ({reason})") from fault


def document_made(evidence: Evidence) -> Document:
    """The document as the summary command writes it; RefusedError where the office's own template has a fault."""
    summary = Summary(evidence, "zh")
    sentences = known(summary.draft.paragraphs, evidence)
    return Document("summary.docx", summary.word(), given=False, sentences=tuple(sentences))


def freeze(
    place: Path, name: str, evidence: Evidence, sources: Sources, document: Document | None = None, by: str = ""
) -> Kept:
    """Freeze the figures of a scope under a name; the whole set or nothing. RefusedError says what is in the way."""
    store.check_free(place, name)
    who = typed(by, signing.NAME_LENGTH, ("姓名", "name"))
    document = document or document_made(evidence)
    sentences = document.sentences
    if sentences is None:
        sentences = tuple(located(paragraphs_of(document.name, document.content), evidence))
    contents = Contents(evidence)

    def fill(folder: Path, key: bytes) -> dict[str, Any]:
        counts = contents.write(folder, key)
        return {
            "by": who,
            "frozen_at": journal.now(),
            "scope": {"year": evidence.scope.year, "cut_off": evidence.scope.cut_off.isoformat()},
            "generation": evidence.generation,
            "loaded_at": evidence.loaded_at.isoformat(sep=" ", timespec="minutes") if evidence.loaded_at else None,
            "is_sample": evidence.is_sample,
            "society": {"zh": evidence.society.zh, "en": evidence.society.en},
            "counts": counts | {"sentences": len(sentences)},
            "sources": contents.write_sources(folder, sources),
            "document": _write_document(folder, document, sentences),
            "signed": _write_marks(folder, evidence),
            "secret": store.secret_id(key),
            "read_me": _write_read_me(folder),
        }

    return store.add(place, name, fill)


def _write_document(folder: Path, document: Document, sentences: Sequence[Sentence]) -> dict[str, Any]:
    file = f"document{Path(document.name).suffix.lower()}"
    (folder / file).write_bytes(document.content)
    plain.write_json(folder / SENTENCES, [dataclasses.asdict(sentence) for sentence in sentences])
    places = [place for sentence in sentences for place in sentence.places]
    return {
        "file": file,
        "name": document.name,
        "given": document.given,
        "figures": len(places),
        "unsure": sum(not place.sure for place in places),
    }


def _write_marks(folder: Path, evidence: Evidence) -> dict[str, Any]:
    """The marks as they stand at this moment, and how far the journal of sign-offs goes."""
    marks, book = signing.signed(evidence), journal.read(signing.journal_file())
    told = [{**dataclasses.asdict(mark), "holds": mark.holds, "verified": False} for mark in marks.values()]
    plain.write_json(folder / MARKS, told)
    holding = signing.holding(marks)
    return {
        "holding": holding,
        "lapsed": len(marks) - holding,
        "figures": len(evidence.figures),
        "journal": {"lines": len(book.ties), "head": book.head},
    }


def _write_read_me(folder: Path) -> str:
    (folder / READ_ME).write_text(_READ_ME, encoding="utf-8", newline="\n")
    return READ_ME
