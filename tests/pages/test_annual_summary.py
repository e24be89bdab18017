"""The page of the year-end summary: the prose with links to cells, what to check, the document, own templates."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from metrics.catalog import published
from tests.reports.summary.conftest import word_file

Run = Callable[..., AppTest]
SCOPE = {"year": "2020", "as_of": "2020-12-04"}
REFERENCE = Path(__file__).parents[2] / "data" / "reference"


def texts(app: AppTest) -> str:
    return "\n".join(element.value for element in app.get("html") if "<style>" not in element.value)


@pytest.mark.parametrize("lang", ["中文", "EN"])
def test_every_figure_of_the_prose_leads_to_its_cells(run_page: Run, lang: str) -> None:
    app = run_page("annual_summary", lang=lang, **SCOPE)
    assert not app.exception
    prose = next(element.value for element in app.get("html") if 'data-testid="prose"' in element.value)
    linked = set(re.findall(r'href="\?year=2020&amp;as_of=2020-12-04[^"]*&amp;figure=(\w+)"', prose))
    assert {metric.key for metric in published()} <= linked
    assert ("lang=EN" in prose) == (lang == "EN")
    assert prose.count("<mark>") == 2


@pytest.mark.parametrize(
    ("lang", "said"), [("中文", "统计截止日期晚于成文日期"), ("EN", "later than the date of signing")]
)
def test_what_to_check_stands_before_the_prose(run_page: Run, lang: str, said: str) -> None:
    shown = texts(run_page("annual_summary", lang=lang, **SCOPE))
    assert shown.index(said) < shown.index('data-testid="prose"')


def test_both_documents_can_be_taken(run_page: Run) -> None:
    app = run_page("annual_summary", **SCOPE)
    labels = [button.proto.label for button in app.get("download_button")]
    assert labels[:2] == ["下载中文 Word 文档", "下载英文 Word 文档"]


def office_with(template: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "reference"
    shutil.copytree(REFERENCE, folder)
    (folder / "summary.zh.docx").write_bytes(template)
    monkeypatch.setenv("MINGZHANG_REFERENCE", str(folder))


def test_an_office_keeps_its_own_template(run_page: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office_with(word_file("本会{{ training_sessions }}<b>"), tmp_path, monkeypatch)
    shown = texts(run_page("annual_summary", **SCOPE))
    assert "本会<a " in shown
    assert "&lt;b&gt;" in shown


@pytest.mark.parametrize(("lang", "said"), [("中文", "不认识的名称"), ("EN", "names that there aren")])
def test_a_fault_of_an_offices_template_is_told(
    run_page: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str, said: str
) -> None:
    for language in ("zh", "en"):
        office_with(word_file("{{ nothing_of_the_kind }}"), tmp_path / language, monkeypatch)
        folder = tmp_path / language / "reference"
        shutil.copy(folder / "summary.zh.docx", folder / "summary.en.docx")
    app = run_page("annual_summary", lang=lang, **SCOPE)
    assert not app.exception
    shown = texts(app)
    assert said in shown
    assert 'data-testid="page-foot"' in shown


def test_the_title_counts_the_figures_that_the_year_can_have(run_page: Run) -> None:
    """The four of the epidemic campaign are none of 2019's."""
    for year, count in (("2020", 62), ("2019", 58)):
        app = run_page("annual_summary", year=year, as_of=f"{year}-12-04", part="figures", lang="中文")
        assert not app.exception
        assert f"总结所用{count}个数字" in texts(app)
