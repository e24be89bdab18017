"""Where figures stand in a document: found in any wording, told apart by the words beside them, never guessed."""

from __future__ import annotations

import io
import zipfile

import pytest

from metrics.refusal import RefusedError
from reports.frozen.paragraphs import paragraphs_of
from reports.frozen.sentences import locate, told
from reports.frozen.wordings import WORDINGS, worded


def found(evidence, *paragraphs):
    return [
        (place.text, place.key, place.wording.partition(".")[0], place.sure)
        for sentence in locate(paragraphs, evidence)
        for place in sentence.places
    ]


@pytest.mark.parametrize(
    ("sentence", "text", "key", "quantity"),
    [
        ("接收疫情捐赠款物价值4649万元。", "4649万元", "covid_donations_value", "value"),
        ("万人培训完成47,496人。", "47,496人", "training_people", "value"),
        ("万人培训计划场次415场。", "415场", "training_sessions_target", "value"),
        ("万人培训完成人数为任务的228.9%。", "228.9%", "training_people", "completion"),
        ("万人培训完成场次比上年增长10.7%。", "10.7%", "training_sessions", "change"),
        ("上年同期万人培训完成人数25140人。", "25140人", "training_people", "before"),
        ("发放宣传资料2000多份。", "2000多份", "leaflets_distributed", "value"),
        ("Mass first-aid training reached 47,496 people.", "47,496 people", "training_people", "value"),
    ],
)
def test_a_figure_is_found_in_its_wording(evidence, sentence, text, key, quantity):
    assert (text, key, quantity, True) in found(evidence, sentence)


def test_numbers_alike_are_told_apart_by_the_words_beside_them(evidence):
    assert ("30名", "hsc_high_resolution_typed", "value", True) in found(evidence, "造干高分辨检测30名。")
    assert ("30名", "rescue_drill_members", "value", True) in found(evidence, "应急演练队员30名参加。")


def test_numbers_alike_without_a_word_to_tell_stay_uncertain(evidence):
    ((text, _, _, sure),) = found(evidence, "共有30名。")
    assert (text, sure) == ("30名", False)


@pytest.mark.parametrize("sentence", ["共147496人。", "共47496.5人。", "编号1,47496人", "47496", "没有数字。", ""])
def test_part_of_another_number_is_no_figure(evidence, sentence):
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
    sentences = locate(["没有。培训47496人。", "", "万人培训446场！后面没有。"], evidence)
    assert [(one.number, one.paragraph, one.text) for one in sentences] == [
        (2, 1, "培训47496人。"),
        (3, 3, "万人培训446场！"),
    ]


@pytest.mark.parametrize("text", ["(" * 2000, "47496人" * 2000, "\u202e47496人", "| " * 3000, "4" * 20000])
def test_hostile_text_ends(evidence, text):
    assert len(locate([text], evidence)) <= 1


def test_every_wording_of_every_figure_is_text_or_nothing(evidence):
    for figure in evidence:
        for name in WORDINGS:
            said = worded(name, told(figure))
            assert said is None or said.strip() == said != ""
    assert worded("value.spoken.zh", told(evidence["training_people"])) is None


def word_file(body: str) -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
    return buffer.getvalue()


def test_the_paragraphs_of_a_word_document():
    body = "<w:p><w:r><w:t>培训47</w:t></w:r><w:r><w:t>496人</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>b</w:t></w:r></w:p>"
    assert paragraphs_of("a.DOCX", word_file(body)) == ["培训47496人", "", "b"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", b"PK"),
        ("a.docx", word_file("<w:p>")),
        ("a.docx", b"x" * 10),
        ("a.pdf", b"%PDF"),
        ("a.txt", b"\xff\xff"),
        ("noending", b"x"),
    ],
)
def test_what_is_no_document_is_refused_in_one_line(name, content):
    with pytest.raises(RefusedError) as refused:
        paragraphs_of(name, content)
    assert "\n" not in str(refused.value)


def test_entities_and_oversized_parts_are_refused():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("word/document.xml", '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>')
    with pytest.raises(RefusedError):
        paragraphs_of("a.docx", buffer.getvalue())
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * (51 * 2**20))
    with pytest.raises(RefusedError):
        paragraphs_of("a.docx", bomb.getvalue())
