"""Loading what offices send: one ledger of 100,000 rows, and 500 small workbooks, whole processes from start to end.

CPU seconds stand beside the duration, because whatever else the machine does disturbs only the latter.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import xlsxwriter

from benchmarks.measurement import ROOT, Measurement, median_seconds, process_memory
from etl.layout import load_layouts

ROWS, BOOKS = 100_000, 500
FIELDS = (
    "donation_code", "receiving_unit", "donated_on", "donor_type", "donor_name", "is_anonymous", "cash_or_goods",
    "amount_yuan", "goods_name", "goods_category", "quantity", "quantity_unit", "is_earmarked", "campaign_code",
    "gift_source",
)  # fmt: skip


def write_ledger(path: Path, rows: int, seed: int) -> None:
    """A ledger of gifts of 15 columns with invented values, codes of its own for each seed."""
    chance = random.Random(seed)
    layout = load_layouts()["donation_income"]
    with xlsxwriter.Workbook(str(path)) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet(layout.zh)
        sheet.write_row(0, 0, [f"2020年{layout.zh}"])
        sheet.write_row(1, 0, ["单位：元"])
        sheet.write_row(2, 0, [layout.columns[name].headers[0] for name in FIELDS])
        for row in range(rows):
            date = dt.datetime(2020, 1, 1) + dt.timedelta(days=chance.randrange(366))
            sheet.write_row(row + 3, 0, _gift(f"J{seed}-{row:06}", chance))
            sheet.write_datetime(row + 3, FIELDS.index("donated_on"), date, day)


def _gift(code: str, chance: random.Random) -> list[object]:
    donor = f"示例第{chance.randrange(30_000)}有限公司"
    amount, quantity = chance.randrange(100, 10**7) / 100, chance.randrange(1, 5000)
    return [code, "市本级", "", "企业", donor, "否", "款", amount, "口罩", "口罩", quantity, "个", "否", "HD-2020-001",
            "直接接收"]  # fmt: skip


def load(folder: Path, warehouse: Path) -> tuple[float, float, float]:
    """Seconds, CPU seconds (children included) and the loading process's highest memory in MiB of one load."""
    command = [sys.executable, "-m", "etl", "load", str(folder), "--warehouse", str(warehouse), "--json"]
    before, began, highest = os.times(), time.perf_counter(), 0.0
    running = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while running.poll() is None:
        highest = max(highest, _memory(running.pid))
        time.sleep(0.02)
    after = os.times()
    if running.returncode > 1:
        raise SystemExit(f"{' '.join(command)} failed ({running.returncode})")
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - began, cpu, highest


def _memory(pid: int) -> float:
    """The highest memory so far; 0 where the system doesn't tell, or the process has just ended."""
    try:
        return process_memory(pid, "VmHWM")
    except (OSError, SystemExit):
        return 0.0


def measure(folder: Path, with_pandas: bool = True) -> list[Measurement]:
    """The big ledger and the small ones; pandas with openpyxl reads the same files beside (cells alone)."""
    big, small = folder / "big", folder / "small"
    for home in (big, small):
        home.mkdir(parents=True)
    write_ledger(big / "ledger.xlsx", ROWS, 0)
    for number in range(1, BOOKS + 1):
        write_ledger(small / f"{number:03}.xlsx", 8, number)
    found = _timed(f"{ROWS:,} rows × {len(FIELDS)} columns → published facts", 5, big, folder / "big-warehouse")
    found += _timed(f"{BOOKS} small workbooks", 6, small, folder / "small-warehouse")
    write_ledger(small / "250.xlsx", 9, BOOKS + 250)
    found += _timed(f"{BOOKS} small workbooks, one changed", 1, small, folder / "small-warehouse")
    if with_pandas:
        found.append(_plain("the big ledger, pandas + openpyxl", [big / "ledger.xlsx"]))
        found.append(_plain("the small workbooks, pandas + openpyxl", sorted(small.iterdir())))
    return found


def _timed(name: str, most: float, folder: Path, warehouse: Path) -> list[Measurement]:
    seconds, cpu, memory = load(folder, warehouse)
    timed = Measurement(name, seconds, "s", most, f"whole process; {cpu:.1f} s of CPU")
    return [timed, Measurement(f"memory: {name}", memory, "MiB", 600, "loading process, beside its children")]


def _plain(name: str, paths: Sequence[Path]) -> Measurement:
    def read() -> None:
        for path in paths:
            pd.read_excel(path, sheet_name=None, header=None, engine="openpyxl")

    return Measurement(name, median_seconds(read, 1), "s", None, "cells alone, nothing checked")
