"""A sheet of every kind, in every format that an office sends: the same rows, values and sums out of each."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from etl.layout import load_layouts
from tests.etl.opendocuments import write_ods
from tests.etl.reading_books import Table, codes, good_row, read_here, rows_of, table, write_book
from tests.etl.xlsbbooks import write_xlsb
from tests.etl.xlsbooks import write_xls

KINDS = list(load_layouts())
Write = Callable[[Path, Table], Path]


def _text(encoding: str, delimiter: str) -> Write:
    def write(path: Path, rows: Table) -> Path:
        stream = io.StringIO(newline="")
        csv.writer(stream, delimiter=delimiter).writerows(rows)
        path.write_bytes(stream.getvalue().encode(encoding))
        return path

    return write


def _xlsx(path: Path, rows: Table) -> Path:
    return write_book(path, {"表": rows})


WRITERS: dict[str, tuple[str, Write]] = {
    "xlsx": (".xlsx", _xlsx),
    "xlsm": (".xlsm", _xlsx),
    "xlsb": (".xlsb", lambda path, rows: write_xlsb(path, {"表": rows})),
    "xls": (".xls", lambda path, rows: write_xls(path, {"表": rows})),
    "ods": (".ods", lambda path, rows: write_ods(path, {"表": rows})),
    "et that is xls": (".et", lambda path, rows: write_xls(path, {"表": rows})),
    "et that is xlsx": (".et", _xlsx),
    "csv": (".csv", _text("utf-8", ",")),
    "csv with a mark": (".csv", _text("utf-8-sig", ",")),
    "csv with ;": (".csv", _text("utf-8", ";")),
    "csv in GB18030": (".csv", _text("gb18030", ",")),
    "csv in UTF-16": (".csv", _text("utf-16", ",")),
    "csv in UTF-16 without a mark": (".csv", _text("utf-16-le", ",")),
    "csv in big-endian UTF-16 without a mark": (".csv", _text("utf-16-be", "\t")),
    "tsv": (".tsv", _text("utf-8", "\t")),
    "tsv in GB18030": (".tsv", _text("gb18030", "\t")),
}


def _table(kind: str) -> Table:
    """Three rows with a line break and a comma in their texts."""
    rows = [good_row(kind, number) for number in (1, 2, 3)]
    rows[1]["note"] = '第一行\n第二行，"引号"; 制表\t符'
    return table(kind, rows)


def _plain(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows without what depends on the file and on how its format writes them."""
    return [{name: value for name, value in row.items() if name not in {"sheet", "raw", "read_from"}} for row in rows]


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    folder = tmp_path_factory.mktemp("expected")
    return {kind: _plain(rows_of(_xlsx(folder / f"{kind}.xlsx", _table(kind)), kind)) for kind in KINDS}


@pytest.mark.parametrize("form", WRITERS)
def test_every_kind_reads_alike(form: str, tmp_path: Path, expected: dict[str, list[dict[str, Any]]]) -> None:
    ending, write = WRITERS[form]
    for kind in KINDS:
        path = write(tmp_path / f"{kind}{ending}", _table(kind))
        [sheet] = read_here(path).sheets
        assert (sheet.kind, sheet.confidence) == (kind, 1.0)
        assert (sheet.rows.loaded, sheet.rows.rejected, codes(sheet)) == (3, 0, []), (kind, sheet.problems)
        assert _plain(rows_of(path, kind)) == expected[kind]


def test_the_rows_are_those_that_were_written(expected: dict[str, list[dict[str, Any]]]) -> None:
    for kind, rows in expected.items():
        assert len(rows) == 3
        days = [row[name] for row in rows for name, column in load_layouts()[kind].columns.items()
                if column.field.type == "date"]  # fmt: skip
        assert all(isinstance(day, dt.date) for day in days)


def test_a_program_of_its_own_behind_et_is_to_be_saved_again(tmp_path: Path) -> None:
    (path := tmp_path / "old.et").write_bytes(b"\x09\x00\x04\x00" + bytes(200))
    [problem] = read_here(path).problems
    assert problem.code == "wrong_extension"
    assert ".xlsx" in problem.repair_zh
    assert ".xlsx" in problem.repair_en
