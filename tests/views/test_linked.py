"""A text keeps its links through sentences, lists and clauses, and is plain text wherever that is wanted."""

from __future__ import annotations

import pandas as pd

from views import escape, linked, tables
from views.language import Words


def test_a_sentence_keeps_the_links_of_its_values() -> None:
    say = Words("zh")
    value = linked.to("446场", "?figure=training_sessions")
    said = say("training.finding_plain", sessions=value, people="47,496人")
    assert "446场" in said
    assert linked.html(said).count('href="?figure=training_sessions"') == 1
    assert "<" not in escape.plain(said)


def test_lists_and_clauses_keep_them_too() -> None:
    parts = [linked.to("one", "?a"), "two", linked.to("three", "?b")]
    for language, text in (("en", "one, two and three"), ("zh", "one、two、three")):
        said = Words("zh" if language == "zh" else "en").join(parts)
        assert said == text
        assert linked.html(said).count("<a ") == 2
    assert linked.capital(linked.join(" ", parts)) == "One two three"
    assert linked.html(linked.capital(linked.join(" ", parts))).count("<a ") == 2


def test_without_links_nothing_changes() -> None:
    assert type(linked.join("，", ["甲", "乙"])) is str
    assert linked.to("甲", "") == "甲"
    assert linked.html("<b>甲</b>") == "&lt;b&gt;甲&lt;/b&gt;"


def test_texts_of_data_and_addresses_are_escaped() -> None:
    html = linked.html(linked.to("<b>甲</b>", '?a="><script>'))
    assert "<script>" not in html
    assert "<b>" not in html


def test_a_value_can_hold_the_name_of_another_without_harm() -> None:
    said = Words("zh")("course.title", name="{value}", value=linked.to("5", "?a"))
    assert said == "{value}5"


def test_a_table_shows_links_of_its_cells() -> None:
    df = pd.DataFrame({"县区": ["甲"], "数": [linked.to("5", "?figure=x")]}, dtype=object)
    html = tables.plain_html(df, "表", ["数"], [], [], "t", lit=0)
    assert '<a class="mz-go " href="?figure=x">5</a>' in html
    assert 'aria-current="true"' in html
