"""Files damaged at random, read in real children: each ends as rows that are accounted for or as a clear problem."""

from __future__ import annotations

from pathlib import Path

from tests.etl.fuzz import read_mutants, unaccounted
from tests.etl.reading_books import codes

FILES, SEED = 200, 20201204


def test_damaged_workbooks_are_accounted_for(tmp_path: Path) -> None:
    results = read_mutants(tmp_path, range(FILES), SEED)
    assert len(results) == FILES
    assert {result.file: fault for result in results if (fault := unaccounted(result))} == {}
    # The damage must be of many kinds, or the test looks at nothing.
    assert len({code for result in results for code in codes(result)}) > 20
