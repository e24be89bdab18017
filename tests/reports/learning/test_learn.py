"""A finished document becomes a template: sure figures are tags, unsure ones wait in comments, the rest stays."""

from __future__ import annotations

import docx
import pytest
from docx.oxml.ns import qn

from metrics.catalog import published
from reports.__main__ import main

PROSE = [
    "（七）应急救护培训",
    "到12月4日，各县区累计办班446场，参训47496人，超额完成任务；其中人数为任务的228.9%，场次比上年增长10.7%。",
    "新录用公务员任前培训班办了两期，学员460人。",
    "（八）三献",
    "造血干细胞方面，30名捐献者做了高分辨检测；登记捐献遗体的有30人。",
    "（六）救援",
    "演练有30名队员参加，实际救援出动30人次。",
]


def test_figures_become_tags_where_they_stand(learn):
    found = learn(PROSE, "--as-of", "2020-12-04")
    assert found.paragraphs[1] == (
        "到{{ as_of }}，各县区累计办班{{ training_sessions }}，参训{{ training_people }}，"
        "{{ verdict(training_sessions, training_people) }}任务；其中人数为任务的{{ training_people.completion }}，"
        "场次比上年{{ training_sessions.change }}。"
    )
    assert found.paragraphs[2] == "新录用公务员任前培训班办了{{ induction_classes }}，学员{{ induction_people }}。"


def test_30_is_told_apart_by_unit_and_words(learn):
    found = learn(PROSE, "--as-of", "2020-12-04")
    assert found.paragraphs[4] == (
        "造血干细胞方面，{{ hsc_high_resolution_typed }}捐献者做了高分辨检测；登记捐献遗体的有"
        "{{ body_donation_registrations }}。"
    )
    assert found.paragraphs[6] == ("演练有{{ rescue_drill_members }}队员参加，实际救援出动{{ rescue_deployments }}。")
    assert found.code == 0


def test_the_cut_off_is_found_in_the_text(learn):
    assert learn(["截至12月4日，办班446场，参训47496人。"]).said["as_of"] == "2020-12-04"
    assert learn(["截至6月30日，各县区培训完成场次为211场。"]).said["as_of"] != "2020-12-31"
    assert learn(["各县区办班446场。"]).said["as_of"] == "2020-12-04"


def test_an_unsure_figure_waits_in_a_comment(learn):
    found = learn(["共有30人参加。"], "--as-of", "2020-12-04")
    assert found.code == 1
    assert found.paragraphs == ["共有30人参加。"]
    (comment,) = found.comments
    assert comment.startswith("请确认是哪个指标：")
    assert "{{ body_donation_registrations }} 遗体捐献登记" in comment
    (one,) = found.said["figures"]
    assert one["status"] == "unsure"
    assert one["candidates"]
    assert one["paragraph"] == 0
    assert (one["start"], one["end"]) == (2, 5)


def test_a_figure_that_nothing_reads_so_is_said_to_be_unknown(learn):
    found = learn(["发放物资987箱，办班446场。"], "--as-of", "2020-12-04")
    assert found.status("987箱") == [("unknown", None)]
    assert found.paragraphs[0].startswith("发放物资987箱，办班{{ training_sessions }}")
    assert found.comments == ["没有找到对应的指标：987箱"]


def test_dates_ordinals_and_slogans_are_left_alone(learn):
    text = "10月1日召开第七次会议，学习“四个意识”，面向2035，今后五年。"
    found = learn([text])
    assert found.paragraphs == [text]
    assert found.said["figures"] == []
    assert found.code == 0


def test_words_and_names_become_live(learn):
    found = learn(
        [
            "龙头村办了应急救护培训专场；康复者中没人捐献血浆。",
            "宝塔社区居委会和宝塔实验小学建成传播基地。",
            "改革方案有20项改革任务、46项举措。",
            "南宁市红十字会2020年总结和2021年打算，2020年12月2日。",
        ],
        "--as-of",
        "2020-12-04",
    )
    assert found.paragraphs[0] == (
        '龙头村办了应急救护培训{{ village_training_sessions.when(1, "专场") }}；'
        '康复者中{{ plasma_donors.when(0, "没人") }}捐献血浆。'
    )
    assert found.paragraphs[1] == "{{ culture_bases_completed.names }}建成传播基地。"
    assert found.paragraphs[2] == "改革方案有{{ reform_tasks }}、{{ reform_measures.number }}举措。"
    assert found.paragraphs[3] == "{{ society }}{{ year }}年总结和{{ next_year }}年打算，{{ signed_on }}。"


def test_a_day_that_stands_alone_is_the_date_of_signing(learn):
    found = learn(["南宁市红十字会", "  2020年12月30日", "2020年12月30日召开会议。"], "--as-of", "2020-12-04")
    assert found.paragraphs == ["{{ society }}", "  {{ signed_on }}", "2020年12月30日召开会议。"]


