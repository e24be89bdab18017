"""Where the data rows of a sheet lie: what each field's cells hold, and the address of every one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from decimal import Decimal

from etl.address import address, letters
from etl.layout import Layout
from etl.sheets.crosstabs.unpivot import Unpivoted
from etl.sheets.headers.titles import Given
from etl.sheets.kinds.recognised import Recognised
from etl.sheets.rows import spread
from etl.text import is_blank
from etl.workbook import Grid


@dataclass(frozen=True)
class Source:
    """Where the data rows lie: the sheet, each row's index, each field's column, and what merges or titles give.

    `decimal_dates` are fields of which somebody has said that a decimal (6.29) is a day; `from_1904` says that numbers
    count days from 1904. Of a crosstab, `indices` repeat and `origins` has each row's own cell of each field across.
    """

    sheet: str
    layout: Layout
    indices: Sequence[int]
    cells: Mapping[str, Sequence[object]]
    columns: Mapping[str, int]
    factors: Mapping[str, Decimal]
    given: Mapping[str, tuple[object, str]]
    elsewhere: Mapping[tuple[int, int], str]
    years: Sequence[int]
    whole: Mapping[str, Sequence[object]] = field(default_factory=dict)
    decimal_dates: AbstractSet[str] = frozenset()
    from_1904: bool = False
    crosstab: Unpivoted | None = None
    origins: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def cell(self, name: str, row: int) -> object:
        """What the cell holds, whole: also where it holds two dates and the field is one of them."""
        return self.whole.get(name, self.cells[name])[row]


def source_of(
    grid: Grid, found: Recognised, crosstab: Unpivoted | None, data: Sequence[int], factors: Mapping[str, Decimal],
    years: Sequence[int], given: Given, headquarters: str, elsewhere: Mapping[tuple[int, int], str],
) -> Source:  # fmt: skip
    """The data rows of a recognised sheet; of a crosstab, the rows that its cells come to."""
    columns = {name: match.header.column for match in found.matches for name in match.fields}
    indices = crosstab.indices if crosstab else data
    cells = list(zip(*(grid.rows[index] for index in indices), strict=True)) or [()] * grid.width
    ends = spread.halves(found, cells)
    across = crosstab.cells(grid) if crosstab else {}
    columns |= {name: columns.get(name, found.crosstab[0].column) for name in across}
    return Source(
        sheet=grid.sheet, layout=found.layout, indices=indices, columns=columns, years=years, factors=factors,
        cells={**{name: cells[column] for name, column in columns.items()}, **ends, **across},
        whole={name: cells[columns[name]] for name in ends},
        given=_given(found, columns, given, headquarters), elsewhere=elsewhere,
        decimal_dates=frozenset(found.answer.decimal_dates if found.answer else ()), from_1904=grid.from_1904,
        crosstab=crosstab, origins=crosstab.origins() if crosstab else {},
    )  # fmt: skip


def _given(found: Recognised, columns: Mapping[str, int], given: Given, headquarters: str) -> Given:
    """What the title states for fields that have no column: a year only where rows are placed by it, a county always.

    The city's own sheets leave an optional county blank: blank stands for the city society itself.
    """
    layout = found.layout
    wanted = {name: value for name, value in given.items() if name in layout.columns and name not in columns}
    return {
        name: value
        for name, value in wanted.items()
        if layout.columns[name].required
        or (found.answer and name in found.answer.constants)
        or (name == "county" and layout.kind != "county" and value[0] != headquarters)
    }


def place(source: Source, row: int, name: str) -> str:
    """The address of a field of a row; the row's first cell where the field has no column."""
    if name in source.origins:
        return source.origins[name][row]
    return source.elsewhere.get(
        (source.indices[row], source.columns.get(name, 0)),
        address(source.indices[row], source.columns.get(name, min(source.columns.values(), default=0))),
    )  # fmt: skip


def key_cells(found: Recognised, source: Source, grid: Grid) -> list[str]:
    """The cell that stands for each row: of the key column, else of 序号, else the row's first filled one."""
    if source.crosstab:
        cells = [next(iter(group.values())).cell for group in source.crosstab.groups]
        return [place(source, row, name) for row, name in enumerate(cells)]
    key = next((name for name in found.layout.key if name in source.columns), None)
    if key and source.elsewhere:
        return [place(source, row, key) for row in range(len(source.indices))]
    serial = next((match.header.column for match in found.matches if match.how == "serial"), None)
    column = source.columns[key] if key else serial
    if column is not None:
        above = letters(column)
        return [f"{above}{index + 1}" for index in source.indices]
    mapped = sorted(source.columns.values())
    return [
        address(index, next((c for c in mapped if c < len(grid.rows[index]) and not is_blank(grid.rows[index][c])), 0))
        for index in source.indices
    ]
