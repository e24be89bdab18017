"""The documents that a page offers to take along, each made when somebody presses its button."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import duckdb

from metrics.metric import Language, Scope
from reports.evidence import Evidence

_OFFICE = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True)
class Offer:
    """One document: its key (the page's words are called after it), the ending and type of its file, how it is made."""

    key: str
    ending: str
    mime: str
    make: Callable[[Evidence, Language], bytes]

    def build(self, con: duckdb.DuckDBPyConnection, scope: Scope, generation: str, language: Language) -> bytes:
        """The file, of the whole city up to the cut-off."""
        return self.make(Evidence(con, Scope(scope.year, scope.as_of), generation), language)


# What a document needs takes a moment to load; a page is drawn without it.
def _workbook(evidence: Evidence, language: Language) -> bytes:
    from reports.workbook.build import workbook

    return workbook(evidence, language)


def _slides(evidence: Evidence, language: Language) -> bytes:
    from reports.slides.build import slides

    return slides(evidence, language)


def _disclosure(evidence: Evidence, language: Language) -> bytes:
    from reports.disclosure.book import workbook
    from reports.disclosure.pack import Pack

    return workbook(Pack(evidence), language)


OFFERS = (
    Offer("workbook", ".xlsx", f"{_OFFICE}spreadsheetml.sheet", _workbook),
    Offer("slides", ".pptx", f"{_OFFICE}presentationml.presentation", _slides),
    Offer("disclosure", ".xlsx", f"{_OFFICE}spreadsheetml.sheet", _disclosure),
)
