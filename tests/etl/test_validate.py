"""Each cross-row check and each invariant finds its fault, names the cell, and speaks in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest

from etl.problems import Problem
from etl.statements import rules
from etl.validate import check_invariants, check_rows
from tests.etl.faults import ACROSS_LISTS, CHECKS, GUARDS, INVARIANTS, Sheets
from tests.etl.handmade import built, made_file


def found_in(folder: Path, sheets: Sheets) -> tuple[duckdb.DuckDBPyConnection, list[Problem], list[Problem]]:
    con = built([made_file(folder, "fault.xlsx", sheets)])
    return con, check_rows(con), check_invariants(con)


def test_every_rule_has_a_fault() -> None:
    assert {rule.code for rule in rules("checks")} == set(CHECKS)
    assert {rule.code for rule in rules("invariants")} == {*INVARIANTS, *ACROSS_LISTS, *GUARDS}


@pytest.mark.parametrize("code", CHECKS)
def test_check_rejects_its_fault(tmp_path: Path, code: str) -> None:
    con, problems, later = found_in(tmp_path, CHECKS[code])
    assert {problem.code for problem in problems} == {code}
    assert all(problem.severity == "reject" and problem.file == "fault.xlsx" and problem.cell for problem in problems)
    rejected = con.execute("select count(*) from row_fate where fate = 'rejected'").fetchone()
    assert rejected == (len({(problem.sheet, problem.cell[1:]) for problem in problems}),)
    assert code not in {problem.code for problem in later}


@pytest.mark.parametrize("code", INVARIANTS)
def test_invariant_finds_its_fault(tmp_path: Path, code: str) -> None:
    _, problems, found = found_in(tmp_path, INVARIANTS[code])
    assert problems == []
    assert {problem.code for problem in found} == {code}
    for problem in found:
        assert problem.cell
        assert "{" not in problem.message_zh + problem.message_en + problem.repair_zh + problem.repair_en


@pytest.mark.parametrize("code", ACROSS_LISTS)
def test_a_rule_over_several_lists_names_both(tmp_path: Path, code: str) -> None:
    con = built([made_file(tmp_path, f"{name}.xlsx", sheets) for name, sheets in ACROSS_LISTS[code].items()])
    assert check_rows(con) == []
    [problem] = check_invariants(con)
    assert (problem.code, bool(problem.cell)) == (code, True)
    others = [f"{name}.xlsx" for name in ACROSS_LISTS[code] if f"{name}.xlsx" != problem.file]
    assert any(name in problem.message_zh and name in problem.message_en for name in others)


@pytest.mark.parametrize(
    ("code", "cell"),
    [("stock_negative", "H5"), ("village_households_differ", "E4"), ("use_exceeds_gift", "D5"),
     ("disclosure_issue_missing", "B5")],
)  # fmt: skip
def test_the_cell_is_the_one_to_look_at(tmp_path: Path, code: str, cell: str) -> None:
    _, _, found = found_in(tmp_path, INVARIANTS[code])
    assert [problem.cell for problem in found] == [cell]


@pytest.mark.parametrize(
    ("code", "statement"),
    [
        ("cash_and_goods_make_total", "update fact_donation_income set cash_or_goods = '券'"),
        ("row_counted_twice", "insert into fact_donation_income select * from fact_donation_income"),
        ("row_counted_twice", "delete from fact_donation_income"),
        ("target_version_not_unique", "insert into fact_target select * from fact_target"),
    ],
)
def test_guards_notice_a_fault_of_the_program(tmp_path: Path, code: str, statement: str) -> None:
    target = INVARIANTS["people_per_session_unusual"]["training_target"]
    con, problems, found = found_in(tmp_path, {"donation_income": [{"donation_code": "G1"}], "training_target": target})
    assert problems + found == []
    con.execute(statement)
    assert {(problem.code, problem.severity) for problem in check_invariants(con)} >= {(code, "block")}


def test_restricted_sheets_show_no_content(tmp_path: Path) -> None:
    for sheets in (CHECKS["stem_cell_both_forms"], INVARIANTS["stage_exceeds_stage_before"]):
        _, problems, found = found_in(tmp_path, sheets)
        assert problems + found
        for problem in problems + found:
            assert problem.found == ""
            assert not re.search("SC1|SE1|7|宾阳", problem.message_zh + problem.message_en)


def test_both_stem_cell_forms_are_out(tmp_path: Path) -> None:
    con, problems, _ = found_in(tmp_path, CHECKS["stem_cell_both_forms"])
    assert len(problems) == 2
    assert con.execute("select count(*) from fact_stem_cell_stage").fetchone() == (0,)
    assert all("fault.xlsx" in problem.message_zh for problem in problems)


def test_a_later_stage_elsewhere_is_no_clash(tmp_path: Path) -> None:
    monthly = [dict(CHECKS["stem_cell_both_forms"]["stem_cell_monthly"][0], county="隆安县")]
    _, problems, _ = found_in(tmp_path, {**CHECKS["stem_cell_both_forms"], "stem_cell_monthly": monthly})
    assert problems == []


def test_goods_in_several_units_are_not_compared(tmp_path: Path) -> None:
    moves = [{"document_code": "M1", "quantity": 1, "quantity_unit": "箱"},
             {"document_code": "M2", "quantity": 20, "quantity_unit": "个", "direction": "出"}]  # fmt: skip
    assert found_in(tmp_path, {"goods_movement": moves})[2] == []


def test_a_use_without_gift_number_comes_from_the_pool(tmp_path: Path) -> None:
    sheets = {
        "donation_income": [{"donation_code": "P1", "amount_yuan": 1, "is_earmarked": True}],
        "donation_use": [{"use_code": "P1", "amount_yuan": 999}],
    }
    assert found_in(tmp_path, sheets)[2] == []


def test_a_disclosure_of_the_city_alone_agrees_too(tmp_path: Path) -> None:
    sheets = {
        "donation_income": [
            {"donation_code": "O1", "amount_yuan": 100, "campaign_code": "DL"},
            {"donation_code": "O2", "amount_yuan": 7, "campaign_code": "DL", "receiving_unit": "县区"},
        ],
        "disclosure": INVARIANTS["disclosure_differs_from_ledger"]["disclosure"],
    }
    assert found_in(tmp_path, sheets)[2] == []
