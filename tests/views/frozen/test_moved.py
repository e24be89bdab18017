"""What moved, as the page draws it: sentences marked, figures together with their counties, rows in words."""

from __future__ import annotations

import re
from typing import Any

import pytest

from views.frozen import moved
from views.language import Words

ROW = {
    "how": "changed", "kind": "training_class", "file": "a<b>.xlsx", "sheet": "表", "row": 14, "restricted": False,
    "key": "PX-1", "county_id": "450110", "county_zh": "武鸣区", "county_en": "Wuming", "before": 135, "after": 155,
    "cells": [{"cell": "L14", "field_zh": "报到人数", "field_en": "People", "before": "135", "after": ""}],
}  # fmt: skip
SIDE = {"value": 4202, "qualifier": "", "target": None, "text_zh": "4202人", "text_en": "4,202 people"}


def move(**new: Any) -> dict[str, Any]:
    told = {
        "key": "training_people", "year": 2020, "county_id": None, "county_zh": None, "county_en": None,
        "name_zh": "完成人数", "name_en": "People", "unit": "人", "cause": "data", "moved": True, "before": SIDE,
        "after": {**SIDE, "value": 4222, "text_zh": "4222人", "text_en": "4,222 people"}, "difference": 20,
        "definition": None, "parts": [], "rows": [ROW], "target_rows": [], "rows_count": 1,
    }  # fmt: skip
    return told | new


def test_a_sentence_keeps_its_text_with_old_and_new_beside_each_other() -> None:
    text = "培训47496人，<b>完成</b>228.9%。"
    figures = [
        {"start": text.index("228"), "end": text.index("。"), "text": "228.9%", "now": None, "sure": True},
        {"start": 2, "end": 8, "text": "47496人", "now": "47516人", "sure": True},
    ]
    html = moved._marked({"text": text, "figures": figures}, Words("zh"))
    assert "<b>" not in html
    assert html.index("47496人") < html.index("47516人") < html.index("228.9%") < html.index("没有数值")
    assert html.count("<del>") == html.count("<ins>") == 2
    assert re.sub(r"<ins>.*?</ins>|<span.*?</span>|<[^>]+>", "", html) == text.replace("<", "&lt;").replace(">", "&gt;")


@pytest.mark.parametrize(
    ("language", "place"), [("zh", "武鸣区 · a<b>.xlsx › 表 › 第14行"), ("en", "Wuming · a<b>.xlsx › 表 › row 14")]
)
def test_a_row_says_whose_it_is_where_it_stands_and_what_its_cells_said(language: Any, place: str) -> None:
    say = Words(language)
    (row,) = moved.df_by_row([ROW], "人", say).itertuples(index=False)
    assert row[1:3] == (place, "PX-1")
    assert "L14" in row[3]
    assert row[3].endswith(say("moved.blank"))
    assert row[4].replace(" people", "").replace("人", "") == "135 → 155"


def test_a_restricted_row_says_nothing_of_what_it_holds() -> None:
    row = {key: ROW[key] for key in ("how", "kind", "file", "sheet", "row")} | {"restricted": True}
    (told,) = moved.df_by_row([row], "名", Words("zh")).itertuples(index=False)
    assert told[1] == "a<b>.xlsx › 表 › 第14行"
    assert told[2:] == ("", "涉及个人隐私，不显示内容", "")


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ({}, "+20人"),
        ({"difference": -20}, "−20人"),
        ({"cause": "both"}, "数据和定义都变了"),
        ({"cause": "gone", "after": None, "difference": None}, "没有数值"),
        ({"after": SIDE, "difference": 0.4}, "取整后相同"),
        ({"after": {**SIDE, "target": 5000}, "difference": 0}, "任务 — → 5000人"),
    ],
)
def test_a_figure_says_by_how_much_and_why(new: dict[str, Any], said: str) -> None:
    assert said in moved._line(move(**new), Words("zh"))


def test_a_unit_that_exists_no_more_is_shown_as_it_was() -> None:
    assert moved.amount(1200, "斛", Words("zh")) == "1,200 斛"


def test_a_figure_stands_with_its_counties_this_year_before_last() -> None:
    moves = [
        move(year=2019),
        move(county_id="450110", county_zh="武鸣区"),
        move(key="donations_value"),
        move(),
        move(key="of_old"),
    ]
    grouped = moved.by_key({"figures": moves})
    assert [[(m["key"], m["year"], m["county_id"]) for m in group] for group in grouped] == [
        [("of_old", 2020, None)],
        [("donations_value", 2020, None)],
        [("training_people", 2020, None), ("training_people", 2020, "450110")],
        [("training_people", 2019, None)],
    ]


def test_rows_behind_city_and_county_are_told_once() -> None:
    assert moved._rows_of([move(), move(county_id="450110"), move(rows=[{**ROW, "row": 15}])]) == [
        ROW,
        {**ROW, "row": 15},
    ]
