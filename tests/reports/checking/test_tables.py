"""Tables of a draft: a cell is understood by the headings of its row and its column together."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import docx
import pytest

from etl.warehouse import open_current
from metrics.metric import HQ, Scope
from reports.__main__ import main
from reports.evidence import Evidence

BY_YEAR = [
    ["指标", "单位", "2020年", "2019年", "增减%"],
    ["万人培训完成场次", "场", "446", "403", "10.7"],
    ["万人培训完成人数", "人", "47,496", "25,140", "88.9%"],
    ["接收捐赠款物价值", "万元", "4993.3", "597.6", "735.5"],
    ["志愿服务时长", "小时", "923", "761", "21.3"],
]
ENGLISH = [["Figure", "2020", "2019"], ["Mass first-aid training, people trained", "47,496", "25,140"]]


@pytest.fixture(scope="module")
def by_county(sample_warehouse: Path) -> list[list[str]]:
    """Sessions and people trained by county, as a table with a number for each row and a total."""
    opened = open_current(sample_warehouse)
    evidence = Evidence(opened.connection.cursor(), Scope(2020, dt.date(2020, 12, 4)), opened.generation)
    rows = [["序号", "县区", "目标场次", "完成场次", "培训人数"]]
    keys = ("training_sessions", "training_people")
    for number, county in enumerate([county for county in evidence.counties if county != HQ][4:9], start=1):
        sessions, people = (evidence.by_county[key][county].now for key in keys)
        row = [number, evidence.counties[county].zh, sessions.target, sessions.value, people.value]
        rows.append([one if isinstance(one, str) else f"{int(one)}" for one in row])
    return [*rows, ["", "合计", "415", "446", "47496"]]


def _markdown(rows: list[list[str]], caption: str) -> list[str]:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return [caption, "", lines[0], "|" + "---|" * len(rows[0]), *lines[1:]]


def _word(rows: list[list[str]], caption: str, path: Path) -> Path:
    document = docx.Document()
    document.add_paragraph(caption)
    table = document.add_table(len(rows), len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.save(str(path))
    return path


CAPTION = "各县区万人应急救护培训完成情况"


@pytest.mark.parametrize("kind", ["md", "docx"])
def test_counties_by_figures(check, by_county, tmp_path, kind):
    def read(rows):
        document = _word(rows, CAPTION, tmp_path / "table.docx") if kind == "docx" else _markdown(rows, CAPTION)
        return check(document)

    found = read(by_county)
    assert found.code == 0
    assert found.said["summary"]["agrees"] == 18
    metrics = {(one["metric"], one["aspect"]) for one in found.said["figures"] if one["metric"]}
    assert metrics == {("training_sessions", "target"), ("training_sessions", "value"), ("training_people", "value")}
    for row, column in ((1, 2), (2, 3), (5, 4), (6, 3)):
        changed = [[*one] for one in by_county]
        changed[row][column] = str(int(changed[row][column]) + 7)
        found = read(changed)
        assert found.wrong() == [changed[row][column]]
        assert found.said["summary"]["unknown"] == 0


@pytest.mark.parametrize("rows", [BY_YEAR, ENGLISH])
def test_figures_by_years(check, rows):
    found = check(_markdown(rows, "Key figures" if rows is ENGLISH else "主要指标完成情况"))
    assert found.code == 0
    for row in range(1, len(rows)):
        for column in range(len(rows[0]) - len(rows[row][-2:]) - (rows is BY_YEAR), len(rows[0])):
            changed = [[*one] for one in rows]
            digits = changed[row][column]
            changed[row][column] = digits.replace(digits[0], "7", 1)
            if changed != rows:
                wrong = check(_markdown(changed, "Key figures" if rows is ENGLISH else "主要指标完成情况"))
                assert wrong.wrong() == [changed[row][column]], (row, column)


@pytest.mark.parametrize(
    "rows",
    [
        # A part of a figure, other times, another thing.
        [["指标", "城区", "县域"], ["万人培训完成人数", "30000", "17000"]],
        [["指标", "男", "女"], ["万人培训完成人数", "20000", "27000"]],
        [["县区", "3月", "4月"], ["武鸣区", "3", "4"], ["横县", "2", "5"]],
        [["指标", "上半年", "下半年"], ["万人培训完成人数", "20000", "27000"]],
        [["指标", "2021年计划"], ["万人培训完成人数", "20000"]],
        [["指标", "人数"], ["红十字会员", "20000"]],
        # The figures of all the other counties aren't the city's.
        [["县区", "万人培训完成人数"], ["武鸣区", "4202"], ["宾阳县", "4035"], ["其他县区", "39259"]],
    ],
)
def test_what_headings_dont_tell_is_never_accused(check, rows):
    found = check(_markdown(rows, "培训情况"))
    assert found.wrong() == []
    assert found.said["summary"]["unknown"] >= 1


def test_a_total_of_some_counties_is_theirs(check):
    rows = [["县区", "万人培训完成人数"], ["武鸣区", "4202"], ["宾阳县", "4035"], ["合计", "8237"]]
    assert check(_markdown(rows, "培训情况")).code == 0


def test_a_comment_stands_in_the_cell_that_is_wrong(sample_warehouse, by_county, tmp_path, capsys):
    changed = [[*one] for one in by_county]
    changed[2][3] = "777"
    path, out = _word(changed, CAPTION, tmp_path / "draft.docx"), tmp_path / "checked.docx"
    words = ["--year", "2020", "--as-of", "2020-12-04", "--warehouse", str(sample_warehouse)]
    assert main(["check", str(path), *words, "--out", str(out)]) == 1
    (comment,) = docx.Document(str(out)).comments
    assert comment.text.startswith("文中是777")
    capsys.readouterr()
