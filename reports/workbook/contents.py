"""目录: whose figures these are, whether all checks agree, and a link to every sheet."""

from __future__ import annotations

from collections.abc import Iterator

from metrics.catalog import STEMS
from metrics.documentation import TITLES
from reports import colours, sheets
from reports.sheets import Sheet
from reports.workbook import checks, values
from reports.workbook.checks import Check
from reports.workbook.plan import HEAD, Plan

_WIDTHS = (20, 34, 70)


def write(plan: Plan, found: list[Check]) -> None:
    """Write the sheet."""
    sheet = plan.book.sheet(plan.names["contents"], _WIDTHS)
    values.heading(plan, sheet, plan.say("workbook.contents.title", year=plan.evidence.scope.year))
    row = _about(plan, sheet, HEAD + 1)
    for word, key in (("agrees", "agree"), ("differs", "differ")):
        formula, number = checks.tally(plan, found, word)
        colour = colours.BEHIND if word == "differs" and number else colours.INK
        style = plan.book.style("centre", bold=True, align="left", font_color=colour)
        sheets.text(sheet, row, 0, plan.say(f"workbook.contents.{key}"), plan.book.style("text"))
        values.put_formula(sheet, row, 1, formula, style, number)
        row += 1
    sheets.heads(
        plan.book, sheet, row + 1, ("", plan.say("workbook.contents.sheet"), plan.say("workbook.contents.about"))
    )
    for place, (key, about) in enumerate(_sheets(plan), start=1):
        sheet.write_number(row + 1 + place, 0, place, plan.book.style("centre"))
        sheet.write_url(row + 1 + place, 1, plan.link(key, 0), plan.book.style("link"), " ")
        sheets.text(sheet, row + 1 + place, 1, plan.names[key], plan.book.style("link"))
        sheets.text(sheet, row + 1 + place, 2, about, plan.book.style("text"))


def _about(plan: Plan, sheet: Sheet, row: int) -> int:
    evidence, say = plan.evidence, plan.say
    loaded = say.moment(evidence.loaded_at) if evidence.loaded_at else ""
    facts = (
        ("society", say.of(evidence.society)),
        ("cut_off", say.date(evidence.scope.cut_off)),
        ("loaded", loaded),
        ("generation", evidence.generation),
        ("figures", str(len(plan.figures))),
    )
    for place, (key, value) in enumerate(facts, start=row):
        sheets.text(sheet, place, 0, say(f"workbook.contents.{key}"), plan.book.style("text"))
        sheets.text(sheet, place, 1, value, plan.book.style("text"))
    return row + len(facts)


def _sheets(plan: Plan) -> Iterator[tuple[str, str]]:
    """Each sheet in its order, and what it holds."""
    say = plan.say
    yield "city", say("workbook.about.city")
    for stem in STEMS:
        yield stem, say("workbook.about.matrix", programme=say.of(TITLES[stem]))
    for key in ("targets", "months", "charts"):
        yield key, say(f"workbook.about.{key}")
    for county in plan.counties:
        yield county, say("workbook.about.county")
    for key in ("checks", "cells", "definitions", "remarks"):
        yield key, say(f"workbook.about.{key}")
