"""Which row is data and which is none, where names hold the very words that totals and headers are known by."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.etl.reading_books import good_row, read_here, table, write_book

KIND = "training_class"


def _rows(tmp_path: Path, *locations: str, last: list[Any] | None = None) -> dict[str, int]:
    rows = table(KIND, [{**good_row(KIND, number), "location": text} for number, text in enumerate(locations, start=1)])
    if last:
        rows.append(last)
    counts = read_here(write_book(tmp_path / "book.xlsx", {"表": rows})).sheets[0].rows
    assert counts.holds()
    return {"loaded": counts.loaded, **{name: count for name, count in counts.ignored.items() if count}}


@pytest.mark.parametrize("location", ["会计师协会", "示例小学", "中国红十字总会", "累计三年", "小计村", "合计", "地点"])
def test_names_with_the_words_of_totals_are_data(location: str, tmp_path: Path) -> None:
    """Even 合计 and the header's own word: where the other required cells are filled, it is a name."""
    assert _rows(tmp_path, "甲村", location, "乙村") == {"loaded": 3, "title": 1, "unit": 1, "header": 1}


def test_a_label_where_the_rest_is_blank_is_a_total(tmp_path: Path) -> None:
    found = _rows(tmp_path, "会计师协会", "设计院", last=["合计", *[""] * 12, 14])
    assert found == {"loaded": 2, "title": 1, "unit": 1, "header": 1, "total": 1}


@pytest.mark.parametrize("around", ["", " ", "\u3000"])
def test_a_header_repeated_on_the_next_page_is_no_data(around: str, tmp_path: Path) -> None:
    header = [f"{around}{name}{around}" for name in table(KIND, [])[2]]
    assert _rows(tmp_path, "甲村", last=header) == {"loaded": 1, "title": 1, "unit": 1, "header": 2}
