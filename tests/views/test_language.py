"""Every word of the screen has both languages, is used, and fills the same places in both."""

import re
import string
from pathlib import Path

import pytest

from views.language import Words, vocabulary

ROOT = Path(__file__).parents[2]


def _code() -> str:
    files = [ROOT / "dashboard.py", *(ROOT / "views").rglob("*.py"), *(ROOT / "pages").glob("*.py")]
    return "\n".join(path.read_text("utf-8") for path in files)


@pytest.mark.parametrize("key", sorted(vocabulary()))
def test_key_has_both_languages(key: str) -> None:
    text = vocabulary()[key]
    assert text.zh.strip()
    assert text.en.strip()
    assert not re.search(r"[\u4e00-\u9fff]", text.en.replace("语言", "")), "Chinese left in the English text"


@pytest.mark.parametrize("key", sorted(vocabulary()))
def test_key_fills_the_same_places_in_both_languages(key: str) -> None:
    text = vocabulary()[key]

    def places(template: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(template) if name}

    assert places(text.zh) == places(text.en)


def test_every_key_is_used() -> None:
    code = _code()
    # Keys that are put together at run time are used by the start of their name: f"nav.{stem}".
    families = tuple(re.findall(r"""f["']([a-z_]+\.[a-z_.]*)\{""", code))
    unused = [key for key in vocabulary() if not re.search(rf"""["']{re.escape(key)}["']""", code)]
    unused = [key for key in unused if not key.startswith(families)]
    assert unused == []


def test_every_key_that_code_asks_for_exists() -> None:
    asked = set(re.findall(r'say\(\s*"([a-z0-9_.]+)"', _code()))
    assert sorted(asked - set(vocabulary())) == []


def test_plural_follows_the_number() -> None:
    say = Words("en")
    assert say("origin.cells_lead", n=1, value="3") == "1 cell adds up to 3."
    assert say("origin.cells_lead", n=2, value="3") == "2 cells add up to 3."


def test_dates_read_as_the_language_has_them() -> None:
    import datetime as dt

    day = dt.date(2020, 12, 4)
    assert Words("zh").date(day) == "2020年12月4日"
    assert Words("en").date(day) == "4 December 2020"
    assert Words("zh").month(12) == "12月"
    assert Words("en").month(12) == "Dec"


def test_lists_read_as_the_language_has_them() -> None:
    assert Words("zh").join(["甲", "乙", "丙"]) == "甲、乙、丙"
    assert Words("en").join(["a", "b", "c"]) == "a, b and c"
    assert Words("en").join(["a"]) == "a"


def test_english_has_the_quotation_marks_of_its_keyboard() -> None:
    """The fonts of a Chinese page give “ and ” the width of a character, which tears a hole into an English line."""
    assert not [key for key, text in vocabulary().items() if set("“”‘’") & set(text.en)]
