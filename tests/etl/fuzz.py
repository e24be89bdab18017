"""`python -m tests.etl.fuzz FILES SEED`: reads so many damaged workbooks and looks at the accounts, then a fifth as
many random ledgers that must read back.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from etl.read import SourceFile, read_files
from etl.report import FileResult
from tests.etl import messes
from tests.etl.mutations import mutant
from tests.etl.reading_books import codes
from tests.etl.test_messes import FORMATS, check

BATCH = 200


def unaccounted(result: FileResult) -> str:
    """What is wrong with the account of a file; empty when every row and every rejection is accounted for."""
    if not result.sheets and not result.problems:
        return "neither sheet nor problem"
    for sheet in result.sheets:
        if not sheet.rows.holds():
            return f"rows don't add up: {sheet.rows}"
        if sheet.rows.rejected and not any(problem.severity == "reject" for problem in sheet.problems):
            return "rows rejected without a problem"
        if any(not problem.message_zh or not problem.message_en for problem in sheet.problems):
            return "a problem without words"
    if any(problem.code == "reading_failed" for problem in result.problems):
        return "the reading process ended"
    return ""


def read_mutants(folder: Path, numbers: range, seed: int) -> list[FileResult]:
    """The results of the mutants of these numbers."""
    paths = [mutant(folder, number, seed) for number in numbers]
    return read_files([SourceFile(path, path.name) for path in paths], folder / "cache")


def main() -> int:
    """Counts the problems found; names every file whose account doesn't hold; 1 when there is one."""
    files, chance = (int(argument) for argument in sys.argv[1:3])
    seen: Counter[str] = Counter()
    wrong, began = 0, time.monotonic()
    for first in range(0, files, BATCH):
        with tempfile.TemporaryDirectory(prefix="mingzhang-fuzz-") as temporary:
            for result in read_mutants(Path(temporary), range(first, min(first + BATCH, files)), chance):
                seen.update(set(codes(result)) or {"nothing to say"})
                if fault := unaccounted(result):
                    wrong += 1
                    print(f"{result.file} (seed {chance}): {fault}", flush=True)
    print(f"{files} files in {time.monotonic() - began:.0f} s, {wrong} wrong")
    for code, count in seen.most_common():
        print(f"{count:7}  {code}")
    began = time.monotonic()
    read_back(files // 5, chance)
    print(f"{files // 5} random ledgers read back in {time.monotonic() - began:.0f} s")
    return 1 if wrong else 0


def read_back(ledgers: int, chance: int) -> None:
    """So many random ledgers in a random mess, each read back to the same rows or to problems that name its faults."""

    @seed(chance)
    @settings(max_examples=ledgers, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(ledger=messes.ledgers(), form=st.sampled_from(FORMATS))
    def one(ledger: messes.Ledger, form: str) -> None:
        with tempfile.TemporaryDirectory(prefix="mingzhang-fuzz-") as folder:
            check(Path(folder), ledger, form)

    one()


if __name__ == "__main__":
    raise SystemExit(main())
