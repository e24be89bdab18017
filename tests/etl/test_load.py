"""The public command: python -m etl load, inspect, undo, on workbooks made here."""

from __future__ import annotations

import getpass
import shutil
import subprocess
import sys
from pathlib import Path

from etl.pipeline import load
from etl.statements import rules
from etl.warehouse import current_pointer, generation_file, generations, open_current
from tests.etl.books import written
from tests.etl.faults import ACROSS_LISTS, CHECKS, GUARDS, INVARIANTS
from tests.etl.loading import Captured, gifts, loaded_rows, run

ROOT = Path(__file__).parents[2]
SEVERITY = {rule.code: rule.severity for folder in ("checks", "invariants") for rule in rules(folder)}

AMOUNT_CELLS = """
select file, origin.sheet, coalesce(cells ->> 'amount_yuan', column_letter || row_number)
from origin join source_file using (file_id) join origin_column using (file_id, sheet, kind)
where field = 'amount_yuan' order by row_id
"""


def test_a_load_publishes_and_accounts_for_every_row(capsys: Captured, inbox: Path, warehouse: Path) -> None:
    code, report = run(capsys, "load", inbox, "--warehouse", warehouse)
    assert code == 0
    assert report["published"]
    assert report["generation"] == current_pointer(warehouse)
    rows = report["rows"]
    assert rows == {"present": 4, "loaded": 2, "rejected": 0, "ignored": 2}
    assert [entry["file"] for entry in report["files"]] == ["捐赠.xlsx"]
    assert loaded_rows(warehouse) == 2
    assert report["loaded_by"] == getpass.getuser()
    cells = open_current(warehouse).connection.cursor().execute(AMOUNT_CELLS).fetchall()
    assert cells == [("捐赠.xlsx", "捐赠收入台账", "G3"), ("捐赠.xlsx", "捐赠收入台账", "G4")]


def test_every_cross_row_problem_through_the_command(capsys: Captured, tmp_path: Path, warehouse: Path) -> None:
    """One faulty workbook for each rule, all loaded at once; each is found in its own workbook."""
    for code, sheets in {**CHECKS, **INVARIANTS}.items():
        written(tmp_path / "faults", f"{code}.xlsx", sheets)
    for code, books in ACROSS_LISTS.items():
        for name, sheets in books.items():
            written(tmp_path / "faults" / name, f"{code}.xlsx", sheets)
    exit_code, report = run(capsys, "load", tmp_path / "faults", "--warehouse", warehouse)
    assert exit_code == 1
    assert (report["generation"], report["published"]) == (None, False)
    found: dict[str, set[str]] = {}
    for entry in report["files"]:
        rows = entry["rows"]
        assert rows["present"] == rows["loaded"] + rows["rejected"] + sum(rows["ignored"].values())
        for problem in entry["problems"]:
            assert problem["severity"] == SEVERITY.get(problem["code"], problem["severity"])
            found.setdefault(Path(problem["file"]).stem, set()).add(problem["code"])
    broken = {*CHECKS, *INVARIANTS, *ACROSS_LISTS}
    assert {code for code in broken if code not in found.get(code, set())} == set()
    assert set(SEVERITY) - broken == GUARDS


def test_a_broken_block_rule_keeps_the_warehouse(capsys: Captured, inbox: Path, warehouse: Path) -> None:
    run(capsys, "load", inbox, "--warehouse", warehouse)
    before = current_pointer(warehouse)
    written(inbox, "库存.xlsx", INVARIANTS["stock_negative"])
    code, report = run(capsys, "load", inbox, "--warehouse", warehouse)
    assert (code, report["published"], report["generation"]) == (1, False, None)
    blocked = [p for entry in report["files"] for p in entry["problems"] if p["severity"] == "block"]
    assert [(p["code"], p["file"], p["sheet"]) for p in blocked] == [("stock_negative", "库存.xlsx", "物资出入库")]
    assert current_pointer(warehouse) == before
    assert list((warehouse / "building").glob("*")) == []


def test_inspect_says_what_would_load(capsys: Captured, tmp_path: Path, warehouse: Path) -> None:
    file = written(tmp_path / "in", "冲突.xlsx", CHECKS["duplicate_key"])
    code, entries = run(capsys, "inspect", file)
    load_code, report = run(capsys, "load", file, "--warehouse", warehouse)
    assert (code, load_code) == (1, 1)
    # A load adds only where the marked copy lies.
    assert entries == [{key: value for key, value in entry.items() if key != "answer"} for entry in report["files"]]
    assert entries[0]["rows"]["rejected"] == 2
    assert not warehouse.joinpath("CURRENT").exists()  # no row is left, so nothing is published


def test_strict_publishes_nothing_over_a_rejected_row(capsys: Captured, inbox: Path, warehouse: Path) -> None:
    gifts(inbox, "D9", file="b.xlsx", county="火星县")
    assert run(capsys, "load", inbox, "--warehouse", warehouse, "--strict")[1]["published"] is False
    code, report = run(capsys, "load", inbox, "--warehouse", warehouse)
    assert (code, report["published"], report["rows"]["rejected"]) == (1, True, 1)


def test_nothing_changed_publishes_no_new_generation(capsys: Captured, inbox: Path, warehouse: Path) -> None:
    first = run(capsys, "load", inbox, "--warehouse", warehouse)[1]
    code, again = run(capsys, "load", inbox, "--warehouse", warehouse)
    assert code == 0
    assert (again["unchanged"], again["generation"]) == (True, first["generation"])
    assert again["files"] == first["files"]
    assert len(generations(warehouse)) == 1
    gifts(inbox, "D3", file="new.xlsx")
    assert run(capsys, "load", inbox, "--warehouse", warehouse)[1]["unchanged"] is False
    assert len(generations(warehouse)) == 2


