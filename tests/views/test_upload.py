"""Uploads land in the inbox under harmless names, and nothing that was there is lost."""

import datetime as dt
from pathlib import Path
from types import SimpleNamespace

import pytest

from views import upload
from views.language import Words

NOW = dt.datetime(2020, 12, 4, 10, 0)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("隆安县培训台账.xlsx", "隆安县培训台账.xlsx"),
        ("../../etc/passwd.xlsx", "passwd.xlsx"),
        ("C:\\temp\\a.xlsx", "a.xlsx"),
        ("~$a.xlsx", "a.xlsx"),
        (".hidden.xlsx", "hidden.xlsx"),
        ("a:b|c?.xlsx", "a_b_c_.xlsx"),
        ("", "workbook.xlsx"),
    ],
)
def test_safe_name(name: str, kept: str) -> None:
    assert upload.safe_name(name) == kept


def test_a_file_of_the_same_name_is_set_aside(tmp_path: Path) -> None:
    upload.keep([("a.xlsx", b"old")], tmp_path, NOW)
    upload.keep([("a.xlsx", b"new")], tmp_path, NOW)
    assert (tmp_path / "a.xlsx").read_bytes() == b"new"
    assert [path.read_bytes() for path in (tmp_path / ".replaced").iterdir()] == [b"old"]


def test_the_same_file_twice_leaves_one(tmp_path: Path) -> None:
    upload.keep([("a.xlsx", b"same")], tmp_path, NOW)
    upload.keep([("a.xlsx", b"same")], tmp_path, NOW)
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]


def _report(published: bool, problems: int) -> SimpleNamespace:
    problem = {
        "severity": "reject", "file": "a.xlsx", "sheet": "表", "cell": "B3",
        "message_zh": "日期不在本年度。", "message_en": "Outside the year.",
        "repair_zh": "请改。", "repair_en": "Mend it.",
    }  # fmt: skip
    rows = {"present": 1200, "loaded": 1100, "rejected": 9, "ignored": 91}
    return SimpleNamespace(published=published, rows=rows, problems=[problem] * problems)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_result_says_how_many_rows_and_shows_the_first_problems(language: str) -> None:
    notes = upload.result_notes(Words("zh" if language == "zh" else "en"), _report(True, 7))
    assert "1,100" in notes[0].text
    assert notes[1].detail == "a.xlsx › 表 › B3"
    assert len(notes) == 1 + 5 + 1


def test_result_of_a_refused_load_is_a_warning() -> None:
    assert upload.result_notes(Words("zh"), _report(False, 1))[0].tone == "warn"
