"""The slides as LibreOffice draws them: ten, every letter has its font, nothing over another or beyond the edge."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from reports.slides import deck
from tests.documents.conftest import Drawn, chinese_families

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.documents
INCH = 25.4


@pytest.fixture(scope="module", params=["zh", "en"])
def drawn(request, draw, sample_warehouse, tmp_path_factory) -> Drawn:
    """The sample's slides as the command writes them."""
    path = tmp_path_factory.mktemp("slides") / f"slides-{request.param}.pptx"
    scope = ["--year", "2020", "--as-of", "2020-12-04", "--warehouse", str(sample_warehouse)]
    command = [sys.executable, "-m", "reports", "slides", *scope, "--lang", request.param, "--out", str(path)]
    subprocess.run(command, cwd=ROOT, capture_output=True, timeout=120, check=True)
    return draw(path)


def test_ten_pages_in_16_to_9(drawn):
    assert len(drawn.pages) == 10
    assert {round(page.width / page.height, 2) for page in drawn.pages} == {1.78}


def test_every_chinese_character_has_a_font_that_can_write_it(drawn):
    known = chinese_families()
    strange = [
        font
        for font in drawn.fonts_of_chinese
        if not any(family.startswith(re.sub(r"[\s-]", "", font).lower()[:10]) for family in known)
    ]
    assert strange == []


def test_nothing_stands_beyond_the_slide(drawn):
    margin = deck.MARGIN * INCH
    beyond = [
        (page.number, word.text)
        for page in drawn.pages
        for word in page.words
        if word.left < margin - 2
        or word.right > page.width - margin + 2
        or word.bottom > page.height - 1
        or word.top < 3
    ]
    assert beyond == []


def test_title_lead_body_and_source_keep_to_their_places(drawn):
    lead, body, foot = (inches * INCH for inches in (deck.LEAD_TOP, deck.BODY_TOP, deck.FOOT_TOP))
    for page in drawn.pages:
        title = [line for line in page.lines if line.top < lead - 1 and line.left < page.width / 2]
        assert title, page.number
        assert max(line.bottom for line in title) <= lead + 1.5, page.number
        under = [line for line in page.lines if lead - 1 <= line.top < body - 4]
        assert max(line.bottom for line in under) <= body + 1, page.number
        assert not [line.text for line in page.lines if line.top < foot - 1 and line.bottom > foot + 2], page.number


def test_no_text_is_written_over_another(drawn):
    """Lines whose boxes cover one another; numbers on bars may touch."""
    for page in drawn.pages:
        lines = [line for line in page.lines if not re.fullmatch(r"[\d.,%]+", line.text)]
        over = [
            (one.text, other.text)
            for place, one in enumerate(lines)
            for other in lines[place + 1 :]
            if min(one.right, other.right) - max(one.left, other.left) > 2
            and min(one.bottom, other.bottom) - max(one.top, other.top)
            > 0.45 * min(one.bottom - one.top, other.bottom - other.top)
        ]
        assert over == [], page.number
