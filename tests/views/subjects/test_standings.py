"""Who needs attention, in the words of the pages."""

import datetime as dt
from pathlib import Path

from tests.views.standing import on_sample
from views.subjects import overview, standings

KEY = "training_sessions"
NOVEMBER = dt.date(2020, 11, 5)


def test_counties_are_counted_and_few_are_named(sample_warehouse: Path) -> None:
    here = on_sample(sample_warehouse, "counties")
    assert (
        standings.finding(here, KEY) == "万人培训完成场次：8个县区已完成，3个落后（上林县、马山县、良庆区），1个需关注"
    )
    english = on_sample(sample_warehouse, "counties", "en", NOVEMBER)
    assert standings.sentence(english, KEY) == "3 counties have reached the target, 5 are behind"


def test_the_most_urgent_come_first_with_their_sentence(sample_warehouse: Path) -> None:
    notes = standings.urgent(on_sample(sample_warehouse, "counties", as_of=NOVEMBER), KEY)
    assert [note.text[:3] for note in notes] == ["马山县", "上林县", "良庆区", "横县：", "邕宁区"]
    assert {note.tone for note in notes} == {"warn"}
    assert notes[0].detail == "完成率58.3%，序时进度84.7%；年底数值有80%的把握在15场到19场之间"


def test_the_overview_names_three_counties_once_each(sample_warehouse: Path) -> None:
    here = on_sample(sample_warehouse, "overview")
    named = [note.text.split("：")[0].rpartition(" ")[2] for note in overview.attention(here) if " · " in note.text]
    assert len(named) == len(set(named)) == 3


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
    assert standings.finding(here, KEY) == "各县区工作情况"
