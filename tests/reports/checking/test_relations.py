"""What a text says of its figures: ranks, comparisons, counties, days, one figure stated twice."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from metrics.__main__ import main as metrics
from tests.reports.checking.test_sums import GIFTS

TRAINING = "各县区万人应急救护培训累计完成培训446场，累计培训人数47496人"


@pytest.fixture
def people(sample_warehouse, capsys) -> dict[str, int]:
    """People trained by county, largest first, as the figures' own command counts them."""
    words = ["--year", "2020", "--as-of", "2020-12-04", "--by", "county", "--metric", "training_people"]
    assert metrics(["figures", *words, "--warehouse", str(sample_warehouse), "--json"]) == 0
    rows = [row for row in json.loads(capsys.readouterr().out) if row["county"] and row["value"]]
    counted = {row["county"]: int(row["value"]) for row in rows}
    return dict(sorted(counted.items(), key=lambda one: -one[1]))


def test_who_is_first_is_held_against_all_counties(check, people):
    first, second, *_, last = people
    for county, word, right in (
        (first, "最多", True), (second, "最多", False), (second, "位居全市第二", True), (first, "位居全市第二", False),
        (last, "最少", True), (first, "最少", False),
    ):  # fmt: skip
        found = check([f"{TRAINING}，其中{county}培训人数{word}。"])
        assert found.holds("rank") == [right], (county, word)
    assert first in check([f"{TRAINING}，其中{second}培训人数最多。"]).lines


@pytest.mark.parametrize(
    "text", ["捐赠为历年最多。", "隆安县单场人数最多。", "隆安县是全国第一批试点。", "隆安县召开第一届大会。"]
)
def test_other_superlatives_are_left_alone(check, text):
    assert check([text]).holds("rank") == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("高于去年同期", [True]), ("低于去年同期", [False]), ("较上年有所增长", [True]), ("比上年大幅减少", [False]),
        ("增长88.9%", []), ("", []),
    ],
)  # fmt: skip
def test_more_or_less_than_last_year(check, words, said):
    assert check([f"{TRAINING}，{words}。"]).holds("comparison") == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("横州市的工作有声有色。", [False]), ("横县的工作有声有色。", []), ("横县（现横州市）的工作有声有色。", []),
        ("武鸣县的工作有声有色。", [False]), ("西乡唐区的工作有声有色。", [None]), ("社区、城区、新城区、自治区。", []),
    ],
)  # fmt: skip
def test_names_of_counties_are_those_of_the_cut_off(check, text, said):
    assert check([text]).holds("county") == said


def test_how_many_counties_met_their_target_is_counted(check, sample_warehouse, capsys):
    words = ["counties", "--metric", "training_people", "--year", "2020", "--as-of", "2020-12-04"]
    assert metrics([*words, "--warehouse", str(sample_warehouse), "--json"]) == 0
    done = sum(one["completion"] >= 1 for one in json.loads(capsys.readouterr().out) if one["completion"] is not None)
    sentence = "各县区万人应急救护培训累计培训人数47496人，{}个县区完成任务。"
    found = check([sentence.format(done)])
    assert (found.holds("count"), found.of(f"{done}个县区")["verdict"]) == ([True], "agrees")
    assert check([sentence.format(done - 1)]).holds("count") == [False]
    assert check(["全市12个县区全部完成任务。"]).holds("count") == [None]


def test_one_figure_with_two_numbers_is_told(check):
    found = check(["举办师资培训班3期，培训应急救护师资114人。", "（小结）", "培训应急救护师资119人。"])
    assert found.holds("repeated") == [False]
    found = check([TRAINING + "。", "（小结）", "万人培训累计培训人数47946人。"])
    assert found.holds("repeated") == [None]
    assert found.of("47946人")["verdict"] == "unknown"
    assert check([TRAINING + "。", "（小结）", "万人培训累计培训人数4.7万人。"]).holds("repeated") == []


def test_a_slip_beside_the_figures_of_its_own_sentence_is_told_apart_from_them(check):
    """The plan and the sessions stand right there; what was meant is stated rightly in another paragraph."""
    plan = "一是万人培训。本年度万人应急救护培训经费为232.8万元，下达的任务是415场、20750人以上。"
    done = "到12月4日，各县（区）办班446场，参训47946人，场次为任务的107.5%，人数为任务的228.9%。"
    others = "公务员任前班办了两期，学员460人；市直机关班办了13期，学员1000人；师资班办了3期，学员141人。"
    found = check(["（七）救护培训惠及群众", plan + done + others, "（小结）", "万人培训完成人数（47496人）。"])
    (one,) = [said for said in found.said["relations"] if said["kind"] == "repeated"]
    assert (one["text"], one["holds"], one["metrics"]) == ("47946人", None, ["training_people"])


def test_the_same_text_twice_accuses_nothing(check):
    text = [TRAINING + "。", GIFTS, "共参与救援4次，出动队员30人次。", "举办师资培训班3期，培训应急救护师资141人。"]
    found = check([*text, *text])
    assert found.said["summary"]["differs"] == found.said["summary"]["unknown"] == 0
    assert found.code == 0


