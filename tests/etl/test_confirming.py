"""`python -m etl confirm`: what a sheet is, what 6.29 means, what months hold: answered once, and used from then on."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from etl.__main__ import main
from tests.etl.loading import Captured, run
from tests.etl.reading_books import Table, column_of, good_row, table, write_book
from tests.etl.unknown_books import unknown_book

KIND = "training_class"


@pytest.fixture(autouse=True)
def layouts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MINGZHANG_LAYOUTS", str(tmp_path / "layouts"))
    return tmp_path / "layouts"


def codes(entry: dict[str, Any]) -> list[str]:
    return [problem["code"] for problem in entry["problems"]]


def test_the_guess_is_confirmed_with_what_it_lacks(capsys: Captured, tmp_path: Path, layouts: Path) -> None:
    book = unknown_book(tmp_path / "九月.xlsx")
    code, [entry] = run(capsys, "inspect", book)
    assert (code, entry["kind"], entry["rows"]["loaded"], codes(entry)[0]) == (1, KIND, 0, "unsure_sheet")
    assert "confirm" in entry["problems"][0]["repair_zh"]
    code, [entry] = run(capsys, "confirm", book, "--all", "证书=无", "--all", "county=隆安县")
    assert (entry["confidence"], entry["rows"]["loaded"], entry["missing"]) == (1.0, 1, [])
    assert [column["how"] for column in entry["columns"]] == ["saved"] * 5 + ["personal"]
    assert len(list(layouts.glob("*.toml"))) == 1
    # Next month's file is asked about no more, wherever it is loaded.
    unknown_book(tmp_path / "inbox" / "十月.xlsx", people=40)
    _, report = run(capsys, "load", tmp_path / "inbox", "--warehouse", tmp_path / "warehouse")
    assert report["rows"]["loaded"] == 1
    assert [column["how"] for column in report["files"][0]["columns"]][:5] == ["saved"] * 5


def test_an_answer_that_leaves_something_open_says_what(capsys: Captured, tmp_path: Path) -> None:
    book = write_book(tmp_path / "a.xlsx", {"表": [["造干"], ["县区", "哪步", "人数"], ["横县", "采集", 3]]})
    columns = [part for one in ("A=县区", "B=阶段", "C=人数") for part in ("--column", one)]
    asked = ["confirm", str(book), "--kind", "stem_cell_monthly", *columns]
    capsys.readouterr()
    assert main(asked) == 1
    said = capsys.readouterr().err
    assert "还缺 月（用 --column 或 --all 指明）" in said
    assert "it still lacks Month" in said
    main([*asked, "--all", "月=2020年3月"])
    assert "还缺" not in capsys.readouterr().err


def test_a_sheet_without_a_header_is_confirmed_too(capsys: Captured, tmp_path: Path) -> None:
    body = [[f"P{n}", "某协会", "万人培训", "无", f"2020-05-0{n}", f"2020-05-0{n}", 50, 200] for n in (1, 2)]
    book = write_book(tmp_path / "a.xlsx", {"表": body})
    columns = ["--column", "G=报到人数", "--column", "H=支出"]
    _, [entry] = run(capsys, "confirm", book, *columns)
    assert (entry["header_row"], entry["rows"]["loaded"], entry["sums"]["spent_yuan"]) == (None, 2, "400")
    others = [["2020-05-01", "某协会", "万人培训", "无", "P1", "2020-05-01", 50, 200]]
    _, [entry] = run(capsys, "inspect", write_book(tmp_path / "b.xlsx", {"表": others}))
    assert entry["rows"]["loaded"] == 0  # as wide, but other contents


def _with_days(*days: object) -> Table:
    rows = [{**good_row(KIND, n), "started_on": day, "ended_on": ""} for n, day in enumerate(days, start=1)]
    lines = table(KIND, rows, without=["ended_on", "year"])
    lines[2].append("结束")
    for line in lines[3:]:
        line.append(dt.date(2020, 12, 31))
    return lines


def test_decimals_are_days_once_somebody_says_so(capsys: Captured, tmp_path: Path) -> None:
    book = write_book(tmp_path / "a.xlsx", {"表": _with_days(6.29, 12.05, 6.3, "6.3", "6.30", 13.01)})
    _, [entry] = run(capsys, "inspect", book)
    assert (entry["rows"]["loaded"], codes(entry)) == (0, ["date_as_decimal"] * 5 + ["bad_date"])
    assert "confirm" in entry["problems"][0]["repair_zh"]
    _, [entry] = run(capsys, "confirm", book, "--decimal-dates", "开始")
    assert (entry["rows"]["loaded"], codes(entry)) == (4, ["date_as_decimal", "bad_date"])
    assert [problem["cell"][1:] for problem in entry["problems"]] == ["6", "9"]  # 6.3 may be 6.30; there is no month 13
    _, report = run(capsys, "load", book, "--warehouse", tmp_path / "warehouse")
    assert report["rows"]["loaded"] == 4


def _organs(counts: list[Any], total: int | None = None) -> Table:
    kind = "organ_body_donation"
    rows = [{**good_row(kind), "month": dt.date(2020, n, 15), "donation_count": c} for n, c in enumerate(counts, 1)]
    lines = table(kind, rows)
    if total is not None:
        last: list[Any] = [""] * len(lines[2])
        last[0], last[column_of(kind, "donation_count")] = "合计", total
        lines.append(last)
    return lines


def test_cumulative_months_become_each_months_own(capsys: Captured, tmp_path: Path) -> None:
    book = write_book(tmp_path / "a.xlsx", {"表": _organs([3, 5, 9, 12], 12)})
    _, [entry] = run(capsys, "inspect", book)
    assert (entry["rows"]["loaded"], "cumulative_months" in codes(entry)) == (0, True)
    code, [entry] = run(capsys, "confirm", book, "--months", "cumulative")
    assert (code, entry["rows"]["loaded"], entry["sums"]["donation_count"]) == (0, 4, "12")
    assert [total["agrees"] for total in entry["stated_totals"]] == [True]
    _, [entry] = run(capsys, "inspect", write_book(tmp_path / "b.xlsx", {"表": _organs([3, 5, 4])}))
    assert (entry["rows"]["loaded"], codes(entry)) == (2, ["cumulative_falls"])
    _, [entry] = run(capsys, "inspect", write_book(tmp_path / "c.xlsx", {"表": _organs([3, "待定", 9, 12])}))
    assert (entry["rows"]["loaded"], codes(entry)) == (2, ["bad_number", "cumulative_gap"])
    assert entry["sums"]["donation_count"] == "6"  # January and April alone; March can't be told


def test_a_repeated_month_loads_once_it_is_confirmed(capsys: Captured, tmp_path: Path) -> None:
    rows = [
        {**good_row("stem_cell_monthly"), "month": dt.date(2020, month, 28), "stage": stage, "stage_people_count": n}
        for month in (1, 2) for stage, n in (("征求意愿", 9), ("再动员", 5), ("高分辨", 4))
    ]  # fmt: skip
    book = write_book(tmp_path / "a.xlsx", {"表": table("stem_cell_monthly", rows)})
    _, [entry] = run(capsys, "inspect", book)
    assert (entry["rows"]["loaded"], entry["rows"]["rejected"], codes(entry)) == (3, 3, ["repeated_month"])
    code, [entry] = run(capsys, "confirm", book, "--months", "own")
    assert (code, entry["rows"]["loaded"]) == (0, 6)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--kind", "no_such_kind"], "no_such_kind"),
        (["--column", "Z=报到人数"], "Z"),
        (["--column", "A=没有这一栏"], "没有这一栏"),
        (["--all", "证书=博士"], "证书"),
        (["--decimal-dates", "报到人数"], "报到人数"),
        (["--sheet", "别的"], "九月"),
        (["--column", "A=报到人数"], "报到人数"),
    ],
)
def test_an_answer_that_cannot_be_kept_is_said_in_one_line(
    more: list[str], said: str, capsys: Captured, tmp_path: Path, layouts: Path
) -> None:
    code, document = run(capsys, "confirm", unknown_book(tmp_path / "九月.xlsx"), *more)
    assert (code, document) == (2, None)
    assert not layouts.exists()
    main_error = capsys.readouterr().err
    assert main_error == "" or said in main_error
