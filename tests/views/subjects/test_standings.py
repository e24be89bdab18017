"""Who needs attention, in the words of the pages."""

import datetime as dt
from pathlib import Path

import pytest

from metrics.metric import Language
from tests.views.standing import on_sample
from views.subjects import counties_attention, overview, standings

KEY = "training_sessions"
NOVEMBER = dt.date(2020, 11, 5)


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("zh", "12个县区中9个有任务落后，最紧急的是西乡塘区、马山县、青秀区"),
        ("en", "9 of 12 counties are behind on a target; most urgent: Xixiangtang, Mashan and Qingxiu"),
    ],
)
def test_the_title_names_the_most_urgent(sample_warehouse: Path, language: Language, title: str) -> None:
    assert counties_attention.finding(on_sample(sample_warehouse, "counties", language)) == title


def test_counties_of_a_target_are_counted_and_few_are_named(sample_warehouse: Path) -> None:
    here = on_sample(sample_warehouse, "counties")
    assert standings.sentence(here, KEY) == "8个县区已完成，3个落后（上林县、马山县、良庆区），1个需关注"
    english = on_sample(sample_warehouse, "counties", "en", NOVEMBER)
    assert standings.sentence(english, KEY) == "3 counties have reached the target, 5 are behind"


@pytest.mark.parametrize(
    ("language", "title", "sentence"),
    [
        ("zh", "到2020年1月20日，判断12个县区的进度为时尚早", "判断县区进度为时尚早"),
        ("en", "Up to 20 January 2020 it is too early to judge the 12 counties", "Too early to judge the counties"),
    ],
)
def test_before_anything_can_be_judged_nobody_is_said_to_be_on_time(
    sample_warehouse: Path, language: Language, title: str, sentence: str
) -> None:
    here = on_sample(sample_warehouse, "counties", language, dt.date(2020, 1, 20))
    assert counties_attention.finding(here) == title
    assert standings.sentence(here, "relief_households") == sentence
    assert [note.text for note in counties_attention.urgent(here)] == [sentence]


def test_every_county_stands_once_with_its_most_urgent_target(sample_warehouse: Path) -> None:
    notes = counties_attention.urgent(on_sample(sample_warehouse, "counties"))
    assert [note.text.split("：")[0] for note in notes][:3] == [
        "救助受益户 · 西乡塘区",
        "志愿服务人次 · 马山县",
        "救助受益户 · 青秀区",
    ]
    counties = [note.text.split("：")[0].rpartition(" ")[2] for note in notes]
    assert len(counties) == len(set(counties)) == 10
    assert notes[1].detail == (
        "完成率42.1%，序时进度92.6%；年底数值有80%的把握在118人次到173人次之间。"
        "另有：万人培训完成场次（落后）、万人培训完成人数（关注）"
    )


def test_the_overview_names_three_counties_once_each(sample_warehouse: Path) -> None:
    here = on_sample(sample_warehouse, "overview")
    named = [note.text.split("：")[0].rpartition(" ")[2] for note in overview.attention(here) if " · " in note.text]
    assert len(named) == len(set(named)) == 3


def test_people_per_session_are_explained_where_the_target_is_spoken_of(sample_warehouse: Path) -> None:
    here = on_sample(sample_warehouse, "counties")
    (check,) = [note for note in standings.about(here, KEY) if note.tone == "warn"]
    assert check.text.startswith("万人培训完成人数为计划的228.9%，万人培训完成场次为计划的107.5%")
    assert "人次" in check.detail
    assert check in standings.about(here, "training_people")
    assert check in overview.attention(here)
    assert not [note for note in standings.about(here, "relief_households") if note.tone == "warn"]


def test_charts_get_what_the_sentences_say(sample_warehouse: Path) -> None:
    here = on_sample(sample_warehouse, "counties", as_of=NOVEMBER)
    df = standings.df_by_county(here, KEY).set_index("name")
    assert df.loc["马山县", "state"] == "behind"
    assert df.loc["马山县", "low"] <= df.loc["马山县", "high"] < df.loc["马山县", "target"]
    assert list(standings.table(here, KEY)["状态"]).count("落后") == 5
    assert standings.reach(here, KEY) == "12个县区中，8个年底有可能达到目标（80%区间）"


def test_a_county_across_its_targets(sample_warehouse: Path) -> None:
    here = on_sample(sample_warehouse, "counties", as_of=NOVEMBER)
    assert len(standings.of_county(here, "450124")) == 4


def test_without_targets_nothing_is_judged(sample_warehouse: Path) -> None:
    here = on_sample(sample_warehouse, "counties", as_of=dt.date(2020, 1, 3))
    assert standings.by_metric(here) == {}
    assert standings.sentence(here, KEY) == ""
    assert counties_attention.urgent(here) == []
    assert counties_attention.finding(here) == "各县区工作情况"
