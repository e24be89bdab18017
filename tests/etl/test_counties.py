"""Counties as people write them: code, name, short, old or society's name, zone; anything else is a problem."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from etl.warehouse import open_current
from tests.etl.loading import Captured, run
from tests.etl.reading_books import good_row, table, write_book

KIND = "training_class"
WRITTEN: dict[str, list[Any]] = {
    "隆安县": ["隆安县", "隆安", "450123", 450123, 450123.0, "４５０１２３", "450123000000", 450123000000,
            " 隆 安 县 ", "隆安县\u200b", "隆安县红十字会", "南宁市隆安县"],
    "横县": ["横县", "横州", "横州市", "450127", 450181],
    "武鸣区": ["武鸣县", "武鸣", "450122", "东盟经开区"],
    "江南区": ["经开区"],
    "青秀区": ["新城区"],
}  # fmt: skip
COUNTED = """
select name_zh, count(*) from fact_training_class join dim_county using (county_id)
where counted_on between coalesce(valid_from, '1900-01-01') and coalesce(valid_to, '2999-01-01')
group by all
"""
UNKNOWN = ["火星县", "450999", "全市", "/", "无", "隆安县、马山县"]


def load(capsys: Captured, folder: Path, cells: list[Any]) -> tuple[dict[str, Any], list[tuple[Any, ...]]]:
    rows = [{**good_row(KIND), "class_code": f"K{n}", "county": cell} for n, cell in enumerate(cells)]
    path = write_book(folder / "in" / "book.xlsx", {"表": table(KIND, rows)})
    _, report = run(capsys, "load", path, "--warehouse", folder / "warehouse")
    if not report["published"]:
        return report, []
    return report, open_current(folder / "warehouse").connection.cursor().execute(COUNTED).fetchall()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()


def test_every_writing_of_a_county_is_that_county(capsys: Captured, tmp_path: Path) -> None:
    report, counted = load(capsys, tmp_path, [cell for cells in WRITTEN.values() for cell in cells])
    assert report["rows"]["rejected"] == 0
    assert dict(counted) == {county: len(cells) for county, cells in WRITTEN.items()}


def test_what_is_no_county_is_rejected_with_its_cell(capsys: Captured, tmp_path: Path) -> None:
    report, _ = load(capsys, tmp_path, [*UNKNOWN, "隆安县"])
    [entry] = report["files"]
    found = [(problem["code"], problem["cell"]) for problem in entry["problems"]]
    assert found == [("county_unknown", f"O{row}") for row in range(4, 4 + len(UNKNOWN))]
    assert (entry["rows"]["loaded"], entry["rows"]["rejected"]) == (1, len(UNKNOWN))
