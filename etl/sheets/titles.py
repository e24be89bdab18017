"""What the rows above a table, or the sheet's name, say for all of its rows: the year and the county."""

from __future__ import annotations

from etl.address import address
from etl.sheets.places import Places
from etl.text import beginning, is_blank
from etl.values import dates
from etl.values.cells import CellFault
from etl.workbook import Grid

# Values by field, each with the cell that states it ("" where none does).
Given = dict[str, tuple[object, str]]


def said_above(grid: Grid, places: Places) -> tuple[list[int], Given]:
    """The years, and year and county as values with their cells, that the rows above the table (or its name) say."""
    texts: list[tuple[str, str]] = []
    for row, cells in enumerate(grid.rows[:12]):
        filled = [(column, cell) for column, cell in enumerate(cells) if not is_blank(cell)]
        if len(filled) > 2:
            break
        said = [(column, cell) for column, cell in filled if not isinstance(cell, CellFault)]
        texts += [(beginning(str(cell)), address(row, column)) for column, cell in said]
    years = list(dict.fromkeys(year for text, _ in texts for year in dates.years_in(text)))
    years = years or dates.years_in(grid.sheet)
    given: Given = {}
    for text, cell in texts:
        if len(years) == 1 and years[0] in dates.years_in(text):
            given.setdefault("year", (years[0], cell))
        county = places.in_title(text) or (places.headquarters if places.is_city(text) else None)
        if county:
            given.setdefault("county", (county, cell))
    if len(years) == 1:
        given.setdefault("year", (years[0], ""))
    return years, given
