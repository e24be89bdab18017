"""The weekly digest: what it says in both languages, that it is one page, and that nothing in it is markup."""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from etl.warehouse import open_current
from metrics.metric import Language, Scope
from metrics.pace import reporting
from reports.__main__ import main
from reports.digest import fitting
from reports.digest.content import Digest, Item, Section, digest_of
from reports.digest.paper import document
from reports.evidence import Evidence
from reports.wording import Words

DECEMBER = dt.date(2020, 12, 4)
DAYS = [dt.date(2020, 1, 3), dt.date(2020, 2, 29), dt.date(2020, 7, 3), DECEMBER, dt.date(2020, 12, 31)]


def made(folder: Path, language: Language = "zh", day: dt.date = DECEMBER) -> Digest:
    opened = open_current(folder)
    evidence = Evidence(opened.connection.cursor(), Scope(day.year, day), opened.generation)
    return digest_of(evidence, Words(language))


def paper(digest: Digest, language: Language = "zh") -> Document:
    return docx.Document(io.BytesIO(document(digest, Words(language))))


def texts(found: Document) -> list[str]:
    return [paragraph.text for paragraph in found.paragraphs]


def test_many_late_counties_are_counted_behind_those_named(
    sample_warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = reporting.latest
    monkeypatch.setattr(reporting, "latest", lambda found: [*late(found)] * 9)
    said = {language: made(sample_warehouse, language).sections[2].lines[0] for language in ("zh", "en")}
    assert re.search(r"[^、]等\d+个县区。$", said["zh"])
    assert re.search(r"; \d+ counties in all\.$", said["en"])


def test_the_digest_says_who_and_why(sample_warehouse: Path) -> None:
    digest = made(sample_warehouse)
    assert digest.title == "南宁市红十字会县区工作周报"
    assert digest.finding == "12个县区中9个有任务落后，最紧急的是西乡塘区、马山县、青秀区。"
    attention, changes, returns, check = digest.sections
    assert attention.items[1].head == "马山县 · 志愿服务人次"
    assert attention.items[1].text.startswith("已完成118人次，占目标280人次的42%；按往年同期应为252人次")
    assert "另有：万人培训完成场次（落后）" in attention.items[1].text
    assert changes.lines[0] == "一周来（自2020年11月27日）：3项好转，1项变差。"
    assert changes.lines[1] == "一个月来（自2020年11月4日）：10项好转，2项变差。"
    assert (changes.items[0].label, changes.items[0].text) == ("变差", "青秀区 志愿服务人次：关注 → 落后，完成0人次")
    assert "上林县（志愿服务活动）" in returns.lines[0]
    assert check.lines[0].startswith("万人培训完成人数为计划的228.9%")
    assert "落后：年底完成的可能性低于20%" in digest.foot
    assert "示例数据" in digest.scope


def test_the_figures_of_the_city(sample_warehouse: Path) -> None:
    rows = {row[0]: row[1:] for row in made(sample_warehouse).rows}
    assert rows["万人培训完成场次"] == ("446场", "415", "107.5%", "14", "已完成", "已完成8，关注1，落后3")
    assert list(rows)[:4] == ["救助受益户", "万人培训完成场次", "万人培训完成人数", "志愿服务人次"]
    assert rows["接收捐赠款物价值"] == ("4993万元", "4500万元", "111.0%", "", "已完成", "")
    assert len(rows) == 8


def test_the_english_digest_has_no_chinese(sample_warehouse: Path) -> None:
    found = paper(made(sample_warehouse, "en"), "en")
    cells = [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    foot = found.sections[0].footer.paragraphs[0].text
    assert not re.search(r"[\u4e00-\u9fff]", "".join([*texts(found), *cells, foot]))
    assert "Mashan · Volunteer person-times" in "\n".join(texts(found))


def test_chinese_fonts_are_named(sample_warehouse: Path) -> None:
    found = paper(made(sample_warehouse))
    for name, font in (("Normal", "宋体"), ("Title", "黑体"), ("Heading 1", "黑体")):
        fonts = found.styles[name].element.rPr.find(qn("w:rFonts"))
        assert fonts.get(qn("w:eastAsia")) == font
        assert not [key for key in fonts.attrib if "Theme" in key]
    assert found.core_properties.author == ""


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_day_fits(sample_warehouse: Path, language: Language, day: dt.date) -> None:
    digest = made(sample_warehouse, language, day)
    assert fitting.height(fitting.fitted(digest)) <= fitting.HEIGHT - fitting.FREE


def test_before_targets_nothing_is_judged(sample_warehouse: Path) -> None:
    digest = made(sample_warehouse, day=DAYS[0])
    assert digest.finding == "今年还没有下达县区任务，暂不判断。"
    assert digest.rows == ()
    assert paper(digest).tables == []


def test_what_does_not_fit_goes_from_the_least_pressing(sample_warehouse: Path) -> None:
    digest = made(sample_warehouse)
    kept = fitting.fitted(digest)
    assert kept.sections[0].items == digest.sections[0].items[: len(kept.sections[0].items)]
    assert 3 <= len(kept.sections[0].items) < len(digest.sections[0].items)
    left_out = len(digest.sections[0].items) - len(kept.sections[0].items)
    assert f"还有{left_out}个县区见“县区”页。" in texts(paper(digest))


def test_names_from_sheets_are_text_and_of_any_length(sample_warehouse: Path) -> None:
    hostile = "<w:t>x</w:t>\x07\u202e县" + "长" * 900
    item = Item("behind", "落后", hostile, hostile)
    digest = replace(made(sample_warehouse), sections=(Section("谁", (hostile,), (item,) * 30, "digest.more"),))
    kept = fitting.fitted(digest)
    assert fitting.height(kept) <= fitting.HEIGHT - fitting.FREE
    found = "\n".join(texts(paper(digest)))
    assert "<w:t>x</w:t>县长" in found
    assert "\u202e" not in found


def test_the_command(sample_warehouse: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["digest", "--year", "2020", "--as-of", "2020-12-04", "--warehouse", str(sample_warehouse)]
    assert main([*words, "--out", str(tmp_path / "a.docx")]) == 0
    assert main([*words, "--lang", "en", "--out", str(tmp_path / "b.docx")]) == 0
    assert "written" in capsys.readouterr().err
    assert texts(docx.Document(str(tmp_path / "b.docx")))[0] == "Nanning Red Cross: the counties this week"
    assert main([*words, "--out", str(tmp_path / "a.pdf")]) == 2
    assert ".docx" in capsys.readouterr().err
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice, which counts the pages, isn't installed")
def test_it_is_one_page_on_paper(sample_warehouse: Path, tmp_path: Path) -> None:
    hostile = Item("behind", "落后", "县" * 60, "W" * 300)
    for language in ("zh", "en"):
        for day in (dt.date(2020, 7, 3), DECEMBER):
            digest = made(sample_warehouse, language, day)
            (tmp_path / f"{language}-{day}.docx").write_bytes(document(digest, Words(language)))
    crowded = replace(made(sample_warehouse), sections=(Section("谁", items=(hostile,) * 30, more="digest.more"),))
    (tmp_path / "crowded.docx").write_bytes(document(crowded, Words("zh")))
    files = sorted(map(str, tmp_path.glob("*.docx")))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    pages = {path.name: len(re.findall(rb"/Type\s*/Page\b(?!s)", path.read_bytes())) for path in tmp_path.glob("*.pdf")}
    assert pages == dict.fromkeys([Path(name).with_suffix(".pdf").name for name in files], 1)
