"""By how much more or less than in another year a text says: value and direction against the data of both years."""

from __future__ import annotations

import json

import pytest

from metrics.__main__ import main as metrics

TRAINING = "各县区万人应急救护培训累计完成培训446场"
PEOPLE = f"{TRAINING}，累计培训人数47496人"
ENGLISH = "Mass training: the counties held 446 sessions with 47,496 people trained"
# 188 activities in 2020, 162 in 2019; 446 sessions and 403; 47,496 people and 25,140; 2,400 households and 2,150.
RIGHT = (
    (f"{TRAINING}，比上年增加43场。", "43场", "training_sessions"),
    (f"{TRAINING}；培训场次比去年增加43场。", "43场", "training_sessions"),
    (f"{TRAINING}。比2019年同期多举办43场。", "43场", "training_sessions"),
    (f"{TRAINING}，较去年同期增长10.7%。", "10.7%", "training_sessions"),
    (f"{PEOPLE}，分别比上年增长10.7%和88.9%。", "88.9%", "training_people"),
    (f"{PEOPLE}；与上年同期相比，场次增长10.7%，人数增长88.9%。", "10.7%", "training_sessions"),
    ("万人培训由上年的403场增加到446场，增加43场。", "43场", "training_sessions"),
    ("全市志愿服务活动次数比上年增加26次。", "26次", "volunteer_activities"),
    ("开票率79.3%，比上年提高3.6个百分点。", "3.6个百分点", "receipts_share"),
    ("累计培训人数47496人，是上年同期的1.89倍。", "1.89倍", "training_people"),
    (f"{ENGLISH}, up 88.9% on last year.", "88.9%", "training_people"),
    ("The counties held 446 sessions of mass training, 43 more sessions than in 2019.", "43 more sessions",
     "training_sessions"),
    ("The counties held 446 sessions of mass training, 43 more than last year.", "43", "training_sessions"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "said", "metric"), RIGHT)
def test_a_right_change_agrees(check, text, said, metric):
    found = check([text])
    assert (found.of(said)["verdict"], found.of(said)["metric"]) == ("agrees", metric)
    assert found.wrong() == []


@pytest.mark.parametrize(("text", "said", "metric"), RIGHT)
def test_a_wrong_change_is_named_with_both_years(check, text, said, metric):
    number = next(part for part in said.split() if part[0].isdigit()).rstrip("%场次个百分点倍")
    wrong = f"{number[:-1]}{(int(number[-1]) + 4) % 10}"
    found = check([text.replace(said, said.replace(number, wrong))]).of(said.replace(number, wrong))
    assert (found["verdict"], found["metric"]) == ("differs", metric)
    assert "2019年同期" in found["reason_zh"]
    assert "in the same period of 2019" in found["reason_en"]


@pytest.mark.parametrize(("text", "said", "metric"), [one for one in RIGHT if "倍" not in one[1]])
def test_a_change_in_the_wrong_direction_is_named(check, text, said, metric):
    at = text.rindex(said)
    before, behind = text[:at], text[at:]
    for right, wrong in (
        ("增加到", "增加到"),
        ("多举办", "少举办"),
        ("增加", "减少"),
        ("增长", "下降"),
        ("提高", "下降"),
    ):
        before = before.replace(right, wrong) if "到" not in right else before
    turned = before.replace("减少到", "增加到").replace(" up ", " down ") + behind.replace(" more", " fewer")
    assert turned != text
    said = said.replace(" more", " fewer")
    found = check([turned]).of(said)
    assert (found["verdict"], found["metric"]) == ("differs", metric)
    assert found["reason_zh"].startswith("增减方向相反")


@pytest.mark.parametrize(
    "text",
    [
        f"{PEOPLE}，分别比上年增长88.9%和10.7%。",
        f"{ENGLISH}, up 88.9% and 10.7% respectively on last year.",
    ],
)
def test_changes_in_turn_are_those_of_their_figures(check, text):
    assert check([text]).wrong() == ["88.9%", "10.7%"]


