"""A ledger of classes as somebody would write it down: each value in one of many ways, the table among other rows.

`ledgers()` gives hypothesis a `Ledger`: the sheet's cells, what must be read from it, and which cells are at fault.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from etl.address import address
from tests.etl.reading_books import Table

KIND = "training_class"
HEADERS: dict[str, tuple[str, ...]] = {
    "class_code": ("班次编号", "班次\n编号", "班次编号*", " 班次编号 "),
    "organiser": ("举办单位", "举办单位（必填）"),
    "training_type": ("类别", "※类别"),
    "certificate": ("证书",),
    "started_on": ("开始日期", "开始", "开始日期（年/月/日）"),
    "ended_on": ("结束日期", "结束"),
    "attended_count": ("报到人数", "报到人数（人）", "报到\n人数"),
    "spent_yuan": ("支出", "支出（元）"),
}
BAD: dict[str, tuple[Any, ...]] = {
    "class_code": ("", 4.5e17),
    "training_type": ("讲座", ""),
    "started_on": ("年初", 6.29, "", "2020-02-30"),
    "ended_on": ("13月1日", "待定"),
    "attended_count": ("很多", -3, 51.5, "51人次", "5场/250人", "约50多", ""),
    "spent_yuan": ("若干", 100.005, "1e5元", "12人"),
}


@dataclass
class Ledger:
    """A messy sheet, the rows that must be read from it, and the faulty cells by their addresses."""

    cells: Table = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    rejected: int = 0
    stated: int = 0


def _text(value: str) -> list[Any]:
    return [value, f" {value}", f"{value}\u200b", f"{value}\xa0", f"\n{value}"]


def _day(value: dt.date) -> list[Any]:
    written = [f"{value:%Y-%m-%d}", f"{value.year}.{value.month}.{value.day}", f"{value:%Y%m%d}"]
    spoken = f"{value.month}月{value.day}日"
    serial = (value - dt.date(1899, 12, 30)).days
    return [
        value,
        *written,
        f"{value.year}年{spoken}",
        spoken,
        serial,
        f"{value:%Y/%m/%d} 09:30",
        f"{value.year}．{value:%m}．{value:%d}",
    ]


def _count(value: int) -> list[Any]:
    return [value, float(value), str(value), f"{value:,}", f"{value}人", f" {value} 名", str(value).translate(_WIDE)]


_WIDE = str.maketrans("0123456789,.", "０１２３４５６７８９，．")


def _money(value: Decimal) -> list[Any]:
    return [
        float(value),
        f"{value}",
        f"{value:,}",
        f"￥{value}",
        f"{value}元",
        f"{value / 10000}万元",
        str(value).translate(_WIDE),
    ]


_FORMS: dict[type, Callable[[Any], list[Any]]] = {str: _text, dt.date: _day, int: _count, Decimal: _money}


@st.composite
def true_rows(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Rows as they should be read; every row has its own code."""
    rows = []
    for number in range(draw(st.integers(1, 8))):
        start = draw(st.dates(dt.date(2020, 1, 1), dt.date(2020, 12, 31)))
        rows.append({
            "class_code": f"PX-{number:03}", "organiser": "某某协会", "training_type": "万人培训",
            "certificate": "救护员",
            "started_on": start, "ended_on": start, "attended_count": draw(st.integers(0, 12_000)),
            "spent_yuan": Decimal(draw(st.integers(0, 10**9))) / 100,
        })  # fmt: skip
    return rows


@st.composite
def ledgers(draw: st.DrawFn) -> Ledger:
    """A random ledger in a random mess."""
    rows = draw(true_rows())
    names = draw(st.permutations(list(HEADERS)))
    left = draw(st.integers(0, 2))
    ledger = Ledger(cells=[["2020年培训班台账"], *[[]] * draw(st.integers(0, 3))])
    if draw(st.booleans()):
        ledger.cells.append(["单位：元"])
    ledger.cells.append([*[""] * left, *(draw(st.sampled_from(HEADERS[name])) for name in names)])
    for row in rows:
        _write_row(draw, ledger, row, names, left)
        extra = draw(st.sampled_from(["", "", "", "blank", "subtotal"]))
        if extra == "blank":
            ledger.cells.append([])
        elif extra == "subtotal" and ledger.rows:
            _write_total(ledger, names, left, "小计", draw)
    if draw(st.booleans()) and ledger.rows:
        _write_total(ledger, names, left, draw(st.sampled_from(["合计", "总 计", "合计："])), draw)
    if draw(st.booleans()):
        ledger.cells.append(["注：以上数据由各县区报送，截至12月4日。"])
    return ledger


def _write_row(draw: st.DrawFn, ledger: Ledger, row: dict[str, Any], names: list[str], left: int) -> None:
    number = len(ledger.cells)
    bad = draw(st.sampled_from([None, None, None, *BAD]))
    cells: list[Any] = [""] * left
    for name in names:
        if name == bad:
            cells.append(draw(st.sampled_from(BAD[name])))
            ledger.faults.append(address(number, left + names.index(name)))
        else:
            cells.append(draw(st.sampled_from(_FORMS[type(row[name])](row[name]))))
    ledger.cells.append(cells)
    if bad is None:
        ledger.rows.append(row)
    else:
        ledger.rejected += 1


def _write_total(ledger: Ledger, names: list[str], left: int, word: str, draw: st.DrawFn) -> None:
    """A total of all rows so far that can be read; the others are no part of it."""
    cells: list[Any] = [""] * (left + len(names))
    cells[left + names.index("organiser")] = word
    cells[left + names.index("attended_count")] = sum(row["attended_count"] for row in ledger.rows)
    if draw(st.booleans()):
        cells[left + names.index("spent_yuan")] = float(sum(row["spent_yuan"] for row in ledger.rows))
        ledger.stated += 1
    ledger.cells.append(cells)
    ledger.stated += 1
