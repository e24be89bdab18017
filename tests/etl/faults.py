"""One faulty set of rows for each cross-row check and invariant, named by its fault; each has keys of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

Sheets = Mapping[str, Sequence[Mapping[str, Any]]]


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def month_after_month(prefix: str) -> list[dict[str, Any]]:
    """Thirteen quiet months and one with a hundred times as many people."""
    months = [day(f"{2018 + number // 12}-{number % 12 + 1:02d}-05") for number in range(14)]
    people = [100 + number * number % 7 for number in range(13)] + [9999]
    return [
        {"class_code": f"{prefix}{number}", "started_on": start, "ended_on": start, "attended_count": count,
         "county": "马山县"}
        for number, (start, count) in enumerate(zip(months, people, strict=True))
    ]  # fmt: skip


def classes(prefix: str, counts: Sequence[int], county: str, year: int = 2020, **same: Any) -> list[dict[str, Any]]:
    return [
        {"class_code": f"{prefix}{number}", "attended_count": count, "county": county,
         "started_on": dt.date(year, 5, 6), "ended_on": dt.date(year, 5, 6), **same}
        for number, count in enumerate(counts)
    ]  # fmt: skip


def organs(county: str, month: int, *counts: int) -> Sheets:
    """One month's list of a county: as many lines as counts."""
    kinds = ["器官", "遗体", "角膜"][: len(counts)]
    lines = [
        {"month": dt.date(2020, month, 28), "county": county, "donation_type": kind, "donation_step": "登记",
         "donation_count": count, "count_unit": "人"}
        for kind, count in zip(kinds, counts, strict=True)
    ]  # fmt: skip
    return {"organ_body_donation": lines}


TARGET = {
    "county": "上林县", "training_type": "万人培训", "planned_sessions": 10, "planned_people": 500, "target_rule": "≥",
    "document_number": "示例〔2020〕1号", "issued_on": day("2020-01-10"), "due_on": day("2020-12-20"), "version": 1,
    "year": 2020,
}  # fmt: skip
CAMPAIGN = {"campaign_name": "示例活动", "started_on": day("2020-01-01")}
ISSUE = {
    "disclosed_on": day("2020-03-05"), "cut_off_on": day("2020-03-04"), "cumulative_cash_yuan": 100,
    "cumulative_goods_yuan": 0, "disclosure_channels": "官网",
}  # fmt: skip
CASE = {"county": "宾阳县", "contacted_on": day("2020-06-03"), "willingness": "同意"}
ACTIVITY = {
    "activity_code": "HA1", "held_on": day("2020-07-01"), "team": "水上分队", "theme": "防溺水",
    "activity_type": "防溺水宣传", "volunteers_count": 40, "volunteer_times": 30,
}  # fmt: skip

CHECKS: Mapping[str, Sheets] = {
    "county_unknown": {"training_class": classes("CU", [51], "火星县")},
    "county_not_valid": {
        "county": [{"adcode": "450999", "county_name": "旧示例县", "county_type": "县", "enabled_on": day("1990-01-01"),
                    "disabled_on": day("2015-12-31")}],
        "training_class": classes("CV", [53], "旧示例县"),
    },
    "date_missing": {
        "base": [{"base_code": "DM1", "base_name": "示例学校", "base_category": "示范校", "base_level": "市级",
                  "base_action": "新增", "county": "马山县"}],
    },
    "duplicate_key": {
        "donation_income": [{"donation_code": "DK1", "amount_yuan": 10}, {"donation_code": "DK1", "amount_yuan": 11}],
    },
    "ends_before_start": {"training_class": classes("EB", [57], "上林县", ended_on=day("2020-05-01"))},
    "stem_cell_both_forms": {
        "stem_cell_case": [{"case_code": "SC1", **CASE}],
        "stem_cell_monthly": [
            {"month": day("2020-06-30"), "county": "宾阳县", "stage": "征求意愿", "stage_people_count": 7}
        ],
    },
}  # fmt: skip

