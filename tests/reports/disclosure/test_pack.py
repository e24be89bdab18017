"""The disclosure: totals are the headline figures and it is told when not; lists name no person; one folder or none."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest

from metrics.metric import Scope, Text
from reports.__main__ import main
from reports.disclosure.book import workbook
from reports.disclosure.files import files
from reports.disclosure.pack import Pack

WORDS = ["disclosure", "--year", "2020", "--as-of", "2020-12-04"]
HEAD = 4


@pytest.fixture(scope="module")
def pack(evidence):
    return Pack(evidence)


@pytest.fixture(scope="module")
def found(pack):
    return files(pack, "zh")


@pytest.fixture(scope="module")
def book(found):
    name = next(name for name in found if name.endswith(".xlsx"))
    return openpyxl.load_workbook(io.BytesIO(found[name]), data_only=True)


def rows(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_totals_are_the_headline_figures(pack, evidence):
    assert all(total.agrees for total in pack.totals)
    by_key = {total.metric.key: total for total in pack.totals}
    for key in ("donations_value", "donations_cash", "donation_use_value", "donation_lines"):
        assert by_key[key].figure == evidence[key].now.value
    assert by_key["donations_value"].listed == Decimal("49933299.28")


def test_a_period_has_the_figures_of_its_days(evidence):
    whole, parts = Pack(evidence), []
    days = [(None, dt.date(2020, 1, 31)), (dt.date(2020, 2, 1), dt.date(2020, 2, 29)), (dt.date(2020, 3, 1), None)]
    for since, until in days:
        parts.append(Pack(evidence, since, until))
        assert all(total.agrees for total in parts[-1].totals), since
    for place, total in enumerate(whole.totals):
        assert sum(part.totals[place].listed for part in parts) == total.listed


def test_it_is_told_when_a_total_is_not_the_figure(evidence, sample_warehouse, tmp_path, capsys, monkeypatch):
    listed = Pack._listed
    monkeypatch.setattr(Pack, "_listed", lambda pack, table, part: listed(pack, table, part) - (part == "cash"))
    out = tmp_path / "x.xlsx"
    assert main([*WORDS, "--warehouse", str(sample_warehouse), "--out", str(out)]) == 1
    err = capsys.readouterr().err
    assert "接收捐款：明细合计" in err
    assert "the lines come to" in err
    checks = openpyxl.load_workbook(out, data_only=True)["核对（内部）"]
    assert [row[3] for row in checks.iter_rows(min_row=HEAD + 1, max_row=HEAD + 7, values_only=True)].count("不符") == 2


def test_the_lists_as_csv_are_complete_and_name_no_person(found, pack):
    gifts, uses = rows(found["捐赠收入.csv"]), rows(found["捐赠使用.csv"])
    assert [int(row["序号"]) for row in gifts] == list(range(1, 7237))
    assert sum(Decimal(row["金额（元）"]) for row in gifts) == Decimal("49933299.28")
    assert sum(Decimal(row["金额（元）"]) for row in uses) == Decimal("47663887.47")
    persons = [one for one, gift in zip(gifts, pack.gifts, strict=True) if gift.donor_type == "个人"]
    assert persons
    assert all(re.fullmatch(r".{1,2}○○(、.{1,2}○○)*|匿名|未具名", row["捐赠方"]) for row in persons)
    anonymous = [one for one, gift in zip(gifts, pack.gifts, strict=True) if gift.donor_type == "匿名"]
    assert {row["捐赠方"] for row in anonymous} == {"匿名"}
    assert any("有限公司" in row["捐赠方"] for row in gifts)


def test_the_workbook_has_the_same_lists_with_live_totals(found, book):
    name = next(name for name in found if name.endswith(".xlsx"))
    formulas = openpyxl.load_workbook(io.BytesIO(found[name]))
    assert book.sheetnames == ["公示", "捐赠收入", "捐赠使用", "核对（内部）", "历次公示（内部）", "公开期限（内部）"]
    last = book["捐赠收入"].max_row
    assert book["捐赠收入"].cell(last, 8).value == pytest.approx(49933299.28)
    assert formulas["捐赠收入"].cell(last, 8).value == f"=SUM(H5:H{last - 1})"
    notice = {row[0].value: row for row in formulas["公示"].iter_rows(min_row=HEAD + 1) if row[0].value}
    assert notice["接收捐款（元）"][1].value.startswith("=SUMIF('捐赠收入'!")
    assert book["公示"]["A1"].value == "南宁市红十字会捐赠款物收支公示（第59期）"
    assert {book["捐赠收入"].cell(row, 8).data_type for row in range(5, 40)} == {"n"}
    assert all(sheet.print_title_rows == "$1:$4" for sheet in formulas)


def test_earlier_issues_stand_beside_the_ledger(book):
    listed = list(book["历次公示（内部）"].iter_rows(min_row=HEAD + 1, values_only=True))
    assert [row[0] for row in listed] == list(range(1, 59))
    assert {row[7] for row in listed} == {0}


def test_due_dates_say_what_is_overdue(book):
    listed = {row[0]: row for row in book["公开期限（内部）"].iter_rows(min_row=HEAD + 1, values_only=True) if row[4]}
    assert listed["2020年新冠肺炎疫情防控专项募捐"][4:6] == ("未到期", "还有40天")
    assert listed["2019年日常捐赠"][4] == "已逾期"
    assert listed["逐笔捐赠"][4] == "草案，仅供参考"
    assert listed["2020年度报告"][4] == "当时尚未施行"


def test_english_translates_all_but_names(pack):
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(pack, "en")), read_only=True)["Uses"]
    for row in list(sheet.iter_rows(min_row=1, max_row=60, values_only=True)):
        cells = [cell for place, cell in enumerate(row) if place not in (2, 4, 6)]
        assert not [cell for cell in cells if isinstance(cell, str) and re.search(r"[\u4e00-\u9fff]", cell)]


def test_the_folder_has_the_workbook_and_both_lists(sample_warehouse, tmp_path, capsys):
    out = tmp_path / "new" / "pack"
    words = [*WORDS, "--from", "2020-11-01", "--to", "2020-11-30", "--issue", "7", "--warehouse", str(sample_warehouse)]
    assert main([*words, "--out", str(out)]) == 1  # something is overdue, and said so
    assert "1 项公开已逾期" in capsys.readouterr().err
    assert sorted(path.suffix for path in out.iterdir()) == [".csv", ".csv", ".xlsx"]
    assert any("第7期" in path.name and "2020-11-01至2020-11-30" in path.name for path in out.iterdir())


@pytest.mark.parametrize(
    "more",
    [
        ["--from", "2019-12-31"],
        ["--from", "2020-03-01", "--to", "2020-02-01"],
        ["--to", "2020-12-31"],
        ["--from", "1 March"],
        ["--issue", "x"],
        ["--year", "2031"],
    ],
)
def test_an_impossible_period_is_one_line_and_writes_nothing(sample_warehouse, tmp_path, capsys, more):
    assert main([*WORDS, *more, "--warehouse", str(sample_warehouse), "--out", str(tmp_path / "pack")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["pack.docx", "in/pack", "in/x.xlsx"])
def test_a_place_that_cant_be_written_is_one_line(sample_warehouse, tmp_path, capsys, name):
    (tmp_path / "in").write_text("a file, not a folder")
    assert main([*WORDS, "--warehouse", str(sample_warehouse), "--out", str(tmp_path / name)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_text_of_data_is_text(evidence):
    pack = Pack(evidence, dt.date(2020, 12, 4))
    hostile = '=cmd|"/c calc"!A1'
    pack.gifts = [replace(pack.gifts[0], donor=hostile, goods_name="@x")]
    found = files(pack, "zh")
    row = rows(found["捐赠收入.csv"])[0]
    assert (row["捐赠方"], row["物资名称"]) == (f"'{hostile}", "'@x")
    data = next(content for name, content in found.items() if name.endswith(".xlsx"))
    cell = openpyxl.load_workbook(io.BytesIO(data))["捐赠收入"]["C5"]
    assert (cell.value, cell.data_type) == (hostile, "s")


def test_a_name_of_a_file_is_one(evidence):
    evidence.society = Text("甲/乙\\:*?", "x")
    try:
        names = list(files(Pack(evidence, dt.date(2020, 12, 4)), "zh"))
    finally:
        del evidence.society
    assert all(not re.search(r'[/\\:*?"<>|]', name) for name in names)


def test_a_period_without_lines_is_empty(evidence):
    early = type(evidence)(evidence.con, Scope(2020, dt.date(2020, 1, 1)), evidence.generation)
    pack = Pack(early)
    pack.gifts = []
    assert all(total.listed == 0 for total in pack.totals if total.table == "gifts")
    assert workbook(pack, "zh")
