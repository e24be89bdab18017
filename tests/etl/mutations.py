"""Workbooks damaged at random, by a seed: bytes flipped, parts garbled, cells and rows turned upside down."""

from __future__ import annotations

import datetime as dt
import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from etl.layout import load_layouts
from tests.etl.opendocuments import write_ods
from tests.etl.reading_books import Table, good_row, table, write_book

JUNK: tuple[Any, ...] = (
    "", None, 0, -1, 1e300, 1e16, 0.1 + 0.2, 6.29, True, dt.date(1900, 1, 1), dt.date(2020, 2, 29), "合计", "小计",
    "总计：", "共计21人", "示例", "无", "/", "20余", "1.2万", "１２", "5场/250人", "注：以上", "单位：万元", "#REF!",
    "=1+1", "\u200b", "\u202e", "<b>", "隆安县", "火星县", "2020.10.13", "1月22日", "截至28日", "6222020200001234567",
    "长" * 40_000, "是", "报到人数", "\n", '"', "a,b;c\td",
)  # fmt: skip


def mutant(folder: Path, number: int, seed: int) -> Path:
    """The damaged workbook of a number: the same for the same seed."""
    chance = random.Random(seed * 1_000_003 + number)
    kind = chance.choice(list(load_layouts()))
    rows = table(kind, [good_row(kind, line) for line in range(1, chance.randrange(2, 15))])
    make: Callable[[Path, int, Table, random.Random], Path] = chance.choice([_cells, _cells, _package, _bytes])
    return make(folder, number, rows, chance)


def _cells(folder: Path, number: int, rows: Table, chance: random.Random) -> Path:
    """A whole workbook whose cells make no sense: nothing is lost on the way, so all must be accounted for."""
    for _ in range(chance.randrange(1, 12)):
        row = chance.randrange(len(rows))
        how = chance.random()
        if how < 0.6:
            cells = rows[row]
            cells.extend([""] * (chance.randrange(len(rows[2]) + 2) - len(cells) + 1))
            cells[chance.randrange(len(cells))] = chance.choice(JUNK)
        elif how < 0.7:
            rows.insert(row, [chance.choice(JUNK) for _ in range(chance.randrange(1, 5))])
        elif how < 0.8 and len(rows) > 3:
            del rows[row]
        elif how < 0.9:
            rows[row], rows[-1] = rows[-1], rows[row]
        else:
            rows.insert(row, list(chance.choice(rows)))
    return _written(folder, number, rows, chance)


def _written(folder: Path, number: int, rows: Table, chance: random.Random) -> Path:
    form = chance.choice([".xlsx", ".xlsx", ".xlsx", ".ods", ".csv"])
    path = folder / f"{number}{form}"
    if form == ".xlsx":
        top, left = chance.randrange(len(rows)), chance.randrange(4)
        merges = (
            [(top, left, top + chance.randrange(3), left + 1 + chance.randrange(2))] if chance.random() < 0.5 else []
        )
        hidden = [chance.randrange(len(rows))]
        return write_book(path, {"表": [_short(row) for row in rows]}, merges=merges, hidden_rows=hidden)
    if form == ".ods":
        return write_ods(path, {"表": [["" if cell is None else cell for cell in row] for row in rows]})
    lines = (",".join('"' + str("" if cell is None else cell).replace('"', '""') + '"' for cell in row) for row in rows)
    path.write_text("\n".join(lines), encoding=chance.choice(["utf-8", "utf-8-sig", "gb18030", "utf-16"]))
    return path


def _short(row: list[Any]) -> list[Any]:
    """No cell longer than an .xlsx holds: the writer would leave it out."""
    return [cell[:32_000] if isinstance(cell, str) else cell for cell in row]


def _bytes(folder: Path, number: int, rows: Table, chance: random.Random) -> Path:
    path = _written(folder, number, rows, chance)
    damaged = bytearray(path.read_bytes())
    for _ in range(chance.choice([1, 3, 20])):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    if chance.random() < 0.2:
        del damaged[chance.randrange(len(damaged)) :]
    path.write_bytes(bytes(damaged))
    return path


def _package(folder: Path, number: int, rows: Table, chance: random.Random) -> Path:
    """The package whole, the text of its parts cut, repeated and changed."""
    whole = write_book(folder / f"{number}.xlsx", {"表": rows})
    packed = io.BytesIO()
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = bytearray(old.read(name))
            for _ in range(chance.choice([0, 0, 1, 3])):
                at, size = chance.randrange(len(text)), chance.randrange(1, 40)
                text[at : at + chance.choice([0, size])] = text[:size] if chance.random() < 0.5 else b""
            new.writestr(name, bytes(text))
    whole.write_bytes(packed.getvalue())
    return whole
