"""A random ledger in a random mess reads back to the same rows and sums, or to problems that name every faulty cell."""

from __future__ import annotations

import csv
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.etl.messes import Ledger, ledgers
from tests.etl.opendocuments import write_ods
from tests.etl.reading_books import read_here, rows_of, write_book
from tests.etl.recordcells import Options
from tests.etl.xlsbbooks import write_xlsb
from tests.etl.xlsbooks import write_xls

FORMATS = [".xlsx", ".xlsx", ".xls", ".xlsb", ".ods", ".csv"]


def written(folder: Path, ledger: Ledger, form: str) -> Path:
    path, sheets = folder / f"ledger{form}", {"Sheet1": ledger.cells}
    if form == ".xlsx":
        return write_book(path, sheets, merges=ledger.merges)
    if form == ".ods":
        return write_ods(path, sheets)
    if form in {".xls", ".xlsb"}:
        return (write_xls if form == ".xls" else write_xlsb)(path, sheets, Options(merges=ledger.merges))
    with path.open("w", encoding="gb18030", newline="") as stream:
        csv.writer(stream).writerows(ledger.cells)
    return path


def check(folder: Path, ledger: Ledger, form: str) -> None:
    """Nothing lost, nothing guessed: what can be read is, and each cell that can't be is named."""
    path, kind = written(folder, ledger, form), ledger.layout.kind
    [sheet] = read_here(path).sheets
    assert (sheet.kind, sheet.header_row) == (kind, ledger.header + 1), sheet
    assert (sheet.rows.loaded, sheet.rows.rejected) == (len(ledger.rows), ledger.rejected), sheet.problems
    loaded = rows_of(path, kind)
    assert [{name: row[name] for name in ledger.names} for row in loaded] == ledger.rows
    told = [problem.cell for problem in sheet.problems if problem.severity == "reject"]
    assert sorted(told) == sorted(ledger.faults), sheet.problems
    assert [total.agrees for total in sheet.stated_totals] == [True] * ledger.stated, sheet.stated_totals
    for name in ledger.summed:
        if any(row[name] is not None for row in ledger.rows):
            assert float(sheet.sums[name]) == float(ledger.sum_of(name))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(ledger=ledgers(), form=st.sampled_from(FORMATS))
def test_any_mess_reads_back(tmp_path: Path, ledger: Ledger, form: str) -> None:
    check(tmp_path, ledger, form)
