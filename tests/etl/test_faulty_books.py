"""One faulty workbook a problem class: found at the right place, said in both languages, and the rest holds."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from etl.children import bounded
from etl.problems import catalog
from etl.problems import cells as problem_cells
from etl.problems import files as problem_files
from etl.problems import sheets as problem_sheets
from etl.read import inspect_files
from etl.report import FileResult
from tests.etl import faulty_files
from tests.etl.faulty_books import MAKERS
from tests.etl.reading_books import codes

# The class is one of several that a workbook shows, because the fault brings others with it.
_ACCOMPANIED = {"many_problems": {"bad_number"}, "cumulative_months": {"total_disagrees"}}
_CELLS = {
    "missing_value": "A5", "wrong_unit": "K5", "formula_without_value": "K5", "error_cell": "K5",
    "date_outside_year": "E5", "missing_column": "A3", "row_not_understood": "A5", "total_disagrees": "K6",
    "unknown_column": "S3",
}  # fmt: skip
_OURS = [
    one
    for one in catalog()
    if one.__module__ in {problem_cells.__name__, problem_sheets.__name__, problem_files.__name__}
]


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, FileResult]:
    folder = tmp_path_factory.mktemp("faulty")
    paths = {code: maker(folder) for code, maker in MAKERS.items()}
    with pytest.MonkeyPatch.context() as patch:
        fragile = functools.partial(bounded.Child, "tests.etl.fragile_child")
        patch.setattr(bounded, "Child", fragile)
        found = inspect_files(list(paths.values()))
    return dict(zip(paths, found, strict=True))


def test_every_class_has_its_faulty_workbook() -> None:
    assert faulty_files.compound_file([])  # imported for the makers it registers
    assert {one.code for one in _OURS} == set(MAKERS)


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


@pytest.mark.parametrize("code", [one.code for one in _OURS if one.__module__ == problem_cells.__name__])
def test_a_bad_cell_rejects_its_row_and_the_rest_loads(code: str, results: dict[str, FileResult]) -> None:
    [sheet] = results[code].sheets
    rejected = {"merged_number": 2, "unclear_unit": 1}.get(code, 1)
    assert (sheet.rows.loaded, sheet.rows.rejected) == (3 - rejected, rejected)


def test_messages_are_whole_in_both_languages() -> None:
    for one in _OURS:
        assert one.title_zh
        assert one.title_en
        assert any("\u4e00" <= c <= "\u9fff" for c in one.message_zh)
        assert one.code == one.code.lower()
