"""The page on counties: the table of all targets, the funnel, the trend, what changed, whose returns are missing."""

import datetime as dt
import re
from pathlib import Path

import pytest

from tests.views.standing import on_sample
from views.charts import control, funnel
from views.subjects import counties, counties_charts, counties_fair, counties_moves, counties_returns

KEY = "training_sessions"
RETURNS = dt.date(2020, 11, 12)


def counties_in(html: str) -> list[str]:
    return re.findall(r'<tr><th scope="row"><a [^>]*>([^<]+)</a></th>', html)


def test_the_table_has_every_county_and_target_with_status(sample_warehouse: Path) -> None:
    here = on_sample(sample_warehouse, "counties")
    html = counties.table_html(here, counties.IN_ORDER)
    assert len(counties_in(html)) == 12
    assert counties_in(html)[0] == "兴宁区"
    assert html.count("data-name=") == 48
    assert "◆ 已完成" in html
    assert "▼ 落后" in html
    assert "低于序时" not in html


def test_the_table_sorts_by_urgency_and_by_target(sample_warehouse: Path) -> None:
    here = on_sample(sample_warehouse, "counties")
    assert counties_in(counties.table_html(here, counties.BY_URGENCY))[0] == "西乡塘区"
    assert counties_in(counties.table_html(here, KEY))[:4] == ["上林县", "马山县", "良庆区", "横县"]
    targets = [KEY, "relief_households", "training_people", "volunteer_times"]
    assert list(counties.orders(here)) == [counties.BY_URGENCY, counties.IN_ORDER, *targets]


def test_the_funnel_says_who_differs_by_more_than_chance(sample_warehouse: Path) -> None:
    here = on_sample(sample_warehouse, "counties")
    df, curve = counties_fair.df_by_county(here, KEY), counties_fair.df_curve(here, KEY)
    assert len(df) == 12
    places = df.set_index("name")["place"]
    assert (places["隆安县"], places["横县"], places["青秀区"]) == ("above", "below", "within")
    title = funnel.finding(df, curve, lang="zh")
    assert title == "按人口算，没有县区超出99.8%界限；隆安县稍高，横县稍低，可能是偶然"
    assert "φ=1" in counties_fair.spread(here, KEY)
    table = counties_fair.table(here, KEY).set_index("县区")
    assert table.loc["隆安县", "每万人"] == "0.800场"
    assert re.fullmatch(r"0\.\d+场（0\.\d+场–0\.\d+场）", table.loc["隆安县", "可信的水平（95%区间）"])


def test_people_who_come_in_classes_widen_the_funnel(sample_warehouse: Path) -> None:
    here = on_sample(sample_warehouse, "counties")
    assert "放宽（φ=3" in counties_fair.spread(here, "training_people")
    chart = counties_charts.on_funnel(here, "training_people")
    assert chart.title == "按人口算，12个县区的差别不超过偶然"
    assert "2020年人口普查" in chart.source


def test_restricted_figures_have_no_funnel(sample_warehouse: Path) -> None:
    here = on_sample(sample_warehouse, "counties")
    assert counties_fair.compared(here, "child_aid_children") is None
    assert counties_charts.on_funnel(here, "child_aid_children").title == "所选范围内没有数据"


def test_the_trend_names_its_signals_and_what_they_mean(sample_warehouse: Path) -> None:
    here = on_sample(sample_warehouse, "counties")
    df = counties_fair.df_months(here, KEY)
    assert len(df) == 23
    assert control.finding(df, lang="zh") == "最近3个月高于平常，不像是偶然"
    notes = counties_fair.signals(here, KEY)
    assert [note.text for note in notes] == [
        "2020年9月至2020年11月：高于上限",
        "2020年2月至2020年4月：低于下限",
        "2019年9月至2020年2月：连续6个月以上下降",
    ]
    assert "问一问那时发生了什么" in notes[0].detail


def test_before_twelve_months_nothing_is_judged(sample_warehouse: Path) -> None:
    here = on_sample(sample_warehouse, "counties", as_of=dt.date(2019, 6, 30))
    df = counties_fair.df_months(here, KEY)
    assert control.finding(df, lang="zh") == "只有6个整月，满12个月才能判断趋势"
    assert df["high"].isna().all()
    assert counties_fair.signals(here, KEY) == []


def test_a_county_has_a_trend_of_its_own(sample_warehouse: Path) -> None:
    here = on_sample(sample_warehouse, "counties", "en")
    whole, own = (counties_fair.df_months(here, KEY, county)["value"].sum() for county in (None, "450124"))
    assert 0 < own < whole
    assert counties_charts.trend(here, KEY, "450124").subtitle.startswith("Mashan: Mass first-aid training")


def test_what_changed_in_a_month(sample_warehouse: Path) -> None:
    here = on_sample(sample_warehouse, "counties")
    assert counties_moves.lead(here).startswith("与2020年11月4日相比，10项好转，2项变差")
    notes = counties_moves.notes(here)
    assert notes[0].text == "志愿服务人次 · 宾阳县：关注 → 落后，一个月完成16人次"
    assert [note.tone for note in notes] == ["warn"] * 2 + ["good"] * 10
    july = counties_moves.notes(on_sample(sample_warehouse, "counties", as_of=dt.date(2020, 7, 3)))
    assert "万人培训完成场次 · 横县：仍为落后，一个月完成4场，目标由34场调整为30场" in [note.text for note in july]


def test_in_january_there_is_no_month_before(sample_warehouse: Path) -> None:
    here = on_sample(sample_warehouse, "counties", as_of=dt.date(2020, 1, 20))
    assert counties_moves.lead(here) == "年初没有上个月可比。"
    assert counties_moves.notes(here) == []


def test_late_returns_are_named_with_their_sheet(sample_warehouse: Path) -> None:
    here = on_sample(sample_warehouse, "counties", as_of=RETURNS)
    notes = counties_returns.notes(here)
    assert notes[0].text == "宾阳县：人道救助项目只到2020年7月29日，迟3个月"
    assert notes[-1].text.startswith("也有迟报：")
    assert re.match(r"各县区应报的月份已报到9\d\.\d%。", counties_returns.lead(here))
    table = counties_returns.table(here).set_index("县区")
    assert table.loc["宾阳县", "人道救助项目"] == "▼ 2020-07-29（7/10月）"
    assert table.loc["青秀区", "及时率"] == "100.0%"


@pytest.mark.parametrize("day", [dt.date(2020, 1, 20), dt.date(2020, 2, 29), dt.date(2020, 12, 31)])
def test_every_day_has_words_for_the_returns(sample_warehouse: Path, day: dt.date) -> None:
    here = on_sample(sample_warehouse, "counties", "en", as_of=day)
    assert counties_returns.lead(here)
    assert len(counties_returns.table(here)) == 12
