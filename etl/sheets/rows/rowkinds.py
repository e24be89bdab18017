"""Which row of a sheet is what: title, unit, header, narrative, total, subtotal, blank, note, example or data.

"odd" is a row that is none of them and no data either: it is rejected, never passed over in silence.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from etl.sheets.headers.matching import normal
from etl.sheets.rows.aboverows import LABELLED, above, filled_cells, first_text_is_title
from etl.sheets.totals import totalrows
from etl.text import comparable
from etl.values import dates
from etl.values.units import is_unit
from etl.workbook import Grid

# The marker of a template's example row; alone in its cell, so that no value that begins so is taken for it.
_EXAMPLE = frozenset({"示例", "示例行", "样例", "(示例)", "[示例]", "【示例】"})
_NOTE = re.compile(
    r"^(?:注|备注|说明|附注|填表|填报|制表|制单|审核|复核|负责人|单位负责人|经办|联系人|联系电话|数据来源|统计口径|报送|签字|盖章|日期|"
    r"截至|截止|以上)"
)
_TELLING = re.compile(r"[计例总]|其中")
# Who signs a list: 某某市红十字会（盖章）.
_SIGNED = re.compile(r"(?:会|局|办公室|中心|委|部|院|校|公司|政府|队)(?:[(（]?(?:公章|盖章|章)[)）]?)?$")
_SENTENCE = 12
# A table of fewer columns may well have rows of a single text.
_COLUMNS = 3


@dataclass(frozen=True)
class Shape:
    """Where in a sheet what stands: header rows (first, last), its columns, which are required, numbers, the key."""

    first_row: int
    header_row: int
    headers: dict[int, str]
    required: frozenset[int]
    numbers: frozenset[int]
    serial: int | None


def classify(grid: Grid, shape: Shape) -> list[str]:
    """One class for each row of the sheet."""
    classes = [above(row) for row in grid.rows[: shape.first_row]]
    first_text_is_title(classes, grid)
    classes += ["header"] * (shape.header_row - shape.first_row + 1)
    body = grid.rows[shape.header_row + 1 :]
    plain = _plain_rows(body, shape)
    classes += ["data" if is_plain else _below(row, shape) for row, is_plain in zip(body, plain, strict=True)]
    _rows_behind_header(classes, grid, shape)
    _rows_behind_data(classes, grid, shape, plain)
    _repeated_titles(classes, grid, shape)
    return classes


def _repeated_titles(classes: list[str], grid: Grid, shape: Shape) -> None:
    """The table's own title again, as it is printed on every page."""
    titles = {
        cell for row in range(shape.first_row) if classes[row] == "title" for _, cell in filled_cells(grid.rows[row])
    }
    for row in range(shape.header_row + 1, len(classes)):
        if classes[row] == "odd" and {cell for _, cell in filled_cells(grid.rows[row])} <= titles:
            classes[row] = "title"


def _plain_rows(body: list[list[object]], shape: Shape) -> list[bool]:
    """Rows that are data by the first look: all required cells filled, and no cell that labels or repeats a header.

    Every distinct value is looked at once: a name such as 会计师协会 costs nothing, however many rows hold it.
    """
    if not shape.required or not body:
        return [False] * len(body)
    doubtful: set[int] = set()
    for column, cells in enumerate(zip(*body, strict=True)):
        telling = _telling(set(cells), shape.headers.get(column), column in shape.required)
        if telling:
            doubtful.update(row for row, cell in enumerate(cells) if cell in telling)
    return [row not in doubtful for row in range(len(body))]


def _telling(cells: AbstractSet[object], header: str | None, required: bool) -> set[object]:
    """The cells that may make their row something else than data: blank where they must not be, a label, a header."""
    texts = [cell for cell in cells if isinstance(cell, str)]
    telling: set[object] = {cell for cell in texts if not cell or cell.isspace()} if required else set()
    if required and None in cells:
        telling.add(None)
    every = "\n".join(texts)  # one search tells of most columns that none of their cells says anything
    if _TELLING.search(every) or (header and header in every):
        telling.update(cell for cell in texts if _is_telling(cell, header))
    return telling


def _is_telling(cell: str, header: str | None) -> bool:
    if _TELLING.search(cell):
        return totalrows.is_label(cell) or _same(cell, header)
    return header is not None and header in cell and _same(cell, header)


def _below(row: Sequence[object], shape: Shape) -> str:
    """The class of a row below the header, by itself."""
    filled = filled_cells(row)
    if not filled or all(column == shape.serial and not isinstance(cell, str) for column, cell in filled):
        return "blank"
    label = totalrows.label(filled, shape.required - shape.numbers)
    if label is not None:
        return "total" if label in totalrows.WHOLE else "subtotal"
    repeated = sum(1 for column, cell in filled if isinstance(cell, str) and _same(cell, shape.headers.get(column)))
    if repeated * 2 > len(shape.headers):
        return "header"
    return "data"


def _same(cell: str, header: str | None) -> bool:
    return header is not None and normal(cell) == normal(header)


def _rows_behind_header(classes: list[str], grid: Grid, shape: Shape) -> None:
    """A row of units, a row of column numbers, and a template's example right below the header."""
    for row in range(shape.header_row + 1, min(shape.header_row + 4, len(classes))):
        filled = filled_cells(grid.rows[row])
        if classes[row] != "data":
            continue
        if _is_example(filled, shape):
            classes[row] = "example"
        elif len(filled) > 1 and all(isinstance(cell, str) and is_unit(cell) for _, cell in filled):
            classes[row] = "unit"
        elif len(filled) > 2 and _are_column_numbers([cell for _, cell in filled]):
            classes[row] = "header"
        else:
            return