INVARIANTS: Mapping[str, Sheets] = {
    "use_exceeds_gift": {
        "donation_income": [{"donation_code": "UG1", "amount_yuan": 100, "is_earmarked": True, "campaign_code": "UG"}],
        "donation_use": [{"use_code": "UG1", "amount_yuan": 60, "donation_code": "UG1"},
                         {"use_code": "UG2", "amount_yuan": 41, "donation_code": "UG1"}],
    },
    "stock_negative": {
        "goods_movement": [{"document_code": "SN1", "goods_code": "SN", "quantity": 5, "batch_number": "1"},
                           {"document_code": "SN2", "goods_code": "SN", "quantity": 6, "direction": "出",
                            "moved_on": day("2020-02-04")}],
    },
    "village_households_differ": {
        "supported_village": [{"village": "红旗村", "poor_households_total": 646, "poor_households_at_start": 23,
                               "households_lifted": 22, "poor_households_at_end": 0, "year": 2020}],
    },
    "disclosure_differs_from_ledger": {
        "donation_income": [{"donation_code": "DL1", "amount_yuan": 99, "campaign_code": "DL"}],
        "disclosure": [{**ISSUE, "campaign_code": "DL", "issue_number": 1}],
    },
    "disclosure_not_monotone": {
        "disclosure": [{**ISSUE, "campaign_code": "DN", "issue_number": 1},
                       {**ISSUE, "campaign_code": "DN", "issue_number": 2, "cumulative_cash_yuan": 90}],
    },
    "disclosure_issue_missing": {
        "disclosure": [{**ISSUE, "campaign_code": "DI", "issue_number": 1},
                       {**ISSUE, "campaign_code": "DI", "issue_number": 3}],
    },
    "cut_off_after_document": {
        "disclosure": [{**ISSUE, "campaign_code": "CD", "issue_number": 1, "cut_off_on": day("2020-03-06")}],
    },
    "disclosure_due": {
        "campaign": [{**CAMPAIGN, "campaign_code": "DD", "ended_on": dt.date.today() - dt.timedelta(days=85)}],
    },
    "people_per_session_unusual": {
        "training_target": [TARGET], "training_class": classes("PS", [101, 103], "上林县"),
    },
    "stage_exceeds_stage_before": {
        "stem_cell_case": [{"case_code": "SE1", **CASE, "examined_on": day("2020-08-03"), "county": "隆安县"}],
    },
    "attendances_below_people": {"volunteer_activity": [ACTIVITY]},
    "month_jump": {"training_class": month_after_month("MJ")},
    "goods_priced_by_letter": {
        "donation_income": [{"donation_code": "GL1", "cash_or_goods": "物", "goods_name": "口罩", "quantity": 10,
                             "quantity_unit": "个", "valuation_basis": "捐赠函报价", "campaign_code": "GL"}],
    },
    "round_numbers": {"training_class": classes("RN", [10 * number + 40 for number in range(20)], "邕宁区", 2017)},
    "same_class_in_two_counties": {
        "training_class": [*classes("ST", [61], "兴宁区", location="示例礼堂"),
                           *classes("SU", [61], "青秀区", location="示例礼堂")],
    },
}  # fmt: skip
# Rules over several lists of one kind: the sheets of each workbook by its name.
ACROSS_LISTS: Mapping[str, Mapping[str, Sheets]] = {
    "record_in_two_lists": {
        "a": {"donation_income": [{"donation_code": None, "amount_yuan": amount} for amount in (1, 2)]},
        "b": {"donation_income": [{"donation_code": None, "amount_yuan": amount} for amount in (2, 3)]},
    },
    "rising_over_lists": {f"{month:02}": organs("马山县", month, 2 * month, 3 * month) for month in range(1, 5)},
    "repeated_over_lists": {f"{month:02}": organs("上林县", month, 4, 3, 7) for month in range(1, 3)},
}
# Rules that guard the program itself: no workbook can break them, because cells or keys are checked before.
GUARDS = frozenset({"cash_and_goods_make_total", "row_counted_twice", "target_version_not_unique"})
