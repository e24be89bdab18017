"""What the rows above a table, or the sheet's name, say for all of its rows: the year, the month and the county."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.address import address
from etl.sheets.headers.places import Places
from etl.text import beginning, clean, comparable, is_blank
from etl.values import dates
from etl.values.cells import CellFault
from etl.workbook import Grid

# Values by field, each with the cell that states it ("" where none does).
Given = dict[str, tuple[object, str]]
# What sheets with the same headers differ in, whoever sends them.
OWN_OF_A_SHEET = frozenset({"county", "year", "month"})
_DATED = re.compile(r"[\d()（）.\-~至到第年度月份]|[一二三四]季度|[上下]半年")


def said_above(grid: Grid, places: Places) -> tuple[list[int], Given]:
    """The years, and year, month and county with their cells, that the rows above the table (or its name) say."""
    texts: list[tuple[str, str]] = []
    for row, cells in enumerate(grid.rows[grid.first : grid.first + 12], start=grid.first):
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
        given |= _month([*texts, (grid.sheet, "")], years[0])
    return years, given


def _month(texts: Sequence[tuple[str, str]], year: int) -> Given:
    """The one month that the first text with a month names: 3月份, in a title or as the sheet's name."""
    for text, cell in texts:
        if months := dates.months_in(text):
            return {"month": (dates.parse_month(f"{months[0]}月", year), cell)} if len(months) == 1 else {}
    return {}


def with_answer(said: Given, answered: Given, headquarters: str) -> tuple[Given, list[str]]:
    """What holds for all rows of a sheet about whose headers somebody has answered, and the fields that only the answer
    states though they may differ from sheet to sheet.

    Another county, or another month, may send the same headers: what the sheet itself says goes first. A title that
    only names the city says nothing about who sends it.
    """
    stated = {name: value for name, value in said.items() if name != "county" or value[0] != headquarters}
    return {**said, **answered, **stated}, [name for name in answered if name in OWN_OF_A_SHEET and name not in stated]


def title_above(grid: Grid, first: int) -> str:
    """The first text above a table's header; empty where there is none."""
    texts = (
        beginning(cell) for row in grid.rows[:first] for cell in row if isinstance(cell, str) and not is_blank(cell)
    )
    return clean(next(texts, ""))[:200]


def subject(title: str, sheet: str, places: Places) -> str:
    """What a title (or else the sheet's name) speaks of, without the county, year and month that may differ."""
    rest = comparable(title or sheet)
    for name in (*places.counties, comparable(places.headquarters), comparable(places.city)):
        rest = rest.replace(name, "") if name else rest
    return _DATED.sub("", rest).removeprefix("红十字会")
