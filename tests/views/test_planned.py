"""What a page says of a plan: only where a target was set, by its curve, linked to the target's cells."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest

from metrics import figure
from metrics.metric import Scope
from metrics.pace.plan import Plan, plan
from tests.views.standing import on_sample
from views import courses, linked, planned, programme
from views.page import Here
from views.trace import citing


@pytest.fixture
def here(sample_warehouse: Path) -> Here:
    return on_sample(sample_warehouse, "overview")


def test_the_title_says_by_how_much_and_leads_to_the_target(here: Here) -> None:
    chart = programme.course(here, "training_people")
    assert chart.title.endswith("，比计划多28,277人")
    said, target = linked.pieces(chart.title)[-1]
    assert said == "比计划多28,277人"
    assert "figure=training_people~target" in target
    assert "任务按天均摊" in chart.subtitle


def test_the_months_of_the_plan_add_up_to_the_target(here: Here) -> None:
    df = courses.df_by_month(here, ["relief_households"])
    assert sum(df["plan"]) == pytest.approx(5600)
    assert "按往年季节" in planned.name(here, "relief_households")
    table = courses.table(here, df)
    heading = next(name for name in table if "计划" in name)
    assert heading in courses.opens(here, df)


def test_without_a_target_nothing_is_drawn_or_said(here: Here) -> None:
    key = "volunteer_activities"
    assert planned.of(here, key) is None
    assert planned.added(here, key, "标题") == "标题"
    assert planned.told(here, key, "各月数") == "各月数"
    df = courses.df_by_month(here, [key])
    assert df["plan"].isna().all()
    assert not [name for name in courses.table(here, df) if "计划" in name]


def test_a_milestone_is_not_due_before_its_day(here: Here) -> None:
    key = "spring_relief_households"
    early = replace(here, scope=Scope(2020, dt.date(2020, 1, 20)))
    found = here.read.ask(plan, key, early.scope)
    assert isinstance(found, Plan)
    assert planned.added(early, key, "标题").startswith("标题，2020年12月31日前应完成2300户，现为")
    after = replace(here, scope=Scope(2020))
    assert "计划" in planned.added(after, key, "标题")


def test_a_revised_target_asks_of_earlier_months_what_it_asked_then_and_leads_there(here: Here) -> None:
    df = courses.df_by_month(here, ["training_sessions"])
    found = planned.of(here, "training_sessions")
    assert found is not None
    before, now = (float(one.value) for one in found.course)
    assert df["plan"][2] == pytest.approx(before * 31 / 366)
    assert df["plan"][6] == pytest.approx(now * 31 / 366)
    assert f"2020年6月18日任务由{before:.0f}场调整为415场" in planned.name(here, "training_sessions")
    marks = list(df["opens_plan"])
    assert marks[2] != marks[6]
    old = citing.figure(unquote(marks[2].partition("figure=")[2]), here.scope)
    assert here.read.ask(figure.read, old).value == found.course[0].value
