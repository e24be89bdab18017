"""An answer about a sheet is kept as a layout, matched by its header texts, and used from then on."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl import uploads
from etl.fields import load_fields
from etl.layout import load_layouts
from etl.pipeline import inspect
from etl.sheets.kinds.confirmed import Confirmed, load_confirmed, save
from etl.warehouse import WarehouseError
from tests.etl.unknown_books import FIELDS, HEADERS, unknown_book


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MINGZHANG_LAYOUTS", str(tmp_path / "layouts"))
    return tmp_path / "layouts"


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return unknown_book(tmp_path / "九月.xlsx")


def test_a_list_in_a_countys_own_words_is_proposed_and_waits(sheet: Path) -> None:
    report = inspect([sheet])[0].sheets[0]
    assert (report.kind, report.header_row, report.rows.loaded) == ("training_class", 1, 0)
    assert [column.header for column in report.columns] == list(HEADERS)
    assert [column.field or "" for column in report.columns] == list(FIELDS)
    assert [column.how for column in report.columns] == ["from content"] * 5 + ["personal"]
    assert report.missing == ["certificate"]
    [question] = [problem for problem in report.problems if problem.code == "unsure_sheet"]
    assert question.message_zh.endswith("没有的必需列：证书（整张表相同的，确认时填一次即可）。")
    assert f"Required columns not found: {load_fields()['certificate'].en} (" in question.message_en


def test_an_answer_is_used_from_then_on(sheet: Path, folder: Path) -> None:
    uploads.confirm(
        "training_class", list(zip(HEADERS, FIELDS, strict=True)), {"certificate": "无", "county": "隆安县"}
    )
    assert len(list(folder.glob("*.toml"))) == 1
    report = inspect([sheet])[0].sheets[0]
    assert (report.kind, report.confidence, report.rows.loaded) == ("training_class", 1.0, 1)
    assert [column.how for column in report.columns] == ["saved"] * 5 + ["personal"]
    assert report.missing == []
    assert set(load_layouts()) == set(load_layouts(folder)), "an answer changes no layout"


def test_another_header_is_asked_about_again(sheet: Path) -> None:
    uploads.confirm("training_class", [(header, "") for header in HEADERS[:5]], {})
    report = inspect([sheet])[0].sheets[0]
    assert (report.confidence < 0.7, report.rows.loaded) == (True, 0)


def test_columns_without_a_header_change_nothing_unless_they_were_answered_about() -> None:
    answer = Confirmed("training_class", ("甲", "", "乙"), ("organiser", "", "location"))
    assert answer.fields_of(("甲", "乙")) == ("organiser", "location")
    assert answer.fields_of(("", "甲 ", "", "", "乙（必填）")) == ("", "organiser", "", "", "location")
    assert answer.fields_of(("乙", "甲")) is None
    named = Confirmed("training_class", ("甲", ""), ("organiser", "location"))
    assert named.fields_of(("甲", "")) == ("organiser", "location")
    assert named.fields_of(("甲",)) is None
    assert named.fields_of(("", "")) is None


@pytest.mark.parametrize(
    ("columns", "constants"),
    [
        ([("甲", "started_on"), ("乙", "started_on")], {}),
        ([("联系电话", "organiser")], {}),
        ([("甲", "started_on")], {"certificate": "博士"}),
        ([("甲", "started_on")], {"year": "明年"}),
    ],
)
def test_an_answer_that_cannot_be_right_is_refused(
    columns: list[tuple[str, str]], constants: dict[str, str], folder: Path
) -> None:
    with pytest.raises(WarehouseError):
        uploads.confirm("training_class", columns, constants)
    assert not folder.exists()


def test_hostile_headers_are_kept_as_they_are(folder: Path) -> None:
    headers = ('"]\n[x]', "=cmd|' /C calc'!A0", "\x01\x7f\u202e", "😀")
    save(Confirmed("training_class", headers, ("started_on", "", "", "ended_on")))
    assert load_confirmed()[0].headers[1] == headers[1]
    assert load_confirmed()[0].fields_of(headers) == ("started_on", "", "", "ended_on")


def test_answers_about_kinds_that_are_gone_are_left_out(folder: Path) -> None:
    save(Confirmed("no_such_kind", ("a", "b"), ("", "")))
    save(Confirmed("training_class", ("a", "c"), ("no_such_field", "")))
    save(Confirmed("training_class", ("a", "d"), ("", ""), decimal_dates=("no_such_field",)))
    assert load_confirmed() == []


def test_whatever_was_asked_is_kept(folder: Path) -> None:
    answer = Confirmed("stem_cell_monthly", ("月", "县区"), ("month", "county"), {"stage": "体检"}, ("month",), "own")
    save(answer)
    assert load_confirmed() == [answer]


def test_a_faulty_answer_is_named_by_its_file(folder: Path) -> None:
    folder.mkdir()
    (folder / "confirmed-1.toml").write_text('headers = ["a"]', encoding="utf-8")
    with pytest.raises(ValueError, match="confirmed-1"):
        load_confirmed()
