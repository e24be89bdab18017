"""The committed sample is what its program makes, and looks as an office's files do."""

from __future__ import annotations

import re
import tomllib
import zipfile
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from data.make_sample.__main__ import main
from data.make_sample.names import COUNTIES
from tests.data.plain import SAMPLE, sample

LAYOUTS = SAMPLE.parents[1] / "etl" / "layouts"
FILES = sorted(path.relative_to(SAMPLE).as_posix() for path in SAMPLE.glob("*/*.xlsx"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("sample")
    assert main(["--out", str(out)]) == 0
    return out


def test_it_makes_the_committed_files(made: Path):
    assert sorted(path.relative_to(made).as_posix() for path in made.rglob("*.xlsx")) == FILES


@pytest.mark.parametrize("name", FILES)
def test_every_member_is_the_committed_one(made: Path, name: str):
    with zipfile.ZipFile(made / name) as new, zipfile.ZipFile(SAMPLE / name) as committed:
        assert new.namelist() == committed.namelist()
        for member in committed.namelist():
            assert new.read(member) == committed.read(member), member


def test_it_stays_small():
    assert sum(path.stat().st_size for path in SAMPLE.rglob("*.xlsx")) <= 4_000_000


def test_there_are_at_least_twenty_thousand_rows():
    assert sum(len(table.records) for tables in sample().values() for table in tables) >= 20_000


def test_every_title_says_that_it_is_a_sample():
    for tables in sample().values():
        for table in tables:
            assert "示例数据" in table.title, f"{table.file.name} {table.sheet}"
            assert "红十字会" in table.title
            assert str(table.year) in table.title or table.sheet == "县区名录"
            assert table.unit.startswith("单位：")


def test_all_kinds_occur_under_their_own_names():
    names = {tomllib.loads(path.read_text(encoding="utf-8"))["zh"] for path in LAYOUTS.glob("*.toml")}
    assert {sheet for _, sheet in sample()} == names
    assert len(names) == 24


@pytest.mark.parametrize("year", [2019, 2020])
def test_every_county_sends_its_two_returns(year: int):
    for county in COUNTIES:
        assert (SAMPLE / str(year) / f"{county}培训台账.xlsx").is_file()
        assert (SAMPLE / str(year) / f"{county}人道救助表.xlsx").is_file()


def test_stated_totals_are_the_sums_of_their_rows():
    seen = 0
    for tables in sample().values():
        for table in tables:
            for column, stated in table.stated.items():
                if stated is not None and column != next(iter(table.stated)):
                    found = sum(row[column] for row in table.records if row[column] is not None)
                    assert stated == found, f"{table.file.name} {table.sheet} {column}"
                    seen += 1
    assert seen > 150


def test_the_importers_reader_sees_the_same_rows():
    for tables in sample().values():
        for table in tables:
            sheet = CalamineWorkbook.from_path(table.file).get_sheet_by_name(table.sheet)
            rows = sheet.to_python(skip_empty_area=False)
            assert len(rows) >= len(table.records) + 3
            assert table.title in rows[0]


def test_no_cell_holds_a_formula_or_a_telephone_or_identity_number():
    for path in SAMPLE.rglob("*.xlsx"):
        with zipfile.ZipFile(path) as archive:
            pages = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
            assert not any(b"<f>" in archive.read(name) for name in pages), path.name
            texts = archive.read("xl/sharedStrings.xml").decode("utf-8")
            assert not re.search(r"1[3-9]\d{9}|\d{17}[\dXx]", texts), path.name


def test_donors_are_plainly_invented():
    for year in (2019, 2020):
        for table in sample()[year, "捐赠收入台账"]:
            for row in table.records:
                assert re.fullmatch(r"示例.+|.○{1,2}|匿名", row["捐赠人名称"]), row["捐赠人名称"]


def test_no_row_looks_like_a_templates_example_row():
    for tables in sample().values():
        for table in tables:
            assert not any(str(next(iter(row.values()))).startswith("示例") for row in table.records), table.title
