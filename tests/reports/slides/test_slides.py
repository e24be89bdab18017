"""Ten slides: measured figures, native charts, Chinese in its font, source and notes, nothing beyond its place."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator

import openpyxl
import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Emu

from etl.pipeline import load
from metrics.metric import Text
from reports import colours
from reports.__main__ import main
from reports.slides.build import slides
from reports.slides.charts import Series, chart
from reports.slides.deck import Deck
from reports.slides.fitting import amount_size, ems, fitting, lines, split_amount
from tests.etl.books import written as written_book

WORDS = ["slides", "--year", "2020", "--as-of", "2020-12-04"]


@pytest.fixture(scope="module")
def written(sample_warehouse, tmp_path_factory):
    folder = tmp_path_factory.mktemp("slides")
    for language in ("zh", "en"):
        out = folder / f"{language}.pptx"
        assert main([*WORDS, "--lang", language, "--warehouse", str(sample_warehouse), "--out", str(out)]) == 0
    return {language: Presentation(str(folder / f"{language}.pptx")) for language in ("zh", "en")}


@pytest.fixture(scope="module")
def deck(written):
    return written["zh"]


def texts(slide) -> Iterator[str]:
    for shape in slide.shapes:
        if shape.has_text_frame:
            yield shape.text_frame.text
        if shape.has_table:
            yield from (cell.text for row in shape.table.rows for cell in row.cells)


def charts(slide):
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def series(slide) -> dict[str, list]:
    return {one.name: list(one.values) for chart in charts(slide) for one in chart.plots[0].series}


def test_ten_slides_in_16_to_9_each_with_one_message(deck):
    assert len(deck.slides) == 10
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9, abs=0.001)
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert len(set(titles)) == 10
    assert titles[0] == "9项年度目标已完成7项，1项落后"
    assert titles[5] == "万人培训完成场次：8个县区已完成，3个落后，1个需关注"
    assert titles[6] == "万人培训完成人数47,496人，比上年同期增长88.9%"
    assert all(re.search(r"\d|没有", title) for title in titles)


def test_the_charts_have_the_measured_figures(deck, evidence):
    by_county = series(deck.slides[5])
    assert sum(by_county["完成"]) == 446
    assert sum(by_county["目标"]) == 415
    assert list(charts(deck.slides[5])[0].plots[0].categories) == [name.zh for name in evidence.counties.values()][:-1]
    months = series(deck.slides[2])
    cash, goods = (evidence[key].now.value for key in ("donations_cash", "donations_goods_value"))
    assert sum(filter(None, months["捐款"])) * 10_000 == pytest.approx(float(cash))
    assert sum(filter(None, months["物资"])) * 10_000 == pytest.approx(float(goods))
    assert sum(series(deck.slides[3])["使用"]) * 10_000 == pytest.approx(
        float(evidence["donation_use_value"].now.value)
    )
    assert [value for value in series(deck.slides[6])["2020年"] if value is not None][-1] == 47496
    assert series(deck.slides[7])["人数"] == [926, 148, 30, 17, 8]
    completions = series(deck.slides[1])["完成率"]
    assert completions[2] == pytest.approx(4804 / 5600)
    assert max(value for value in completions if value < 1) <= 0.999


def test_charts_are_native_and_carry_their_data(deck):
    found = [chart for slide in deck.slides for chart in charts(slide)]
    assert len(found) == 8
    assert all(chart.part.chart_workbook.xlsx_part is not None for chart in found)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_text_names_its_font_for_chinese(written, language):
    wanted = colours.FONT_ZH if language == "zh" else colours.FONT_EN
    for slide in written[language].slides:
        runs = slide.element.findall(f".//{qn('a:r')}")
        assert runs
        for run in runs:
            ea = run.find(f"{qn('a:rPr')}/{qn('a:ea')}")
            assert ea is not None
            assert ea.get("typeface") == wanted
        for drawn in charts(slide):
            fonts = drawn._chartSpace.findall(f".//{qn('a:defRPr')}")
            assert all(font.find(qn("a:ea")) is not None for font in fonts)


def test_each_says_source_and_cut_off_and_that_it_is_sample(deck):
    for slide in deck.slides:
        said = list(texts(slide))
        assert any("来源：" in text and "2020年12月4日" in text for text in said)
        assert "示例数据" in said


def test_real_data_carry_no_such_mark(evidence, tmp_path):
    evidence.is_sample = False
    try:
        (tmp_path / "x.pptx").write_bytes(slides(evidence, "zh"))
    finally:
        del evidence.is_sample
    said = [text for slide in Presentation(str(tmp_path / "x.pptx")).slides for text in texts(slide)]
    assert not [text for text in said if "示例" in text]


def test_notes_define_each_figure_and_name_its_cells(deck):
    notes = [slide.notes_slide.notes_text_frame.text for slide in deck.slides]
    assert "万人培训完成场次：446场，截至2020年12月4日。口径：" in notes[5]
    assert re.search(r"12个工作簿共446格，第一格 2020/\S+\.xlsx › \S+ › [A-Z]+\d+", notes[5])
    assert "涉及个人隐私，单元格不列出" in notes[7]
    assert not re.search(r"造干进程|造干捐献进程 › [A-Z]+\d", notes[7])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_leaves_the_slide_and_no_text_its_place(written, language):
    deck = written[language]
    for number, slide in enumerate(deck.slides, start=1):
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height
            runs = [run for p in shape.text_frame.paragraphs for run in p.runs] if shape.has_text_frame else []
            if runs:
                largest = max(run.font.size.pt for run in runs)
                wide = sum(ems(run.text, bold=bool(run.font.bold)) * run.font.size.pt for run in runs)
                high = -(-wide // (Emu(shape.width).inches * 72)) * largest * 1.2 / 72
                assert high <= Emu(shape.height).inches + 0.05, (number, shape.text_frame.text)


def test_english_has_no_chinese(written):
    for slide in written["en"].slides:
        found = [*texts(slide), *(str(name) for chart in charts(slide) for name in chart.plots[0].categories)]
        assert not [text for text in found if re.search(r"[\u4e00-\u9fff]", text)]


@pytest.mark.parametrize("as_of", ["2020-01-01", "2020-02-29", "2020-12-31"])
def test_other_cut_offs_have_ten_slides_too(sample_warehouse, tmp_path, as_of):
    out = tmp_path / "x.pptx"
    assert (
        main(["slides", "--year", "2020", "--as-of", as_of, "--warehouse", str(sample_warehouse), "--out", str(out)])
        == 0
    )
    assert len(Presentation(str(out)).slides) == 10


@pytest.mark.parametrize("name", ["x.ppt", "x", "in/a/x.pptx"])
def test_a_name_that_cant_be_written_is_one_line(sample_warehouse, tmp_path, capsys, name):
    (tmp_path / "in").write_text("a file, not a folder")
    assert main([*WORDS, "--warehouse", str(sample_warehouse), "--out", str(tmp_path / name)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_a_year_without_data_writes_nothing(sample_warehouse, tmp_path, capsys):
    words = ["slides", "--year", "2031", "--warehouse", str(sample_warehouse)]
    assert main([*words, "--out", str(tmp_path / "x.pptx")]) == 2
    assert list(tmp_path.iterdir()) == []
    assert "2031" in capsys.readouterr().err


def test_without_county_targets_the_slide_shows_what_each_county_has_done(tmp_path):
    held = {
        "project_name": "示例项目", "project_type": "其他", "relief_category": "助困", "funding_source": "捐赠",
        "started_on": dt.date(2021, 3, 1), "ended_on": dt.date(2021, 3, 9), "raised_yuan": 1000,
    }  # fmt: skip
    projects = [
        {"project_code": f"X{n}", "county": county, "households_count": n, **held}
        for n, county in ((7, "隆安县"), (9, "马山县"))
    ]
    written_book(tmp_path / "in", "救助.xlsx", {"relief_project": projects})
    assert load([tmp_path / "in"], tmp_path / "wh", say=lambda _: None).published
    out = tmp_path / "x.pptx"
    assert main(["slides", "--year", "2021", "--warehouse", str(tmp_path / "wh"), "--out", str(out)]) == 0
    slide = Presentation(str(out)).slides[4]
    assert list(series(slide)) == ["完成"]
    names = list(charts(slide)[0].plots[0].categories)
    assert len(names) == 12
    shown = dict(zip(names, series(slide)["完成"], strict=True))
    assert (shown["隆安县"], shown["马山县"], shown["兴宁区"]) == (7, 9, None)
    assert any("没有县区目标" in text for text in texts(slide))


def test_text_of_data_is_text(evidence, tmp_path):
    hostile = "</a:t></a:r>&amp;=1\x00\ud800"
    evidence.society = Text(hostile, hostile)
    try:
        (tmp_path / "x.pptx").write_bytes(slides(evidence, "zh"))
    finally:
        del evidence.society
    said = list(texts(Presentation(str(tmp_path / "x.pptx")).slides[0]))
    assert any("</a:t></a:r>&amp;=1" in text for text in said)


def test_a_name_in_a_charts_workbook_is_no_formula(tmp_path):
    slide = Deck("zh", "", "").slide("题", "", "", [])
    chart(slide, "columns", ["=1+1", "隆安县"], [Series("完成", [1, 2], colours.DONE)], "0")
    workbook = slide.shapes[-1].chart.part.chart_workbook.xlsx_part.blob
    cells = openpyxl.load_workbook(io.BytesIO(workbook)).active
    assert [(cells[at].value, cells[at].data_type) for at in ("A2", "A3")] == [("'=1+1", "s"), ("隆安县", "s")]


def test_the_room_for_a_text_is_reckoned_with_its_letters():
    assert ems("培训") == 2
    assert ems("培训", bold=True) == 2
    assert ems("ab") < ems("ab", bold=True) < 2
    assert lines("培" * 100, 10, 72) == 10
    assert fitting("短", 10, 1, (28, 20)) == 28
    assert fitting("长" * 200, 10, 0.9, (28, 26, 20)) == 20
    assert split_amount("7058人次以上") == ("7058", "人次以上")
    assert split_amount("2000多份") == ("2000", "多份")
    assert split_amount("<5") == ("<5", "")
    assert split_amount("—") == ("—", "")
    assert amount_size("1" * 40, 3, (48, 20)) == 20
