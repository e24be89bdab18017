"""Files through the cache and the bounded children: never read twice, never lost, a dead child costs only its file."""

from __future__ import annotations

import functools
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from etl.children import bounded
from etl.children.bounded import Child
from etl.pipeline import inspect
from etl.read import SourceFile, read_files
from etl.report import FileResult
from tests.etl.reading_books import codes, good_row, table, write_book

SHEET = {"表": table("rescue", [good_row("rescue", number) for number in (1, 2)])}


def _files(folder: Path, *names: str) -> list[SourceFile]:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        write_book(
            folder / name, {"表": table("rescue", [good_row("rescue", number) for number in range(1, len(name))])}
        )
    return [SourceFile(folder / name, name) for name in names]


def test_results_keep_the_order_and_their_names(tmp_path: Path) -> None:
    files = _files(tmp_path, "b.xlsx", "下级/c.xlsx", "abc.xlsx")
    seen: list[tuple[int, int]] = []
    results = read_files(files, tmp_path / "cache", lambda done, total, _: seen.append((done, total)))
    assert [result.file for result in results] == ["b.xlsx", "下级/c.xlsx", "abc.xlsx"]
    assert seen == [(1, 3), (2, 3), (3, 3)]
    for result, file in zip(results, files, strict=True):
        assert pq.read_metadata(result.tables["rescue"]).num_rows == len(file.name) - 1


def test_an_unchanged_file_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = _files(tmp_path, "a.xlsx")
    first = read_files(files, tmp_path / "cache")
    monkeypatch.setattr(bounded, "run", lambda requests, *_: None if not requests else pytest.fail("read again"))
    assert read_files(files, tmp_path / "cache") == first


def test_one_content_under_two_names_is_read_once_and_named_twice(tmp_path: Path) -> None:
    write_book(tmp_path / "a.xlsx", {"表": [["甲", "乙"], [1, 2]]})
    (tmp_path / "b.xlsx").write_bytes((tmp_path / "a.xlsx").read_bytes())
    results = read_files([SourceFile(tmp_path / name, name) for name in ("a.xlsx", "b.xlsx")], tmp_path / "cache")
    assert [result.sheets[0].problems[0].file for result in results] == ["a.xlsx", "b.xlsx"]


def test_a_damaged_cache_is_read_anew(tmp_path: Path) -> None:
    files = _files(tmp_path, "a.xlsx")
    [first] = read_files(files, tmp_path / "cache")
    (Path(first.tables["rescue"]).parent / "report.json").write_text("{", encoding="utf-8")
    assert read_files(files, tmp_path / "cache") == [first]


def test_dead_hanging_and_hungry_children_cost_only_their_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fragile = functools.partial(Child, "tests.etl.fragile_child", seconds=5)
    monkeypatch.setattr(bounded, "Child", lambda seconds: fragile())
    failing = {"hangs.xlsx", "reading_failed.xlsx", "hungry.xlsx"}
    files = _files(tmp_path, "a.xlsx", *sorted(failing), "b.xlsx", "dd.xlsx")
    results = read_files(files, tmp_path / "cache")
    fate = {result.file: codes(result) for result in results}
    assert fate == {name: ["reading_failed"] if name in failing else [] for name in fate}
    # What failed once is tried again the next time: nothing of it is kept.
    assert not list((tmp_path / "cache").rglob("*.part"))


def test_where_the_system_sets_no_limit_the_parent_ends_a_child_that_holds_too_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched = functools.partial(Child, "tests.etl.fragile_child", memory=400 * 2**20)
    monkeypatch.setattr(bounded, "Child", lambda seconds: watched())
    results = read_files(_files(tmp_path, "a.xlsx", "greedy.xlsx", "b.xlsx"), tmp_path / "cache")
    assert [codes(result) for result in results] == [[], ["reading_failed"], []]


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    [result] = read_files([SourceFile(tmp_path / "none.xlsx", "none.xlsx")], tmp_path / "cache")
    assert codes(result) == ["file_unavailable"]


def test_results_travel_as_json(tmp_path: Path) -> None:
    [result] = read_files(_files(tmp_path, "a.xlsx"), tmp_path / "cache")
    assert FileResult.from_dict(json.loads(json.dumps(result.to_dict()))) == result


def test_inspect_speaks_of_a_file_without_sheets(tmp_path: Path) -> None:
    (tmp_path / "empty.xlsx").touch()
    [result] = inspect([tmp_path / "empty.xlsx"])
    [entry] = result.to_inspect()
    assert entry["kind"] is None
    assert [problem["code"] for problem in entry["problems"]] == ["empty_file"]
    keys = {"file", "sheet", "kind", "confidence", "header_row", "columns", "missing", "rows", "sums", "stated_totals",
            "problems"}  # fmt: skip
    assert keys <= set(entry)
