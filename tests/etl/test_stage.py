"""Staging: ids, counties and duplicates come out the same for files in any order, and every row is accounted for."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.account import settled, total_rows
from etl.report import FileResult
from etl.validate import check_rows
from tests.etl.handmade import Row, built, made_file

Rows = list[tuple[object, ...]]


def rows(con: duckdb.DuckDBPyConnection, query: str) -> Rows:
    return con.execute(query).fetchall()


def ledger(*gifts: Row) -> dict[str, list[Row]]:
    return {"donation_income": list(gifts)}


GIFT = st.fixed_dictionaries({
    "donation_code": st.sampled_from(["D1", "D2", "D3", None]),
    "amount_yuan": st.sampled_from(["5.00", "7.25"]),
    "county": st.sampled_from(["隆安", "隆安县", "450123", "火星县", "市本级", None]),
})  # fmt: skip


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_order_gives_the_same_rows(tmp_path: Path, data: st.DataObject) -> None:
    sheets = data.draw(st.lists(st.lists(GIFT, max_size=5), min_size=1, max_size=4))
    files = [made_file(tmp_path, f"{number}.xlsx", ledger(*gifts)) for number, gifts in enumerate(sheets)]
    shuffled = data.draw(st.permutations(files))
    seen = [_seen(one) for one in (files, shuffled)]
    assert seen[0] == seen[1]
    present = sum(len(gifts) + 3 for gifts in sheets)
    assert seen[0][0] == present


def _seen(files: list[FileResult]) -> tuple[object, ...]:
    """Rows present, the fact, the fates and the problems; checks that every row is in one class."""
    con = built(files)
    problems = check_rows(con)
    results = settled(con, files, problems)
    assert all(sheet.rows.holds() for file in results for sheet in file.sheets)
    total = total_rows(results)
    loaded = rows(con, "select row_id, county_id, amount_yuan, donation_code from fact_donation_income order by all")
    assert len(loaded) == total["loaded"]
    fates = rows(con, "select row_id, fate from row_fate order by all")
    said = sorted((problem.file, problem.cell, problem.code, problem.message_zh) for problem in problems)
    con.close()
    return total["present"], loaded, fates, said


def test_identical_rows_are_ignored_whatever_the_spelling_of_the_county(tmp_path: Path) -> None:
    one = made_file(tmp_path, "a.xlsx", ledger({"donation_code": "D1", "county": "隆安"}))
    two = made_file(tmp_path, "b.xlsx", ledger({"donation_code": "D1", "county": "隆安县红十字会"}))
    con = built([one, two])
    assert check_rows(con) == []
    assert rows(con, "select fate from row_fate") == [("duplicate",)]
    assert rows(con, "select county_id from fact_donation_income") == [("450123",)]


def test_the_same_content_under_two_names_is_ignored_once(tmp_path: Path) -> None:
    one = made_file(tmp_path, "a.xlsx", ledger({"donation_code": "D1"}, {"donation_code": None}))
    con = built([one, one.named("copy/a.xlsx")])
    assert check_rows(con) == []
    query = "select file, fate from row_fate join stage_row using (row_id) join source_file using (file_id)"
    assert rows(con, query) == [("copy/a.xlsx", "duplicate")] * 2


def test_differing_rows_are_both_out_and_name_each_other(tmp_path: Path) -> None:
    one = made_file(tmp_path, "a.xlsx", ledger({"donation_code": "D1", "amount_yuan": 1}))
    two = made_file(tmp_path, "b.xlsx", ledger({"donation_code": "D1", "amount_yuan": 2}))
    con = built([one, two])
    problems = {problem.file: problem for problem in check_rows(con)}
    assert set(problems) == {"a.xlsx", "b.xlsx"}
    assert "b.xlsx · 捐赠收入台账 · A4" in problems["a.xlsx"].message_zh
    assert "a.xlsx · 捐赠收入台账 · A4" in problems["b.xlsx"].message_en
    assert rows(con, "select count(*) from fact_donation_income") == [(0,)]


def test_a_third_identical_row_does_not_save_a_conflict(tmp_path: Path) -> None:
    gifts = [{"donation_code": "D1", "amount_yuan": amount} for amount in (1, 2, 1)]
    con = built([made_file(tmp_path, "a.xlsx", ledger(*gifts))])
    assert len(check_rows(con)) == 3


def test_lists_without_numbers_are_no_duplicates(tmp_path: Path) -> None:
    con = built([made_file(tmp_path, "a.xlsx", ledger({"donation_code": None}, {"donation_code": None}))])
    assert check_rows(con) == []
    assert rows(con, "select count(*) from fact_donation_income") == [(2,)]


def test_one_measure_number_in_two_years_is_no_conflict(tmp_path: Path) -> None:
    measure = {"area_number": 1, "task_number": 1, "measure_number": 1, "content": "示例", "responsible": "办公室",
               "due_on": "2020-12-01", "measure_status": "推进"}  # fmt: skip
    sheets = {"reform_measure": [{**measure, "year": 2019}, {**measure, "year": 2020, "measure_status": "完成"}]}
    assert check_rows(built([made_file(tmp_path, "a.xlsx", sheets)])) == []


@pytest.mark.parametrize(
    ("written", "county_id"),
    [
        ("隆安县", "450123"), ("隆安", "450123"), ("450123", "450123"), ("南宁市隆安县", "450123"),
        ("隆 安 县", "450123"),
        ("横县", "450181"), ("450127", "450181"), ("横州市", "450181"), ("经开区", "450105"), ("市本级", None),
        ("南宁市红十字会", None), (None, None),
    ],
)  # fmt: skip
def test_counties_by_any_name(tmp_path: Path, written: str | None, county_id: str | None) -> None:
    con = built([made_file(tmp_path, "a.xlsx", ledger({"donation_code": "D1", "county": written}))])
    assert check_rows(con) == []
    assert rows(con, "select county_id from fact_donation_income") == [(county_id,)]


COUNTY = {"adcode": "450123", "county_name": "隆安县", "county_type": "县", "enabled_on": "1990-01-01"}


def test_a_county_sheet_adds_names(tmp_path: Path) -> None:
    county = {**COUNTY, "county_aliases": "那桐、丁当"}
    sheets = {"county": [county], **ledger({"donation_code": "D1", "county": "丁当"})}
    con = built([made_file(tmp_path, "a.xlsx", sheets)])
    assert check_rows(con) == []
    assert rows(con, "select county_id from fact_donation_income") == [("450123",)]
    assert rows(con, "select county_id from dim_county_alias where alias = '丁当'") == [("450123",)]


def test_a_name_of_two_counties_is_no_name(tmp_path: Path) -> None:
    other = {**COUNTY, "adcode": "450124", "county_name": "马山县"}
    counties = [{**county, "county_aliases": "东区"} for county in (COUNTY, other)]
    sheets = {"county": counties, **ledger({"donation_code": "D1", "county": "东区"})}
    problems = check_rows(built([made_file(tmp_path, "a.xlsx", sheets)]))
    assert [problem.code for problem in problems] == ["county_unknown"]


def test_a_county_sheet_decides_the_period(tmp_path: Path) -> None:
    sheets = {"county": [{**COUNTY, "disabled_on": "2019-12-31"}], **ledger({"donation_code": "D1", "county": "隆安"})}
    con = built([made_file(tmp_path, "a.xlsx", sheets)])
    assert [problem.code for problem in check_rows(con)] == ["county_not_valid"]
    assert rows(con, "select count(*) from dim_county where county_id = '450123'") == [(1,)]


def test_a_county_beyond_the_reference(tmp_path: Path) -> None:
    new = {**COUNTY, "adcode": "450199", "county_name": "新示例区", "population_10k": "12.5", "population_year": 2020}
    sheets = {"county": [new], **ledger({"donation_code": "D1", "county": "新示例区"})}
    con = built([made_file(tmp_path, "a.xlsx", sheets)])
    assert check_rows(con) == []
    assert rows(con, "select county_id from fact_donation_income") == [("450199",)]
    last = "select county_id, name_en, population_2020 from dim_county order by order_number desc limit 1"
    assert rows(con, last) == [("450199", "新示例区", 125000)]


def test_no_file_of_a_kind_gives_an_empty_table_of_right_types(tmp_path: Path) -> None:
    con = built([made_file(tmp_path, "a.xlsx", ledger({"donation_code": "D1"}))])
    types = {name: kind for name, kind, *_ in rows(con, "describe fact_funding")}
    assert types["received_yuan"] == "DECIMAL(18,2)"
    assert types["received_on"] == types["counted_on"] == "DATE"
    assert rows(con, "select count(*) from fact_funding") == [(0,)]


def test_a_register_without_the_renaming_still_ends_the_old_name(tmp_path: Path) -> None:
    old = {"adcode": "450127", "county_name": "横县", "county_type": "县", "enabled_on": "2016-01-01"}
    con = built([made_file(tmp_path, "a.xlsx", {"county": [old]})])
    names = (
        "select name_zh, valid_from::varchar, valid_to::varchar from dim_county where county_id = '450181' order by 2"
    )
    assert rows(con, names) == [("横县", "2016-01-01", "2021-02-02"), ("横州市", "2021-02-03", None)]
