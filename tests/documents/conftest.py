"""Documents drawn by LibreOffice as PDF, and what stands where on their pages.

The fonts of offices aren't here. In their places stand Noto's, told apart as the offices' are: sans for 黑体, serif for
the others.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tools.office import office

SERIF, SANS = "Noto Serif CJK SC", "Noto Sans CJK SC"
STAND_INS = {"仿宋_GB2312": SERIF, "楷体_GB2312": SERIF, "方正小标宋简体": SERIF, "宋体": SERIF, "黑体": SANS}
STAND_INS["Times New Roman"] = SERIF  # as narrow as Times, which DejaVu isn't
MM = 72 / 25.4
_XHTML = "{http://www.w3.org/1999/xhtml}"
Draw = Callable[[Path], "Drawn"]


@dataclass(frozen=True)
class Words:
    """A piece of text on a page with its box, in millimetres from the page's upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Page:
    """One page: its size in millimetres, its words and its lines."""

    number: int
    width: float
    height: float
    words: Sequence[Words]
    lines: Sequence[Words]


@dataclass(frozen=True)
class Drawn:
    """A document as LibreOffice draws it."""

    pdf: Path

    @cached_property
    def pages(self) -> list[Page]:
        """All pages in order."""
        text = run("pdftotext", "-bbox-layout", str(self.pdf), "-")
        # The names of fonts may hold what XML refuses; the text of ours doesn't.
        root = ElementTree.fromstring(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text))
        return [_page(number, found) for number, found in enumerate(root.iter(f"{_XHTML}page"), start=1)]

    @cached_property
    def fonts_of_chinese(self) -> dict[str, str]:
        """The fonts that write Chinese, each with a text that it writes."""
        root = ElementTree.fromstring(run("pdftohtml", "-xml", "-i", "-stdout", str(self.pdf)).encode())
        families = {spec.get("id"): spec.get("family", "") for spec in root.iter("fontspec")}
        found: dict[str, str] = {}
        for text in root.iter("text"):
            said = "".join(text.itertext())
            if re.search("[\u4e00-\u9fff]", said):
                found.setdefault(families[text.get("font")].split("+")[-1], said)
        return found

    def picture(self, page: int, folder: Path) -> Path:
        """One page as PNG at 60 dots an inch."""
        run("pdftoppm", "-r", "60", "-png", "-f", str(page), "-l", str(page), str(self.pdf), str(folder / f"p{page}"))
        return next(folder.glob(f"p{page}-*.png"))


def _page(number: int, found: ElementTree.Element) -> Page:
    def boxes(tag: str) -> list[Words]:
        return [
            Words("".join(one.itertext()).strip().replace("\n", ""), *(float(one.get(side, 0)) / MM for side in sides))
            for one in found.iter(f"{_XHTML}{tag}")
        ]

    sides = ("xMin", "yMin", "xMax", "yMax")
    lines = [Words(re.sub(r"\s+", "", one.text), one.left, one.top, one.right, one.bottom) for one in boxes("line")]
    size = (float(found.get(side, 0)) / MM for side in ("width", "height"))
    return Page(number, *size, boxes("word"), lines)


def run(*command: str) -> str:
    """What a command of poppler says."""
    done = subprocess.run(command, capture_output=True, timeout=120, check=True)
    return done.stdout.decode("utf-8", errors="replace")


def chinese_families() -> set[str]:
    """The families of fonts here that can write Chinese, without spaces, in lower case."""
    listed = run("fc-list", ":lang=zh", "family")
    return {re.sub(r"[\s-]", "", name).lower() for line in listed.splitlines() for name in line.split(",") if name}


@pytest.fixture(scope="session")
def draw(tmp_path_factory: pytest.TempPathFactory) -> Draw:
    """`draw(path)`: the document as PDF. LibreOffice keeps its own profile here."""
    command = office()
    if command is None:
        pytest.fail("LibreOffice isn't installed: `make test-documents` installs it")
    home = tmp_path_factory.mktemp("office")
    fonts = home / "fonts.conf"
    fonts.write_text(_font_rules(), encoding="utf-8")
    profile = f"-env:UserInstallation={(home / 'profile').as_uri()}"
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts)}

    def convert(path: Path) -> Drawn:
        words = [command, profile, "--headless", "--convert-to", "pdf", "--outdir", str(home / "pdf"), str(path)]
        subprocess.run(words, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=180, check=True)
        return Drawn(home / "pdf" / f"{path.stem}.pdf")

    return convert


def _font_rules() -> str:
    rules = "".join(
        f'<match target="pattern"><test name="family"><string>{name}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{other}</string></edit></match>'
        for name, other in STAND_INS.items()
    )
    include = '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
    return f'<?xml version="1.0"?><fontconfig>{include}{rules}</fontconfig>'