@pytest.mark.parametrize(
    ("text", "holds", "said"),
    [
        (GIFTS, True, "最后一天"),
        ("截至12月4日，" + TRAINING, True, "就是核对用的截止日期"),
        ("截至11月30日，" + TRAINING, False, "2020年12月4日的数"),
        ("截至12月20日，" + TRAINING, False, "--as-of"),
        ("Up to 30 November the counties held 446 sessions of mass training.", False, "2020年12月4日的数"),
    ],
)  # fmt: skip
def test_the_day_and_its_figures_go_together(check, text, holds, said):
    (day,) = check([text]).said["dates"]
    assert day["holds"] is holds
    assert said in day["reason_zh"]


def _at(sample_warehouse, capsys, day: dt.date) -> int:
    words = ["--year", "2020", "--as-of", day.isoformat(), "--metric", "training_people"]
    capsys.readouterr()
    assert metrics(["figures", *words, "--warehouse", str(sample_warehouse), "--json"]) == 0
    return int(json.loads(capsys.readouterr().out)[0]["value"])


def test_a_figure_of_another_day_is_told_as_such(check, sample_warehouse, capsys):
    then = _at(sample_warehouse, capsys, dt.date(2020, 9, 30))
    sentence = f"各县区万人应急救护培训累计培训人数{then}人。"
    found = check([sentence]).of(f"{then}人")
    assert (found["verdict"], found["database"]) == ("differs", 47496)
    assert "截至2020年9月30日" in found["reason_zh"]
    assert check([f"截至9月30日，{sentence}"]).of(f"{then}人")["verdict"] == "agrees"


def test_last_years_figure_is_told_as_such(check):
    found = check(["各县区万人应急救护培训累计完成培训403场，累计培训人数47496人。"]).of("403场")
    assert (found["verdict"], found["metric"]) == ("differs", "training_sessions")
    assert found["reason_zh"].startswith("这是上年同期的数")


@pytest.mark.parametrize(
    "text",
    [
        "2021年计划开展万人应急救护培训500场，培训25000人。",
        "全国红十字系统培训人数5000000人。",
        "2016年以来万人应急救护培训累计培训人数200000人。",
        "上半年万人应急救护培训完成培训200场。",
        "6月5日举办万人应急救护培训37场。",
        "万人应急救护培训累计培训人数47496人，其中农村学员20000人。",
        "万人应急救护培训场均培训106人。",
        "志愿者200人次，群众10000人次。",
        "In 2021 we plan 500 sessions of mass first-aid training.",
    ],
)
def test_what_speaks_of_something_else_is_never_accused(check, text):
    found = check([text])
    assert found.wrong() == []
    assert found.said["summary"]["unknown"] >= 1


@pytest.mark.parametrize(
    "text", ["2021年，计划举办万人应急救护培训430场以上。", "In 2021 we plan 446 sessions of mass first-aid training."]
)
def test_a_plan_for_a_later_year_doesnt_agree_with_this_years_figure(check, text):
    (found,) = [one for one in check([text]).said["figures"] if one["verdict"] != "not_a_figure"]
    assert (found["verdict"], found.get("metric")) == ("unknown", None)


@pytest.mark.parametrize(
    ("text", "figure", "metric"),
    [
        ("县区改革方案已印发7个，另有5个县区正在起草。", "7个", "counties_reform_plan_issued"),
        ("造血干细胞再动员148名，体检17名，成功捐献八例。", "八例", "hsc_donated"),
        ("成功捐献造血干细胞8例。", "8例", "hsc_donated"),
    ],
)
def test_counties_may_be_said_as_pieces_and_donors_as_cases(check, text, figure, metric):
    found = check([text])
    assert found.wrong() == []
    assert (found.of(figure)["verdict"], found.of(figure)["metric"]) == ("agrees", metric)


def test_what_stands_right_behind_a_county_is_the_countys(check, people):
    county = next(iter(people))
    found = check([f"{county}万人应急救护培训累计培训人数47496人。"]).of("47496人")
    assert (found["verdict"], found["county"], found["database"]) == ("differs", county, people[county])
    assert "全市的数" in found["reason_zh"]
    assert check([f"{county}等12个县区累计培训人数47496人。"]).of("47496人")["verdict"] == "agrees"


def test_what_to_write_is_said_in_the_language_of_the_text(check):
    found = check(["Mass training. The counties held 464 sessions with 47,496 people trained."]).of("464 sessions")
    assert found["verdict"] == "differs"
    assert "Write 446 sessions" in found["reason_en"]
    assert "请改为446 sessions" in found["reason_zh"]


def test_names_state_a_figure(check):
    found = check(["新增市级示范校隆安宝塔实验学校。"])
    assert [(one["text"], one["metric"]) for one in found.said["figures"]] == [
        ("隆安宝塔实验学校", "model_schools_added")
    ]
