"""`python -m data.make_sample [--out DIR]`: write the sample workbooks of both years."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from data.make_sample import donation, fundraising, organisation, relief, response, returns, training
from data.make_sample.book import Sheet, write_book
from data.make_sample.names import CITY, COUNTIES
from data.make_sample.row import Line

DEFAULT = Path(__file__).resolve().parents[1] / "sample"
YEARS = (2019, 2020)


def city_books(year: int, own_projects: list[Line]) -> dict[str, list[Sheet]]:
    """The city office's workbooks by file name."""
    book = fundraising.ledger(year)
    return {
        "捐赠台账": fundraising.donation_sheets(year, book),
        "物资出入库台账": fundraising.store_sheets(year, book),
        "人道救助台账": relief.city_sheets(year, own_projects),
        "应急救护培训台账": training.city_sheets(year),
        "三献工作台账": donation.city_sheets(year),
        "应急与志愿服务台账": response.city_sheets(year),
        "组织建设台账": organisation.city_sheets(year),
    }


def write_year(out: Path, year: int) -> int:
    """Write one year's workbooks into `out/<year>`; returns how many."""
    projects, classes = relief.county_rows(year), training.county_rows(year)
    books = {f"{CITY}{name}": sheets for name, sheets in city_books(year, projects[CITY]).items()}
    for county in COUNTIES:
        books[f"{county}培训台账"] = [returns.training_sheet(year, county, classes[county])]
        books[f"{county}人道救助表"] = [returns.relief_sheet(year, county, projects[county])]
    for name, sheets in books.items():
        write_book(out / str(year) / f"{name}.xlsx", year, sheets)
    return len(books)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m data.make_sample", description="写出示例工作簿。Write the sample.")
    parser.add_argument("--out", type=Path, default=DEFAULT, help="folder (default: data/sample)")
    out: Path = parser.parse_args(arguments).out
    for year in YEARS:
        count = write_year(out, year)
        print(f"{year}: {count} 个工作簿 workbooks → {out / str(year)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
