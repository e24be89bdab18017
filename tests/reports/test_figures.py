"""The year's table of figures as Markdown: every figure, both languages, escaped, whole or not at all."""

from __future__ import annotations

import re

import pytest

from metrics.catalog import METRICS
from reports.__main__ import main
from reports.figures import escape, figures_document


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_figure_has_a_row(evidence, language):
    text = figures_document(evidence, language)
    rows = [line.split(" | ") for line in text.splitlines() if line.startswith("| ") and not line.startswith("|--")]
    names = {row[0].removeprefix("| ").removeprefix("★ ") for row in rows}
    expected = {escape(metric.name[language]) for metric in METRICS.values() if not metric.only_in_splits}
    assert expected <= names
    assert {len(row) for row in rows} == {9}
    assert text.count("| ★ ") == 62


def test_values_targets_and_last_year(evidence):
    text = figures_document(evidence, "zh")
    assert re.search(
        r"万人培训完成人数 \| 47,496人 \| 20,750人 \| 228\.9% \| 25,140人 \| \+88\.9% \| 2020年12月4日 \| 446 \|", text
    )
    assert "| ★ 其中卫健委移交补办物资价值 | 629万元 |" in text
    assert "序时进度 92.6%" in text
    assert "示例数据" in text


def test_english_has_no_chinese_left_over(evidence):
    assert re.findall(r"[\u4e00-\u9fff]+", figures_document(evidence, "en")) == []


def test_data_text_is_text():
    assert escape("a|b*c_[x](y)<i>\n`z`") == "a\\|b\\*c\\_\\[x\\](y)\\<i\\> \\`z\\`"


def test_the_command_writes_the_file(sample_warehouse, tmp_path, capsys):
    out = tmp_path / "new" / "2020.md"
    words = ["figures", "--year", "2020", "--as-of", "2020-12-04", "--warehouse", str(sample_warehouse), "--out"]
    assert main([*words, str(out)]) == 0
    assert out.read_text(encoding="utf-8").startswith("# 南宁市红十字会2020年指标表")
    assert main([*words, str(out), "--lang", "en"]) == 0
    assert "47,496 people" in out.read_text(encoding="utf-8")
    assert list(out.parent.iterdir()) == [out]
    capsys.readouterr()


@pytest.mark.parametrize("name", ["table.docx", "in/a/file.md"])
def test_a_name_that_cant_be_written_is_one_line(sample_warehouse, tmp_path, capsys, name):
    (tmp_path / "in").write_text("a file, not a folder")
    words = ["figures", "--year", "2020", "--warehouse", str(sample_warehouse), "--out", str(tmp_path / name)]
    assert main(words) == 2
    err = capsys.readouterr().err
    assert len(err.splitlines()) == 1
    assert " / " in err


def test_a_year_without_data_writes_nothing(sample_warehouse, tmp_path, capsys):
    out = tmp_path / "x.md"
    assert main(["figures", "--year", "2031", "--warehouse", str(sample_warehouse), "--out", str(out)]) == 2
    assert not out.exists()
    assert "2031" in capsys.readouterr().err
