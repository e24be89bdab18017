"""The upload: harmless names, what a load came to, who may write, what was understood in words."""

from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st

from views.language import Words
from views.loading import mapping, review, rights, understood, upload
from views.session import LoadRefusedError


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


PROBLEM = {
    "code": "bad", "severity": "reject", "file": "a.xlsx", "sheet": "表", "cell": "B3", "found": "<b>=1+1</b>",
    "message_zh": "日期不在本年度。", "message_en": "Outside the year.",
    "repair_zh": "请改。", "repair_en": "Mend it.",
}  # fmt: skip


def _report(published: bool, problems: int) -> SimpleNamespace:
    rows = {"present": 1200, "loaded": 1100, "rejected": 9, "ignored": 91}
    return SimpleNamespace(published=published, rows=rows, problems=[PROBLEM] * problems)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_result_says_how_many_rows_and_shows_the_first_problems(language: str) -> None:
    notes = upload.result_notes(Words("zh" if language == "zh" else "en"), _report(True, 7), ["a.xlsx"])
    assert "1,100" in notes[0].text
    assert notes[1].detail == "a.xlsx › 表 › B3"
    assert len(notes) == 1 + 5 + 1


def test_problems_of_the_uploaded_files_come_first_and_the_worst_before_the_rest() -> None:
    report = _report(True, 0)
    old, doubtful = PROBLEM | {"file": "old.xlsx", "severity": "block"}, PROBLEM | {"severity": "warn", "cell": "B9"}
    report.problems = [old, doubtful, PROBLEM]
    details = [note.detail for note in upload.result_notes(Words("zh"), report, ["a.xlsx"])[1:]]
    assert details == ["a.xlsx › 表 › B3", "a.xlsx › 表 › B9", "old.xlsx › 表 › B3"]


def test_result_of_a_refused_load_is_a_warning() -> None:
    assert upload.result_notes(Words("zh"), _report(False, 1), ["a.xlsx"])[0].tone == "warn"


@pytest.mark.parametrize(
    ("address", "local"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("[::1]", True), ("127.8.0.1", True), ("0.0.0.0", False),
     ("", False), (None, False), ("192.168.1.5", False), ("localhost.example.org", False)],
)  # fmt: skip
def test_loopback(address: str | None, local: bool) -> None:
    assert rights.is_loopback(address) is local


def test_every_action_asks_for_the_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MINGZHANG_EDIT", raising=False)
    before = st.get_option("server.address")
    monkeypatch.setattr(st, "get_option", lambda _: "0.0.0.0")
    with pytest.raises(LoadRefusedError, match="MINGZHANG_EDIT"), rights.acting(Words("zh")):
        pytest.fail("nobody may get here")
    monkeypatch.setenv("MINGZHANG_EDIT", "1")
    with rights.acting(Words("zh")):
        assert before != "0.0.0.0"


FIELD = SimpleNamespace(zh="金额", en="amount", unit="元")
KINDS: Any = {"gift": SimpleNamespace(zh="捐赠", en="Gifts", columns={"amount": SimpleNamespace(field=FIELD)})}


