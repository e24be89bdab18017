"""A random ledger in a random mess reads back to the same rows and sums, or to problems that name every faulty cell."""

from __future__ import annotations

import csv
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.etl.messes import HEADERS, KIND, Ledger, ledgers
from tests.etl.opendocuments import write_ods
from tests.etl.reading_books import read_here, rows_of, write_book


def written(folder: Path, ledger: Ledger, form: str) -> Path:
    path = folder / f"ledger{form}"
    if form == ".xlsx":
        return write_book(path, {"Sheet1": ledger.cells})
    if form == ".ods":
        return write_ods(path, {"Sheet1": ledger.cells})
    with path.open("w", encoding="gb18030", newline="") as stream:
        csv.writer(stream).writerows(ledger.cells)
    return path


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(ledger=ledgers(), form=st.sampled_from([".xlsx", ".xlsx", ".ods", ".csv"]))
def test_any_mess_reads_back(tmp_path: Path, ledger: Ledger, form: str) -> None:
    path = written(tmp_path, ledger, form)
    [sheet] = read_here(path).sheets
    assert (sheet.rows.loaded, sheet.rows.rejected) == (len(ledger.rows), ledger.rejected), sheet.problems
    loaded = rows_of(path, KIND)
    assert [{name: row[name] for name in HEADERS} for row in loaded] == ledger.rows
    assert sorted(problem.cell for problem in sheet.problems) == sorted(ledger.faults)
    assert [total.agrees for total in sheet.stated_totals] == [True] * ledger.stated
    for name in ("attended_count", "spent_yuan") if ledger.rows else ():
        assert float(sheet.sums[name]) == float(sum(row[name] for row in ledger.rows))
