"""A finished text is held against the data: right figures pass, wrong ones are named with what to do."""

from __future__ import annotations

import json

import docx
import pytest

from metrics.__main__ import main as metrics
from reports.__main__ import main

TRAINING = "到12月4日，各县区累计办班446场，参训47496人，超额完成任务；与去年相比场次增长10.7%。"
TEXT = [
    "（三）改革",
    "改革方案列出20项改革任务，细化为46项改革措施。",
    "（四）募捐",
    "疫情专项募捐截至10月13日共收到款物4649万元，其中捐款2021万元，物资2628万元。",
    "（五）救助",
    "新春走访筹集款物103.7万元，慰问困难家庭2400户；群力村81户分红37200元。",
    "（七）应急救护培训",
    TRAINING,
    "（八）三献",
    "造血干细胞再动员148名，体检17名，捐献8名；器官捐献97例。",
]


def test_a_text_with_right_figures_passes(check):
    found = check(TEXT)
    assert found.code == 0
    assert found.said["summary"]["differs"] == found.said["summary"]["unknown"] == 0
    assert found.of("47496人")["metric"] == "training_people"
    assert found.of("12月4日")["verdict"] == "not_a_figure"
    assert found.of("2400户")["database"] == 2400
    total, verdict = found.said["relations"]
    assert (total["kind"], total["text"], total["holds"]) == ("sum", "4649万元", True)
    assert (verdict["kind"], verdict["text"], verdict["holds"]) == ("verdict", "超额完成", True)


def test_one_wrong_figure_is_named_with_what_to_do(check):
    found = check([text.replace("47496", "47946") for text in TEXT])
    assert found.code == 1
    assert found.wrong() == ["47946人"]
    one = found.of("47946人")
    assert (one["metric"], one["database"]) == ("training_people", 47496)
    assert one["sentence"] == TRAINING.replace("47496", "47946").partition("；")[0]
    for said in ("47946人", "47496人", "万人培训完成人数", "请改为"):
        assert said in one["reason_zh"]
        assert said in found.lines
    assert "47,496 people" in one["reason_en"]
    assert "Write 47496人" in one["reason_en"]


@pytest.mark.parametrize(
    ("right", "wrong", "metric"),
    [
        ("103.7万元", "103.7元", "spring_relief_raised"),
        ("37200元", "37200万元", "livelihood_dividend_amount"),
        ("4649万元", "4649元", "covid_donations_value"),
    ],
)
def test_a_slip_of_the_unit_is_called_one(check, right, wrong, metric):
    found = check([text.replace(right, wrong) for text in TEXT])
    assert found.wrong() == [wrong]
    assert found.of(wrong)["metric"] == metric
    assert found.of(wrong)["reason_zh"].startswith("单位写错")


def test_people_are_not_attendances(check):
    found = check([text.replace("47496人", "47496人次") for text in TEXT])
    assert found.wrong() == ["47496人次"]
    assert "人不是人次" in found.of("47496人次")["reason_zh"]


def test_a_change_in_the_wrong_direction_differs(check):
    found = check([text.replace("增长10.7%", "下降10.7%") for text in TEXT])
    assert found.wrong() == ["10.7%"]
    assert found.of("10.7%")["reason_zh"].startswith("增减方向相反")


def test_a_verdict_that_the_figures_dont_bear_out_is_wrong(check):
    found = check(["截至6月30日，各县区万人培训累计办班117场，超额完成任务。"], as_of="2020-06-30")
    (verdict,) = found.said["relations"]
    assert verdict["holds"] is False
    assert "117场" in verdict["reason_zh"]
    assert "415场" in verdict["reason_zh"]
    assert "未完成" in verdict["reason_zh"]
    assert verdict["sentence"].endswith("超额完成任务")
    assert found.code == 1
    assert "说法不对" in found.lines


def test_a_verdict_without_figures_is_unchecked(check):
    found = check(["全市圆满完成任务。"])
    (verdict,) = found.said["relations"]
    assert verdict["holds"] is None
    assert found.code == 1


@pytest.mark.parametrize(
    "said", ["47000余人", "47400多人", "近48000人", "约4.7万人", "47000人以上", "4.7万余人", "4.75万人"]
)
def test_rounding_and_rough_words_are_allowed(check, said):
    found = check([f"各县区万人培训参训{said}。"])
    assert found.of(said)["verdict"] == "agrees", found.of(said)
    assert found.code == 0


