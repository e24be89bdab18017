"""Hostile text from spreadsheets stays text on every way to the screen."""

import html as standard_html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from views import escape

HOSTILE = [
    "张*明，李*华",
    "3~5万、8~10万",
    "$a$ 与 $b$",
    ":material/home: :red[危险] :smile:",
    "<b>粗</b><script>alert(1)</script>",
    "[点我](https://example.org) ![图](https://example.org/a.png)",
    "https://example.org www.example.org a@example.org",
    "`code` # 标题 > 引用 | 表 |",
    '" onmouseover="alert(1)',
    "第一行\n# 第二行",
    "%{x} <sup>1</sup> &lt;",
    "\u202e右到左",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_html_holds_no_tag_and_reads_back_as_the_text(text: str) -> None:
    escaped = escape.html(text)
    assert not re.search(r"[<>\"']", escaped)
    assert standard_html.unescape(escaped) == escape.plain(text)


@given(st.text())
def test_html_reads_back_for_any_text(text: str) -> None:
    assert standard_html.unescape(escape.html(text)) == escape.plain(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_leaves_no_pattern_unescaped(text: str) -> None:
    escaped = escape.markdown(text)
    assert not re.search(r"(?<!\\)[*_~$`<>\[\]#|]", escaped)
    assert not re.search(r":(material|red|smile)", escaped)
    assert "https://" not in escaped
    assert not re.search(r"(?i)www\.", escaped)


@given(st.text())
def test_markdown_reads_back_without_its_guards(text: str) -> None:
    unescaped = re.sub(r"\\([\\`*_{}\[\]()#+\-.!|~$<>&=^:@])", r"\1", escape.markdown(text))
    assert unescaped.replace(escape.WORD_JOINER, "") == escape.plain(text).replace(escape.WORD_JOINER, "")


@pytest.mark.parametrize("text", HOSTILE)
def test_plotly_draws_no_tag_link_or_placeholder(text: str) -> None:
    escaped = escape.plotly(text)
    assert "<" not in escaped
    assert "%{" not in escaped
    assert not re.search(r"\$[^\u2060]+\$", escaped)


@given(st.text())
def test_plain_is_one_line(text: str) -> None:
    assert not re.search(r"[\r\n\x00\u202e]", escape.plain(text))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "＝1", "\tx"])
def test_spreadsheet_text_never_becomes_a_formula(text: str) -> None:
    assert escape.spreadsheet(text).startswith("'")


def test_spreadsheet_leaves_other_text_alone() -> None:
    assert escape.spreadsheet("隆安县") == "隆安县"
