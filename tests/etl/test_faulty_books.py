"""One faulty workbook for each problem class: found at the right place, said in both languages, and the rest holds.

Those of the rules over rows and files (tests.etl.faults) are broken in test_validate.py and test_load.py.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path

import pytest

from etl.children import bounded
from etl.corrections import superseded
from etl.problems import catalog
from etl.problems import cells as problem_cells
from etl.problems import files as problem_files
from etl.problems import months as problem_months
from etl.problems import shared as problem_shared
from etl.problems import sheets as problem_sheets
from etl.problems import tables as problem_tables
from etl.read import SourceFile, read_files
from etl.report import FileResult
from tests.etl.faulty import FOLDERS, GUARDS, MAKERS, codes_of_problems, codes_with_a_workbook
from tests.etl.reading_books import codes

# The class is one of several that a workbook shows, because the fault brings others with it.
_ACCOMPANIED = {
    "many_problems": {"bad_number"},
    "cumulative_gap": {"bad_number"},
    "cumulative_months": {"total_disagrees"},
}
_CELLS = {
    "missing_value": "A5", "wrong_unit": "K5", "formula_without_value": "K5", "error_cell": "K5",
    "date_outside_year": "E5", "missing_column": "A3", "row_not_understood": "A5", "total_disagrees": "K6",
    "unknown_column": "S3",
}  # fmt: skip
CELLS = {problem_cells.__name__, problem_shared.__name__}
_SHEETS = {problem_months.__name__, problem_sheets.__name__, problem_tables.__name__}
_OURS = [one for one in catalog() if one.__module__ in {*CELLS, *_SHEETS, problem_files.__name__}]


def _read(paths: Sequence[Path], cache: Path) -> list[FileResult]:
    return read_files([SourceFile(path, path.as_posix()) for path in paths], cache)


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, FileResult]:
    folder = tmp_path_factory.mktemp("faulty")
    paths = {code: maker(folder) for code, maker in MAKERS.items()}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MINGZHANG_LAYOUTS", str(folder / "layouts"))
        fragile = functools.partial(bounded.Child, "tests.etl.fragile_child")
        patch.setattr(bounded, "Child", fragile)
        found = _read(list(paths.values()), tmp_path_factory.mktemp("cache"))
    return dict(zip(paths, found, strict=True))


def test_every_problem_and_every_rule_has_its_faulty_workbook() -> None:
    assert codes_of_problems() - codes_with_a_workbook() == set(GUARDS)
    assert codes_with_a_workbook() <= codes_of_problems()


@pytest.mark.parametrize("code", MAKERS)
def test_faulty_workbook_shows_its_fault(code: str, results: dict[str, FileResult]) -> None:
    result = results[code]
    assert set(codes(result)) - _ACCOMPANIED.get(code, set()) == {code}
    problems = [*result.problems, *(problem for sheet in result.sheets for problem in sheet.problems)]
    for problem in problems:
        assert problem.file.endswith(Path(result.file).name)
        assert problem.message_zh
        assert problem.message_en
        assert problem.repair_zh
        assert problem.repair_en
        assert "{" not in problem.message_zh + problem.message_en + problem.repair_zh + problem.repair_en
        assert "Traceback" not in problem.message_en
    if code in _CELLS:
        assert [problem.cell for problem in problems if problem.code == code] == [_CELLS[code]]


@pytest.mark.parametrize("code", MAKERS)
def test_every_row_of_a_faulty_workbook_is_accounted_for(code: str, results: dict[str, FileResult]) -> None:
    for sheet in results[code].sheets:
        assert sheet.rows.present > 0
        assert sheet.rows.holds()


@pytest.mark.parametrize("code", [one.code for one in _OURS if one.__module__ in CELLS])
def test_a_bad_cell_rejects_its_row_and_the_rest_loads(code: str, results: dict[str, FileResult]) -> None:
    [sheet] = results[code].sheets
    rejected = {"merged_number": 2, "unclear_unit": 1}.get(code, 1)
    assert (sheet.rows.loaded, sheet.rows.rejected) == (3 - rejected, rejected)


@pytest.mark.parametrize("code", FOLDERS)
def test_corrections_that_cannot_stand_are_named(code: str, tmp_path: Path) -> None:
    faulty = FOLDERS[code](tmp_path)
    found = superseded(_read(sorted(faulty.parent.glob("*.xlsx")), tmp_path / "cache"))
    [told] = [one for one in found if one.file == faulty.as_posix()]
    assert codes(told) == [code]
    assert sum(sheet.rows.loaded for sheet in told.sheets) == 0
    assert all(sheet.rows.holds() for sheet in told.sheets)
    others = [one.file for one in found if one is not told]
    assert any(name in told.problems[0].message_zh and name in told.problems[0].message_en for name in others)


def test_messages_are_whole_in_both_languages() -> None:
    for one in _OURS:
        assert one.title_zh
        assert one.title_en
        assert any("\u4e00" <= c <= "\u9fff" for c in one.message_zh)
        assert one.code == one.code.lower()
