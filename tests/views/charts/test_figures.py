"""Every chart with ordinary, empty, single, blank and hostile frames, in both languages and themes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pandas as pd
import pytest

from metrics.metric import Language
from tests.views.charts.frames import CASES, Case, draw, title
from views.charts import base, village
from views.language import LANGUAGES, Words
from views.palette import DARK, LIGHT

HOSTILE = "<b>粗</b> <a href='https://example.org'>链接</a> %{x} $a$ <img src=x onerror=alert(1)>"
STATES = {"place", "side", "rescue_type", "measure_status", "status", "unit", "county_id", "state"}


def texts_of(figure: Any) -> Iterator[str]:
    """Every string of a figure that is drawn: keys that a click gives back are not."""

    def walk(part: Any) -> Iterator[str]:
        if isinstance(part, str):
            yield part
        elif isinstance(part, dict):
            drawn = part.get("type") in ("sankey", None)
            for key, value in part.items():
                if drawn or key != "customdata":
                    yield from walk(value)
        elif isinstance(part, list):
            for value in part:
                yield from walk(value)

    yield from walk(json.loads(figure.to_json()))


def blank(df: pd.DataFrame) -> pd.DataFrame:
    floats = df.select_dtypes("float").columns.difference(["tile_column", "tile_row"])
    return df.assign(**dict.fromkeys(floats, float("nan")))


def hostile(df: pd.DataFrame) -> pd.DataFrame:
    texts = [column for column in df.columns if isinstance(df[column].iloc[0], str) and column not in STATES]
    return df.assign(**{column: [f"{HOSTILE}{at}" for at in range(len(df))] for column in texts})


every_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
every_language = pytest.mark.parametrize("lang", LANGUAGES)


@every_case
@every_language
@pytest.mark.parametrize("narrow", [False, True])
def test_an_ordinary_frame_is_drawn_without_title_and_legend(case: Case, lang: Language, narrow: bool) -> None:
    figure = draw(case, case.frame(lang), lang, narrow=narrow)
    assert len(figure.data) > 0
    assert figure.layout.showlegend is False
    assert not figure.layout.title.text
    assert "sans-serif" in figure.layout.font.family
    assert not [text for text in texts_of(figure) if re.search(r"\bnan\b|None|NaT", text)]


@every_case
@every_language
def test_an_english_figure_has_no_chinese_and_a_chinese_one_no_english(case: Case, lang: Language) -> None:
    shown = [text for text in texts_of(draw(case, case.frame(lang), lang)) if "sans-serif" not in text]
    if lang == "en":
        assert not [text for text in shown if any("\u4e00" <= character <= "\u9fff" for character in text)] or (
            case.module.__name__.endswith("stock")  # units of measure are data
        )
    else:
        words = {word for text in shown for word in text.replace("<br>", " ").split(" ")}
        assert not words & {"target", "done", "pace", "reported", "Cash", "Goods", "Issue"}


@every_case
@every_language
def test_an_empty_frame_says_so(case: Case, lang: Language) -> None:
    df = case.frame(lang).iloc[:0]
    figure = draw(case, df, lang)
    assert any(Words(lang)("charts.none") in text for text in texts_of(figure))
    assert title(case, df, lang) == Words(lang)("charts.none")


@every_case
@every_language
def test_one_row_and_blank_values_are_drawn(case: Case, lang: Language) -> None:
    df = case.frame(lang)
    for frame in (df.iloc[:1], blank(df), blank(df).iloc[:1]):
        assert draw(case, frame, lang).layout.height > 0
        assert title(case, frame, lang)


@every_case
@every_language
@pytest.mark.parametrize("narrow", [False, True])
def test_text_of_data_is_never_obeyed(case: Case, lang: Language, narrow: bool) -> None:
    for text in texts_of(draw(case, hostile(case.frame(lang)), lang, narrow=narrow)):
        for tag in ("<a", "<img", "<b>粗", "%{x}", "$a$"):
            assert tag not in text


@every_case
def test_a_figure_holds_plain_lists(case: Case) -> None:
    # Arrays in bytes are unpacked whenever Plotly is handed a figure, which it then takes for another and draws anew.
    assert "bdata" not in draw(case, case.frame("zh"), "zh").to_json()


@every_case
def test_the_theme_is_the_one_asked_for(case: Case) -> None:
    light, dark = (draw(case, case.frame("zh"), "zh", dark=dark) for dark in (False, True))
    assert light.layout.font.color == LIGHT.ink
    assert dark.layout.font.color == DARK.ink
    assert light.layout.paper_bgcolor == "rgba(0,0,0,0)"
    told = {LIGHT.ink, LIGHT.muted, LIGHT.line} & set(texts_of(dark))
    assert not told, f"colours of the light theme in the dark one: {told}"


# chart → the columns of its frame that say what a click leads to
OPENS = {
    "bars": ["opens", "opens_compared"],
    "bullets": ["opens"],
    "campaigns": ["opens"],
    "course": ["opens_done", "opens_plan"],
    "disclosures": ["opens"],
    "dots": ["opens"],
    "flow": ["opens"],
    "gifts": ["opens_cash_yuan", "opens_goods_yuan"],
    "growth": ["opens_cash_yuan", "opens_goods_yuan"],
    "matrix": ["opens"],
    "months": ["opens", "opens_compared"],
    "news": ["opens"],
    "organs": ["opens_registered", "opens_donated"],
    "plans": ["opens"],
    "reform": ["opens"],
    "rescues": ["opens"],
    "stem_cells": ["opens"],
    "stock": ["opens_out", "opens_stock"],
    "strip": ["opens"],
    "tiles": ["place"],
    "plain_tiles": ["place"],
    "outlines": ["place"],
    "funnel": ["opens"],
    "control": ["opens"],
    "village": ["opens_before", "opens_lifted", "opens_out", "opens_left"],
}


def _given(part: Any) -> Iterator[str]:
    for each in part if isinstance(part, list | tuple) else []:
        yield from [each] if isinstance(each, str) else _given(each)


@pytest.mark.parametrize("name", OPENS)
def test_a_click_on_a_mark_leads_to_what_its_row_says(name: str) -> None:
    case = CASES[name]
    df = case.frame("zh")
    df = df.assign(**{column: [f"?figure={column}{at}" for at in range(len(df))] for column in OPENS[name]})
    traces = json.loads(draw(case, df, "zh").to_json())["data"]
    places = [part for trace in traces for part in (trace, trace.get("node", {}), trace.get("link", {}))]
    given = {text for part in places for text in _given(part.get("customdata")) if text.startswith("?")}
    for column in OPENS[name]:
        assert any(text.startswith(f"?figure={column}") for text in given), column
        assert given <= {f"?figure={column}{at}" for column in OPENS[name] for at in range(len(df))}


def test_a_panel_leads_where_its_own_column_says() -> None:
    case = CASES["panels"]
    df = case.frame("zh")
    column = next(name for name in df if name not in ("key", "name"))
    drawn = draw(case, df.assign(**{f"opens_{column}": "?figure=x"}), "zh")
    assert [set(trace.customdata) for trace in drawn.data].count({"?figure=x"}) == 1


@pytest.mark.parametrize("name", ["bars", "bullets", "dots", "panels"])
def test_a_county_leads_to_its_profile_and_nothing_else_becomes_a_link(name: str) -> None:
    case = CASES[name]
    df = case.frame("zh")
    led = draw(case, df.assign(place="counties?county=450123"), "zh")
    assert any('<a href="counties?county=450123"' in text for text in texts_of(led))
    for way in ('"><img src=x onerror=alert(1)>', "javascript:alert(1)", "https://example.org"):
        assert not [text for text in texts_of(draw(case, df.assign(place=way), "zh")) if "<a" in text or "<img" in text]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_within_a_bar_is_no_wider_than_the_bar(language: Language) -> None:
    notes = draw(CASES["village"], CASES["village"].frame(language), language)
    within = [note.text for note in notes.layout.annotations if note.yanchor == "top"]
    assert within
    assert all(base.width_of([re.sub("<[^>]*>", "", text)]) <= village.BAR for text in within)


def test_without_any_target_nobody_is_said_to_lack_one() -> None:
    df = CASES["bullets"].frame("zh").assign(target=float("nan"))
    drawn = draw(CASES["bullets"], df, "zh")
    seen = [text for trace in drawn.data for text in (trace.text or ())]
    seen += [note.text for note in drawn.layout.annotations]
    assert any("完成" in text for text in seen)
    assert not [text for text in seen if "任务" in text or "序时进度" in text]