def _entry(**other: Any) -> dict[str, Any]:
    rows = {"present": 10, "loaded": 6, "rejected": 1, "ignored": {"title": 1, "header": 1, "total": 1}}
    columns = [{"cell": "A2", "header": "=cmd|x", "field": "amount", "how": "alias"},
               {"cell": "B2", "header": "电话", "field": None, "how": "personal"}]  # fmt: skip
    return {
        "file": "a.xlsx", "sheet": "表", "kind": "gift", "confidence": 0.93, "header_row": 2, "title": "捐赠表",
        "sheet_year": 2020, "columns": columns, "missing": [], "factors": {"amount": "10000"}, "rows": rows,
        "stated_totals": [{"cell": "A9", "field": "amount", "value": "5.5", "computed": "5", "agrees": False}],
        "problems": [PROBLEM], **other,
    }  # fmt: skip


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_was_understood_in_words(language: str) -> None:
    say, entry = Words("zh" if language == "zh" else "en"), _entry()
    row = understood.df_by_sheet([entry], KINDS, say).iloc[0].to_list()
    assert row[2:] == [getattr(KINDS["gift"], language), "93%", "10", "6", "3", "1"]
    columns = understood.df_by_column(entry, KINDS, say)
    assert columns.iloc[0].to_list()[:3] == ["A2", "=cmd|x", getattr(FIELD, language)]
    assert "10,000" in columns.iloc[0].to_list()[4]
    assert columns.iloc[1].to_list()[2] == "—"
    assert understood.df_by_total(entry, KINDS, say).iloc[0].to_list()[-1] == say("understood.no")
    assert understood.df_by_problem([PROBLEM], say).iloc[0].to_list()[0] == "a.xlsx › 表 › B3"
    assert "6" in dict(understood.facts(entry, KINDS, say))[say("understood.accounts")]


def test_a_question_is_marked_in_the_list_of_sheets() -> None:
    say = Words("zh")
    asked = _entry(problems=[{**PROBLEM, "code": "unsure_sheet"}])
    assert understood.df_by_sheet([asked], KINDS, say).iloc[0].to_list()[3] == "93%，待确认"


def test_how_a_unit_is_known_is_said() -> None:
    say = Words("zh")
    column = {"cell": "A2", "header": "金额", "field": "amount", "how": "from content", "unit": "万元",
              "unit_from": "number format"}  # fmt: skip
    row = understood.df_by_column(_entry(columns=[column]), KINDS, say).iloc[0].to_list()
    assert row[3:] == ["列内容", "万元（数字格式）、×10,000，存为元"]
    plain = understood.df_by_column(_entry(columns=[{**column, "unit_from": "field"}], factors={}), KINDS, say)
    assert plain.iloc[0].to_list()[4] == "元"
    english = understood.df_by_column(
        _entry(columns=[{**column, "unit_from": "field"}], factors={}), KINDS, Words("en")
    )
    assert english.iloc[0].to_list()[4] == "CNY"


def test_every_way_of_knowing_a_column_or_a_unit_has_words() -> None:
    for language in ("zh", "en"):
        say = Words("zh" if language == "zh" else "en")
        for how in ("exact", "alias", "similar", "from content", "saved", "serial", "personal", "duplicate", "unknown"):
            for source in ("", "header", "unit row", "title", "number format", "field"):
                column = {"cell": "A2", "header": "", "field": "amount", "how": how, "unit": "元", "unit_from": source}
                assert len(understood.df_by_column(_entry(columns=[column]), KINDS, say)) == 1


def test_decimals_and_months_are_asked_about() -> None:
    columns = [{"cell": "A2", "header": "哪天", "field": "amount", "how": "alias"}]
    asked = _entry(columns=columns, problems=[{**PROBLEM, "code": "date_as_decimal", "cell": "A5"}])
    assert mapping.decimal_date_fields(asked) == ["amount"]
    assert mapping.decimal_date_fields(_entry(columns=columns)) == []
    assert understood.is_asked(asked)
    assert understood.is_asked(_entry(problems=[{**PROBLEM, "code": "repeated_month"}]))
    assert not understood.is_asked(_entry(problems=[{**PROBLEM, "code": "rising_months", "severity": "warn"}]))


def test_review_speaks_of_the_upload_and_of_what_blocks_elsewhere() -> None:
    other = _entry(file="b.xlsx", problems=[PROBLEM, {**PROBLEM, "severity": "block", "file": "b.xlsx"}])
    seen: Any = SimpleNamespace(names=("a.xlsx",), report=SimpleNamespace(files=[_entry(), other]))
    assert [entry["file"] for entry in review.own_entries(seen)] == ["a.xlsx"]
    assert [problem["severity"] for problem in review.problems(seen)] == ["reject", "block"]
    assert review.finding(seen, Words("en")).text == "10 rows in 1 file: 6 would be loaded, 1 rejected"
