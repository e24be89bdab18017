"""Counties with their figures in a row: each figure is held against its own county, a wrong one is named."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from etl.warehouse import open_current
from metrics.metric import HQ, Scope
from reports.evidence import Evidence


@pytest.fixture(scope="module")
def evidence(sample_warehouse: Path) -> Evidence:
    opened = open_current(sample_warehouse)
    return Evidence(opened.connection.cursor(), Scope(2020, dt.date(2020, 12, 4)), opened.generation)


def _row(evidence: Evidence, key: str, sign: str, between: str = "、", wrong: int = -1, language: str = "zh") -> str:
    """Counties with a figure behind each; the one that is numbered is one more than it should be."""
    counties = [county for county in evidence.counties if county != HQ][5:10]
    values = [int(evidence.by_county[key][county].now.value) for county in counties]
    return between.join(
        sign.format(evidence.counties[county][language], value + (at == wrong))
        for at, (county, value) in enumerate(zip(counties, values, strict=True))
    )


FRAMES = [
    ("万人应急救护培训完成较多的县区有：{}。", "training_sessions", "{}{}场", "、", "zh"),
    ("{}，均为万人应急救护培训完成场次。", "training_sessions", "{}{}场", "、", "zh"),
    ("万人应急救护培训扎实推进。{}。", "training_people", "{}（{}人）", "，", "zh"),
    ("各县区培训情况：{}。", "training_people", "{}为{}人", "，", "zh"),
    ("Mass training: {}.", "training_sessions", "{} {} sessions", ", ", "en"),
    ("{} were trained in the counties.", "training_people", "{} ({} people)", ", ", "en"),
]


@pytest.mark.parametrize("frame", FRAMES)
def test_each_figure_of_a_row_is_its_countys(check, evidence, frame):
    sentence, key, sign, between, language = frame
    found = check([sentence.format(_row(evidence, key, sign, between, language=language))])
    stated = [one for one in found.said["figures"] if one["county"]]
    assert [one["verdict"] for one in stated] == ["agrees"] * 5
    assert {one["metric"] for one in stated} == {key}
    assert found.said["summary"]["differs"] == found.said["summary"]["unknown"] == 0


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("wrong", [0, 2, 4])
def test_the_one_wrong_figure_of_a_row_is_named(check, evidence, frame, wrong):
    sentence, key, sign, between, language = frame
    found = check([sentence.format(_row(evidence, key, sign, between, wrong, language))])
    stated = [one for one in found.said["figures"] if one["county"]]
    assert [one["verdict"] for one in stated] == ["differs" if at == wrong else "agrees" for at in range(5)]
    assert stated[wrong]["metric"] == key


def test_names_first_and_figures_in_turn(check, evidence):
    right = [int(evidence.by_county["training_sessions"][county].now.value) for county in ("450110", "450126")]
    a, b = right
    text = "武鸣区、宾阳县分别完成万人应急救护培训{}场、{}场。"
    found = check([text.format(a, b)])
    assert found.said["summary"] | {"not_a_figure": 0} == {"agrees": 2, "differs": 0, "unknown": 0, "not_a_figure": 0}
    assert {found.of(f"{a}场")["county"], found.of(f"{b}场")["county"]} == {"武鸣区", "宾阳县"}
    assert check([text.format(b, a)]).said["summary"]["agrees"] == 0


def test_figures_that_changed_places_are_told_whose_they_are(check, evidence):
    by = evidence.by_county["training_people"]
    a, b, c = (int(by[county].now.value) for county in ("450110", "450126", "450123"))
    found = check([f"武鸣区、宾阳县、隆安县分别培训{a}人、{c}人、{b}人。"])
    assert found.wrong() == [f"{c}人", f"{b}人"]
    assert "隆安县的数" in found.of(f"{c}人")["reason_zh"]


def test_what_the_other_counties_have_is_no_figure_of_the_city(check, evidence):
    found = check([f"万人应急救护培训{_row(evidence, 'training_sessions', '{}{}场')}，其余各县区共300场。"])
    assert found.of("300场")["verdict"] == "unknown"
    assert found.wrong() == []
