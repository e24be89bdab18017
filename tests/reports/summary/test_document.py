"""The Word file, opened again: every figure as measured, jumps that arrive, the paper form, fonts set everywhere."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
import zipfile
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from metrics.catalog import METRICS
from metrics.units import written
from reports.summary.document import Summary, Template
from reports.summary.markdown import markdown
from tests.metrics.test_units import NOT_NUMBERS
from tests.reports.summary.conftest import word_file

ROOT = Path(__file__).resolve().parents[3]
LANGUAGES = ("zh", "en")
# Chinese that an English document quotes: our own name, qualifiers of sheets, names of files, sheets and fonts.
QUOTED = re.compile(r"[^\n]*\.xlsx[^\n]*|明账|[近多余约]")


@pytest.fixture(scope="module")
def figures(sample_warehouse):
    """What `metrics figures` says."""
    words = ["-m", "metrics", "figures", "--year", "2020", "--as-of", "2020-12-04", "--json", "--warehouse"]
    done = subprocess.run(
        [sys.executable, *words, str(sample_warehouse)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return {figure["key"]: figure for figure in json.loads(done.stdout)}


@pytest.fixture(scope="module")
def published():
    with (ROOT / "data/reference/published-2020.csv").open(encoding="utf-8", newline="") as stream:
        return {row["key"]: row["written_as"] for row in csv.DictReader(stream)}


def bookmarked(document):
    """The text within each bookmark, by its name."""
    texts = {}
    for start in document.element.body.iter(qn("w:bookmarkStart")):
        pieces, here = [], start.getnext()
        while here is not None and here.tag != qn("w:bookmarkEnd"):
            pieces += [piece.text or "" for piece in here.iter(qn("w:t"))]
            here = here.getnext()
        texts[start.get(qn("w:name"))] = "".join(pieces)
    return texts


def test_every_published_figure_stands_in_the_text_as_measured(made, figures):
    language, _, document = made
    texts = bookmarked(document)
    wrong = {}
    for key, metric in METRICS.items():
        if not metric.published or (language == "zh" and key in NOT_NUMBERS):
            continue
        figure = figures[key]
        number = written(Decimal(str(figure["value"])), metric.unit, metric.rounding, figure["qualifier"], language)
        expected = metric.phrase[language].format(n=number)
        if texts.get(key) != expected and texts.get(f"{key}__when") is None:
            wrong[key] = (texts.get(key), expected)
    assert wrong == {}


def test_for_2020_the_chinese_text_says_what_was_published(evidence, published):
    texts = bookmarked(docx.Document(io.BytesIO(Summary(evidence, "zh").word())))
    said = {key: texts.get(key) or texts.get(f"{key}__when") or texts.get(f"{key}__names") for key in published}
    assert len(published) == 62
    place = texts["village_training_sessions__names"] + texts["village_training_sessions__when"]
    assert place == "龙头村专场"
    assert {key: text for key, text in said.items() if text != published[key]} == {}


def test_every_jump_arrives(made):
    _, _, document = made
    texts = bookmarked(document)
    links = [link.get(qn("w:anchor")) for link in document.element.body.iter(qn("w:hyperlink"))]
    assert set(links) <= set(texts)
    proofs = {name for name in texts if name.startswith("proof_")}
    assert proofs <= set(links)
    assert len(proofs) == 63  # the 62, and one figure that is short of its target
    back = {name for name in texts if name in METRICS}
    assert len(back & set(links)) >= 55
    assert all(len(name) <= 40 and re.fullmatch(r"\w+", name) for name in texts)
    numbers = [one.get(qn("w:id")) for one in document.element.body.iter(qn("w:bookmarkStart"))]
    assert len(numbers) == len(set(numbers))


def test_no_sign_or_tag_is_left(made):
    _, content, _ = made
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if name.endswith(".xml"):
                assert not re.search(r"[\ue000-\ue002]|\{\{|\{%|None|Undefined", package.read(name).decode()), name


def test_the_english_document_holds_no_chinese_but_what_it_quotes(evidence):
    document = docx.Document(io.BytesIO(Summary(evidence, "en").word()))
    texts = [paragraph.text for paragraph in document.paragraphs]
    texts += [p.text for table in document.tables for row in table.rows for cell in row.cells for p in cell.paragraphs]
    texts = [text for text in texts if ".xlsx" not in text]
    sheets = {sheet for (sheet,) in evidence.con.execute("select distinct sheet from source_sheet").fetchall()}
    left = [text for text in texts if re.search("[\u4e00-\u9fff]", QUOTED.sub("", text))]
    assert [text for text in left if not set(re.split(", | and ", text)) <= sheets] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_markdown_says_the_same(evidence, language):
    summary = Summary(evidence, language)
    text = markdown(summary)
    plain = re.sub(r'<a id="[^"]*"></a>|\[|\]\(#[^)]*\)|\\', "", text)
    for paragraph in summary.draft.paragraphs:
        assert paragraph.text.replace("[", "").replace("]", "") in plain.replace("**", "").replace("]", "")
    anchors = re.findall(r'<a id="([^"]+)">', text)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= set(anchors)
    assert {f"proof-{entry.number}" for entry in summary.entries} <= set(anchors)


def test_text_of_data_stays_text(evidence, doctored, fill):
    found = doctored()
    found.society = type(evidence.society)("<w:p>&红{{ 十 }}*会*\x00\ue000\n", "x")
    found.loaded_by = "<script>|`x`"
    summary = fill("{{ society }}{{ training_sessions }}", found=found)
    assert summary.draft.paragraphs[0].text == "<w:p>&红{{ 十 }}*会* 446场"
    text = markdown(summary)
    assert "\\<w:p\\>\\&红{{ 十 }}\\*会\\*" in text
    assert "<script>" not in text
    document = docx.Document(io.BytesIO(summary.word()))
    assert document.paragraphs[1].text.startswith("<w:p>&红{{ 十 }}*会*")


def test_a_figure_keeps_the_looks_of_its_place(fill, evidence):
    document = docx.Document(io.BytesIO(word_file("甲")))
    run = document.paragraphs[0].add_run("共{{ training_sessions }}场次")
    run.bold, run.font.name = True, "华文行楷"
    content = io.BytesIO()
    document.save(content)
    made = docx.Document(io.BytesIO(Summary(evidence, "zh", Template(content.getvalue(), "t.docx")).word()))
    pieces = [
        one for one in made.paragraphs[1]._p.iter(qn("w:r")) if "".join(t.text or "" for t in one.iter(qn("w:t")))
    ]
    assert [one.rPr is not None and one.rPr.find(qn("w:b")) is not None for one in pieces] == [False, True, True, True]
