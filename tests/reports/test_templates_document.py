"""docs/templates.md names everything that a template may say, and its examples are what comes out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reports.summary import context, figure_words
from reports.summary.document import Summary, Template
from tests.reports.summary.conftest import word_file

TEXT = (Path(__file__).parents[2] / "docs" / "templates.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^\| `(\{\{.+?\}\})` \| (?:`([^`]+)`)? ?\| (\S+) \|", TEXT, re.MULTILINE)


def test_every_name_and_its_chinese_one_are_there():
    aspects = {f".{name}" for name in figure_words.CHINESE.values()} - {".key"}
    names = {*figure_words.CHINESE, *context.CHINESE, *context.GENERAL}
    assert {aspect for aspect in aspects if aspect not in TEXT} == set()
    assert {name for name in names if not re.search(rf"`[^`]*\b{name}\b[^`]*`", TEXT)} == set()


def test_there_are_examples():
    assert len(EXAMPLES) >= 15


@pytest.mark.parametrize(("tag", "chinese", "said"), EXAMPLES, ids=lambda value: value)
def test_an_example_says_what_the_document_shows(evidence, tag, chinese, said):
    texts = [tag]
    if chinese:  # the Chinese name of an aspect says the same
        texts.append(re.sub(r"\.\w+", f".{chinese}", tag, count=1))
    summary = Summary(evidence, "zh", Template(word_file(*texts), "t.docx"))
    assert {paragraph.text for paragraph in summary.draft.paragraphs} == {said}
