"""A number in a table with what its headings say of it: county, year, unit, aspect, and words for a metric."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reports.checking.grids import NUMBER, Cell, Grid
from reports.checking.whose import Whose
from reports.claims.claim import Mention
from reports.claims.patterns import UNITS

_ALL = re.compile(r"^\s*(?:全市|合\s*计|总\s*计|共\s*计|total|all counties|the city|sum)\s*$", re.IGNORECASE)
COUNTER = re.compile(r"^\s*(?:序\s*号|编\s*号|排\s*名|名\s*次|no\.?|rank|#)\s*$", re.IGNORECASE)
_ASPECTS = (
    ("completion", re.compile(r"完成率|完成比例|完成进度|completion|of (?:the )?target|share of", re.IGNORECASE)),
    ("change", re.compile(r"增减|增幅|增长|同比|变化|change|growth", re.IGNORECASE)),
    ("target", re.compile(r"目标|任务|计划|target|plan", re.IGNORECASE)),
)
_LAST_YEAR = re.compile(r"上年|去年|同期|last year|year before|previous year", re.IGNORECASE)
_THIS_YEAR = re.compile(r"本年|今年|本期|累计|this year", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d{2}(?=年|\D|$)")
_SCALE = re.compile(r"(?P<zh>[万亿])元|(?P<en>thousand|million)", re.IGNORECASE)
_SCALES = {"万": 10**4, "亿": 10**8, "thousand": 10**3, "million": 10**6}
_NOTHING = re.compile(r"20\d{2}年?|[（(][^（()）]*[)）]|[%％]|\d|^(?:实际|完成)?(?:数|数值|数据|值)$")
_BRACKETS, _UNIT_OF_ALL = re.compile(r"[（(]([^（()）]+)[)）]"), re.compile(r"单位\s*[:：]\s*([^\s）)]+)")
# What a table by months or halves of a year counts is no figure of the year.
_OTHERWISE = re.compile(
    r"\d\s*月(?!\d)|[一二三四五六七八九十]月|月份|季度|半年|平均|人均|场均|\b(?:month|quarter|average|per)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class CellFigure:
    """A number of a table: its place, value in the base unit, and what its headings say of it."""

    mention: Mention
    paragraph: int
    value: Decimal
    step: Decimal
    unit: str
    county: str | None
    aspect: str
    heads: Sequence[str]

    @property
    def words(self) -> str:
        """What the headings say of the metric, together."""
        return " ".join(self.heads)


def figure_at(grid: Grid, row: int, column: int, year: int, whose: Whose) -> CellFigure | None:
    """The number of a cell with what stands left of it and above it; None where it holds none, or none of the year."""
    cell = grid.rows[row][column]
    match = NUMBER.fullmatch(cell.text)
    left, above = _left(grid, row, column), _above(grid, row, column)
    heads = [*left, *above]
    if match is None or not heads or any(COUNTER.match(head) for head in above):
        return None
    said = " ".join(heads)
    years = {int(one) for one in _YEAR.findall(said)} or ({int(one) for one in _YEAR.findall(grid.caption)} or {year})
    if len(years) > 1 or not years <= {year, year - 1} or _OTHERWISE.search(f"{said} {grid.caption}"):
        return None
    counties = {county for head in heads for _, _, county in whose.named_in(head, 0, len(head))}
    if len(counties) > 1:
        return None
    unit, scale = _unit(match["unit"], above, left, grid.caption)
    digits = match["number"].replace(",", "").replace("−", "-").replace("－", "-")
    step = Decimal(scale).scaleb(-len(digits.partition(".")[2]))
    is_before = year not in years or (_LAST_YEAR.search(said) is not None and _aspect(said) != "change")
    return CellFigure(
        mention_of(cell, match), cell.paragraph, Decimal(digits) * scale, step, unit, next(iter(counties), None),
        "last_year" if is_before else _aspect(said), _words(heads, whose),
    )  # fmt: skip


def _left(grid: Grid, row: int, column: int) -> list[str]:
    texts = [cell.text.strip() for cell in grid.rows[row][:column]]
    return [text for text in texts if text and not NUMBER.fullmatch(text)]


def _above(grid: Grid, row: int, column: int) -> list[str]:
    """The headings of a column: from the top down to its first number."""
    found: list[str] = []
    for above in grid.rows[:row]:
        text = above[column].text.strip() if column < len(above) else ""
        if text and NUMBER.fullmatch(text) and not _YEAR.fullmatch(text.rstrip("年")):
            break
        if text and text not in found:
            found.append(text)
    return found


def _unit(own: str, above: Sequence[str], left: Sequence[str], caption: str) -> tuple[str, int]:
    """The unit of figures, empty where none is said, and its scale: of the cell, its column, its row, the table."""
    for said in (own, *reversed(above), *reversed(left), *_UNIT_OF_ALL.findall(caption)):
        inner = _BRACKETS.findall(said)
        unit = next((one.strip() for one in (*inner, said) if one.strip() in UNITS), "")
        if scale := _SCALE.search(said):
            return "元", _SCALES[(scale["zh"] or scale["en"]).lower()]
        if unit or "%" in said:
            return UNITS.get(unit, "%"), 1
    return "", 1


def _aspect(said: str) -> str:
    return next((aspect for aspect, words in _ASPECTS if words.search(said)), "value")


def _words(heads: Sequence[str], whose: Whose) -> list[str]:
    """What the headings say of the metric: all but counties, years, aspects and units."""
    kept = [head for head in heads if not whose.named_in(head, 0, len(head)) and not _ALL.match(head)]
    said = []
    for head in (one for one in kept if one not in UNITS):
        for pattern in (_LAST_YEAR, _THIS_YEAR, _NOTHING, *(one for _, one in _ASPECTS)):
            head = pattern.sub(" ", head)
        said.append(" ".join(head.split()))
    return [one for one in said if one]


def mention_of(cell: Cell, match: re.Match[str]) -> Mention:
    """The number of a cell with its unit, where it stands in the text."""
    start, end = match.start("number"), match.end("unit") if match["unit"] else match.end("number")
    return Mention(cell.text[start:end], cell.start + start, cell.start + end, "number")
