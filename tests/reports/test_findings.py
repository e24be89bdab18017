"""What charts and slides say follows from the figures, and says less where there is less."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from metrics.catalog import METRICS
from metrics.metric import Reading, Scope, Text
from metrics.pace.standing import Standing
from reports import findings
from reports.evidence import Figure
from reports.wording import Words

ZH, EN = Words("zh"), Words("en")
SCOPE = Scope(2020, dt.date(2020, 12, 4))
SESSIONS = METRICS["training_sessions"]


def figure(now: object, before: object = None, target: object = None) -> Figure:
    values = [None if one is None else Decimal(str(one)) for one in (now, before, target)]
    return Figure(
        Reading(SESSIONS, SCOPE, values[0], target=values[2]), Reading(SESSIONS, SCOPE.year_before, values[1])
    )


def standings(*states: str, county: bool = True) -> list[Standing]:
    return [
        Standing(SESSIONS, SCOPE, str(n) if county else None, Text("甲", "a"), state, target=Decimal(9))
        for n, state in enumerate(states)
    ]


@pytest.mark.parametrize(
    ("now", "target", "said"),
    [
        (446, 415, "万人培训完成场次446场，超额完成，为目标415场的107%"),
        (415, 415, "万人培训完成场次415场，完成目标415场（100%）"),
        (414.9, 415, "为目标415场的99.9%"),
        (100, 415, "为目标415场的24%"),
    ],
)
def test_a_completion_is_exceeded_reached_or_short(now, target, said):
    assert said in findings.completed(ZH, figure(now, target=target))


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (446, 403, "比上年同期增长10.7%"),
        (403, 446, "比上年同期下降9.6%"),
        (403, 403, "与上年同期持平"),
        (100000, 100001, "与上年同期持平"),
        (403, None, "万人培训完成场次403场"),
        (403, 0, "万人培训完成场次403场"),
        (None, 403, "没有填报"),
    ],
)
def test_a_change_is_said_in_words(now, before, said):
    assert findings.changed(ZH, figure(now, before)).endswith(said)
    assert "None" not in findings.changed(EN, figure(now, before))


def test_counties_are_counted_by_how_they_stand():
    found = standings("done", "done", "behind", "watch", "not_reported", "likely")
    assert findings.counties(ZH, found) == "2个县区已完成，1个落后，1个需关注，1个未报送"
    assert findings.counties(EN, standings("done", "likely")) == "1 county has reached the target, none is behind"
    assert findings.counties(ZH, standings("no_target")) == ""


def test_targets_of_the_city_are_counted():
    assert findings.targets(ZH, standings("done", "behind", "likely", county=False)) == "3项年度目标已完成1项，1项落后"
    assert findings.targets(ZH, standings("done")) == "到统计截止日期没有下达年度目标"


def test_attention_says_so_when_nobody_needs_it_and_when_nothing_can_be_judged():
    found = standings("behind", "done")
    assert findings.attention(ZH, found, found[:1]) == "1个县区需要跟进"
    assert findings.attention(ZH, found, []) == "没有县区落后、未报送或需要关注"
    assert findings.attention(ZH, [replace(one, target=None) for one in found], []) == "到统计截止日期没有下达县区任务"
