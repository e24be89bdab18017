"""The round trip: a faulty workbook, its answer, the cell corrected, both loaded again: the correction stands."""

from __future__ import annotations

import itertools
import json
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from etl.__main__ import main
from etl.corrections import superseded
from etl.files.origins import CHAIN, Origin, chain_of
from etl.pipeline import load
from etl.report import FileResult, RowCounts, SheetReport
from etl.warehouse import open_current
from tests.etl.rich_books import OTHER, SHEET, rich_book
from tests.etl.test_answer import COUNT, TEAM, colour

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    rich_book(folder / "救援.xlsx")
    (folder / "vbaProject.bin").unlink(missing_ok=True)
    return folder


def run(capsys: Captured, inbox: Path, *more: object) -> dict[str, Any]:
    capsys.readouterr()
    code = main(["load", str(inbox), "--warehouse", str(inbox.parent / "warehouse"), "--json", *map(str, more)])
    assert code == 1
    return dict(json.loads(capsys.readouterr().out))


def entry(report: dict[str, Any], file: str, sheet: str = SHEET) -> dict[str, Any]:
    return next(one for one in report["files"] if one["file"] == file and one["sheet"] == sheet)


def corrected(answer: str | Path, path: Path, **cells: object) -> Path:
    """The answer with some cells corrected, as staff would, saved by another program."""
    book = openpyxl.load_workbook(answer)
    for place, value in cells.items():
        book[SHEET][place] = value
    book.save(path)
    return path


def deployments(warehouse: Path) -> list[tuple[Any, ...]]:
    query = (
        "select rescue_code, deployments_count, file from fact_rescue join origin using (row_id) "
        "join source_file using (file_id) order by 1"
    )
    return open_current(warehouse).connection.cursor().execute(query).fetchall()


def test_the_round_trip(capsys: Captured, inbox: Path) -> None:
    first = run(capsys, inbox)
    answer = entry(first, "救援.xlsx")["answer"]
    assert f"answers/{first['generation']}/救援-更正.xlsx" in answer
    assert entry(first, "救援.xlsx")["rows"]["rejected"] == 2
    cells = {f"{chr(65 + COUNT)}4": 12, f"{chr(65 + TEAM)}5": "水上队"}
    corrected(answer, inbox / "更正件.xlsx", **cells)
    second = run(capsys, inbox)
    old, new = entry(second, "救援.xlsx"), entry(second, "更正件.xlsx")
    assert (new["rows"]["loaded"], new["rows"]["rejected"]) == (3, 0)
    assert (old["rows"]["loaded"], old["rows"]["rejected"], old["rows"]["ignored"]["duplicate"]) == (0, 0, 3)
    told = [one for one in second["files"] if one["file"] == "救援.xlsx" for one in one["problems"]]
    assert [(one["code"], one["severity"]) for one in told] == [("superseded", "warn")]
    assert "更正件.xlsx" in told[0]["message_zh"]
    assert old["answer"] is None
    assert entry(second, "更正件.xlsx", "需要更正")["kind"] is None
    assert entry(second, "更正件.xlsx", "需要更正")["problems"] == []
    assert second["rows"]["present"] == sum(second["rows"][name] for name in ("loaded", "rejected", "ignored"))
    rows = deployments(inbox.parent / "warehouse")
    assert [row[2] for row in rows] == ["更正件.xlsx"] * 3
    assert rows[0][1] == 12


def test_a_correction_that_is_still_wrong_is_answered_again(capsys: Captured, inbox: Path) -> None:
    first = entry(run(capsys, inbox), "救援.xlsx")["answer"]
    place, blank = f"{chr(65 + COUNT)}4", f"{chr(65 + TEAM)}5"
    corrected(first, inbox / "救援-更正.xlsx", **{place: 12})
    second = entry(run(capsys, inbox), "救援-更正.xlsx")["answer"]
    assert second.endswith("救援-更正2.xlsx")
    book = openpyxl.load_workbook(second)
    assert book.sheetnames == ["需要更正", OTHER, SHEET]
    # What was put right is no longer marked; what wasn't is; others' words stay.
    assert not colour(book[SHEET][place])
    assert book[SHEET][place].comment.text.strip() == "他人在此也有话"
    assert colour(book[SHEET][blank])
    assert book[SHEET][blank].comment.text.count("处理") == 1
    assert book[SHEET]["A1"].comment.text.strip() == "别人写的批注"
    corrected(second, inbox / "救援-更正2.xlsx", **{blank: "水上队"})
    last = run(capsys, inbox)
    assert entry(last, "救援-更正2.xlsx")["rows"]["loaded"] == 3
    assert [entry(last, name)["rows"]["loaded"] for name in ("救援.xlsx", "救援-更正.xlsx")] == [0, 0]
    # The one in the middle may be thrown away: the last one knows the first.
    (inbox / "救援-更正.xlsx").unlink()
    assert entry(run(capsys, inbox), "救援.xlsx")["rows"]["ignored"]["duplicate"] == 3