def _is_example(filled: list[tuple[int, object]], shape: Shape) -> bool:
    """Whether the leading cell, or a note, holds the marker and nothing else."""
    marked = [column for column, cell in filled if isinstance(cell, str) and comparable(cell) in _EXAMPLE]
    return any(column == filled[0][0] or normal(shape.headers.get(column, "")) == "备注" for column in marked)


def _are_column_numbers(cells: list[object]) -> bool:
    """甲, 乙, 1, 2, 3 or (1), (2), (3)."""
    plain = [re.sub(r"\.0$|[()（）]", "", str(cell)) for cell in cells if str(cell) not in {"甲", "乙", "丙", "丁"}]
    return len(plain) > 2 and plain == [str(number) for number in range(1, len(plain) + 1)]


def _rows_behind_data(classes: list[str], grid: Grid, shape: Shape, plain: list[bool]) -> None:
    """Notes, signatures and unlabelled totals behind the last row of data; lone texts among the data are odd."""
    last = len(classes) - 1
    while last >= 0 and classes[last] in {"blank", "total", "subtotal"}:
        last -= 1
    for row in range(len(classes) - 1, shape.header_row, -1):
        is_plain = plain[row - shape.header_row - 1] and not (row == last and _may_close(grid.rows[row], shape))
        if classes[row] != "data" or is_plain:
            last = -1 if classes[row] == "data" else last
            continue
        name = _footer(grid, row, shape, classes) if row == last else _lone_text(grid.rows[row], shape)
        if name is None:
            last = -1 if row == last else last
            continue
        classes[row] = name
        last = row - 1 if row == last else last
        while last >= 0 and classes[last] in {"blank", "total", "subtotal"}:
            last -= 1
    # Rows behind trailing blank or total rows are reached by the same walk: `last` moves up with them.


def _may_close(row: Sequence[object], shape: Shape) -> bool:
    """Whether the last row, though its required cells are filled, has words that a note or a total may have."""
    texts = [(column, cell) for column, cell in enumerate(row) if isinstance(cell, str)]
    if len(shape.required) == 1 and any(_is_note(cell) for _, cell in texts):
        return True  # a crosstab: of its row nothing but the label must be there
    return any(_TELLING.search(cell) or cell == shape.headers.get(column) for column, cell in texts)


def _footer(grid: Grid, row: int, shape: Shape, classes: list[str]) -> str | None:
    filled = filled_cells(grid.rows[row])
    texts = [cell for _, cell in filled if isinstance(cell, str)]
    if len(texts) == len(filled):
        if any(map(totalrows.is_sentence, texts)) and len(filled) <= 2:
            return "total"
        said = [text for text in texts if _is_note(text)]
        if said and all(text in said or _is_day(text) for text in texts):
            return "note"
        merged = any(r0 <= row <= r1 and c1 > c0 for r0, c0, r1, c1 in grid.merges)
        if len(filled) == 1 and (merged or len(comparable(texts[0])) > _SENTENCE or _is_signature(texts[0], shape)):
            return "note"
        return None
    if len(filled) == 1 and isinstance(filled[0][1], dt.date) and filled[0][0] not in shape.numbers:
        return "note"
    data = [grid.rows[other] for other in range(shape.header_row + 1, row) if classes[other] == "data"]
    return "total" if not texts and totalrows.equals_sums(data, filled, shape.numbers, shape.serial) else None


def _is_signature(text: str, shape: Shape) -> bool:
    """Whether a text that stands alone behind a table of several columns is who signs it, or the day."""
    if len(shape.headers) < _COLUMNS:
        return False
    return bool(_SIGNED.search(comparable(text))) or _is_day(text)


def _is_note(text: str) -> bool:
    return bool(_NOTE.match(comparable(text)) or LABELLED.match(text.strip()))


def _is_day(text: str) -> bool:
    try:
        return bool(dates.parse_date(text, dates.FIRST_YEAR))
    except ValueError:
        return False


def _lone_text(row: Sequence[object], shape: Shape) -> str | None:
    """A single text among the data: a total or note when it says so, else odd, for it may rule the rows below it."""
    filled = filled_cells(row)
    if len(filled) != 1 or not isinstance(filled[0][1], str) or len(shape.required) < 2:
        return None
    text = comparable(filled[0][1])
    if totalrows.is_sentence(text):
        return "subtotal"
    return "note" if _NOTE.match(text) and len(text) > 2 else "odd"


def without_figures(row: Sequence[object], labels: AbstractSet[int]) -> str:
    """The class of a crosstab's row without a figure: a note, a row that reports nothing, or nothing known."""
    filled = filled_cells(row)
    if any(isinstance(cell, str) and _is_note(cell) for _, cell in filled):
        return "note"
    return "blank" if all(column in labels for column, _ in filled) else "odd"


def closes(text: str) -> bool:
    """Whether a text that stands alone ends a table rather than heading the next: a total, a note."""
    return totalrows.is_label(text) or totalrows.is_sentence(text) or bool(_NOTE.match(comparable(text)))
