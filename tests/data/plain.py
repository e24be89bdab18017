"""The sample read a second way: openpyxl and plain Python, nothing of the importer's."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"
OTHER_WORDS = {
    "班次号": "班次编号", "主办单位": "举办单位", "培训类别": "类别", "证书类型": "证书", "开始日期": "开始",
    "结束日期": "结束", "举办地点": "地点", "培训人数": "报到人数", "合格人数": "合格", "发证人数": "发证",
    "支出金额": "支出", "项目名称": "名称", "筹集金额": "筹集", "受益户数": "受益户", "受益人数": "受益人",
    "所属县区": "县区",
}  # fmt: skip
MONEY = {
    "金额",
    "筹集",
    "支出",
    "分红",
    "预算",
    "到账",
    "协调资金",
    "投入资金",
    "计划资金",
    "累计款",
    "累计物",
    "目标额",
}
NUMBERS = {"报到人数", "受益户"}
# openpyxl takes dates in Excel's Chinese built-in formats for numbers.
DAYS = {"开始", "结束"}
DAY_ZERO = dt.date(1899, 12, 30)
Record = dict[str, Any]


@dataclass(frozen=True)
class Table:
    """One sheet: its file, title, unit row, records, the stated 合计 and how many rows the sheet has."""

    file: Path
    sheet: str
    title: str
    unit: str
    records: tuple[Record, ...]
    stated: Record

    @property
    def year(self) -> int:
        """The year of the folder."""
        return int(self.file.parent.name)


def read_tables(path: Path) -> Iterator[Table]:
    """All sheets of one workbook."""
    book = load_workbook(path, read_only=True, data_only=True)
    try:
        for sheet in book.worksheets:
            yield _table(path, sheet.title, [list(row) for row in sheet.iter_rows(values_only=True)])
    finally:
        book.close()


@cache
def sample() -> dict[tuple[int, str], list[Table]]:
    """Every table of the committed sample by year and sheet name."""
    found: dict[tuple[int, str], list[Table]] = defaultdict(list)
    for path in sorted(SAMPLE.glob("*/*.xlsx")):
        for table in read_tables(path):
            found[table.year, table.sheet].append(table)
    return dict(found)


def records(sheet: str, year: int = 2020) -> list[Record]:
    """The records of all tables of a name in a year."""
    return [record for table in sample().get((year, sheet), []) for record in table.records]


def _table(path: Path, sheet: str, rows: list[list[Any]]) -> Table:
    first = next(index for index, value in enumerate(rows[0]) if value is not None)
    rows = [row[first:] for row in rows]
    header = next(i for i, row in enumerate(rows) if sum(value is not None for value in row) >= 4)
    words, body = rows[header], header + 1
    if rows[body][0] is None:
        words = [low or high for low, high in zip(rows[body], words, strict=True)]
        body += 1
    names = [OTHER_WORDS.get(word, word) for word in words]
    factor = 10000 if "万元" in str(rows[1][0]) else 1
    found: list[Record] = []
    stated: Record = {}
    for row in rows[body:]:
        label = str(row[0]).strip()
        record = {name: _value(name, value, factor) for name, value in zip(names, row, strict=True)}
        if label == "合计":
            stated = record
        elif label != "小计" and not label.startswith("备注"):
            found.append(record)
    return Table(path, sheet, str(rows[0][0]), str(rows[1][0]), tuple(found), stated)


def _value(name: str, value: Any, factor: int) -> Any:
    """The value as meant: dates, exact numbers, text without stray white space."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float) and name in DAYS:
        return DAY_ZERO + dt.timedelta(days=value)
    if isinstance(value, int | float):
        return Decimal(f"{value:.15g}") * (factor if name in MONEY else 1)
    text = re.sub(r"[\s\u200b\u3000]", "", str(value))
    if re.fullmatch(r"\d{4}\.\d\d\.\d\d", text):
        return dt.date(*map(int, text.split(".")))
    return Decimal(text) if name in NUMBERS and text.isdigit() else text