def test_undo_goes_back_one_generation(capsys: Captured, inbox: Path, warehouse: Path) -> None:
    first = run(capsys, "load", inbox, "--warehouse", warehouse)[1]["generation"]
    gifts(inbox, "D3", file="new.xlsx")
    run(capsys, "load", inbox, "--warehouse", warehouse)
    assert run(capsys, "undo", "--warehouse", warehouse) == (0, {"generation": first})
    assert loaded_rows(warehouse) == 2
    assert run(capsys, "undo", "--warehouse", warehouse) == (2, None)
    third = run(capsys, "load", inbox, "--warehouse", warehouse)[1]
    assert (third["unchanged"], loaded_rows(warehouse)) == (False, 3)


def test_folders_keep_their_subfolders_and_files_their_names(tmp_path: Path, warehouse: Path) -> None:
    for year in ("2019", "2020"):
        gifts(tmp_path / "in" / year, f"D{year}", file="台账.xlsx")
    gifts(tmp_path / "other", "D3", file="2020/台账.xlsx")
    (tmp_path / "in" / "README.md").write_text("not a workbook")
    (tmp_path / "in" / "~$台账.xlsx").write_text("open elsewhere")
    report = load([tmp_path / "in", tmp_path / "other", tmp_path / "in" / "2019"], warehouse, say=lambda _: None)
    assert [entry["file"] for entry in report.files] == ["2019/台账.xlsx", "in/2020/台账.xlsx", "other/2020/台账.xlsx"]


def test_the_order_of_paths_changes_nothing(tmp_path: Path) -> None:
    paths = [gifts(tmp_path / "in", f"D{number}", file=f"{number}.xlsx") for number in range(3)]
    seen = []
    for order in (paths, paths[::-1]):
        warehouse = tmp_path / f"w{len(seen)}"
        load(order, warehouse, say=lambda _: None)
        cursor = open_current(warehouse).connection.cursor()
        seen.append(cursor.execute("select row_id, donation_code from fact_donation_income order by all").fetchall())
    assert seen[0] == seen[1]


def test_sample_data_is_known_by_its_title(tmp_path: Path, warehouse: Path) -> None:
    shutil.copy(next((ROOT / "data" / "sample" / "2020").glob("*隆安县培训*")), tmp_path / "a.xlsx")
    assert load([tmp_path / "a.xlsx"], warehouse, say=lambda _: None).is_sample
    cursor = open_current(warehouse).connection.cursor()
    assert cursor.execute("select is_sample from load_info").fetchone() == (True,)
    assert cursor.execute("select is_sample, modified_at is not null from source_file").fetchone() == (True, True)


def test_two_loads_at_once_both_publish(tmp_path: Path, warehouse: Path) -> None:
    """Two people load at the same moment: one waits, each publishes its own generation, and nothing is torn."""
    started = []
    for number in range(2):
        gifts(tmp_path / f"in{number}", *(f"D{number}{line}" for line in range(number + 1)))
        command = [sys.executable, "-m", "etl", "load", str(tmp_path / f"in{number}"), "--warehouse", str(warehouse)]
        pipes = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        started.append(subprocess.Popen(command, cwd=ROOT, **pipes))
    assert [process.wait(timeout=120) for process in started] == [0, 0]
    assert len(generations(warehouse)) == 2
    assert open_current(warehouse).notice is None
    assert loaded_rows(warehouse) in (1, 2)


def test_a_damaged_generation_is_loaded_again(capsys: Captured, inbox: Path, warehouse: Path) -> None:
    first = run(capsys, "load", inbox, "--warehouse", warehouse)[1]["generation"]
    file = generation_file(warehouse, first)
    file.write_bytes(file.read_bytes()[:-100] + b"x" * 100)
    assert run(capsys, "status", "--warehouse", warehouse)[1]["notice"]
    again = run(capsys, "load", inbox, "--warehouse", warehouse)[1]
    assert (again["unchanged"], again["published"]) == (False, True)
    assert open_current(warehouse).notice is None


def test_a_folder_with_signs_of_a_pattern(tmp_path: Path) -> None:
    warehouse = tmp_path / "a[1] 'b'{kind}*"
    assert load([gifts(tmp_path / "in", "D1")], warehouse, say=lambda _: None).published
    assert loaded_rows(warehouse) == 1


def test_an_unreadable_file_is_a_problem_and_the_rest_loads(capsys: Captured, inbox: Path, warehouse: Path) -> None:
    (inbox / "坏.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    code, report = run(capsys, "load", inbox, "--warehouse", warehouse)
    assert (code, report["published"], report["rows"]["loaded"]) == (1, True, 2)
    bad = next(entry for entry in report["files"] if entry["file"] == "坏.xlsx")
    assert (bad["kind"], len(bad["problems"])) == (None, 1)


def test_the_sums_are_those_of_the_rows_that_load(capsys: Captured, tmp_path: Path) -> None:
    people = [{"class_code": f"K{n}", "attended_count": 10 * n, "county": county}
              for n, county in enumerate(["隆安县", "火星县", "马山县", "马山县"], start=1)]  # fmt: skip
    folder = tmp_path / "in"
    written(folder, "a.xlsx", {"training_class": people})
    _, [entry] = run(capsys, "inspect", folder / "a.xlsx")
    assert (entry["rows"]["loaded"], entry["sums"]["attended_count"]) == (3, "80")
    written(folder, "b.xlsx", {"training_class": [people[0], {**people[2], "attended_count": 31}]})
    _, entries = run(capsys, "inspect", folder)
    sums = [entry["sums"]["attended_count"] for entry in entries]
    assert sum(map(int, sums)) == 10 + 40  # one is alike in both, one differs, one county is unknown
