"""What is wrong with a template is one clear line in both languages, and nothing is written."""

from __future__ import annotations

import zipfile

import docx
import pytest

from reports.__main__ import main
from reports.summary import template
from reports.summary.template import TemplateFaultError
from reports.templates import make
from tests.reports.summary.conftest import word_file


@pytest.mark.parametrize("language", make.LANGUAGES)
def test_the_committed_templates_are_what_the_prose_makes(language, tmp_path):
    """Compared part by part, as the packages may be compressed otherwise elsewhere."""
    made = tmp_path / "made.docx"
    made.write_bytes(make.template(language))
    with zipfile.ZipFile(made) as ours, zipfile.ZipFile(template.ours(language)) as committed:
        assert ours.namelist() == committed.namelist()
        assert [name for name in ours.namelist() if ours.read(name) != committed.read(name)] == []


@pytest.mark.parametrize(
    ("paragraphs", "said"),
    [
        (["{{ trainin_sessions }}"], "trainin_sessions（是否 training_sessions？）"),
        (["好", "共{{ 万人培训场次数 }}场"], "在“共{{ 万人培训场次数 }}场”"),
        (["{{ qqq }} {{ zzz }}"], "qqq在“{{ qqq }} {{ zzz }}”；zzz"),
        (["{{ training_sessions.done }}"], "training_sessions.done"),
        (["{% if training_sessions %}"], "没有 endif 收尾"),
        (["{% for f in unmet %}{{ f }}"], "没有 endfor 收尾"),
        (["甲{{ training_sessions }乙"], "没有写完整"),
        (["{{ training_sessions ! }}"], "没有写完整"),
        (["{% whenever %}"], "whenever"),
        (["{{ 1 / 0 }}"], "division by zero"),
        (["{{ training_sessions + 1 }}"], "unsupported operand"),
        (["{{ training_sessions.value.__class__.__mro__ }}"], "__class__"),
        (["{%p if training_sessions.is_missing %}", "{{ society }}{% endif %}"], "没有放在同样的位置"),
    ],
    ids=lambda value: value[0][:24] if isinstance(value, list) else "",
)
def test_a_fault_is_one_line(fill, paragraphs, said):
    with pytest.raises(TemplateFaultError) as fault:
        fill(*paragraphs)
    assert said in str(fault.value)
    assert len(str(fault.value).splitlines()) == 1
    assert fault.value.zh
    assert fault.value.en


COMMAND = ["summary", "--year", "2020", "--as-of", "2020-12-04"]


def run(warehouse, out, *more):
    return main([*COMMAND, "--warehouse", str(warehouse), "--out", str(out), *map(str, more)])


def one_line(capsys) -> str:
    error = capsys.readouterr().err
    assert len(error.splitlines()) == 1, error
    assert " / " in error
    return error


@pytest.mark.parametrize("content", [b"", b"no Word file", b"PK\x03\x04 broken"])
def test_what_is_no_word_file_is_refused(sample_warehouse, tmp_path, capsys, content):
    given, out = tmp_path / "t.docx", tmp_path / "out" / "s.docx"
    given.write_bytes(content)
    assert run(sample_warehouse, out, "--template", given) == 2
    assert "t.docx" in one_line(capsys)
    assert not out.parent.exists()


def test_a_package_of_something_else_is_refused(sample_warehouse, tmp_path, capsys):
    given = tmp_path / "t.docx"
    with zipfile.ZipFile(given, "w") as package:
        package.writestr("hello.txt", "hello")
    assert run(sample_warehouse, tmp_path / "s.docx", "--template", given) == 2
    assert "t.docx" in one_line(capsys)


@pytest.mark.parametrize("name", ["there-is-none.docx", "a.doc"])
def test_a_template_that_isnt_there_or_of_another_kind(sample_warehouse, tmp_path, capsys, name):
    assert run(sample_warehouse, tmp_path / "s.docx", "--template", tmp_path / name) == 2
    assert name in one_line(capsys)


def test_an_unknown_name_writes_nothing(sample_warehouse, tmp_path, capsys):
    given, out = tmp_path / "t.docx", tmp_path / "s.docx"
    given.write_bytes(word_file("{{ nothing_of_the_kind }}"))
    assert run(sample_warehouse, out, "--template", given) == 2
    assert "nothing_of_the_kind" in one_line(capsys)
    assert [path.name for path in tmp_path.iterdir()] == ["t.docx"]


def test_a_year_without_data_writes_nothing(sample_warehouse, tmp_path, capsys):
    out = tmp_path / "s.docx"
    words = ["summary", "--year", "2031", "--warehouse", str(sample_warehouse), "--out", str(out)]
    assert main(words) == 2
    assert "2031" in one_line(capsys)
    assert not out.exists()


@pytest.mark.parametrize("name", ["s.pdf", "in/a/file.docx", "in/a/file.md"])
def test_a_place_that_cant_be_written_is_one_line(sample_warehouse, tmp_path, capsys, name):
    (tmp_path / "in").write_text("a file, not a folder")
    assert run(sample_warehouse, tmp_path / name) == 2
    one_line(capsys)
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_an_office_uses_its_own_template(sample_warehouse, tmp_path, capsys):
    given, out = tmp_path / "t.docx", tmp_path / "s.docx"
    given.write_bytes(word_file("我们办了{{ training_sessions }}。", "{{ signed_on }}"))
    assert run(sample_warehouse, out, "--template", given, "--signed", "2020-12-31") == 0
    texts = [paragraph.text for paragraph in docx.Document(str(out)).paragraphs]
    assert texts[1:3] == ["我们办了446场。", "2020年12月31日"]
    assert "晚于" not in "".join(texts)
    capsys.readouterr()


def test_a_package_that_would_unpack_to_too_much_is_not_opened(sample_warehouse, tmp_path, capsys):
    given = tmp_path / "bomb.docx"
    with (
        zipfile.ZipFile(given, "w", zipfile.ZIP_DEFLATED) as package,
        package.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(401):
            part.write(bytes(2**20))
    assert run(sample_warehouse, tmp_path / "s.docx", "--template", given) == 2
    assert "400 MB" in one_line(capsys)
