"""What it costs to refuse hostile files: each by a whole `etl inspect` of its own, with the memory of its child."""

from __future__ import annotations

import io
import random
import struct
import subprocess
import sys
import time
import zipfile
import zlib
from pathlib import Path

import xlsxwriter

from benchmarks.measurement import ROOT, Measurement, process_memory
from tests.etl.hostile import GOOD, HOSTILE, package, sheet_xml

# What decision 0002 allows a child.
_SECONDS, _MEMORY = 30, 2048
_PIECE, _PIECES = 8 * 2**20, 1280  # ten gigabytes of blanks
_WIDEST = 16_384


def ten_gigabytes(folder: Path) -> Path:
    """A zip of 10 MB whose sheet really unpacks to ten gigabytes, while its directory promises a hundred bytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    blanks = packer.compress(b" " * _PIECE) + packer.flush(zlib.Z_FULL_FLUSH)
    path = folder / "gigabytes.xlsx"
    package(path, b"")
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if "sheet1" not in name}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", blanks * _PIECES + packer.flush())
        for name, content in parts.items():
            archive.writestr(name, content)
    data = bytearray(out.getvalue())
    for magic, method, size in ((b"PK\x03\x04", 8, 22), (b"PK\x01\x02", 10, 24)):
        at = data.find(magic)
        struct.pack_into("<H", data, at + method, zipfile.ZIP_DEFLATED)
        struct.pack_into("<I", data, at + size, 100)
    path.write_bytes(data)
    return path


def wide(folder: Path) -> Path:
    """A good sheet of as many columns as there can be, all filled."""
    with xlsxwriter.Workbook(str(folder / "wide.xlsx")) as book:
        sheet = book.add_worksheet()
        for row, cells in enumerate(GOOD):
            sheet.write_row(row, 0, [*cells, *[f"x{number}" for number in range(_WIDEST - len(cells))]])
    return folder / "wide.xlsx"


def megabyte_cells(folder: Path) -> Path:
    """Ten cells of a megabyte of text each, in one sheet."""
    chance = random.Random(0)  # a text that can't be packed: one of a single character is refused as a bomb
    text = "".join(chance.choices([chr(0x4E00 + number) for number in range(20_000)], k=2**20))
    cell = f'<c t="inlineStr"><is><t>{text}</t></is></c>'
    path = folder / "long.xlsx"
    package(path, sheet_xml("".join(f"<row>{cell}</row>" for _ in range(10))))
    return path


def long_text(folder: Path) -> Path:
    """A text file of one line of 64 MB."""
    (path := folder / "long.csv").write_bytes(b"a," * (2**25))
    return path


def measure(folder: Path) -> list[Measurement]:
    """One row for each hostile file of the tests that costs most, and for those too large for a test."""
    ours = {"10 GB in a zip of 10 MB that lies": ten_gigabytes, "16,384 columns": wide,
            "cells of a megabyte": megabyte_cells, "a line of 64 MB": long_text}  # fmt: skip
    makers = {**{name: maker for name, (maker, _) in HOSTILE.items()}, **ours}
    found = {}
    for number, (name, maker) in enumerate(makers.items()):
        (own := folder / str(number)).mkdir(parents=True)
        found[name] = _refused(maker(own))
    listed = {name: found[name] for name in ours}
    tests = {name: cost for name, cost in found.items() if name not in ours}
    for place, word in enumerate(("slowest", "largest")):
        name = max(tests, key=lambda one: tests[one][place])
        listed[f"{word} of {len(tests)} hostile files: {name}"] = tests[name]
    return [row for name, (seconds, memory) in listed.items() for row in (
        Measurement(f"refusing: {name}", seconds, "s", _SECONDS, "whole process"),
        Measurement(f"refusing, memory: {name}", memory, "MiB", _MEMORY, "the reading child"),
    )]  # fmt: skip


def _refused(path: Path) -> tuple[float, float]:
    """Seconds of a whole inspect, and its child's highest memory in MiB."""
    command = [sys.executable, "-m", "etl", "inspect", str(path), "--json"]
    began, highest = time.perf_counter(), 0.0
    running = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while running.poll() is None:
        highest = max(highest, _children_memory(running.pid))
        time.sleep(0.01)
    if running.returncode > 1:
        raise SystemExit(f"{path.name} ended the command ({running.returncode})")
    return time.perf_counter() - began, highest


def _children_memory(pid: int) -> float:
    """The highest memory of a process's children so far; 0 where there is none, or it has just ended."""
    highest = 0.0
    for thread in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            for child in thread.read_text(encoding="ascii").split():
                highest = max(highest, process_memory(int(child), "VmHWM"))
        except (OSError, SystemExit):
            continue
    return highest
