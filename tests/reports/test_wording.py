"""Every word of the documents has both languages, fills the same places in both, is asked for and exists."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from metrics.wording import vocabulary
from reports.wording import FOLDER

ROOT = Path(__file__).parents[2]
WORDS = vocabulary(FOLDER)


def _code() -> str:
    return "\n".join(path.read_text("utf-8") for path in (ROOT / "reports").rglob("*.py"))


@pytest.mark.parametrize("key", sorted(WORDS))
def test_key_has_both_languages_with_the_same_places(key: str) -> None:
    text = WORDS[key]
    assert text.zh.strip()
    assert text.en.strip()
    # The words of approximate numbers, our name, and what somebody is to write “so”, are spoken of as they are.
    english = re.sub("明账|[余多近约]|“[^”]*”", "", text.en)
    assert not re.search(r"[\u4e00-\u9fff]", english), "Chinese left in the English text"

    def places(template: str) -> set[str]:
        """The places to fill; a number that only chooses between is and are is said in English alone."""
        return {name for _, name, form, _ in string.Formatter().parse(template) if name and "|" not in (form or "")}

    assert places(text.zh) == places(text.en)


def test_every_key_is_used() -> None:
    code = _code()
    # Keys that are put together at run time are used by the start of their name: f"workbook.sheet.{key}".
    families = tuple(re.findall(r"""f["']([a-z_]+\.[a-z_.]*)\{""", code))
    unused = [key for key in WORDS if not re.search(rf"""["']{re.escape(key)}["']""", code)]
    assert [key for key in unused if not key.startswith(families)] == []


def test_every_key_that_code_asks_for_exists() -> None:
    asked = set(re.findall(r'say\(\s*"([a-z0-9_.]+)"', _code()))
    assert sorted(asked - set(WORDS)) == []
