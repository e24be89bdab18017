"""Whether a row of texts can only be a header: what layouts know of its words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from etl.fields import NUMERIC
from etl.sheets.crosstabs import monthwords
from etl.sheets.crosstabs.crossing import Vocabulary
from etl.sheets.headers.matching import SERIAL_HEADERS, Header, HeaderIndex, normal
from etl.sheets.headers.places import Places
from etl.text import beginning, clean, comparable, is_blank

# So many known headings make a header, so many columns a table.
LEAST = 2
Texts = dict[int, str]


def texts_of(row: Sequence[object]) -> Texts:
    """The texts of a row, by their columns."""
    return {
        column: clean(beginning(cell))
        for column, cell in enumerate(row)
        if isinstance(cell, str) and not is_blank(cell)
    }


def only_texts(row: Sequence[object]) -> Texts:
    """The texts of a row that holds nothing else; none of any other row."""
    if any(not isinstance(cell, str) and not is_blank(cell) for cell in row):
        return {}
    return texts_of(row)


def header_texts(row: Sequence[object]) -> Texts:
    """The texts of a row that may be a header: nothing but texts, or beside them months as bare numbers from 1 on."""
    if texts := only_texts(row):
        return texts
    others = {column: cell for column, cell in enumerate(row) if not isinstance(cell, str) and not is_blank(cell)}
    numbers = [int(cell) for cell in others.values() if isinstance(cell, int | float) and cell == int(cell)]
    if len(numbers) < len(others) or not monthwords.count_from_one(numbers) or max(numbers) > monthwords.MONTHS:
        return {}
    return dict(sorted({**texts_of(row), **{c: f"{n}月" for c, n in zip(others, numbers, strict=True)}}.items()))


@lru_cache(maxsize=4)
def known_words(index: HeaderIndex, places: Places) -> Known:
    """What is known of headers, made once a process."""
    return Known(index, places)


class Known:
    """Which texts are headings."""

    def __init__(self, index: HeaderIndex, places: Places) -> None:
        self._index = index
        self._vocabularies = [Vocabulary(one, places) for one in index.layouts.values() if one.crosstab]

    def fields(self, texts: Texts) -> dict[str, set[str]]:
        """The fields that texts may head, by kind."""
        found: dict[str, set[str]] = {}
        for column, text in texts.items():
            for hit in self._index.look_up(Header(column, 0, (text,)), None):
                found.setdefault(hit.kind, set()).add(hit.field)
        return found

    def is_header(self, texts: Texts) -> bool:
        """Whether a row of nothing but texts is a header: of a list, or of a crosstab beside a label."""
        if any(comparable(text).strip(".,").isdecimal() for text in texts.values()):
            return False  # a number kept as text
        plain = {column: text for column, text in texts.items() if normal(text) not in SERIAL_HEADERS}
        most = max(map(len, self.fields(texts).values()), default=0)
        if most >= LEAST and most * 2 >= len(set(plain.values())):
            return True
        return most > 0 and any(self._crosses(one, plain) for one in self._vocabularies)

    def _crosses(self, vocabulary: Vocabulary, texts: Texts) -> bool:
        headers = [Header(column, 0, (text,), parts=((text, ""),)) for column, text in texts.items()]
        marks = [mark for header in headers if (mark := vocabulary.across(header))]
        values = {mark.key for mark in marks if not mark.is_total}
        labels = {column: text for column, text in texts.items() if column not in {mark.column for mark in marks}}
        return len(values) >= LEAST and len(marks) * 2 >= len(texts) and bool(self.fields(labels))

    def numbers(self, texts: Texts) -> bool:
        """Whether all headings are of figures: 场次, 人数 stand under something else."""
        hits = [self._index.look_up(Header(column, 0, (text,)), None) for column, text in texts.items()]
        columns = {kind: layout.columns for kind, layout in self._index.layouts.items()}
        return all(found and all(columns[h.kind][h.field].field.type in NUMERIC for h in found) for found in hits)