def test_looks_are_kept_and_split_figures_joined(learn, tmp_path):
    document = docx.Document()
    paragraph = document.add_paragraph("各县区办班")
    for piece in ("4", "46", "场"):
        paragraph.add_run(piece).bold = True
    paragraph.add_run("，参训47496人。").italic = True
    path = tmp_path / "split.docx"
    document.save(str(path))
    found = learn(path, "--as-of", "2020-12-04")
    runs = docx.Document(str(found.template)).paragraphs[0].runs
    assert "".join(run.text for run in runs) == "各县区办班{{ training_sessions }}，参训{{ training_people }}。"
    assert [(run.bold, run.italic) for run in runs if "{{" in run.text] == [(True, None), (None, True)]


def test_what_we_wrote_is_learned_back_whole(learn, sample_warehouse, tmp_path, capsys):
    """Our own document → template → the same document: all 62 figures live, nothing else changed."""
    scope = ["--year", "2020", "--as-of", "2020-12-04", "--warehouse", str(sample_warehouse)]
    first, again = tmp_path / "first.docx", tmp_path / "again.docx"
    assert main(["summary", *scope, "--out", str(first)]) == 0
    found = learn(first)
    tags = "".join(found.paragraphs)
    sure = {one["tag"] for one in found.said["figures"] if one["status"] == "bound"}
    named = {one["tag"] for one in found.said["names"]}
    missing = {
        metric.key for metric in published() if metric.key not in sure and f"{{{{ {metric.key}.names }}}}" not in named
    }
    unsure = {one["tag"] for one in found.said["figures"] if one["status"] == "unsure"}
    assert missing <= unsure
    assert len(missing) <= 3
    assert "附件2" in tags
    assert "数字核对与出处" not in docx.Document(str(found.template)).paragraphs[-1].text
    assert main(["summary", *scope, "--template", str(found.template), "--out", str(again)]) == 0
    texts = [[p.text for p in docx.Document(str(path)).paragraphs] for path in (first, again)]
    end = next(number for number, text in enumerate(texts[0]) if text == "附件1")
    assert texts[1][:end] == texts[0][:end]
    sections = docx.Document(str(found.template)).sections
    assert [round(sections[0].page_width.mm), len(sections)] == [210, 1]
    capsys.readouterr()


def test_next_year_takes_the_template_of_this_one(learn, sample_warehouse, tmp_path, capsys):
    found = learn(PROSE, "--as-of", "2020-12-04")
    out = tmp_path / "other.docx"
    words = ["summary", "--year", "2019", "--as-of", "2019-12-04", "--warehouse", str(sample_warehouse)]
    assert main([*words, "--template", str(found.template), "--out", str(out)]) == 0
    texts = [paragraph.text for paragraph in docx.Document(str(out)).paragraphs]
    assert any(text.startswith("到12月4日，各县区累计办班403场，参训25140人") for text in texts)
    capsys.readouterr()


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 broken"])
def test_what_cant_be_read_is_one_line(sample_warehouse, tmp_path, capsys, content):
    path, out = tmp_path / "finished.docx", tmp_path / "t.docx"
    if content is not None:
        path.write_bytes(content)
    code = main(["learn", str(path), "--year", "2020", "--warehouse", str(sample_warehouse), "--out", str(out)])
    error = capsys.readouterr().err
    assert code == 2
    assert len(error.splitlines()) == 1
    assert " / " in error
    assert not out.exists()


def test_the_table_lists_every_figure(sample_warehouse, tmp_path, capsys):
    path = tmp_path / "finished.docx"
    document = docx.Document()
    document.add_paragraph("各县区办班446场；共有30人参加。")
    document.save(str(path))
    words = ["--year", "2020", "--as-of", "2020-12-04", "--warehouse", str(sample_warehouse)]
    assert main(["learn", str(path), *words, "--out", str(tmp_path / "t.docx")]) == 1
    said = capsys.readouterr().out
    assert "446场" in said
    assert "training_sessions" in said
    assert "请确认" in said


def test_text_boxes_and_links_to_elsewhere_are_left_alone(learn, tmp_path):
    document = docx.Document()
    paragraph = document.add_paragraph("办班446场，见")
    relation = document.part.relate_to("https://example.org/", docx.opc.constants.RELATIONSHIP_TYPE.HYPERLINK, True)
    link = docx.oxml.OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    run = paragraph.add_run("446场")
    link.append(run._r)
    paragraph._p.append(link)
    path = tmp_path / "linked.docx"
    document.save(str(path))
    found = learn(path, "--as-of", "2020-12-04")
    assert found.paragraphs[0] == "办班{{ training_sessions }}，见446场"
