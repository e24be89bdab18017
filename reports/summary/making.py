"""The summary for pages: how it reads, and the Word file, each from a connection and a scope."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from metrics.metric import Language, Scope
from reports import signing
from reports.evidence import Evidence
from reports.summary import template
from reports.summary.attention import Finding
from reports.summary.document import Summary
from reports.summary.draft import Paragraph


@dataclass(frozen=True)
class Preview:
    """The prose in pieces that know their figure, and what is to be checked."""

    paragraphs: Sequence[Paragraph]
    findings: Sequence[Finding]


def preview(con: duckdb.DuckDBPyConnection, scope: Scope, generation: str, language: Language) -> Preview:
    """How the summary reads. TemplateFaultError where the office's own template can't be filled in."""
    summary = Summary(Evidence(con, scope, generation), language)
    return Preview(summary.draft.paragraphs, summary.findings)


def stamp(language: Language) -> str:
    """What a preview depends on beside the figures, for who keeps previews: the template, and who checked what."""
    path, marks = template.standard(language), signing.journal_file()
    return f"{path}@{path.stat().st_mtime_ns} {marks.stat().st_mtime_ns if marks.exists() else 0}"


def word_file(con: duckdb.DuckDBPyConnection, scope: Scope, generation: str, language: Language) -> bytes:
    """The Word file. TemplateFaultError as above."""
    return Summary(Evidence(con, scope, generation), language).word()
