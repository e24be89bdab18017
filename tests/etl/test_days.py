"""Days that a workbook keeps as bare numbers, in every format, also where it counts them from 1904."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.etl.opendocuments import write_ods
from tests.etl.reading_books import Table, column_of, good_row, rows_of, table, write_book
from tests.etl.recordcells import Options
from tests.etl.xlsbbooks import write_xlsb
from tests.etl.xlsbooks import write_xls

KIND, DAY = "training_class", dt.date(2020, 5, 1)
NULL_DATE = '<table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>'
Write = Callable[[Path, Table, bool], Path]
WRITERS: dict[str, Write] = {
    ".xlsx": lambda path, rows, old: write_book(path, {"表": rows}, from_1904=old),
    ".xls": lambda path, rows, old: write_xls(path, {"表": rows}, Options(from_1904=old)),
    ".xlsb": lambda path, rows, old: write_xlsb(path, {"表": rows}, Options(from_1904=old)),
    ".ods": lambda path, rows, old: write_ods(path, {"表": rows}, columns=NULL_DATE if old else ""),
}


@pytest.mark.parametrize("from_1904", [False, True])
@pytest.mark.parametrize("ending", WRITERS)
def test_numbers_that_are_days(ending: str, from_1904: bool, tmp_path: Path) -> None:
    number = (DAY - dt.date(1899, 12, 30)).days - (1462 if from_1904 else 0)
    rows = table(KIND, [good_row(KIND, n) for n in (1, 2)], without=["year"])
    for row, cell in zip(rows[3:], (number, 20200501), strict=True):
        row[column_of(KIND, "started_on", ["year"])] = cell
        row[column_of(KIND, "ended_on", ["year"])] = "2020-12-31"
    path = WRITERS[ending](tmp_path / f"book{ending}", rows, from_1904)
    loaded = rows_of(path, KIND)
    assert [row["started_on"] for row in loaded] == [DAY, DAY]
    assert str(number) in loaded[0]["raw"]
