"""What the header of a crosstab's column says, word by word: values of fields (1月, 登记), what is counted, 合计."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from etl.fields import load_fields
from etl.layout import Layout
from etl.sheets.crosstabs import monthwords
from etl.sheets.headers.matching import Header, normal
from etl.sheets.headers.places import Places
from etl.text import comparable
from etl.values import dates
from etl.values.column import enum_value

_TOTALS = (
    "合计", "总计", "小计", "共计", "累计", "总数", "全年合计", "全市合计", "全年累计", "全年", "全市",
)  # fmt: skip
_YEAR = re.compile(r"((?:19|20)\d{2})年(?:度)?")
_BETWEEN = re.compile(r"[\s、,，/／\\—·:：-]+")
_SPLIT = re.compile(r"[\\/／\s]+")
Value = tuple[object, str]


@dataclass(frozen=True)
class Across:
    """One column of a crosstab: the field that its cells hold, and of other fields what its header says, with the cell.

    `is_total`: it adds up the columns whose values it repeats, in `months` alone where it says so.
    """

    column: int
    cell: str
    values: Mapping[str, Value]
    is_total: bool = False
    months: range = monthwords.WHOLE_YEAR

    @property
    def key(self) -> tuple[tuple[str, object], ...]:
        """What tells one column's rows from another's."""
        return tuple((name, value) for name, (value, _) in sorted(self.values.items()))

    def takes(self, other: Across) -> bool:
        """Whether what another column holds belongs to what this one adds up."""
        month = other.values.get("month")
        if month is not None and self.months != monthwords.WHOLE_YEAR:
            within = monthwords.number_of(str(month[0])) in self.months
        else:
            within = True
        return (
            within and self.cell == other.cell and self.key == tuple(one for one in other.key if one[0] in self.values)
        )


@dataclass
class _Told:
    """What the words of a header came to so far."""

    values: dict[str, Value] = field(default_factory=dict)
    cells: set[str] = field(default_factory=set)
    is_total: bool = False
    months: range = monthwords.WHOLE_YEAR


class Vocabulary:
    """The words that may stand in the headers of one kind's crosstabs."""

    def __init__(self, layout: Layout, places: Places) -> None:
        assert layout.crosstab is not None
        self._crosstab, self._places = layout.crosstab, places
        known = load_fields()
        self._lists = {name: known[name] for name in layout.crosstab.across if known[name].values}
        self._values = {
            comparable(word): (name, enum_value(one, word))
            for name, one in self._lists.items() for word in (*one.values, *one.synonyms)
        }  # fmt: skip
        self._cells = {normal(word): word for word in layout.crosstab.words}
        for name in reversed(layout.crosstab.cells):
            self._cells |= {normal(header): name for header in layout.columns[name].headers}
        names = [*(known[name] for name in layout.crosstab.across)]
        fillers = {normal(text) for one in names for text in (one.zh, *one.aliases)} | {"捐献", "情况", "数"}
        self._fillers = fillers - {*self._values, *self._cells}
        places_too = places.counties if "county" in layout.crosstab.across else ()
        self._words = sorted(
            {*self._values, *self._cells, *self._fillers, *_TOTALS, *places_too}, key=len, reverse=True
        )

    def across(self, header: Header) -> Across | None:
        """What a column of a crosstab is; None where its header says anything else, or nothing."""
        told = _Told()
        if not header.parts or not all(self._read(told, normal(text), cell) for text, cell in header.parts):
            return None
        if len(told.cells) > 1 or not (told.values or told.is_total):
            return None
        return Across(header.column, next(iter(told.cells), ""), told.values, told.is_total, told.months)

    def _read(self, told: _Told, text: str, cell: str) -> bool:
        """Whether every word of a header's text is known; what they say is noted."""
        if whole := self._county(text):
            return self._note(told, "county", whole, cell)
        if span := dates.months_span(text):
            told.is_total, told.months = True, span
            return "month" in self._crosstab.across
        rest = _BETWEEN.sub("", text)
        while rest:
            length = self._word(told, rest, cell)
            if not length:
                return False
            rest = rest[length:]
        return True

    def _county(self, text: str) -> str:
        name = text.removesuffix("红十字会") if "county" in self._crosstab.across else ""
        return name if name in self._places.words else ""

    def _word(self, told: _Told, rest: str, cell: str) -> int:
        """The length of the first word, 0 where it isn't known or contradicts another."""
        if months := monthwords.months_at(rest):
            told.is_total, told.months = True, months[0]
            return months[1]
        if "month" in self._crosstab.across and (month := monthwords.month_at(rest)):
            return month[1] if self._note(told, "month", month[0], cell) else 0
        if "year" in self._crosstab.across and (year := _YEAR.match(rest)):
            return year.end() if self._note(told, "year", year[1], cell) else 0
        word = next((word for word in self._words if rest.startswith(word)), "")
        if word in self._values:
            name, value = self._values[word]
            return len(word) if self._note(told, name, value, cell) else 0
        if word in self._places.counties:
            return len(word) if self._note(told, "county", word, cell) else 0
        told.is_total = told.is_total or word in _TOTALS
        told.cells |= {self._cells[word]} if word in self._cells else set()
        return len(word)

    def _note(self, told: _Told, name: str, value: object, cell: str) -> bool:
        return told.values.setdefault(name, (value, cell))[0] == value

    def fields_named(self, header: Header) -> list[str]:
        """The fields across that a corner such as 县区\\月份 names."""
        known = load_fields()
        words = {normal(word) for text, _ in header.parts for word in _SPLIT.split(text)}
        return [
            name
            for name in self._crosstab.across
            if words & {normal(w) for w in (known[name].zh, *known[name].aliases)}
        ]


def lacking_year(columns: Sequence[Across]) -> bool:
    """Whether months stand in a header without their year."""
    return any("年" not in str(one.values["month"][0]) for one in columns if "month" in one.values)


def twice(columns: Sequence[Across]) -> Iterator[tuple[Across, Across]]:
    """Pairs of columns that say the same."""
    seen: dict[object, Across] = {}
    for one in columns:
        first = seen.setdefault((one.cell, one.key), one)
        if first is not one:
            yield first, one


def as_header(text: str) -> Header:
    """A header as an answer keeps it."""
    return Header(0, 0, (text,), parts=((text, ""),) if text else ())


def is_across(layout: Layout, name: str, headers: Sequence[str], places: Places) -> bool:
    """Whether several columns may hold one field: in a crosstab, where each header says of which month, county, ..."""
    if layout.crosstab is None or name not in layout.crosstab.cells:
        return False
    vocabulary = Vocabulary(layout, places)
    return all((mark := vocabulary.across(as_header(text))) and mark.values for text in headers)
