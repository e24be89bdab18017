"""A frozen set opens as it was, with nothing of today's catalogue; what can't be opened says why."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from metrics.metric import Metric
from metrics.refusal import RefusedError
from reports.frozen import output
from reports.frozen.opened import open_set
from tests.reports.frozen.conftest import Office

Catalogue = dict[str, Metric]


@pytest.fixture
def frozen(office: Office) -> Office:
    assert office.freeze("定稿") == 0
    return office


def test_it_opens_without_any_definition_of_today(frozen: Office, catalogue: Catalogue) -> None:
    told = frozen.told("frozen", "定稿")
    for key in list(catalogue):
        del catalogue[key]
    shutil.rmtree(frozen.warehouse)
    assert frozen.told("frozen", "定稿") == told
    one = next(figure for figure in told["figures"] if figure["key"] == "training_people")
    assert one["definition_zh"]
    assert one["formula"].startswith("sum(attended_count)")
    assert one["text_zh"].endswith("人")


def test_it_opens_by_number_and_in_lines(frozen: Office) -> None:
    assert frozen.run("frozen", "1") == 0
    assert "training_people" in frozen.capsys.readouterr().out


def test_each_file_can_be_read_without_this_program(frozen: Office) -> None:
    folder = frozen.set_folder()
    text = (folder / "README.txt").read_text("utf-8")
    for file in ("manifest.json", "figures.json", "cells.jsonl.gz", "rows.jsonl.gz", "sentences.json", "marks.json"):
        assert file in text
        assert (folder / file).exists()
    assert json.loads((folder / "manifest.json").read_text("utf-8"))["version"] == 1


def test_a_later_format_is_refused_with_a_way_out(frozen: Office) -> None:
    manifest = frozen.set_folder() / "manifest.json"
    manifest.chmod(0o640)
    manifest.write_text(manifest.read_text("utf-8").replace('"version": 1', '"version": 2'), "utf-8")
    with pytest.raises(RefusedError, match=r"README\.txt"):
        open_set(frozen.frozen, "定稿")


@pytest.mark.parametrize("file", ["figures.json", "cells.jsonl.gz", "rows.jsonl.gz", "sentences.json"])
@pytest.mark.parametrize("content", [b"", b"{", b"\x1f\x8b\x08cut"])
def test_a_damaged_file_is_one_line(frozen: Office, file: str, content: bytes) -> None:
    path = frozen.set_folder() / file
    path.chmod(0o640)
    path.write_bytes(content)
    frozen.said()
    codes = frozen.run("frozen", "定稿"), frozen.run("changes", "定稿", "--warehouse", frozen.warehouse)
    assert set(codes) <= {1, 2}
    assert all("Traceback" not in line for line in frozen.said())


def test_a_document_outside_of_the_set_is_never_read(frozen: Office, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x")
    manifest = frozen.set_folder() / "manifest.json"
    manifest.chmod(0o640)
    told = json.loads(manifest.read_text("utf-8"))
    told["document"]["file"] = "../../secret.txt"
    manifest.write_text(json.dumps(told), "utf-8")
    with pytest.raises(RefusedError, match="out of its set"):
        open_set(frozen.frozen, "定稿").document()


def test_the_list_knows_what_was_signed_and_by_whom(frozen: Office) -> None:
    (one,) = frozen.told("frozen")["sets"]
    assert (one["name"], one["year"], one["as_of"], one["verified"]) == ("定稿", 2020, "2020-12-04", False)
    assert one["seal"] == open_set(frozen.frozen, "定稿").kept.sha256
    assert output.kept_json(open_set(frozen.frozen, "1").kept, [])["intact"]
