"""Where figures stand in a document: made here, known exactly; handed in, read and bound, or left uncertain."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from metrics.refusal import RefusedError
from reports.frozen.paragraphs import paragraphs_of
from reports.frozen.sentences import known, located, told
from reports.frozen.wordings import WORDINGS, worded, wording_of
from reports.summary.document import Summary


def found(evidence, *paragraphs):
    return [
        (place.text, place.key, place.wording.partition(".")[0], place.sure)
        for sentence in located(paragraphs, evidence)
        for place in sentence.places
    ]


@pytest.mark.parametrize(
    ("sentence", "text", "key", "quantity"),
    [
        ("接收疫情捐赠款物价值4649万元。", "4649万元", "covid_donations_value", "value"),
        ("万人培训完成47,496人。", "47,496人", "training_people", "value"),
        ("万人培训计划415场。", "415场", "training_sessions_target", "value"),
        ("万人培训完成人数为任务的228.9%。", "228.9%", "training_people", "completion"),
        ("万人培训完成场次比上年增长10.7%。", "10.7%", "training_sessions", "change"),
        ("上年同期万人培训完成人数25140人。", "25140人", "training_people", "before"),
        ("发放宣传资料2000多份。", "2000多份", "leaflets_distributed", "value"),
        ("康复者血浆没人捐献。", "没人", "plasma_donors", "value"),
        ("Mass first-aid training reached 47,496 people.", "47,496 people", "training_people", "value"),
    ],
)
def test_a_figure_is_found_in_its_wording(evidence, sentence, text, key, quantity):
    assert (text, key, quantity, True) in found(evidence, sentence)


def test_numbers_alike_are_told_apart_by_the_words_beside_them(evidence):
    assert ("30名", "hsc_high_resolution_typed", "value", True) in found(evidence, "造干高分辨检测30名。")
    assert ("30名", "rescue_drill_members", "value", True) in found(evidence, "救援演练队员30名参加。")


def test_numbers_alike_without_a_word_to_tell_stay_uncertain(evidence):
    ((text, _, _, sure),) = found(evidence, "共有30名。")
    assert (text, sure) == ("30名", False)
    (sentence,) = located(["共有30名。"], evidence)
    assert sentence.places[0].others


@pytest.mark.parametrize("sentence", ["共147496人。", "共47496.5人。", "47496", "没有数字。", "", "2020年12月4日。"])
def test_what_is_no_figure_of_ours_is_none(evidence, sentence):
    assert found(evidence, sentence) == []


def test_a_row_of_a_table_is_about_its_first_cell(evidence):
    row = "| ★ 公务员任前培训期数 | 2期 | 2期 | 100.0% | 30名 |"
    assert {key for _, key, *_ in found(evidence, row)} == {"induction_classes"}
    row = "| 万人培训完成人数 | 47,496人 | 20,750人 | 228.9% | 25,140人 |"
    quantities = [(text, quantity) for text, key, quantity, sure in found(evidence, row) if sure]
    assert quantities == [
        ("47,496人", "value"),
        ("20,750人", "target"),
        ("228.9%", "completion"),
        ("25,140人", "before"),
    ]


def test_sentences_are_numbered_over_the_whole_document(evidence):
    sentences = located(["没有。培训47496人。", "", "万人培训446场！后面没有。"], evidence)
    assert [(one.number, one.paragraph, one.text) for one in sentences] == [
        (2, 1, "培训47496人。"),
        (3, 3, "万人培训446场！"),
    ]
    assert all(one.text[p.start : p.end] == p.text for one in sentences for p in one.places)


def test_a_document_that_was_made_here_knows_its_figures(evidence):
    summary = Summary(evidence, "zh")
    sentences = known(summary.draft.paragraphs, evidence)
    places = [place for one in sentences for place in one.places]
    assert len({place.key for place in places} & {f.metric.key for f in evidence.published()}) == 62
    assert all(place.sure for place in places)
    assert all(one.text[p.start : p.end] == p.text for one in sentences for p in one.places)
    # What can't be worded again are words in place of a number: 没人, 专场.
    assert {place.text for place in places if not place.wording} == {"没人", "专场"}


@pytest.mark.parametrize(
    "text", ["(" * 2000, "47496人" * 500, "\u202e47496人", "| " * 3000, "4" * 20000, "\ue0001\ue001x"]
)
def test_hostile_text_ends(evidence, text):
    assert len(located([text], evidence)) <= 1


def test_every_wording_of_every_figure_is_text_or_nothing(evidence):
    for figure in evidence:
        for name in WORDINGS:
            said = worded(name, told(figure))
            assert said is None or said.strip() == said != ""
    assert worded("value.spoken.zh", told(evidence["training_people"])) is None


def test_a_wording_is_known_by_its_text(evidence):
    people = told(evidence["training_people"])
    assert wording_of("47496人", people) == "value.official.zh"
    assert wording_of("228.9%", people, "completion") == "completion"
    assert wording_of("增长88.9%", people) == "change.said.zh"
    assert wording_of("超额完成", people) == "verdict.zh"
    assert wording_of("47497人", people) == ""


def word_file(*texts: str) -> bytes:
    document, buffer = docx.Document(), io.BytesIO()
    for text in texts:
        document.add_paragraph(text)
    document.save(buffer)
    return buffer.getvalue()


def package(part: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", part)
    return buffer.getvalue()


def test_the_paragraphs_of_a_word_document():
    assert paragraphs_of("a.DOCX", word_file("培训47496人", "", "b")) == ["培训47496人", "", "b"]


def test_the_annexes_of_a_summary_of_ours_are_left_out(evidence):
    texts = paragraphs_of("a.docx", Summary(evidence, "zh").word())
    assert any("47496人" in text for text in texts)
    assert not any("SHA-256" in text for text in texts)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", b"PK"),
        ("a.docx", package(b"<w:p>")),
        ("a.docx", b"x" * 10),
        ("a.docx", package(b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>')),
        ("a.docx", package(b" " * (51 * 2**20))),
        ("a.pdf", b"%PDF"),
        ("a.txt", b"\xff\xff"),
        ("noending", b"x"),
    ],
)
def test_what_is_no_document_is_refused_in_one_line(name, content):
    with pytest.raises(RefusedError) as refused:
        paragraphs_of(name, content)
    assert "\n" not in str(refused.value)
