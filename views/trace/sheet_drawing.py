"""A piece of a sheet as HTML, in its own coordinates: letters, row numbers, its header on top, one cell lit."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from views import escape, links
from views.language import Words
from views.session import Excerpt

# How wide a Latin letter is beside a Chinese one.
_LATIN = 0.6
# Rows drawn above and below the lit one.
AROUND = 7
_NUMBER = re.compile(r"[-+−]?[\d,.]+\s?(%|元|万元|人|次|户)?")
_ADDRESS = re.compile(r"([A-Z]+)(\d+)")


@dataclass(frozen=True)
class Lit:
    """Where a drawing looks: the place in words, the lit address, and the other cells of the same figure."""

    place: str
    cell: str
    others: Collection[str] = ()

    @property
    def row(self) -> int:
        """The row of the lit cell."""
        return split_address(self.cell)[1]


def split_address(address: str) -> tuple[str, int]:
    """J23 as column letters and row number; raises ValueError when it is no address."""
    found = _ADDRESS.fullmatch(address)
    if not found:
        raise ValueError(f"not a cell address: {address!r}")
    return found[1], int(found[2])


def letters(column: int) -> str:
    """The letters of a column counted from 0."""
    name, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def text_of(excerpt: Excerpt, cell: str) -> str:
    """What a drawn cell says; empty outside of the excerpt."""
    column, row = split_address(cell)
    cells = excerpt.rows.get(row, ())
    return next((text for index, text in enumerate(cells) if letters(index) == column), "")


def html(excerpt: Excerpt, lit: Lit, say: Words, row_way: Callable[[int], str] | None = None) -> str:
    """The rows around the lit cell as a table that scrolls within its own box.

    `row_way` gives what the number of a row leads to: the figures that use it.
    """
    near = range(max(1, lit.row - AROUND), min(excerpt.height, lit.row + AROUND) + 1)
    top = excerpt.header[-1] if excerpt.header else 0
    head = sorted({*excerpt.header, *(number for number in near if number <= top)} & excerpt.rows.keys())
    body = [number for number in near if number > top and number in excerpt.rows]
    width = max((len(excerpt.rows[number]) for number in (*head, *body)), default=0)
    heading = next((column for first, last, column in excerpt.headings if first <= lit.row <= last), -1)
    merges = {(row, first): last for row, first, last in excerpt.merges}
    drawn = _Drawing(excerpt, lit, width, merges, say, row_way, heading if heading < width else -1)
    label = escape.html(say("sheet.label", place=lit.place))
    # What stays in place while the sheet scrolls, for the lit cell must not come to lie below it.
    stays = f"--digits:{len(str(max((*head, *body), default=0)))};--heads:{len(head)};--letters:{drawn.longest(body)}"
    return (
        f'<div class="mz mz-sheet-box" role="region" tabindex="0" aria-label="{label}" style="{stays}"'
        f' data-testid="drawn-sheet">'
        f'<table class="mz-sheet"><thead>{drawn.letters_row()}{"".join(drawn.row(n, "th") for n in head)}</thead>'
        f"<tbody>{''.join(drawn.row(n, 'td') for n in body)}</tbody></table></div>"
    )


@dataclass(frozen=True)
class _Drawing:
    excerpt: Excerpt
    lit: Lit
    width: int
    merges: Mapping[tuple[int, int], int]
    say: Words
    row_way: Callable[[int], str] | None = None
    heading: int = -1

    def longest(self, rows: Sequence[int]) -> int:
        """How many letters the column has at most that says whose the rows are; 0 where none does."""
        rows = [number for number in rows if not self._is_alone(number)] if self.heading >= 0 else []
        texts = (self.excerpt.rows[number][self.heading : self.heading + 1] for number in rows)
        return max((ceil(sum(_LATIN if char.isascii() else 1 for char in text)) for cells in texts for text in cells),
                   default=0)  # fmt: skip

    def _is_alone(self, number: int) -> bool:
        """Whether a row holds nothing but one text in that column: a title or a note, which runs on over the others."""
        return [column for column, text in enumerate(self.excerpt.rows[number]) if text] == [self.heading]

    def letters_row(self) -> str:
        """The letters over the columns; that of the lit one stands out."""
        lit = split_address(self.lit.cell)[0]
        names = [letters(column) for column in range(self.width)]
        marks = [" ".join(["at"] * (name == lit) + self._stays(column, 1)) for column, name in enumerate(names)]
        cells = "".join(f'<th scope="col"{_class(mark)}>{name}</th>' for mark, name in zip(marks, names, strict=True))
        return f'<tr class="letters"><td class="corner"></td>{cells}</tr>'

    def row(self, number: int, tag: str) -> str:
        """One row of the sheet with its number."""
        texts = list(self.excerpt.rows[number])
        texts += [""] * (self.width - len(texts))
        cells, skip = [], -1
        for column, text in enumerate(texts):
            if column > skip:
                runs_on = self.width - 1 if column == self.heading and self._is_alone(number) else -1
                skip = self.merges.get((number, column), runs_on)
                span = max(skip - column + 1, 1)
                cells.append(self._cell(f"{letters(column)}{number}", text, tag, (span, self._stays(column, span))))
        at = _class("at" if number == self.lit.row else "")
        return f'<tr><th scope="row"{at}>{self._number(number)}</th>{"".join(cells)}</tr>'

    def _number(self, number: int) -> str:
        if self.row_way is None:
            return str(number)
        return links.html(str(number), self.row_way(number), label=self.say("uses.row_link", n=number))

    def _stays(self, column: int, span: int) -> list[str]:
        """What keeps a cell in sight when the sheet scrolls: that of the column which says whose the row is."""
        return ["stays"] if column == self.heading and span == 1 else []

    def _cell(self, address: str, text: str, tag: str, place: tuple[int, list[str]]) -> str:
        """One cell; a merged one spans its columns, a long text can be read in full by pointing at it."""
        spans = f' colspan="{place[0]}"' if place[0] > 1 else ""
        kinds, name, marks = [*place[1], *(["num"] if _NUMBER.fullmatch(text) else [])], text, ""
        if address == self.lit.cell:
            kinds, name = [*kinds, "lit"], self.say("sheet.lit", cell=address)
            marks = ' aria-current="true" data-testid="lit-cell"'
        elif address in self.lit.others:
            kinds, name = [*kinds, "other"], self.say("sheet.other", cell=address)
        attributes = f'{spans}{_class(" ".join(kinds))}{marks} title="{escape.html(name)}"'
        return f"<{tag}{attributes}>{escape.html(text)}</{tag}>"


def _class(name: str) -> str:
    return f' class="{name}"' if name else ""