def test_two_corrections_of_one_file_both_wait(capsys: Captured, inbox: Path) -> None:
    answer = entry(run(capsys, inbox), "救援.xlsx")["answer"]
    for name, count in (("甲.xlsx", 12), ("乙.xlsx", 13)):
        corrected(answer, inbox / name, **{f"{chr(65 + COUNT)}4": count})
    report = run(capsys, inbox)
    assert entry(report, "救援.xlsx")["rows"]["loaded"] == 1
    for name, other in (("甲.xlsx", "乙.xlsx"), ("乙.xlsx", "甲.xlsx")):
        told = next(one for one in report["files"] if one["file"] == name)["problems"]
        assert [one["code"] for one in told] == ["competing_corrections"]
        assert other in told[0]["message_zh"]
        assert entry(report, name)["rows"]["loaded"] == 0
    # The answer itself, put beside them by mistake, is no third opinion.
    (inbox / "乙.xlsx").unlink()
    shutil.copy(answer, inbox / "更正.xlsx")
    report = run(capsys, inbox)
    assert [entry(report, name)["rows"]["loaded"] for name in ("救援.xlsx", "甲.xlsx", "更正.xlsx")] == [0, 2, 0]
    (inbox / "甲.xlsx").unlink()
    report = run(capsys, inbox)
    assert [entry(report, name)["rows"]["loaded"] for name in ("救援.xlsx", "更正.xlsx")] == [1, 0]
    assert "uncorrected_answer" in {one["code"] for sheet in report["files"] for one in sheet["problems"]}


def test_the_list_alone_tells_the_original_too(capsys: Captured, inbox: Path) -> None:
    """Programs that drop the properties keep the first sheet."""
    answer = entry(run(capsys, inbox), "救援.xlsx")["answer"]
    book = openpyxl.load_workbook(corrected(answer, inbox / "b.xlsx", **{f"{chr(65 + COUNT)}4": 12}))
    for name in book.custom_doc_props.names:
        del book.custom_doc_props[name]
    book.save(inbox / "b.xlsx")
    assert entry(run(capsys, inbox), "救援.xlsx")["rows"]["ignored"]["duplicate"] == 3


def test_answers_go_where_they_are_wanted(capsys: Captured, inbox: Path) -> None:
    warehouse = inbox.parent / "warehouse"
    first = run(capsys, inbox, "--answers", inbox.parent / "out")
    assert (inbox.parent / "out" / "救援-更正.xlsx").is_file()
    assert not (warehouse / "answers").exists()
    again = run(capsys, inbox)
    assert again["unchanged"]
    assert Path(entry(again, "救援.xlsx")["answer"]).parent == warehouse / "answers" / first["generation"]
    answer = Path(entry(again, "救援.xlsx")["answer"])
    written = answer.stat().st_mtime_ns
    assert entry(run(capsys, inbox), "救援.xlsx")["answer"] == answer.as_posix()
    assert answer.stat().st_mtime_ns == written
    strict = run(capsys, inbox, "--strict")
    assert strict["generation"] is None
    assert "answers/unpublished-" in entry(strict, "救援.xlsx")["answer"]
    (warehouse / "answers" / "g000999-x").mkdir()
    run(capsys, inbox)
    assert not (warehouse / "answers" / "g000999-x").exists()


def test_a_file_that_cannot_be_answered_costs_only_its_answer(capsys: Captured, inbox: Path) -> None:
    (inbox / "坏.xlsx").write_bytes(b"PK\x03\x04 cut")
    report = run(capsys, inbox)
    assert next(one for one in report["files"] if one["file"] == "坏.xlsx")["answer"] is None
    assert entry(report, "救援.xlsx")["answer"]


def test_the_order_of_files_changes_nothing(inbox: Path, tmp_path: Path) -> None:
    report = load([inbox], tmp_path / "w", say=lambda _: None)
    assert report.published
    results = [_result("a", "1" * 64), _result("b", "2" * 64, "1" * 64), _result("c", "3" * 64, "1" * 64),
               _result("d", "4" * 64, "2" * 64, "1" * 64), _result("e", "5" * 64)]  # fmt: skip
    outcomes = set()
    for order in itertools.permutations(results):
        settled = {one.file: one for one in superseded(order)}
        outcomes.add(tuple((name, settled[name].sheets[0].rows.loaded, *(p.message_zh for p in settled[name].problems))
                           for name in sorted(settled)))  # fmt: skip
    [outcome] = outcomes
    # Two latest ones: c and d; what both go back to is a.
    assert [entry[:2] for entry in outcome] == [("a", 2), ("b", 0), ("c", 0), ("d", 0), ("e", 2)]


def test_a_content_under_two_names_is_one_member() -> None:
    results = [_result("a", "1" * 64), _result("b", "2" * 64, "1" * 64), _result("b2", "2" * 64, "1" * 64)]
    settled = superseded(results)
    assert [one.sheets[0].rows.loaded for one in settled] == [0, 2, 2]


def test_a_long_chain_keeps_its_ends() -> None:
    origin = None
    for number in range(40):
        origin = Origin("x", chain_of(f"{number:064x}", origin))
    assert origin is not None
    assert (len(origin.chain), origin.chain[0], origin.chain[-1]) == (CHAIN, f"{39:064x}", f"{0:064x}")


def _result(name: str, sha256: str, *before: str) -> FileResult:
    counts = RowCounts(present=3, loaded=2)
    counts.ignored["header"] = 1
    sheets = [SheetReport("表", "rescue", 1.0, 1, rows=counts)]
    return FileResult(name, sha256, 1, sheets=sheets, corrects=Origin("o", before) if before else None)
