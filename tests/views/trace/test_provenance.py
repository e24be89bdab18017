"""Where a figure comes from: its formula in words, its basis, the drawn sheet, what can be taken along, its uses."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pandas as pd
import pytest

from metrics import uses
from metrics.catalog import METRICS
from metrics.figure import Figure
from metrics.metric import Language
from metrics.tracing import Place, TraceCell
from tests.views.standing import on_sample
from views import take
from views.page import Here
from views.session import Excerpt
from views.trace import citing, downloads, formula, provenance, sheet_drawing
from views.trace.cell import cell_text

FORMULAS = {
    "training_people": "列相加",
    "training_sessions": "每行计1",
    "receipts_issued": "不同的值",
    "village_households_lifted": "减去",
    "goods_stock_quantity": "为“入”",
    "training_people_per_session": "÷",
    # The monthly form calls them 人数; 受益人 is a column of other sheets.
    "hsc_donated": "按月填报的表计表中人数",
}


@pytest.fixture
def here(sample_warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> Here:
    monkeypatch.setenv("MINGZHANG_WAREHOUSE", str(sample_warehouse))
    return on_sample(sample_warehouse, "sources")


def cells(here: Here, key: str, **scope: object) -> tuple[TraceCell, ...]:
    return here.read.trace(Figure(key, replace(here.scope, **scope))).cells


def formula_of(here: Here, key: str) -> str:
    metric = METRICS[key]
    return formula.words(here, metric, {part: here.say.of(METRICS[part].name) for part in metric.parts})


@pytest.mark.parametrize(("key", "part"), FORMULAS.items())
def test_a_formula_says_how_the_figure_is_counted(here: Here, key: str, part: str) -> None:
    assert part in formula_of(here, key)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_formula_names_a_column_of_the_database(sample_warehouse: Path, language: Language) -> None:
    here = on_sample(sample_warehouse, "sources", language)
    for metric in METRICS.values():
        assert "_" not in formula_of(here, metric.key), metric.key
        assert provenance.basis(here, metric, here.scope), metric.key


def test_the_cut_off_is_that_of_the_campaign_where_it_ended_before(here: Here) -> None:
    key = next(key for key, metric in METRICS.items() if metric.ends_with)
    assert "募捐活动" in provenance.basis(here, METRICS[key], here.scope)


def test_the_lit_cell_says_what_the_trace_says(here: Here) -> None:
    for key in ("training_people", "donations_value", "spring_relief_households", "training_sessions"):
        for cell in cells(here, key)[::150]:
            found = here.read.excerpt(cell.file, cell.sheet, cell.row)
            assert sheet_drawing.text_of(found, cell.cell) == cell_text(cell.cell_value), cell


def test_the_drawing_escapes_and_lights_one_cell(here: Here) -> None:
    rows = {1: ["<b>题</b>", ""], 2: ["甲", "乙"], 3: ["x", "5"], 4: ["y", "6"]}
    html = sheet_drawing.html(Excerpt(rows, (2,), [(1, 0, 1)], 4), sheet_drawing.Lit("a › B3", "B3", {"B4"}), here.say)
    assert html.count('data-testid="lit-cell"') == html.count('aria-current="true"') == 1
    assert '<th colspan="2" title="&lt;b&gt;题&lt;/b&gt;">&lt;b&gt;题&lt;/b&gt;</th>' in html
    assert 'class="num other"' in html


def test_letters_and_addresses() -> None:
    assert [sheet_drawing.letters(column) for column in (0, 25, 26, 701)] == ["A", "Z", "AA", "ZZ"]
    assert sheet_drawing.split_address("AB12") == ("AB", 12)
    with pytest.raises(ValueError, match="address"):
        sheet_drawing.split_address("12")


def test_of_restricted_kinds_only_addresses_are_listed(here: Here) -> None:
    found = cells(here, "hsc_donated")
    df = downloads.df_by_cell(here, found, restricted=True)
    assert list(df.columns) == ["文件", "工作表", "单元格", "文件指纹"]
    assert not here.read.may_be_taken(found[0].file)
    assert {cell.county_id for cell in found} == {None}, "whose case it is isn't told either"


def test_text_never_becomes_a_formula() -> None:
    df = pd.DataFrame({"名": ["=1+1", "＋2", "甲"], "数": [1.5, 2.0, None]})
    book = zipfile.ZipFile(io.BytesIO(take.xlsx(df, name="清单", about=[("指标", "=2")], about_name="说明")))
    sheets = b"".join(book.read(name) for name in book.namelist() if "worksheets" in name)
    assert b"<f>" not in sheets
    assert b"<v>1.5</v>" in sheets
    text = take.csv(df)
    assert text.startswith(b"\xef\xbb\xbf")
    assert text.decode("utf-8-sig").splitlines()[1:3] == ["'=1+1,1.5", "'＋2,2.0"]


def test_a_file_a_sheet_and_a_row_lead_to_the_figures_that_use_them(here: Here) -> None:
    all_cells = cells(here, "training_people")
    cell = all_cells[0]
    places = (Place(cell.file), Place(cell.file, cell.sheet), Place(cell.file, cell.sheet, cell.row))
    for place in places:
        found = {use.reading.metric.key: use for use in here.read.ask(uses.uses, here.scope, place)}
        there = [each for each in all_cells if each.file == cell.file and (place.row in (None, each.row))]
        assert list(found["training_people"].cells) == there
        assert "donations_value" not in found


def test_a_row_of_a_restricted_sheet_leads_to_no_hidden_figure(here: Here) -> None:
    cell = cells(here, "child_aid_children")[0]
    county = next(
        county
        for county, reading in here.read.by_county("child_aid_children", here.scope).items()
        if county and reading.suppressed
    )
    scope = replace(here.scope, county_id=county)
    assert here.read.ask(uses.uses, scope, Place(cell.file, cell.sheet, cell.row)) == ()


def test_the_number_of_a_drawn_row_leads_to_its_figures(here: Here) -> None:
    rows = {1: ["题", ""], 2: ["甲", "乙"], 3: ["x", "5"]}
    drawn = Excerpt(rows, (2,), [], 3)
    html = sheet_drawing.html(
        drawn, sheet_drawing.Lit("a › B3", "B3"), here.say, lambda row: citing.row_target(here, "甲&.xlsx", "表", row)
    )
    assert f"file={quote('甲&.xlsx')}&amp;sheet={quote('表')}&amp;row=3" in html


def test_the_column_that_says_whose_a_row_is_stays_in_sight(here: Here) -> None:
    rows = {1: ["2020年月报", "", ""], 2: ["县区", "1月", "2月"], 3: ["西乡塘区", "1", "2"], 4: ["注：见附件", "", ""]}
    lit = sheet_drawing.Lit("a › C3", "C3")
    html = sheet_drawing.html(Excerpt(rows, (2,), [], 4, headings=[(1, 4, 0)]), lit, here.say)
    assert "--letters:4" in html
    assert [text.split("<")[0] for text in re.findall(r'class="stays[^>]*>(.*?</t)', html)] == ["A", "县区", "西乡塘区"]
    # A title or a note runs on over the columns beside it.
    assert re.findall(r'colspan="3"[^>]*>(.*?)<', html) == ["2020年月报", "注：见附件"]
    assert "stays" not in sheet_drawing.html(Excerpt(rows, (2,), [], 4), lit, here.say).replace("--", "")
