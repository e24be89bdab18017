"""Who checked a figure: the document says how many are, by whom each is, and which marks have lapsed, those first."""

from __future__ import annotations

import io

import docx
import pytest

from reports import signing
from reports.summary.document import Summary
from reports.summary.making import stamp
from reports.summary.markdown import markdown

KEY = "training_people"
TEXT = "{{ training_people }}{{ training_sessions }}"


def printed(summary: Summary) -> str:
    """All texts of the Word file, those of tables too."""
    document = docx.Document(io.BytesIO(summary.word()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_the_title_of_a_finding_stays_with_its_first_line(made):
    _, _, document = made
    titles = [
        one for one in document.paragraphs if one.style.style_id == "MzAnnexText" and one.runs and one.runs[0].bold
    ]
    assert titles
    assert all(one.paragraph_format.keep_with_next for one in titles)


def test_nothing_is_checked_until_somebody_says_so(fill):
    assert "正文2个数字中，0个已有人核对（姓名自填，未核实），0个核对标记已失效。" in printed(fill(TEXT))


def test_the_document_says_how_many_are_checked_and_by_whom(fill, evidence):
    signing.sign(evidence, KEY, "王某", "对过原表")
    signing.sign(evidence, "news_items", "李某")  # the text doesn't state it
    day = signing.signed(evidence)[KEY].at[:10]
    for said in (printed(fill(TEXT)), markdown(fill(TEXT))):
        assert "正文2个数字中，1个已有人核对" in said
        assert f"王某核对，{day}（对过原表）" in said
        assert "李某" not in said
    assert "Of 2 figures in the text 1 is checked by somebody" in printed(fill(TEXT, lang="en"))


@pytest.mark.parametrize(("value", "named"), [(47497, "47497人（万人培训完成人数）"), (None, "万人培训完成人数")])
def test_a_mark_whose_figure_reads_otherwise_has_lapsed_for_everybody_to_see(fill, evidence, doctored, value, named):
    signing.sign(evidence, KEY, "王某")
    summary = fill(TEXT, found=doctored(**{KEY: value}))
    lapsed = next(one for one in summary.findings if one.code == "lapsed")
    assert summary.findings.index(lapsed) == (0 if value else 1)  # a figure that is missing is a gap as well
    line = "".join(span.text for span in lapsed.lines[0])
    assert line.startswith(f"{named}：王某（未核实）")
    assert "核对时为47,496人（任务20,750人），数值已变，请重新核对。" in line
    said = printed(summary)
    assert "0个已有人核对（姓名自填，未核实），1个核对标记已失效" in said
    assert line in said
    assert "，标记已失效" in said


def test_a_preview_that_is_kept_is_made_again_after_somebody_checked(evidence):
    before = stamp("zh")
    signing.sign(evidence, KEY, "王某")
    assert stamp("zh") != before
