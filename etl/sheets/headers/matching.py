"""Header texts against the headers that layouts know. How sure: exact, alias, similar (which is asked about), and less
so what only the contents of a column say."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from etl.fields import DATED, NUMERIC
from etl.layout import Layout
from etl.text import comparable
from etl.values.units import unit_in_header

SERIAL_HEADERS = frozenset({"序号", "序", "no", "no.", "编序", "顺序号"})
_PERSONAL = re.compile(
    r"身份证|证件号|公民身份|护照号|电话|手机|联系方式|微信号|qq号|邮箱|银行账|银行卡|账号|卡号|家庭住址|家庭地址|联系地址|监护人|出生日期|"
    r"出生年月|病历号|住院号"
)
_HINT = re.compile(r"[(（](?:必填|选填|可选|是/否|年/?月/?日|y{2,4}.*|格式.*|下拉.*|单选|多选|如.*|例.*)[)）]")
_ANY_BRACKET = re.compile(r"[(（\[【].*?[)）\]】]")
_AND = re.compile(r"[/／、,，+＋及与和]")
SIMILAR_FROM = 0.75
WEIGHTS = {"exact": 1.0, "crosstab": 1.0, "saved": 1.0, "alias": 0.9, "similar": 0.5, "from content": 0.5}


@dataclass(frozen=True)
class Hit:
    """One field of one kind that a header text may stand for."""

    kind: str
    field: str
    how: str


@dataclass(frozen=True)
class Header:
    """One column's header: where it stands, its texts (the lowest row's, then joined ones), its unit if it has one.

    `parts` are the texts of its rows, from the upper one down, each once, with the cell that holds it.
    """

    column: int
    row: int
    texts: tuple[str, ...]
    unit: str = ""
    parts: tuple[tuple[str, str], ...] = ()

    @property
    def whole(self) -> str:
        """All that stands above the column, from the upper row to the lower."""
        return " ".join(text for text, _ in self.parts) or self.shown

    @property
    def shown(self) -> str:
        """The header as a person would quote it."""
        return self.texts[0] if self.texts else ""


@lru_cache(maxsize=20000)
def normal(text: str) -> str:
    """A header for comparing: without unit, hints, marks, white space; half-width."""
    bare = _HINT.sub("", unit_in_header(text)[0])
    return comparable(bare).strip("*:※★#.、") or comparable(text)


def is_personal(text: str) -> bool:
    """Whether a header says that its column holds identity, telephone, account or address data."""
    return bool(_PERSONAL.search(comparable(text)))


class HeaderIndex:
    """All header wordings of all layouts, for looking one up at once."""

    def __init__(self, layouts: Mapping[str, Layout]) -> None:
        self.layouts = layouts
        self._hits: dict[str, list[tuple[Hit, int | None]]] = {}
        for layout in layouts.values():
            for name, column in layout.columns.items():
                for position, header in enumerate(column.headers):
                    how = "exact" if position == 0 or header == column.field.zh else "alias"
                    self._add(header, Hit(layout.kind, name, how), None)
                for year, header in column.year_headers.items():
                    self._add(header, Hit(layout.kind, name, "exact"), year)
            for header, ends in layout.ranges.items():
                self._hits.setdefault(normal(header), []).extend((Hit(layout.kind, n, "exact"), None) for n in ends)

    @cached_property
    def words(self) -> frozenset[str]:
        """All wordings as they stand in headers, and those of serial numbers: a cheap first look for header rows."""
        columns = [column for layout in self.layouts.values() for column in layout.columns.values()]
        said = {text for column in columns for text in (*column.headers, *column.year_headers.values())}
        return frozenset({*said, *SERIAL_HEADERS, *self._hits})

    def _add(self, header: str, hit: Hit, year: int | None) -> None:
        """Within a kind a wording means one field: an exact one before an alias, else the earlier column."""
        hits = self._hits.setdefault(normal(header), [])
        for position, (known, only) in enumerate(hits):
            if known.kind == hit.kind and only == year:
                if hit.how == "exact" and known.how == "alias":
                    hits[position] = (hit, year)
                return
        hits.append((hit, year))

    def look_up(self, header: Header, year: int | None) -> Sequence[Hit]:
        """The fields, one kind beside the other, that a header stands for: the first of its texts that is known.

        A text that none knows may name two fields of one kind: 场次/人数.
        """
        for text in header.texts:
            if hits := self._known(normal(text), year):
                return hits
        return next((both for text in header.texts if (both := self._both(text, year))), ())

    def _known(self, wording: str, year: int | None) -> list[Hit]:
        return [hit for hit, only in self._hits.get(wording, ()) if only is None or year in (None, only)]

    def _both(self, text: str, year: int | None) -> list[Hit]:
        parts = _AND.split(_ANY_BRACKET.sub("", text))
        if len(parts) != 2:
            return []
        firsts, seconds = (self._known(normal(part), year) for part in parts)
        return [
            Hit(first.kind, name, "alias")
            for first in firsts
            for second in seconds
            if first.kind == second.kind and first.field != second.field and self._alike(first, second)
            for name in (first.field, second.field)
        ]

    def _alike(self, first: Hit, second: Hit) -> bool:
        """Whether two fields can stand in one cell: two days, or two figures of different units."""
        columns = self.layouts[first.kind].columns
        one, other = columns[first.field].field, columns[second.field].field
        return {one.type, other.type} <= DATED or ({one.type, other.type} <= NUMERIC and one.unit != other.unit)


def similar_field(header: Header, layout: Layout, free: Sequence[str]) -> str | None:
    """The free field whose header resembles this one most; None when none resembles it enough."""
    best, best_ratio = None, SIMILAR_FROM
    for text in header.texts:
        plain = normal(text)
        bare = normal(_ANY_BRACKET.sub("", text)) if _ANY_BRACKET.search(text) else plain
        for name in free:
            for wording in layout.columns[name].headers:
                known = normal(wording)
                ratio = 0.95 if bare == known else difflib.SequenceMatcher(None, plain, known).ratio()
                if ratio > best_ratio:
                    best, best_ratio = name, ratio
    return best
