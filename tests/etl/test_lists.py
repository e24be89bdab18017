"""The same list under another name, the same record in two files: ignored when alike, else named with its columns."""

from __future__ import annotations

from pathlib import Path

import duckdb

from etl.problems import Problem
from etl.validate import check_invariants, check_rows
from tests.etl.handmade import Row, built, made_file


def gifts(*amounts: int, **more: object) -> list[Row]:
    """Lines of a list without codes."""
    return [{"donation_code": None, "amount_yuan": amount, **more} for amount in amounts]


def load(folder: Path, **files: list[Row]) -> tuple[duckdb.DuckDBPyConnection, list[Problem], list[Problem]]:
    made = [made_file(folder, f"{name}.xlsx", {"donation_income": rows}, title=name) for name, rows in files.items()]
    con = built(made)
    return con, check_rows(con), check_invariants(con)


def counted(con: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    """Rows in the fact, and rows ignored as duplicates."""
    query = "select (select count(*) from fact_donation_income), count(*) from row_fate where fate = 'duplicate'"
    [both] = con.execute(query).fetchall()
    return both


def test_a_list_without_codes_under_another_name_is_ignored(tmp_path: Path) -> None:
    # Another file: a note in it differs, so its hash does; the rows are the same in another order.
    con, problems, found = load(tmp_path, a=gifts(1, 2, 2), b=gifts(2, 1, 2))
    assert (counted(con), problems, found) == ((3, 3), [], [])


def test_a_list_that_grew_counts_once(tmp_path: Path) -> None:
    con, problems, found = load(tmp_path, week1=gifts(1, 2, 3), week2=gifts(1, 2, 3, 4), week3=gifts(1, 2, 3, 4, 5))
    assert (counted(con), problems, found) == ((5, 7), [], [])


def test_a_list_that_holds_a_line_more_often_is_another(tmp_path: Path) -> None:
    con, _, found = load(tmp_path, a=gifts(1, 1, 1), b=gifts(1, 2, 3, 4))
    assert counted(con) == (7, 0)
    assert {problem.code for problem in found} == {"record_in_two_lists"}


def test_single_equal_rows_of_two_lists_are_loaded_and_pointed_out(tmp_path: Path) -> None:
    con, problems, found = load(tmp_path, a=gifts(1, 2), b=gifts(2, 3))
    assert (counted(con), problems) == ((4, 0), [])
    [problem] = found
    assert (problem.code, problem.severity) == ("record_in_two_lists", "warn")
    other = {"a.xlsx": "b.xlsx", "b.xlsx": "a.xlsx"}[problem.file]
    assert other in problem.message_zh
    assert other in problem.message_en


def test_equal_rows_of_one_list_are_two_gifts(tmp_path: Path) -> None:
    con, problems, found = load(tmp_path, a=gifts(5, 5))
    assert (counted(con), problems, found) == ((2, 0), [], [])


def test_rows_that_are_rejected_do_not_hide_others(tmp_path: Path) -> None:
    con, problems, _ = load(tmp_path, a=gifts(1, 2, county="火星县"), b=gifts(1, 2, county="火星县"))
    assert counted(con) == (0, 0)
    assert [problem.code for problem in problems] == ["county_unknown"] * 4


def test_a_conflict_names_the_columns_that_differ(tmp_path: Path) -> None:
    one = {"donation_code": "D1", "amount_yuan": 10, "goods_name": "口罩", "county": "隆安县"}
    _, problems, _ = load(tmp_path, a=[one], b=[{**one, "amount_yuan": 11, "goods_name": None, "county": "隆安"}])
    assert [problem.code for problem in problems] == ["duplicate_key"] * 2
    for problem in problems:
        assert "内容不同（金额、物资名称）" in problem.message_zh
        assert "A4" in problem.message_zh
        assert "other content (Amount, Goods)" in problem.message_en