def _of_county(sample_warehouse, capsys, year: int, county: str) -> int:
    words = ["--year", str(year), "--as-of", f"{year}-12-04", "--by", "county", "--metric", "training_sessions"]
    capsys.readouterr()
    assert metrics(["figures", *words, "--warehouse", str(sample_warehouse), "--json"]) == 0
    return next(int(row["value"]) for row in json.loads(capsys.readouterr().out) if row["county"] == county)


def test_a_countys_change_is_held_against_the_countys_years(check, sample_warehouse, capsys):
    now, then = (_of_county(sample_warehouse, capsys, year, "武鸣区") for year in (2020, 2019))
    sentence = f"武鸣区万人应急救护培训完成{now}场，比上年增加{{}}场。"
    found = check([sentence.format(now - then)]).of(f"{now - then}场")
    assert (found["verdict"], found["county"], found["metric"]) == ("agrees", "武鸣区", "training_sessions")
    # The city's own change is no excuse.
    assert check([sentence.format(43)]).of("43场")["verdict"] == "differs"


@pytest.mark.parametrize(
    "text",
    [
        # There are no data of 2018.
        f"{TRAINING}，比2018年增加99场。",
        # Another thing than the figure before: what is compared isn't known.
        f"{PEOPLE}，红十字会员人数比上年增加999人。",
        f"{PEOPLE}，比年初增加999人。",
        f"{PEOPLE}，比计划增加999人。",
        "上半年完成培训200场，比上年同期增加99场。",
        "2021年计划开展万人应急救护培训446场，比上年增加20场。",
        "全国红十字系统培训500万人，比上年增加20万人。",
    ],
)
def test_a_change_that_the_data_cant_tell_is_never_accused(check, text):
    found = check([text])
    assert found.wrong() == []
    assert found.said["summary"]["unknown"] >= 1


def test_a_change_on_the_whole_of_last_year_is_told_as_such(check, sample_warehouse, capsys):
    words = ["--year", "2019", "--metric", "training_people", "--warehouse", str(sample_warehouse), "--json"]
    assert metrics(["figures", *words]) == 0
    more = 47496 - int(json.loads(capsys.readouterr().out)[0]["value"])
    found = check([f"{PEOPLE}，比上年增加{more}人。"]).of(f"{more}人")
    assert (found["verdict"], "2019年全年" in found["reason_zh"]) == ("unknown", True)
    assert check([f"{PEOPLE}，比上年全年增加{more}人。"]).of(f"{more}人")["verdict"] == "agrees"


def test_a_change_up_to_an_earlier_day_is_that_days(check, sample_warehouse, capsys):
    def at(day: str) -> int:
        words = ["--year", day[:4], "--as-of", day, "--metric", "training_sessions"]
        capsys.readouterr()
        assert metrics(["figures", *words, "--warehouse", str(sample_warehouse), "--json"]) == 0
        return int(json.loads(capsys.readouterr().out)[0]["value"])

    now, then = at("2020-09-30"), at("2019-09-30")
    text = f"截至9月30日，各县区万人应急救护培训累计完成培训{now}场，比上年同期减少{{}}场。"
    assert check([text.format(then - now)]).of(f"{then - now}场")["verdict"] == "agrees"
    assert check([text.format(then - now + 7)]).of(f"{then - now + 7}场")["verdict"] == "differs"


def test_a_change_of_rounded_amounts_may_be_off_by_their_rounding(check):
    found = check(["接收捐赠款物4993.3万元，同比增加4395.7万元，增长7.36倍。"])
    assert found.wrong() == []
    assert found.said["summary"]["unknown"] == 0


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("参与救援4次，出动队员30人次，分别比上年增加1次和6人次。", []),
        ("参与救援4次，出动队员30人次，分别比上年增加1次和9人次。", ["9人次"]),
        # What follows a change without 分别 is a figure of its own.
        ("全市开展志愿服务活动188次，比上年增加26次、4306名志愿者参加。", []),
    ],
)
def test_changes_in_several_units_go_in_turn(check, text, wrong):
    assert check([text]).wrong() == wrong
