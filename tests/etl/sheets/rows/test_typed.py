"""What the rows of a sheet become: values with their cells, approximate words, masked persons, several formats."""

from __future__ import annotations

import datetime as dt
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.etl.reading_books import codes, column_of, good_row, read_here, read_sheet_of, rows_of, table, write_book

CLASSES = [good_row("training_class", number) for number in (1, 2, 3)]


def _book(tmp_path: Path, rows: list[list[Any]], **options: Any) -> Path:
    return write_book(tmp_path / "book.xlsx", {"表": rows}, **options)


def test_merged_text_is_every_rows_and_keeps_its_address(tmp_path: Path) -> None:
    column = column_of("training_class", "organiser")
    rows = table("training_class", [{**row, "organiser": "隆安县红十字会"} for row in CLASSES])
    path = _book(tmp_path, rows, merges=[(3, column, 5, column)])
    loaded = rows_of(path, "training_class")
    assert [row["organiser"] for row in loaded] == ["隆安县红十字会"] * 3
    assert [row["cells"] for row in loaded] == [None, '{"organiser": "B4"}', '{"organiser": "B4"}']


def test_county_and_year_from_the_title(tmp_path: Path) -> None:
    rows = table("supported_village", [good_row("supported_village")], title="隆安县2020年定点帮扶村情况表",
                 without=["county", "year"])  # fmt: skip
    [row] = rows_of(_book(tmp_path, rows), "supported_village")
    assert (row["county"], row["year"]) == ("隆安县", 2020)
    assert json.loads(row["cells"]) == {"county": "A1", "year": "A1"}


def test_range_column_fills_two_fields(tmp_path: Path) -> None:
    rows = table("training_class", [{**CLASSES[0], "started_on": "2020.01.05-2020.01.20"}], without=["ended_on"],
                 headers={"started_on": "起止日期"})  # fmt: skip
    [row] = rows_of(_book(tmp_path, rows), "training_class")
    assert (row["started_on"], row["ended_on"]) == (dt.date(2020, 1, 5), dt.date(2020, 1, 20))
    assert '"started_on": "2020.01.05-2020.01.20"' in row["raw"]


def test_approximate_figures_keep_their_words(tmp_path: Path) -> None:
    kind = "volunteer_activity"
    row = {**good_row(kind), "volunteers_count": "100多", "leaflets_count": 2000, "approximations": "资料份数:多"}
    [loaded] = rows_of(_book(tmp_path, table(kind, [row])), kind)
    assert (loaded["volunteers_count"], loaded["leaflets_count"]) == (100, 2000)
    assert loaded["qualifiers"] == '{"volunteers_count": "多", "leaflets_count": "多"}'
    assert loaded["raw"] == '{"volunteers_count": "100多"}'


def test_nothing_differs_from_blank_and_from_zero(tmp_path: Path) -> None:
    rows = [{**CLASSES[n], "passed_count": value} for n, value in enumerate((0, "无", ""))]
    loaded = rows_of(_book(tmp_path, table("training_class", rows)), "training_class")
    assert [(row["passed_count"], row["raw"]) for row in loaded] == [
        (0, None),
        (None, '{"passed_count": "无"}'),
        (None, None),
    ]


def test_restricted_kinds_keep_no_identity_and_show_no_content(tmp_path: Path) -> None:
    kind = "child_patient_aid"
    rows = [
        {**good_row(kind, 1), "note": "某某某 13812345678"},
        {**good_row(kind, 2), "disease": "某病 张三", "birth_year": ""},
    ]
    path = _book(tmp_path, table(kind, rows))
    [row] = rows_of(path, kind)
    assert (row["patient_code"], row["birth_year"], row["note"], row["raw"]) == (None, None, None, None)
    report = read_sheet_of(path)
    assert [(problem.code, problem.found) for problem in report.problems] == [
        ("missing_value", ""),
        ("unknown_value", ""),
    ]


