"""The year-end summary on paper: no box for a character, nothing beyond the margins, the form of official documents."""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from reports import colours
from reports.word import form
from tests.documents.conftest import Drawn, Page, chinese_families

ROOT = Path(__file__).resolve().parents[2]
NUMBER = re.compile(r"—(\d+)—")
CHINESE = re.compile("[\u4e00-\u9fff，。；：、（）“”]+")
pytestmark = pytest.mark.documents


@pytest.fixture(scope="module", params=["zh", "en"])
def drawn(request, draw, sample_warehouse, tmp_path_factory) -> tuple[str, Drawn]:
    """The sample's summary as the command writes it."""
    path = tmp_path_factory.mktemp("summary") / f"summary-{request.param}.docx"
    scope = ["--year", "2020", "--as-of", "2020-12-04", "--warehouse", str(sample_warehouse)]
    command = [sys.executable, "-m", "reports", "summary", *scope, "--lang", request.param, "--out", str(path)]
    subprocess.run(command, cwd=ROOT, capture_output=True, timeout=120, check=True)
    return request.param, draw(path)


def upright(drawn: Drawn) -> list[Page]:
    return [page for page in drawn.pages if page.height > page.width]


def body(page: Page) -> list:
    """The lines between the margins."""
    return [line for line in page.lines if line.bottom <= page.height - form.BOTTOM + 3]


def test_every_chinese_character_has_a_font_that_can_write_it(drawn):
    _, document = drawn
    known = chinese_families()
    fonts = document.fonts_of_chinese
    assert fonts
    strange = {
        font: text
        for font, text in fonts.items()
        if not any(family.startswith(re.sub(r"[\s-]", "", font).lower()[:10]) for family in known)
    }
    assert strange == {}


def test_pages_are_a4_upright_and_then_turned(drawn):
    _, document = drawn
    sizes = [(round(page.width), round(page.height)) for page in document.pages]
    assert set(sizes) == {(210, 297), (297, 210)}
    assert sizes == sorted(sizes)
    assert 4 + 2 + 3 < len(sizes) < 40


def test_nothing_stands_beyond_the_margins(drawn):
    _, document = drawn
    outside = []
    for page in document.pages:
        turned = page.width > page.height
        left, right = (form.BOTTOM, form.TOP) if turned else (form.LEFT, form.RIGHT)
        top, bottom = (form.LEFT, form.RIGHT) if turned else (form.TOP, form.BOTTOM)
        for word in page.words:
            number = word.top > page.height - bottom  # the page number stands below the text
            # A full stop or comma may hang beyond the line by its width.
            sound = left - 1 <= word.left and word.right <= page.width - right + 6.5 and word.top >= top - 2
            if not sound or (number and not re.fullmatch(r"[—\d]+", word.text)):
                outside.append((page.number, word))
    assert outside == []


def test_page_numbers_stand_as_prescribed(drawn):
    _, document = drawn
    for page in document.pages:
        (line,) = [line for line in page.lines if NUMBER.fullmatch(line.text) and line.top > page.height / 2]
        assert NUMBER.fullmatch(line.text)[1] == str(page.number)
        middle = (line.left + line.right) / 2
        assert (middle > page.width / 2) == bool(page.number % 2)
        if page.height > page.width:
            edge = page.width - form.RIGHT - line.right if page.number % 2 else line.left - form.LEFT
            assert 3 <= edge <= 7  # one character of 14 points
            assert 4 <= line.top - (page.height - form.BOTTOM) <= 9  # the dash is 7 mm below the text
            assert line.bottom < page.height - 15


def test_the_grid_has_22_lines_of_28_characters(drawn):
    language, document = drawn
    counts = [len({round(line.top) for line in body(page)}) for page in upright(document)[:4]]
    assert max(counts) == form.LINES
    if language == "zh":
        width = form.PAGE_WIDTH - form.LEFT - form.RIGHT
        full = [
            len(line.text)
            for page in upright(document)[:4]
            for line in body(page)
            if CHINESE.fullmatch(line.text) and line.right - line.left > width - 8
        ]
        # A comma may hang beyond the line; where one would begin the next line, a character goes along with it.
        assert set(full) <= {form.CHARACTERS - 1, form.CHARACTERS, form.CHARACTERS + 1}
        assert statistics.mode(full) == form.CHARACTERS


def test_title_sender_and_date_stand_as_prescribed(drawn):
    language, document = drawn
    first, last = upright(document)[0], upright(document)[-3]
    title = body(first)[0]
    assert abs((title.left + title.right) / 2 - (form.LEFT + form.TEXT_WIDTH / 2)) < 2
    if language == "zh":
        by_text = {line.text: line for line in body(last)}
        date, sender = by_text["2020年12月2日"], by_text["南宁市红十字会"]
        character = 16 / 72 * 25.4
        assert abs(form.PAGE_WIDTH - form.RIGHT - date.right - 4 * character) < 2
        # LibreOffice sets the digits of the date wider than Word: it knows no autoSpaceDE.
        assert abs((date.left + date.right) / 2 - (sender.left + sender.right) / 2) < 5


def test_charts_and_marks_are_drawn(drawn, tmp_path):
    _, document = drawn
    pages = upright(document)
    blue = tuple(bytes.fromhex(colours.DONE.removeprefix("#")))
    for page in pages[-2:]:
        assert share(document.picture(page.number, tmp_path), blue) > 0.01
    assert any(share(document.picture(page.number, tmp_path), (255, 255, 0)) > 0.001 for page in pages[-4:-2])


def share(picture: Path, colour: tuple[int, ...]) -> float:
    """How much of a picture has about this colour."""
    image = Image.open(picture).convert("RGB")
    pixels = image.width * image.height
    counted = image.getcolors(pixels) or []
    near = sum(n for n, found in counted if max(abs(a - b) for a, b in zip(found, colour, strict=True)) < 12)
    return near / pixels
