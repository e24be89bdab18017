"""Facts: which day places a row, which rows carry a role, and what the targets say."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from etl.layout import load_layouts
from etl.validate import check_rows
from tests.etl.faults import CASE, TARGET, day
from tests.etl.handmade import Row, built, made_file

CAMPAIGN = {"campaign_code": "HD-2020-001", "campaign_name": "示例", "started_on": day("2020-01-27"),
            "ended_on": day("2020-10-13")}  # fmt: skip
PROJECT = {"project_code": "X1", "project_name": "示例", "project_type": "其他", "relief_category": "助困",
           "funding_source": "捐赠", "started_on": day("2019-12-20"), "raised_yuan": 5}  # fmt: skip

PLAN = {"county": "隆安", "plan_item": "监事会", "plan_status": "起草"}
INDICATOR = {"target_direction": "≥", "target_curve": "季节", "due_on": day("2020-12-31"), "version": 1, "year": 2020}


def asked(folder: Path, sheets: dict[str, list[Row]], query: str) -> list[tuple[Any, ...]]:
    con = built([made_file(folder, "a.xlsx", sheets)])
    assert check_rows(con) == []
    return con.execute(query).fetchall()


@pytest.mark.parametrize(
    ("given", "role"),
    [
        ({"donated_on": day("2020-01-26")}, None), ({"donated_on": day("2020-01-27")}, "epidemic_campaign"),
        ({"donated_on": day("2020-10-13")}, "epidemic_campaign"), ({"donated_on": day("2020-10-14")}, None),
        ({"campaign_code": "HD-2020-002"}, None),
    ],
)  # fmt: skip
def test_a_gift_of_the_campaign_lies_within_its_days(tmp_path: Path, given: Row, role: str | None) -> None:
    sheets = {"donation_income": [{"donation_code": "D1", **given}], "campaign": [CAMPAIGN]}
    assert asked(tmp_path, sheets, "select campaign_role from fact_donation_income") == [(role,)]


@pytest.mark.parametrize(
    ("given", "counted_on"),
    [
        ({"ended_on": day("2020-02-03"), "period": "2019年"}, "2020-02-03"),
        ({"period": "2020年3月"}, "2020-03-31"), ({"period": "2020年第二季度"}, "2020-06-30"),
        ({"period": "2020Q3"}, "2020-09-30"), ({"period": "2020年上半年"}, "2020-06-30"),
        ({"period": "2020年1—11月"}, "2020-11-30"), ({"period": "2020年度"}, "2020-12-31"),
        ({"period": "2020-02"}, "2020-02-29"), ({"period": "第一期", "year": 2020}, "2020-12-31"),
        ({"period": "2020年99月"}, "2020-12-31"), ({}, "2019-12-31"),
    ],
)  # fmt: skip
def test_a_project_counts_where_it_or_its_period_ends(tmp_path: Path, given: Row, counted_on: str) -> None:
    query = "select counted_on, year from fact_relief_project"
    found = asked(tmp_path, {"relief_project": [{**PROJECT, **given}]}, query)
    assert found == [(day(counted_on), day(counted_on).year)]


@pytest.mark.parametrize(
    ("kind", "row", "counted_on"),
    [
        ("county_reform_plan", {**PLAN, "year": 2020}, "2020-01-01"),
        ("county_reform_plan", {**PLAN, "status_on": day("2020-04-05")}, "2020-04-05"),
        ("base", {"base_code": "B", "base_name": "x", "base_category": "示范校", "base_level": "市级",
                  "base_action": "新增", "county": "隆安", "year": 2020}, "2020-01-01"),
        ("training_target", {**TARGET, "issued_on": day("2019-12-30")}, "2020-01-01"),
        ("training_target", {**TARGET, "issued_on": day("2020-06-30")}, "2020-06-30"),
        ("blood_award", {"year": 2020, "award": "促进", "award_object": "单位", "award_count": 3}, "2020-01-01"),
    ],
)  # fmt: skip
def test_the_day_that_places_a_row(tmp_path: Path, kind: str, row: Row, counted_on: str) -> None:
    assert asked(tmp_path, {kind: [row]}, f"select counted_on, year from fact_{kind}") == [(day(counted_on), 2020)]


def test_a_pending_application_never_counts(tmp_path: Path) -> None:
    row = {"application_code": "A", "aid_fund": "小天使", "county": "隆安", "disease": "白血病",
           "applied_on": day("2020-05-01"), "aid_result": "待审"}  # fmt: skip
    found = asked(tmp_path, {"child_patient_aid": [row]}, "select counted_on, year from fact_child_patient_aid")
    assert found == [(None, 2020)]


def test_each_stage_of_a_case_counts_on_its_own_day(tmp_path: Path) -> None:
    case = {"case_code": "C", **CASE, "contacted_on": day("2019-12-30"), "remobilised_on": day("2020-01-05")}
    query = "select stage, year, people_count, people_count_field from fact_stem_cell_stage"
    assert asked(tmp_path, {"stem_cell_case": [case]}, query) == [
        ("征求意愿", 2019, 1, None), ("再动员", 2020, 1, None),
    ]  # fmt: skip


def test_an_approximate_monthly_count_stays_approximate(tmp_path: Path) -> None:
    row = {"month": day("2020-06-30"), "county": "隆安", "stage": "采集", "stage_people_count": 20,
           "qualifiers": '{"stage_people_count": "余"}'}  # fmt: skip
    query = "select qualifiers, people_count, people_count_field from fact_stem_cell_stage"
    found = asked(tmp_path, {"stem_cell_monthly": [row]}, query)
    assert found == [('{"people_count":"余"}', 20, "stage_people_count")]


def test_targets_of_training_win_over_indicators(tmp_path: Path) -> None:
    sheets: dict[str, list[Row]] = {
        "training_target": [TARGET, {**TARGET, "training_type": "师资"}],
        "indicator_target": [
            {**INDICATOR, "indicator_key": "training_people", "county": "上林县", "target_value": 1},
            {**INDICATOR, "indicator_key": "training_people", "county": "隆安县", "target_value": 2},
            {**INDICATOR, "indicator_key": "hsc_donated", "target_value": 9},
        ],
    }
    query = "select metric_key, county_id, target_value, value_field, target_curve from fact_target order by all"
    assert asked(tmp_path, sheets, query) == [
        ("hsc_donated", None, Decimal(9), "target_value", "季节"),
        ("training_people", "450123", Decimal(2), "target_value", "季节"),
        ("training_people", "450125", Decimal(500), "planned_people", "序时"),
        ("training_sessions", "450125", Decimal(10), "planned_sessions", "序时"),
    ]


def test_the_supported_village_is_known_by_its_role(tmp_path: Path) -> None:
    classes = [{"class_code": "C1", "village": "龙头村"}, {"class_code": "C2", "village": "别的村"}]
    query = "select class_code, village_role from fact_training_class order by all"
    found = asked(tmp_path, {"training_class": classes}, query)
    assert found == [("C1", "supported_village"), ("C2", None)]


def test_every_kind_has_a_fact_and_no_identity_is_kept(tmp_path: Path) -> None:
    con = built([made_file(tmp_path, "a.xlsx", {"donation_income": [{"donation_code": "D"}]})])
    names = {name for (name,) in con.execute("show tables").fetchall()}
    stages = {"stem_cell_case", "stem_cell_monthly"}
    assert {f"fact_{kind}" for kind in load_layouts() if kind not in stages} <= names
    columns = {name for name, *_ in con.execute("describe fact_child_patient_aid").fetchall()}
    assert not columns & {"patient_code", "birth_year"}


def test_rules_of_disclosure_are_kept(tmp_path: Path) -> None:
    con = built([made_file(tmp_path, "a.xlsx", {"donation_income": [{"donation_code": "D"}]})])
    found = con.execute("select rule, within_months, status, in_force_from, due_soon_days from dim_disclosure_rule")
    rules = {rule: rest for rule, *rest in found.fetchall()}
    assert rules["ended"] == [3, "law", None, 14]
    assert rules["annual"] == [None, "law", dt.date(2026, 1, 1), 14]
    assert rules["gift"][1] == "draft"


def test_signing_dates_and_cut_offs_are_dates(tmp_path: Path) -> None:
    con = built([made_file(tmp_path, "a.xlsx", {"donation_income": [{"donation_code": "D"}]})])
    assert con.execute("select signed_on from dim_signing where year = 2020").fetchone() == (dt.date(2020, 12, 2),)
