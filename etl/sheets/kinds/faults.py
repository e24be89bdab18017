"""What keeps a recognised sheet from being loaded, and what is said about its columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from etl.address import address
from etl.files.visibility import spans
from etl.problems import Problem
from etl.problems import sheets as problem_sheets
from etl.problems import tables as problem_tables
from etl.sheets.headers.matching import similar_field
from etl.sheets.kinds.recognised import ColumnMatch, Recognised
from etl.sheets.rows.typed import MANY
from etl.text import clean, is_blank
from etl.workbook import Grid

_RUNS = 20


def _place(found: Recognised) -> str:
    """The first header cell: where problems of the whole table are shown."""
    return address(max(found.header_row, found.first_row), found.matches[0].header.column)


def _words(found: Recognised) -> dict[str, object]:
    row = found.header_row + 1
    return {
        "kind_zh": found.layout.zh, "kind_en": found.layout.en,
        "header_zh": "没有表头" if found.is_headless else f"表头在第{row}行",
        "header_en": "no header" if found.is_headless else f"header in row {row}",
    }  # fmt: skip


def blocking(grid: Grid, found: Recognised) -> list[Problem]:
    """What keeps a whole sheet from being loaded; nothing when it may be."""
    if grid.hidden:
        return [problem_sheets.HiddenSheet.at(sheet=grid.sheet, cell=_place(found))]
    if found.counts_rows:
        return [problem_tables.CountsNotRows.at(
            sheet=grid.sheet, cell=_place(found), words=_words(found), grain_zh=found.layout.grain_zh,
            grain_en=found.layout.grain_en, template=found.layout.kind,
        )]  # fmt: skip
    if not found.is_sure:
        return [_question(grid, found)]
    if found.missing:
        columns = [found.layout.columns[name] for name in found.missing]
        zh, en = "、".join(column.headers[0] for column in columns), ", ".join(column.field.en for column in columns)
        problem = problem_sheets.MissingColumn.at(
            sheet=grid.sheet, cell=_place(found), words=_words(found), fields_zh=zh, fields_en=en
        )  # fmt: skip
        return [problem]
    if found.crosstab:
        return [
            problem_tables.CrosstabColumnTwice.at(sheet=grid.sheet, cell=cells[-1], said=said, cells="、".join(cells))
            for said, cells in found.duplicates.items()
        ]
    return [_duplicate(grid, found, name, cells) for name, cells in found.duplicates.items()]


def _duplicate(grid: Grid, found: Recognised, name: str, cells: Sequence[str]) -> Problem:
    column = found.layout.columns[name]
    return problem_sheets.DuplicateColumn.at(
        sheet=grid.sheet, cell=cells[-1], field_zh=column.headers[0], field_en=column.field.en, cells="、".join(cells)
    )  # fmt: skip


def _question(grid: Grid, found: Recognised) -> Problem:
    """The question that must be answered before an uncertain sheet is loaded."""
    similar = [match.header.shown for match in found.matches if match.how == "similar"]
    contents = [_column_name(match) for match in found.matches if match.how == "from content"]
    missing = [found.layout.columns[name] for name in found.missing]
    zh = en = ""
    if found.rival:
        zh, en = f"也可能是“{found.rival.zh}”。", f"It may also be {found.rival.en}. "
    if similar:
        zh, en = zh + f"近似的表头：{'、'.join(similar)}。", en + f"Similar headers: {', '.join(similar)}. "
    if contents:
        zh = zh + f"由内容推断的列：{'、'.join(contents)}。"
        en = en + f"Columns told by their contents: {', '.join(contents)}. "
    if missing:
        zh += f"没有的必需列：{'、'.join(column.headers[0] for column in missing)}（整张表相同的，确认时填一次即可）。"
        names = ", ".join(column.field.en for column in missing)
        en += f"Required columns not found: {names} (what is the same for all rows may be given once)."
    return problem_sheets.UnsureSheet.at(
        sheet=grid.sheet, cell=_place(found), words=_words(found), confidence=f"{found.confidence:.0%}",
        reason_zh=zh, reason_en=en,
    )  # fmt: skip


def _column_name(match: ColumnMatch) -> str:
    """A column as a person finds it: its letters, and its header where it has one."""
    letters = address(0, match.header.column)[:-1]
    return f"{letters}（{match.header.shown}）" if match.header.shown else letters


def odd_rows(grid: Grid, classes: Sequence[str]) -> list[Problem]:
    """The rows that are nothing known, each with its first cell; of very many, those behind the first as one."""
    odd = [row for row, name in enumerate(classes) if name == "odd"]
    cells = [
        address(row, next(column for column, value in enumerate(grid.rows[row]) if not is_blank(value))) for row in odd
    ]
    kind = problem_sheets.RowNotUnderstood
    found = [kind.at(sheet=grid.sheet, cell=cell) for cell in cells[:MANY]]
    if more := cells[MANY:]:
        found.append(problem_sheets.ManyProblems.at(
            sheet=grid.sheet, cell=f"{more[0]}:{more[-1]}", count=len(more), field_zh="整行", field_en="Whole rows",
            title_zh=kind.title_zh, title_en=kind.title_en,
        ))  # fmt: skip
    return found


def filled_in(grid: Grid, found: Recognised, names: Sequence[str]) -> list[Problem]:
    """The fields of which only an answer about these headers says what they are, each with its value."""
    constants = found.answer.constants if found.answer else {}
    columns = {name: found.layout.columns[name] for name in names}
    return [
        problem_sheets.FilledIn.at(
            sheet=grid.sheet, cell=_place(found), field_zh=column.headers[0], field_en=column.field.en,
            value=constants[name],
        )
        for name, column in columns.items()
    ]  # fmt: skip


def remarks(grid: Grid, found: Recognised, indices: Sequence[int]) -> list[Problem]:
    """Columns that are not read and a list without codes: said, but nothing is kept from loading."""
    taken = {name for match in found.matches for name in match.fields}
    said = [_column_remark(grid, found, match, indices, taken) for match in found.matches]
    code = found.layout.code_field
    if code and code not in taken and found.is_sure:
        column = found.layout.columns[code]
        said.append(problem_sheets.KeyFromRow.at(
            sheet=grid.sheet, cell=_place(found), field_zh=column.headers[0], field_en=column.field.en,
        ))  # fmt: skip
    said += _concealed(grid, found, indices)
    return [problem for problem in said if problem is not None]


def _concealed(grid: Grid, found: Recognised, indices: Sequence[int]) -> Iterator[Problem]:
    """Hidden rows and columns that hold data: nobody sees them on the screen, so somebody must be told."""
    rows = [index for index in indices if index in grid.concealed.rows]
    if rows:
        runs = [f"{first + 1}–{last + 1}" if last > first else f"{first + 1}" for first, last in spans(rows)]
        shown = "、".join(runs[:_RUNS]) + ("…" if len(runs) > _RUNS else "")
        kind = problem_sheets.FilteredRows if grid.concealed.filtered else problem_sheets.HiddenRows
        yield kind.at(
            sheet=grid.sheet, cell=address(rows[0], found.matches[0].header.column), count=len(rows), rows=shown
        )
    hidden = [match for match in found.matches if match.fields and match.header.column in grid.concealed.columns]
    if hidden:
        columns = "、".join(map(_column_name, hidden))
        yield problem_sheets.HiddenColumns.at(
            sheet=grid.sheet, cell=address(hidden[0].header.row, hidden[0].header.column), columns=columns
        )


def _column_remark(
    grid: Grid, found: Recognised, match: ColumnMatch, indices: Sequence[int], taken: set[str]
) -> Problem | None:  # fmt: skip
    where, shown = address(match.header.row, match.header.column), match.header.shown
    if match.how == "personal":
        return problem_sheets.PersonalColumn.at(sheet=grid.sheet, cell=where, found=shown)
    if match.how != "unknown" or not _has_data(grid, match.header.column, indices):
        return None
    if not shown:
        return problem_sheets.ColumnWithoutHeader.at(
            sheet=grid.sheet, cell=_first_data(grid, match.header.column, indices), words=_words(found)
        )  # fmt: skip
    near = similar_field(match.header, found.layout, [name for name in found.layout.columns if name not in taken])
    hint = found.layout.columns[near].headers[0] if near else ""
    # Under merged headers the month that isn't one stands above what the column is called.
    said = clean(match.header.whole) if found.crosstab else shown
    return problem_sheets.UnknownColumn.at(
        sheet=grid.sheet, cell=where, found=said, words=_words(found),
        hint_zh=f"是否即“{hint}”？" if hint else "", hint_en=f"Is it {hint}?" if hint else "",
    )  # fmt: skip


def _has_data(grid: Grid, column: int, indices: Sequence[int]) -> bool:
    return any(not is_blank(grid.rows[index][column]) for index in indices)


def _first_data(grid: Grid, column: int, indices: Sequence[int]) -> str:
    """The first cell of a column that holds something."""
    return address(next(index for index in indices if not is_blank(grid.rows[index][column])), column)
