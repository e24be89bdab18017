"""溯源: every figure with its workbook, sheet and cells, and what they add up to; linked both ways."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from metrics.catalog import METRICS
from metrics.metric import Difference, Metric
from metrics.units import NOTHING
from reports import sheets
from reports.sheets import Sheet, quoted
from reports.workbook import values
from reports.workbook.plan import HEAD, VALUE, Plan
from reports.workbook.sources import Line, first_cell

_WIDTHS = (6, 30, 12, 40, 18, 92, 9, 18)
_COLUMNS = ("number", "figure", "county", "workbook", "sheet", "cells", "count", "counted")
NAME, COUNTY, FILE, SHEET, CELLS, COUNT, COUNTED = range(1, 8)
_LONGEST_LINK = 2000


def write(plan: Plan, files: Mapping[str, Path], folder: Path | None) -> None:
    """Write the sheet. `files` says where the workbooks lie; they are linked to as seen from `folder`, if given."""
    sheet = plan.book.sheet(plan.names["cells"], _WIDTHS, head_row=HEAD, left=COUNTY)
    values.heading(plan, sheet, plan.say("workbook.cells.title"), plan.say("workbook.cells.lead"))
    sheets.heads(plan.book, sheet, HEAD, (plan.say(f"workbook.column.{name}") for name in _COLUMNS))
    links = {} if folder is None else _links(plan, files, folder)
    row = HEAD
    for figure in plan.figures:
        for line in plan.lines[figure.metric.key]:
            row += 1
            _name(plan, sheet, row, figure.metric)
            _line(plan, sheet, row, line, links)
        if not plan.lines[figure.metric.key]:
            row += 1
            _name(plan, sheet, row, figure.metric)
            _without_cells(plan, sheet, row, figure.metric)
    sheet.autofilter(HEAD, 0, max(row, HEAD + 1), COUNTED)
    values.notes(plan, sheet, row + 2, ("workbook.note.cells", "workbook.note.restricted"))


def _name(plan: Plan, sheet: Sheet, row: int, metric: Metric) -> None:
    """The figure's number and name, which leads back to the figure; named on its first line only in full ink."""
    sheet.write_number(row, 0, plan.number[metric.key], plan.book.style("centre"))
    if row == plan.trace_rows[metric.key, None]:
        back = plan.link("city", plan.city_rows[metric.key], VALUE)
        sheet.write_url(row, NAME, back, plan.book.style("link"), " ", plan.say("workbook.to_figure"))
        sheets.text(sheet, row, NAME, values.name_of(plan, metric), plan.book.style("link", text_wrap=False))
    else:
        sheets.text(sheet, row, NAME, plan.say.of(metric.name), plan.book.style("part", text_wrap=False))


def _line(plan: Plan, sheet: Sheet, row: int, line: Line, links: Mapping[str, str]) -> None:
    plain, centre = plan.book.style("text", text_wrap=False), plan.book.style("centre")
    county = plan.evidence.counties.get(line.county or "")
    sheets.text(sheet, row, COUNTY, plan.say.of(county) if county else "", plain)
    _file(sheet, row, line, links.get(line.file, ""), plain, plan.book.style("link", text_wrap=False))
    sheets.text(sheet, row, SHEET, line.sheet, plain)
    if line.count is None or line.value is None:
        sheets.text(sheet, row, CELLS, plan.say("workbook.not_listed"), plain)
        sheets.text(sheet, row, COUNT, NOTHING, centre)
        sheets.text(sheet, row, COUNTED, NOTHING, plan.book.style("number"))
        return
    sheets.text(sheet, row, CELLS, line.ranges, plain)
    sheet.write_number(row, COUNT, line.count, plan.book.style("centre", num_format="#,##0"))
    shape = values.plain_shape(plan, METRICS[line.key].unit)
    sheet.write_number(row, COUNTED, float(line.value), plan.book.style("number", num_format=shape))


def _file(sheet: Sheet, row: int, line: Line, link: str, plain: object, linked: object) -> None:
    """The workbook; on the first line of a place it leads to the first cell there."""
    target = f"{link}#{quoted(line.sheet)}!{first_cell(line)}" if link else ""
    if target and line.first and line.ranges and len(target) < _LONGEST_LINK:
        sheet.write_url(row, FILE, target, linked, " ")
        sheets.text(sheet, row, FILE, line.file, linked)
    else:
        sheets.text(sheet, row, FILE, line.file, plain)


def _without_cells(plan: Plan, sheet: Sheet, row: int, metric: Metric) -> None:
    """A figure made of two others names them; one without rows says so."""
    plain = plan.book.style("text", text_wrap=False)
    for column in (COUNTY, FILE, SHEET, COUNT, COUNTED):
        sheet.write_blank(row, column, None, plain)
    if not metric.parts:
        sheets.text(sheet, row, CELLS, plan.say("workbook.no_rows"), plain)
        return
    sign = "−" if isinstance(metric.measure, Difference) else "÷"
    names = [
        plan.say("workbook.part_number", n=plan.number[key], name=plan.say.of(METRICS[key].name))
        for key in metric.parts
    ]
    sheet.write_url(row, CELLS, plan.to_cells(metric.parts[0]), plan.book.style("link", text_wrap=False), " ")
    sheets.text(sheet, row, CELLS, f" {sign} ".join(names), plan.book.style("link", text_wrap=False))


def _links(plan: Plan, files: Mapping[str, Path], folder: Path) -> dict[str, str]:
    """The workbooks that still lie where they were loaded from, as seen from a folder; no restricted ones."""
    closed = {line.file for lines in plan.lines.values() for line in lines if line.count is None}
    found = {}
    for file, path in files.items():
        if file not in closed and path.is_file():
            try:
                found[file] = f"external:{os.path.relpath(path, folder)}"
            except ValueError:  # another drive
                found[file] = f"external:{path}"
    # Such names would be taken for something else within a link.
    return {file: link for file, link in found.items() if "%" not in link and "#" not in link}