@pytest.mark.parametrize("said", ["48000余人", "近45000人", "约5.5万人", "4.3万人"])
def test_rough_words_dont_excuse_a_wrong_figure(check, said):
    found = check([f"各县区万人培训参训{said}。"])
    assert found.of(said)["verdict"] != "agrees"
    assert found.code == 1


@pytest.mark.parametrize(("text", "said"), [("全年发放手电筒987箱。", "987箱"), ("编号为77的事办好了。", "77")])
def test_what_no_metric_explains_is_listed_as_unchecked(check, text, said):
    found = check([text])
    assert found.of(said)["verdict"] == "unknown"
    assert found.of(said)["metric"] is None
    assert found.code == 1
    assert said in found.lines


def test_a_figure_of_one_county_is_held_against_that_county(check, sample_warehouse, capsys):
    right, words = _sessions(sample_warehouse, capsys), "万人应急救护培训完成场次"
    found = check([f"其中隆安县{words}{right}场。"])
    assert (found.of(f"{right}场")["verdict"], found.of(f"{right}场")["county"]) == ("agrees", "隆安县")
    found = check([f"其中隆安县{words}{right + 50}场。"])
    assert (found.of(f"{right + 50}场")["verdict"], found.of(f"{right + 50}场")["database"]) == ("differs", right)


def test_a_day_beyond_the_cut_off_asks_for_another_check(check):
    found = check(["截至12月20日，各县区万人培训累计办班446场。"])
    assert found.said["dates"][0]["holds"] is False
    assert found.code == 1


@pytest.mark.parametrize("ending", [".docx", ".md"])
def test_what_we_wrote_passes_wholly(check, sample_warehouse, tmp_path, ending):
    path = tmp_path / f"summary{ending}"
    words = ["--year", "2020", "--as-of", "2020-12-04", "--warehouse", str(sample_warehouse)]
    assert main(["summary", *words, "--out", str(path)]) == 0
    found = check(path)
    assert [one for one in found.said["figures"] if one["verdict"] in ("differs", "unknown")] == []
    assert found.said["summary"]["agrees"] >= 62
    assert found.code == 0


def test_a_text_saved_as_ansi_is_read_as_the_same(check, tmp_path):
    (tmp_path / "ansi.txt").write_bytes("\n".join(TEXT).encode("gbk"))
    assert check(tmp_path / "ansi.txt").said == check(TEXT).said


def test_the_copy_has_comments_where_to_look(sample_warehouse, tmp_path, capsys):
    path, out = tmp_path / "draft.docx", tmp_path / "checked.docx"
    document = docx.Document()
    document.add_paragraph(TRAINING.replace("446", "464"))
    document.save(str(path))
    words = ["--year", "2020", "--as-of", "2020-12-04", "--warehouse", str(sample_warehouse)]
    assert main(["check", str(path), *words, "--out", str(out)]) == 1
    copy = docx.Document(str(out))
    assert [one.text for one in copy.comments] == [
        "文中是464场，数据是446场（万人培训完成场次）。请改为446场，或核对填报表"
    ]
    assert copy.paragraphs[0].text == TRAINING.replace("446", "464")
    capsys.readouterr()


@pytest.mark.parametrize("name", ["missing.txt", "broken.docx", "table.csv", "blank.txt", "utf-16.txt"])
def test_what_cant_be_read_is_one_line(sample_warehouse, tmp_path, capsys, name):
    contents = {"missing.txt": None, "blank.txt": b"\n \n", "utf-16.txt": "培训446场".encode("utf-16")}
    content = contents.get(name, b"PK\x03\x04 broken")
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert main(["check", str(tmp_path / name), "--year", "2020", "--warehouse", str(sample_warehouse)]) == 2
    error = capsys.readouterr().err
    assert len(error.splitlines()) == 1
    assert " / " in error


def _sessions(warehouse, capsys) -> int:
    """The sessions of one county, as the figures' own command counts them."""
    words = ["--year", "2020", "--as-of", "2020-12-04", "--by", "county", "--metric", "training_sessions"]
    capsys.readouterr()
    assert metrics(["figures", *words, "--warehouse", str(warehouse), "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    return next(int(row["value"]) for row in rows if row["county"] == "隆安县")
