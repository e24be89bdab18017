"""The workbook, sheet by sheet in the order in which it is read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from metrics.catalog import STEMS
from metrics.metric import Language
from reports.evidence import Evidence
from reports.sheets import Book
from reports.wording import Words
from reports.workbook import (
    cells,
    charts,
    checks,
    city,
    contents,
    counties,
    definitions,
    matrices,
    months,
    remarks,
    targets,
)  # fmt: skip
from reports.workbook.plan import Plan


def workbook(
    evidence: Evidence, language: Language, files: Mapping[str, Path] | None = None, folder: Path | None = None
) -> bytes:
    """The .xlsx. `files` says where the loaded workbooks lie; they are linked to as seen from `folder`, if given."""
    say = Words(language)
    header = say.of(evidence.society) + (f" · {say('document.sample')}" if evidence.is_sample else "")
    footer = say("document.footer", day=say.date(evidence.scope.cut_off), generation=evidence.generation)
    plan = Plan(evidence, say, Book(language, header, footer))
    by_month = months.months_of(evidence)
    found = checks.checks_of(plan, by_month)

    contents.write(plan, found)
    city.write(plan)
    for stem in STEMS:
        matrices.write(plan, stem)
    targets.write(plan)
    months.write(plan, by_month)
    charts.write(plan, by_month)
    for county in plan.counties:
        counties.write(plan, county)
    checks.write(plan, found)
    cells.write(plan, files or {}, folder)
    definitions.write(plan)
    remarks.write(plan)
    return plan.book.closed()
