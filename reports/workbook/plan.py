"""Where everything stands in the workbook, so that formulas and links can name it before it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from metrics.catalog import METRICS, STEMS
from metrics.documentation import TITLES
from metrics.metric import CountRows, Metric, Sum
from metrics.pace.standing import Standing
from metrics.pace.watch import standings, watched
from reports.evidence import Evidence, Figure
from reports.sheets import Book, address, quoted
from reports.wording import Words
from reports.workbook import sources
from reports.workbook.sources import Line

HEAD = 3
"""The row of every table's head (from 0): above it title, scope and what the table is."""
VALUE, BEFORE, CHANGE, TARGET, COMPLETION, PACE, UNTIL, SOURCE = 3, 4, 5, 6, 7, 8, 9, 10
"""Columns of 年度统计表 after 序号, 指标, 单位."""
COUNTIES_FROM = 4
"""The first county's column in a programme's table."""


@dataclass
class Plan:
    """Sheets by name, rows by figure. `evidence` has the figures, `say` the words."""

    evidence: Evidence
    say: Words
    book: Book
    names: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.figures: list[Figure] = [one for stem in STEMS for one in self.evidence if one.metric.stem == stem]
        self.number = {one.metric.key: place for place, one in enumerate(self.figures, start=1)}
        self.lines: Mapping[str, list[Line]] = sources.by_figure(self.evidence)
        self.counties = list(self.evidence.counties)
        con, scope = self.evidence.con, self.evidence.scope
        self.city_standings: Mapping[str, tuple[Standing, ...]] = standings(con, scope)
        self.standings = {key: self.city_standings[key] for key in watched(con, scope)}
        self._name_sheets()
        self.city_rows = dict(self._rows(self.figures))
        self.matrix_rows = {stem: self._numbered(self.matrix(stem)) for stem in STEMS}
        self.trace_rows, self.trace_end = self._trace_rows()

    def _name_sheets(self) -> None:
        for key in ("contents", "city"):
            self.names[key] = self.book.name(self.say(f"workbook.sheet.{key}"))
        for stem in STEMS:
            self.names[stem] = self.book.name(TITLES[stem][self.say.language])
        for key in ("targets", "months", "charts", "checks", "cells", "definitions", "remarks"):
            self.names[key] = self.book.name(self.say(f"workbook.sheet.{key}"))
        for county, name in self.evidence.counties.items():
            self.names[county] = self.book.name(name[self.say.language])

    def _rows(self, figures: list[Figure]) -> Iterator[tuple[str, int]]:
        """The rows of figures below the head, a row for each programme's name before its figures."""
        row, stem = HEAD, ""
        for one in figures:
            row += 1 if one.metric.stem == stem else 2
            stem = one.metric.stem
            yield one.metric.key, row

    def _numbered(self, figures: list[Figure]) -> dict[str, int]:
        return {one.metric.key: HEAD + place for place, one in enumerate(figures, start=1)}

    def _trace_rows(self) -> tuple[dict[tuple[str, str | None], int], int]:
        """The first row of each figure's lines, as a whole (None) and by county."""
        rows: dict[tuple[str, str | None], int] = {}
        row = HEAD + 1
        for one in self.figures:
            key = one.metric.key
            rows[key, None] = row
            for line in self.lines[key]:
                rows.setdefault((key, line.county), row)
                row += 1
            row += 0 if self.lines[key] else 1
        return rows, row

    def matrix(self, stem: str) -> list[Figure]:
        """The figures of a programme that any county has reported."""
        return [one for one in self.figures if one.metric.stem == stem and self._is_by_county(one.metric)]

    def _is_by_county(self, metric: Metric) -> bool:
        counties = self.evidence.by_county.get(metric.key, {})
        return any(one.now.value is not None or one.now.suppressed for one in counties.values())

    def city(self, key: str, column: int = VALUE) -> str:
        """A cell of the city's table, as other sheets name it."""
        return address(self.city_rows[key], column, self.names["city"])

    def matrix_cell(self, key: str, county: str) -> str | None:
        """A county's figure in its programme's table, as other sheets name it; None where it isn't there."""
        stem = METRICS[key].stem
        if key not in self.matrix_rows[stem]:
            return None
        return address(self.matrix_rows[stem][key], self.county_column(county), self.names[stem])

    def county_column(self, county: str) -> int:
        """The column of a county in the programmes' tables; the city society itself is the last."""
        return COUNTIES_FROM + self.counties.index(county)

    def to_cells(self, key: str, county: str | None = None) -> str:
        """A link to the lines of a figure, of a county where it has lines of its own."""
        row = self.trace_rows.get((key, county), self.trace_rows[key, None])
        return self.link("cells", row)

    def link(self, sheet: str, row: int, column: int = 0) -> str:
        """A link within the workbook."""
        return f"internal:{quoted(self.names[sheet])}!{address(row, column)}"


def adds_up(metric: Metric) -> bool:
    """Whether the counties' (and the months') figures add up to the whole: sums and counts of rows, all shown."""
    return isinstance(metric.measure, Sum | CountRows) and not metric.restricted
