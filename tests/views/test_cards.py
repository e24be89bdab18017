"""A card shows value, target, change and months, cuts nothing, and lets no data through as markup."""

import datetime as dt
import re
from dataclasses import replace
from decimal import Decimal

from metrics.metric import CountRows, Metric, Reading, Scope, Text
from views import cards, drawing
from views.language import Words

SCOPE = Scope(2020, dt.date(2020, 12, 4))
METRIC = Metric(
    key="training_sessions",
    stem="training",
    name=Text("万人培训<b>场次", "Sessions held"),
    definition=Text("场次", "Sessions"),
    unit="场",
    measure=CountRows(),
)
READING = Reading(METRIC, SCOPE, Decimal(446), rows=446, target=Decimal(415))


def _html(card: cards.Card, language: str = "zh") -> str:
    return cards.card_html(card, Words("zh" if language == "zh" else "en"))


def test_card_shows_value_target_pace_and_change() -> None:
    html = _html(cards.Card(READING, compared=replace(READING, value=Decimal(400)), pace=Decimal("0.926"), then="上年"))
    assert "446" in html
    assert "107.5%" in html
    assert "92.6%" in html
    assert "比上年同期增长11.5%" in html


def test_each_number_of_a_card_leads_to_its_own_cells() -> None:
    before = replace(READING, value=Decimal(400))
    card = cards.Card(
        READING,
        compared=before,
        then="上年",
        opens="?figure=a",
        opens_target="?figure=a~target",
        opens_compared="?figure=b",
    )
    html = _html(card)
    assert re.findall(r'href="([^"]+)"[^>]*>([^<]+)<', html)[:3] == [
        ("?figure=a", "446"),
        ("?figure=a~target", "415场"),
        ("?figure=b", "400场"),
    ]


def test_a_card_compares_with_nothing_where_nothing_is_chosen() -> None:
    html = _html(cards.Card(READING, compared=replace(READING, value=Decimal(400))))
    assert "400" not in html


def test_card_escapes_names() -> None:
    assert "<b>场次" not in _html(cards.Card(READING))


def test_card_of_a_hidden_count_shows_less_than_five_and_nothing_else() -> None:
    html = _html(cards.Card(replace(READING, value=None, suppressed=True, target=None)))
    assert "&lt;5" in html
    assert "446" not in html


def test_card_without_a_report_says_so_in_words() -> None:
    assert "未上报" in _html(cards.Card(replace(READING, value=None)))


def test_zero_is_a_value() -> None:
    assert re.search(r">0<", _html(cards.Card(replace(READING, value=Decimal(0), target=None))))


def test_value_is_scaled_by_its_own_length() -> None:
    short = drawing.em_width("8")
    long = drawing.em_width("1,234,567,890")
    assert long > 8 * short


def test_number_is_split_from_its_unit() -> None:
    assert drawing.split_number("4649万元") == ("", "4649", "万元")
    assert drawing.split_number("CNY 46.49 million") == ("CNY ", "46.49", " million")
    assert drawing.split_number("20余次") == ("", "20", "余次")
    assert drawing.split_number("未上报") == ("", "未上报", "")


def test_spark_leaves_months_without_a_figure_empty() -> None:
    html = drawing.spark([1.0, None, 3.0], [2.0], "各月")
    assert html.count("<i ") == 2
    assert html.count("<b ") == 1
    assert html.count("<span>") == 12
