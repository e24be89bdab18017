"""Freeze, change the office's workbooks, load: exactly that change, its row and the sentence are named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.reports.frozen.conftest import CLASSES, WUMING, Office, of, row_of

CITY = "2020/南宁市红十字会应急救护培训台账.xlsx"
RELIEF, ORGANISATION = "2020/南宁市红十字会人道救助台账.xlsx", "2020/南宁市红十字会组织建设台账.xlsx"


def test_nothing_moved_says_so(signed: Office) -> None:
    told = signed.changes()
    assert told["nothing_moved"]
    assert (told["figures"], told["sentences"], told["intact"]) == ([], [], True)
    assert signed.run("changes", "定稿", "--warehouse", signed.warehouse) == 0
    assert "没有数字变动" in signed.capsys.readouterr().out


def test_one_changed_cell_is_named_with_its_row_and_its_sentence(signed: Office) -> None:
    with signed.editing(WUMING, CLASSES) as sheet:
        line = row_of(sheet, 1, "PX-WM-2020-010")
        before = sheet.cell(line, 12).value
        sheet.cell(line, 12).value = before + 20
    signed.load()
    told = signed.changes()
    people = of(told, "training_people")
    assert (people["difference"], people["cause"]) == (20, "data")
    assert people["after"]["value"] == people["before"]["value"] + 20
    (row,) = people["rows"]
    assert (row["how"], row["file"], row["sheet"], row["row"]) == ("changed", WUMING, CLASSES, line)
    assert (row["key"], row["county_zh"], row["before"], row["after"]) == (
        "PX-WM-2020-010",
        "武鸣区",
        before,
        before + 20,
    )
    (cell,) = row["cells"]
    assert (cell["cell"], cell["before"], cell["after"]) == (f"L{line}", str(before), str(before + 20))
    assert cell["field_zh"] == "报到人数"
    assert of(told, "training_people", "武鸣区")["difference"] == 20
    assert {one["key"] for one in told["figures"]} == {
        "training_people", "training_people_per_session", "training_cost_per_person",
    }  # fmt: skip
    (sentence,) = told["sentences"]
    assert "万人培训" in sentence["text"]
    (figure,) = sentence["figures"]
    assert (figure["key"], figure["sure"]) == ("training_people", True)
    assert figure["now"] == f"{people['after']['value']}人"
    assert sentence["text"][figure["start"] : figure["end"]] == figure["text"] == f"{people['before']['value']}人"


def test_the_command_says_it_in_lines_and_by_its_exit_code(signed: Office) -> None:
    with signed.editing(WUMING, CLASSES) as sheet:
        sheet.cell(row_of(sheet, 1, "PX-WM-2020-010"), 12).value = 1
    signed.load()
    assert signed.run("changes", "定稿", "--warehouse", signed.warehouse) == 1
    out = signed.capsys.readouterr().out
    assert "PX-WM-2020-010" in out
    assert "sentences that are wrong by now: 1" in out


def test_the_command_says_by_how_much_also_where_rounding_hides_it(signed: Office) -> None:
    with signed.editing(WUMING, CLASSES) as sheet:
        sheet.cell(row_of(sheet, 1, "PX-WM-2020-010"), 12).value += 1
    signed.load()
    signed.run("changes", "定稿", "--warehouse", signed.warehouse)
    lines = signed.capsys.readouterr().out.splitlines()
    (people,) = [line for line in lines if line.startswith("training_people · ") and "武鸣区" not in line]
    assert "（+1人；数据变了" in people
    (each,) = [line for line in lines if line.startswith("training_people_per_session · ") and "武鸣区" not in line]
    assert "（取整后相同 reads the same；数据变了" in each


def test_a_change_that_no_figure_counts_moves_nothing(signed: Office) -> None:
    with signed.editing(WUMING, CLASSES) as sheet:
        sheet.cell(row_of(sheet, 1, "PX-WM-2020-010"), 9).value = "另一个地点"
    signed.load()
    assert signed.changes()["nothing_moved"]


def test_added_and_removed_rows_are_told_apart_though_all_below_them_move(signed: Office) -> None:
    with signed.editing(WUMING, CLASSES) as sheet:
        gone = row_of(sheet, 1, "PX-WM-2020-008")
        sheet.delete_rows(gone)
        values = [cell.value for cell in sheet[row_of(sheet, 1, "PX-WM-2020-009")]]
        values[1], values[11] = "PX-WM-2020-900", 77
        sheet.insert_rows(4)
        for column, value in enumerate(values, start=1):
            sheet.cell(4, column).value = value
    signed.load()
    told = signed.changes()
    rows = {row["key"]: row for row in of(told, "training_people")["rows"]}
    assert {key: row["how"] for key, row in rows.items()} == {"PX-WM-2020-008": "removed", "PX-WM-2020-900": "added"}
    assert (rows["PX-WM-2020-900"]["before"], rows["PX-WM-2020-900"]["after"]) == (None, 77)
    assert (rows["PX-WM-2020-900"]["row"], rows["PX-WM-2020-008"]["row"]) == (4, gone)
    assert rows["PX-WM-2020-008"]["after"] is None
    assert "training_sessions" not in {one["key"] for one in told["figures"]}, "one more, one less"


def test_a_row_that_leaves_the_scope_is_changed_not_removed(signed: Office) -> None:
    with signed.editing(WUMING, CLASSES) as sheet:
        sheet.cell(row_of(sheet, 1, "PX-WM-2020-010"), 4).value = "普及"
    signed.load()
    (row,) = of(signed.changes(), "training_sessions")["rows"]
    assert (row["how"], row["before"], row["after"]) == ("changed", 1, None)
    assert [(cell["field_zh"], cell["before"], cell["after"]) for cell in row["cells"]] == [
        ("培训类别", "万人培训", "普及")
    ]


def test_a_row_that_comes_into_the_scope_is_changed_not_added(signed: Office) -> None:
    with signed.editing(WUMING, CLASSES) as sheet:
        line = row_of(sheet, 3, "普及")
        sheet.cell(line, 4).value = "万人培训"
    signed.load()
    (row,) = of(signed.changes(), "training_sessions")["rows"]
    assert (row["how"], row["before"], row["after"], row["row"]) == ("changed", None, 1, line)


def test_a_file_of_another_name_moves_nothing(signed: Office) -> None:
    (signed.inbox / WUMING).rename(signed.inbox / "2020" / "武鸣区培训（新）.xlsx")
    signed.load()
    assert signed.changes()["nothing_moved"]


def test_a_county_of_another_name_moves_nothing(
    signed: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """武鸣区 is called otherwise in the reference, the register and the new sheets; its code and its old name stay."""
    reference = tmp_path / "reference"
    shutil.copytree(Path(__file__).parents[3] / "data" / "reference", reference)
    counties = reference / "counties.csv"
    renamed = counties.read_text("utf-8").replace("武鸣区,", "改名区,", 1).replace("武鸣|", "武鸣|武鸣区|")
    counties.write_text(renamed, "utf-8")
    monkeypatch.setenv("MINGZHANG_REFERENCE", str(reference))
    for file, sheet, column in ((WUMING, CLASSES, 16), (CITY, "培训任务", 1), (ORGANISATION, "县区名录", 2)):
        with signed.editing(file, sheet) as cells:
            for line in range(1, cells.max_row + 1):
                if cells.cell(line, column).value == "武鸣区":
                    cells.cell(line, column).value = "改名区"
    signed.load()
    names = {one["county"] for one in signed.by_county("training_people")}
    assert "改名区" in names
    assert "武鸣区" not in names
    assert signed.changes()["nothing_moved"]


def test_a_moved_target_names_the_row_of_the_target(signed: Office) -> None:
    with signed.editing(CITY, "培训任务") as sheet:
        line = row_of(sheet, 0, "武鸣区")
        sheet.cell(line, 4).value += 100
    signed.load()
    people = of(signed.changes(), "training_people")
    assert people["difference"] == 0
    assert people["after"]["target"] == people["before"]["target"] + 100
    assert people["rows"] == []
    (row,) = people["target_rows"]
    assert (row["how"], row["row"], [cell["field_zh"] for cell in row["cells"]]) == ("changed", line, ["计划人数"])


def test_an_approximate_number_is_another_reading(signed: Office) -> None:
    with signed.editing(WUMING, CLASSES) as sheet:
        line = row_of(sheet, 1, "PX-WM-2020-010")
        sheet.cell(line, 12).value = f"{sheet.cell(line, 12).value}余"
    signed.load()
    told = signed.changes()
    people = of(told, "training_people")
    assert (people["difference"], people["after"]["qualifier"]) == (0, "余")
    assert told["sentences"][0]["figures"][0]["now"].endswith("人以上")


def test_last_years_figure_moves_too(signed: Office) -> None:
    with signed.editing("2019/武鸣区培训台账.xlsx", CLASSES) as sheet:
        line = next(row for row in range(4, 20) if sheet.cell(row, 4).value == "万人培训")
        sheet.cell(line, 12).value += 5
    signed.load()
    told = signed.changes()
    assert {one["year"] for one in told["figures"]} == {2019}
    people = next(one for one in told["figures"] if one["key"] == "training_people")
    assert (people["difference"], people["rows"][0]["row"]) == (5, line)


def test_restricted_rows_are_named_by_their_place_alone(signed: Office) -> None:
    with signed.editing(RELIEF, "大病患儿救助") as sheet:
        line = next(
            row for row in range(4, 40) if sheet.cell(row, 10).value == "资助" and sheet.cell(row, 2).value == "小天使"
        )
        sheet.cell(line, 10).value = "未资助"
        sheet.cell(line, 11).value = None
    signed.load()
    told = signed.changes()
    (row,) = of(told, "little_angel_children")["rows"]
    assert (row["how"], row["file"], row["row"], row["restricted"]) == ("changed", RELIEF, line, True)
    assert not {"cells", "key", "before", "after", "county_zh"} & row.keys()
    assert "children" not in {one["county_zh"] for one in told["figures"]}
    assert [figure["key"] for figure in told["sentences"][0]["figures"]] == ["little_angel_children"]