def test_persons_and_numbers_never_pass(tmp_path: Path) -> None:
    kind = "donation_income"
    secret = {"donor_type": "个人", "donor_name": "王小明", "note": "电话13812345678，身份证450102199001011234"}
    rows = table(
        kind,
        [{**good_row(kind, 1), **secret}, {**good_row(kind, 2), "amount_yuan": "13812345678元/450102199001011234"}],
    )
    rows[2].append("身份证号")
    rows[3].append("450102199001019999")
    path = _book(tmp_path, rows)
    kept = str(rows_of(path, kind)) + str(read_here(path).to_dict())
    for word in ("小明", "13812345678", "450102199001011234", "450102199001019999"):
        assert word not in kept
    assert "王○○" in kept


def test_a_person_who_was_helped_is_masked_and_an_organisation_stays(tmp_path: Path) -> None:
    kind = "donation_use"
    recipients = ("王小明", "市疾控中心")
    rows = table(kind, [{**good_row(kind, n), "recipient_unit": name} for n, name in enumerate(recipients, 1)])
    loaded = rows_of(_book(tmp_path, rows), kind)
    assert [row["recipient_unit"] for row in loaded] == ["王○○", "市疾控中心"]
    assert "小明" not in str(loaded)


def test_list_without_codes_goes_by_its_serial_number(tmp_path: Path) -> None:
    rows = table("training_class", CLASSES, without=["class_code"])
    numbered = [*rows[:2], ["序号", *rows[2]], *([n, *row] for n, row in enumerate(rows[3:], 1))]
    loaded = rows_of(_book(tmp_path, numbered), "training_class")
    assert [row["key_cell"] for row in loaded] == ["A4", "A5", "A6"]
    assert [row["class_code"] for row in loaded] == [None] * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_text_tables(encoding: str, delimiter: str, tmp_path: Path) -> None:
    rows = table("training_class", CLASSES)
    lines = [delimiter.join(f'"{cell}"' for cell in row) for row in rows]
    path = tmp_path / "book.csv"
    path.write_text("\r\n".join(lines), encoding=encoding)
    report = read_sheet_of(path)
    assert (report.rows.loaded, codes(report)) == (3, [])


def test_sample_says_so_and_year_is_the_titles(tmp_path: Path) -> None:
    report = read_sheet_of(_book(tmp_path, table("training_class", CLASSES, title="2020年培训班台账（示例数据）")))
    assert (report.is_sample, report.sheet_year, report.title) == (True, 2020, "2020年培训班台账（示例数据）")


def test_several_sheets_of_one_kind_make_one_table(tmp_path: Path) -> None:
    rows = table("training_class", CLASSES)
    loaded = rows_of(write_book(tmp_path / "book.xlsx", {"一": rows, "二": rows, "空": []}), "training_class")
    assert [row["sheet"] for row in loaded] == ["一"] * 3 + ["二"] * 3


def test_open_document_sheets(tmp_path: Path) -> None:
    rows = table("training_class", CLASSES)
    cells = "".join("<table:table-row>" + "".join(map(_ods_cell, row)) + "</table:table-row>" for row in rows)
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = " ".join(f'xmlns:{name}="{urn}:{name}:1.0"' for name in ("office", "table", "text"))
    sheet = f'<table:table table:name="表">{cells}</table:table>'
    body = f"<office:body><office:spreadsheet>{sheet}</office:spreadsheet></office:body>"
    with zipfile.ZipFile(tmp_path / "book.ods", "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{urn}:manifest:1.0"/>')
        package.writestr("content.xml", f"<office:document-content {spaces}>{body}</office:document-content>")
    report = read_sheet_of(tmp_path / "book.ods")
    assert (report.sheet, report.rows.loaded, codes(report)) == ("表", 3, [])


def _ods_cell(value: Any) -> str:
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    if isinstance(value, dt.date):
        return f'<table:table-cell office:value-type="date" office:date-value="{value}"/>'
    return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'


def test_an_award_may_be_called_an_award(tmp_path: Path) -> None:
    # 奖 stands behind the names in the lists that are sent; it says nothing that the column's header doesn't.
    names = ("终身成就奖", "献血之星奖", "志愿服务奖", "促进奖", "促进")
    rows = [{**good_row("blood_award", number), "award": name} for number, name in enumerate(names, 1)]
    loaded = rows_of(_book(tmp_path, table("blood_award", rows)), "blood_award")
    assert [row["award"] for row in loaded] == ["终身成就", "献血之星", "志愿服务", "促进", "促进"]
