"""Stem-cell donation: one line for each case in 2020; in 2019 the office still kept monthly counts only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from random import Random

from data.make_sample.draw import by_weight, month_days, pick, weekday_between
from data.make_sample.names import BY_PEOPLE, COUNTIES
from data.make_sample.row import Line, Row, day_of, numbered

STAGES = ("征求意愿", "再动员", "高分辨", "体检", "采集")
DATES = ("contacted_on", "remobilised_on", "high_resolution_on", "examined_on", "collected_on")
REACHED = (926, 148, 30, 17, 8)
"""Cases that had reached each stage by 4 December 2020."""
LATER = (34, 6, 1, 1, 1)
"""Those that reached it later in the year."""
CUT_OFF = dt.date(2020, 12, 4)
GAPS = ((0, 0), (9, 24), (10, 22), (14, 30), (18, 34))
MONTHS = {1: 9, 2: 3, 3: 5, 4: 8, 5: 9, 6: 10, 7: 10, 8: 9, 9: 11, 10: 10, 11: 12, 12: 2}
ANSWERS = {"拒绝": 42, "失联": 24, "犹豫": 16, "健康": 11, "同意": 7}
REASONS = {"拒绝": "本人拒绝", "失联": "失联", "健康": "健康原因"}
COUNTS_2019 = (871, 139, 27, 14, 6)


def case_rows() -> list[Line]:
    """All cases of 2020 by date. A case that goes on has passed every stage before."""
    rng = Random("stem cells 2020")
    rows: list[Line] = []
    for depth, reached in enumerate(REACHED, start=1):
        following = REACHED[depth] if depth < len(REACHED) else 0
        rows += [_case(rng, depth) for _ in range(reached - following)]
    for depth, later in enumerate(LATER[1:], start=1):
        _reach_later(rng, rows, depth, later)
    rows += [_new_case(rng, weekday_between(rng, dt.date(2020, 12, 7), dt.date(2020, 12, 30))) for _ in range(LATER[0])]
    rows.sort(key=lambda row: (str(row["contacted_on"]), str(row["county"]), str(row["willingness"])))
    return numbered(rows, "case_code", "ZG-2020-{:04d}")


def _case(rng: Random, depth: int) -> Line:
    """A case that had reached stage `depth` by the cut-off and no further."""
    gaps = [rng.randint(*gap) for gap in GAPS[:depth]]
    latest = CUT_OFF - dt.timedelta(days=sum(gaps))
    while True:
        first, last = month_days(2020, pick(rng, MONTHS))
        day = weekday_between(rng, max(first, dt.date(2020, 1, 3)), last)
        if day <= latest:
            break
    row = _new_case(rng, day)
    if depth > 1:
        row |= {"willingness": "同意", "stopped_stage": None, "stopped_reason": None}
    for name, gap in zip(DATES[1:depth], gaps[1:], strict=True):
        day += dt.timedelta(days=gap)
        row[name] = day
    return row | _results(rng, depth)


def _new_case(rng: Random, day: dt.date) -> Line:
    answer = pick(rng, ANSWERS)
    stopped = REASONS.get(answer)
    return {"county": pick(rng, BY_PEOPLE), "contacted_on": day, "willingness": answer,
            "stopped_stage": "征求意愿" if stopped else None, "stopped_reason": stopped}  # fmt: skip


def _results(rng: Random, depth: int) -> Line:
    """What came of the stages reached, and why it ended there."""
    results: Line = {}
    if depth >= 3:
        results["high_resolution_result"] = "相合" if depth > 3 else rng.choice(("不相合", "待定"))
    if depth >= 4:
        results["examination_result"] = "合格" if depth > 4 else rng.choice(("不合格", "合格", "待定"))
    if depth == 2 and rng.randint(1, 3) > 1:
        results |= {"stopped_stage": "再动员", "stopped_reason": rng.choice(("本人拒绝", "家属反对", "患者原因"))}
    if results.get("high_resolution_result") == "不相合":
        results |= {"stopped_stage": "高分辨", "stopped_reason": "配型不合"}
    if results.get("examination_result") == "不合格":
        results |= {"stopped_stage": "体检", "stopped_reason": "健康原因"}
    return results


def _reach_later(rng: Random, rows: list[Line], depth: int, count: int) -> None:
    """Let the newest open cases of stage `depth` reach the next one after the cut-off."""
    open_cases = [row for row in rows if _depth(row) == depth and row["willingness"] == "同意"
                  and day_of(row, DATES[depth - 1]) <= CUT_OFF]  # fmt: skip
    open_cases.sort(key=lambda row: day_of(row, DATES[depth - 1]), reverse=True)
    for row in open_cases[:count]:
        row |= {"stopped_stage": None, "stopped_reason": None}
        if depth >= 3:
            row["high_resolution_result"] = "相合"
        if depth >= 4:
            row["examination_result"] = "合格"
        row[DATES[depth]] = weekday_between(rng, dt.date(2020, 12, 8), dt.date(2020, 12, 29))


def _depth(row: Row) -> int:
    return sum(1 for name in DATES if row.get(name) is not None)


def monthly_rows() -> list[Row]:
    """Counts of 2019 by month, county and stage, zeros included."""
    rng = Random("stem cells 2019")
    months = range(1, 13)
    counts: Mapping[tuple[int, str, str], int] = {
        (month, county, stage): count
        for stage, whole in zip(STAGES, COUNTS_2019, strict=True)
        for (month, county), count in _spread(rng, whole).items()
    }
    return [
        {"month": month_days(2019, month)[1], "county": county, "stage": stage,
         "stage_people_count": counts[month, county, stage]}
        for month in months for county in COUNTIES for stage in STAGES
    ]  # fmt: skip


def _spread(rng: Random, whole: int) -> dict[tuple[int, str], int]:
    places = [(month, county) for month in range(1, 13) for county in COUNTIES]
    weights = [BY_PEOPLE[county] * rng.randint(40, 160) for _, county in places]
    return dict(zip(places, by_weight(whole, weights), strict=True))
