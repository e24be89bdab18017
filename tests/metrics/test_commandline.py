"""The commands: JSON as designed, names at the cut-off, one clear line when something is wrong."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path

import pytest

from metrics.__main__ import main
from metrics.catalog import METRICS
from metrics.notes import store
from metrics.notes.note import About

ROOT = Path(__file__).resolve().parents[2]
FIELDS = [
    "key", "name_zh", "name_en", "value", "unit", "qualifier", "year", "as_of", "county", "target", "rows",
    "data_through",
]  # fmt: skip


@pytest.fixture
def run(sample_warehouse, capsys):
    def command(*words: str):
        code = main([*words, "--warehouse", str(sample_warehouse)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


def test_notes_with_their_history(run, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("MINGZHANG_NOTES", str(tmp_path))
    assert main(["notes", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    about = About("training_people", "450123", dt.date(2020, 2, 1), dt.date(2020, 4, 1))
    number = store.write(tmp_path, about, "疫情停训", "甲")
    store.withdraw(tmp_path, number, number, "重复", "乙")
    assert main(["notes", "--json"]) == 0
    (note,) = json.loads(capsys.readouterr().out)
    assert (note["note"], note["withdrawn"], note["text"]) == (1, True, "疫情停训")
    assert (note["metric"], note["county_id"], note["first_month"], note["last_month"]) == (
        "training_people", "450123", "2020-02", "2020-04",
    )  # fmt: skip
    assert [(entry["action"], entry["author_unverified"], entry["text"]) for entry in note["history"]] == [
        ("written", "甲", "疫情停训"), ("withdrawn", "乙", "重复"),
    ]  # fmt: skip
    assert main(["notes"]) == 0
    assert capsys.readouterr().out.count("未核实") == 2


def test_notes_that_cannot_be_read_are_one_line(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("MINGZHANG_NOTES", str(tmp_path))
    (tmp_path / store.FILE).write_bytes(b"no database")
    assert main(["notes"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_figures_as_json(run):
    code, out, err = run("figures", "--year", "2020", "--as-of", "2020-12-04", "--json")
    assert (code, err) == (0, "")
    figures = json.loads(out)
    assert [figure["key"] for figure in figures] == list(METRICS)
    assert [list(figure) for figure in figures if list(figure) != FIELDS] == []
    people = next(figure for figure in figures if figure["key"] == "training_people")
    assert people == {
        "key": "training_people", "name_zh": "万人培训完成人数", "name_en": "Mass first-aid training, people trained",
        "value": 47496, "unit": "人", "qualifier": "", "year": 2020, "as_of": "2020-12-04", "county": None,
        "target": 20750, "rows": 446, "data_through": "2020-12-04",
    }  # fmt: skip
    assert "47496," in out


def test_the_whole_year_without_a_cut_off(run):
    _, out, _ = run("figures", "--year", "2020", "--metric", "training_sessions", "--json")
    (figure,) = json.loads(out)
    assert figure["as_of"] == "2020-12-31"
    assert figure["value"] > 446


def test_by_county(run):
    _, out, _ = run("figures", "--year", "2020", "--by", "county", "--metric", "training_sessions", "--json")
    figures = json.loads(out)
    assert figures[0]["county"] is None
    assert figures[-1]["county"] == "市本级"
    assert len(figures) == 14
    assert sum(figure["value"] or 0 for figure in figures[1:]) == figures[0]["value"]


def test_small_counts_by_county(run):
    _, out, _ = run("figures", "--year", "2020", "--by", "county", "--metric", "little_angel_children", "--json")
    figures = json.loads(out)
    hidden = [figure for figure in figures if figure.get("suppressed")]
    assert len(hidden) >= 2
    assert {(figure["value"], figure["rows"], figure["data_through"]) for figure in hidden} == {(None, None, None)}
    assert all(figure["value"] in (None, 0) or figure["value"] > 4 for figure in figures)


@pytest.mark.parametrize(
    ("text", "name"), [("450127", "横县"), ("横州市", "横县"), ("横州", "横县"), ("市本级", "市本级")]
)
def test_a_county_by_name_alias_or_code(run, text, name):
    code, out, _ = run("trace", "relief_households", "--year", "2020", "--county", text, "--json")
    assert code == 0
    assert json.loads(out)["cells"]
    _, out, _ = run("figures", "--year", "2020", "--county", text, "--metric", "relief_households", "--json")
    assert json.loads(out)[0]["county"] == name


def test_trace_as_json(run):
    code, out, _ = run("trace", "training_funds", "--year", "2020", "--as-of", "2020-12-04", "--json")
    assert code == 0
    found = json.loads(out)
    assert list(found) == ["key", "value", "unit", "cells"]
    assert list(found["cells"][0]) == ["file", "sha256", "sheet", "row", "cell", "value", "cell_value"]
    assert sum(cell["value"] for cell in found["cells"]) == found["value"]
    # The sheet is in 万元.
    assert found["cells"][0]["cell_value"] * 10000 == found["cells"][0]["value"]


def test_a_hidden_trace(run):
    _, out, _ = run("figures", "--year", "2020", "--by", "county", "--metric", "hsc_donated", "--json")
    county = next(figure["county"] for figure in json.loads(out) if figure.get("suppressed"))
    _, out, _ = run("trace", "hsc_donated", "--year", "2020", "--county", county, "--json")
    assert json.loads(out) == {"key": "hsc_donated", "value": None, "unit": "名", "cells": [], "suppressed": True}


def test_for_people(run):
    code, out, _ = run("figures", "--year", "2020", "--as-of", "2020-12-04")
    assert code == 0
    assert "47,496人" in out
    assert "4649万元" in out
    _, out, err = run("trace", "training_sessions", "--year", "2020")
    assert "培训班台账" in out
    assert "--json" in err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["figures", "--year", "1999"], "1999年没有数据"),
        (["figures", "--year", "2020", "--as-of", "4.12."], "日期应写作"),
        (["figures", "--year", "2020", "--as-of", "2019-12-31"], "早于"),
        (["figures", "--year", "2020", "--metric", "nope"], "没有指标 nope"),
        (["trace", "training_people", "--year", "2020", "--county", "火星"], "没有县区“火星”"),
        (["figures"], "命令有误"),
        (["figures", "--year", "MMXX"], "年度应写作 2020，而不是 MMXX"),
        (["figures", "--year", "20200"], "年度应写作 2020"),
        (["trace", "training_people", "--year", "2020", "--county", ""], "没有县区“”"),
        (["nonsense", "--year", "2020"], "命令有误"),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, list) else "",
)
def test_one_clear_line_in_both_languages(run, words, said):
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert said in err
    assert " / " in err
    assert len(err.splitlines()) == 1


def test_docs_that_cant_be_written_are_one_line(tmp_path, capsys):
    assert main(["docs", "--out", str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert f"不能写入 {tmp_path}" in said
    assert "can't write" in said


def test_no_warehouse_yet(tmp_path, capsys):
    assert main(["figures", "--year", "2020", "--warehouse", str(tmp_path / "none")]) == 2
    assert "python -m etl load" in capsys.readouterr().err


def test_as_a_process_whose_reader_leaves(sample_warehouse):
    command = [
        sys.executable,
        "-m",
        "metrics",
        "figures",
        "--year",
        "2020",
        "--json",
        "--warehouse",
        str(sample_warehouse),
    ]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
    assert (process.returncode, said) == (0, b"")


@pytest.mark.parametrize(
    "words",
    [
        ("figures", "--year", "2020", "--by", "county", "--metric", "training_people", "--metric", "disclosure_issues"),
        ("trace", "training_people", "--year", "2020", "--county", "隆安"),
        ("counties", "--year", "2020", "--metric", "training_people"),
    ],
)
def test_a_process_of_its_own_says_the_same(run, sample_warehouse, words):
    """Run from a terminal, figures and cells go without pandas; nobody may see it in what they say."""
    command = [sys.executable, "-m", "metrics", *words, "--json", "--warehouse", str(sample_warehouse)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    code, out, _ = run(*words, "--json")
    assert (done.returncode, done.stderr) == (code, b"")
    assert json.loads(done.stdout) == json.loads(out)


def test_docs_are_written(tmp_path, capsys):
    out = tmp_path / "metrics.md"
    assert main(["docs", "--out", str(out)]) == 0
    assert main(["docs"]) == 0
    assert out.read_text(encoding="utf-8") == capsys.readouterr().out


def test_counties_as_json(run):
    words = ("counties", "--metric", "training_sessions", "--year", "2020", "--as-of", "2020-11-05", "--json")
    code, out, err = run(*words)
    assert (code, err) == (0, "")
    counties = json.loads(out)
    assert len(counties) == 12
    assert {tuple(county) for county in counties} == {
        (
            "county", "adcode", "target", "done", "completion", "expected", "pace", "probability", "status",
            "reason_zh", "reason_en", "last_report",
        )
    }  # fmt: skip
    renamed = next(county for county in counties if county["adcode"] == "450127")
    assert renamed["target"] == 30
    assert renamed["status"] == "behind"
    assert renamed["pace"] == round(310 / 366, 4)
    assert renamed["reason_zh"].startswith(f"{renamed['county']}：已办21场，占目标30场的70%；按往年同期应为26场；")
    assert sum(county["done"] for county in counties) == 363


def test_counties_for_people_says_who_needs_attention(run):
    code, out, _ = run("counties", "--metric", "training_sessions", "--year", "2020", "--as-of", "2020-11-05")
    assert code == 0
    assert out.count("完成可能性") == 5
    assert out.count("likely to reach it: behind") == 5


def test_counties_needs_a_metric_that_exists(run):
    code, out, err = run("counties", "--metric", "nothing", "--year", "2020")
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
