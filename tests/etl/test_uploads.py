"""Uploads: looked at without a trace, published into the inbox, taken back, and told when somebody else was quicker."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import openpyxl
import pytest

from etl import uploads
from etl.pipeline import load
from etl.publish import one_load_at_a_time
from etl.warehouse import WarehouseError, current_pointer, generations, let_go, manifest, open_current
from tests.etl.books import written


def silent(_: str) -> None:
    return None


@pytest.fixture
def inbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "inbox"
    monkeypatch.setenv("MINGZHANG_INBOX", str(folder))
    return folder


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    return tmp_path / "warehouse"


def content(tmp_path: Path, *codes: str, **same: object) -> bytes:
    return written(
        tmp_path / "made", "a.xlsx", {"donation_income": [{"donation_code": code, **same} for code in codes]}
    ).read_bytes()


def published(warehouse: Path, name: str, data: bytes, by: str = "") -> str:
    upload = uploads.stage([(name, data)], warehouse)
    seen = uploads.preview(upload, warehouse, say=silent)
    report = uploads.publish(upload, warehouse, by=by, base=seen.base, say=silent)
    assert report.generation is not None
    return report.generation


def rows(warehouse: Path) -> int:
    found = open_current(warehouse).connection.cursor().execute("select rows_loaded from load_info").fetchone()
    return int(found[0]) if found else -1


def files_below(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()] if folder.exists() else []


def test_a_preview_publishes_nothing_and_abandoning_leaves_no_trace(
    tmp_path: Path, inbox: Path, warehouse: Path
) -> None:
    upload = uploads.stage([("a.xlsx", content(tmp_path, "D1", "D2"))], warehouse)
    seen = uploads.preview(upload, warehouse, say=silent)
    assert seen.names == ("a.xlsx",)
    assert seen.report.rows["loaded"] == 2
    assert seen.warehouse is not None
    assert rows(seen.warehouse) == 2
    let_go(seen.warehouse)
    assert current_pointer(warehouse) is None
    uploads.abandon(upload)
    assert files_below(warehouse) == []
    assert files_below(inbox) == []


def loaded_by(warehouse: Path) -> str:
    found = open_current(warehouse).connection.cursor().execute("select loaded_by from load_info").fetchone()
    return str(found[0]) if found else ""


def test_publishing_moves_the_file_into_the_inbox_and_keeps_who(tmp_path: Path, inbox: Path, warehouse: Path) -> None:
    name = published(warehouse, "a.xlsx", content(tmp_path, "D1"), by="李")
    assert [path.name for path in files_below(inbox)] == ["a.xlsx"]
    assert (manifest(warehouse, name) or {})["upload"]["by"] == "李"
    assert loaded_by(warehouse) == "李"
    assert list((warehouse / "staging").iterdir()) == []
    published(warehouse, "b.xlsx", content(tmp_path, "D2"))
    assert rows(warehouse) == 2


def test_undo_takes_the_upload_out_of_the_inbox_and_puts_back_what_it_replaced(
    tmp_path: Path, inbox: Path, warehouse: Path
) -> None:
    first = content(tmp_path, "D1")
    one = published(warehouse, "a.xlsx", first)
    published(warehouse, "a.xlsx", content(tmp_path, "D1", "D2"))
    assert rows(warehouse) == 2
    assert uploads.undo(warehouse, say=silent) == one
    assert (inbox / "a.xlsx").read_bytes() == first
    assert not uploads.can_undo(warehouse)
    with pytest.raises(WarehouseError):
        uploads.undo(warehouse, say=silent)
    assert load([inbox], warehouse, say=silent).unchanged
    published(warehouse, "c.xlsx", content(tmp_path, "D3"))
    assert uploads.undo(warehouse, say=silent) == one, "the generation that was undone before is not gone back to"


def test_who_was_overtaken_is_told_and_changes_nothing(tmp_path: Path, inbox: Path, warehouse: Path) -> None:
    upload = uploads.stage([("a.xlsx", content(tmp_path, "D1"))], warehouse)
    seen = uploads.preview(upload, warehouse, say=silent)
    name = published(warehouse, "b.xlsx", content(tmp_path, "D2"))
    with pytest.raises(uploads.Overtaken):
        uploads.publish(upload, warehouse, by="", base=seen.base, say=silent)
    assert current_pointer(warehouse) == name
    assert [path.name for path in files_below(inbox)] == ["b.xlsx"]
    again = uploads.preview(upload, warehouse, say=silent)
    assert uploads.publish(upload, warehouse, by="", base=again.base, say=silent).published
    assert rows(warehouse) == 2


def test_an_upload_that_would_publish_nothing_shows_why(tmp_path: Path, inbox: Path, warehouse: Path) -> None:
    upload = uploads.stage([("a.xlsx", b"PK\x03\x04 no workbook"), ("a.xlsx", b"nor this")], warehouse)
    seen = uploads.preview(upload, warehouse, say=silent)
    assert (seen.warehouse, len(seen.names), len(seen.report.problems)) == (None, 2, 2)
    assert not uploads.publish(upload, warehouse, by="", base=seen.base, say=silent).published
    assert files_below(inbox) == []


def test_names_with_folders_stay_in_the_staging_folder(tmp_path: Path, inbox: Path, warehouse: Path) -> None:
    upload = uploads.stage([("../../x.xlsx", b"1")], warehouse)
    assert [path.name for path in (upload / "files").iterdir()] == ["x.xlsx"]
    assert not (tmp_path / "x.xlsx").exists()


def test_who_waits_is_told_since_when_the_other_load_runs(warehouse: Path) -> None:
    said: list[str] = []
    held = threading.Event()

    def hold() -> None:
        with one_load_at_a_time(warehouse, silent):
            held.set()
            time.sleep(0.3)

    other = threading.Thread(target=hold)
    other.start()
    held.wait()
    with one_load_at_a_time(warehouse, said.append):
        assert len(generations(warehouse)) == 0
    other.join()
    assert "开始" in said[0]
    assert "it began at" in said[0]


def test_an_upload_is_answered_before_anything_of_it_is_loaded(tmp_path: Path, inbox: Path, warehouse: Path) -> None:
    good = content(tmp_path, "D1")
    faulty = content(tmp_path, "D2", amount_yuan="很多")
    upload = uploads.stage([("good.xlsx", good), ("坏.xlsx", faulty)], warehouse)
    seen = uploads.preview(upload, warehouse, say=silent)
    asked: list[str] = []
    written_to = uploads.answer_upload(upload, seen.report.files, silent, lambda *step: asked.append(step[2]))
    assert list(written_to) == asked == ["坏.xlsx"]
    assert written_to["坏.xlsx"].name == "坏-更正.xlsx"
    assert "需要更正" in openpyxl.load_workbook(written_to["坏.xlsx"]).sheetnames
    assert files_below(inbox) == []
    uploads.abandon(upload)
    with pytest.raises(WarehouseError):
        uploads.answer_upload(upload, seen.report.files, silent)


def test_published_answers_stand_beside_their_generation_and_are_gone_after_undo(
    tmp_path: Path, inbox: Path, warehouse: Path
) -> None:
    published(warehouse, "good.xlsx", content(tmp_path, "D1"))
    assert uploads.answers_now(warehouse) == {}
    published(warehouse, "坏.xlsx", content(tmp_path, "D2", amount_yuan="很多"))
    assert [path.name for path in uploads.answers_now(warehouse).values()] == ["坏-更正.xlsx"]
    uploads.undo(warehouse, say=silent)
    assert uploads.answers_now(warehouse) == {}


def test_a_load_stands_where_its_answers_cannot_be_written(tmp_path: Path, inbox: Path, warehouse: Path) -> None:
    warehouse.mkdir()
    (warehouse / "answers").write_text("a file where the folder should be")
    said: list[str] = []
    upload = uploads.stage([("坏.xlsx", content(tmp_path, "D2", amount_yuan="很多")),
                            ("good.xlsx", content(tmp_path, "D1"))], warehouse)  # fmt: skip
    seen = uploads.preview(upload, warehouse, say=silent)
    assert uploads.publish(upload, warehouse, by="", base=seen.base, say=said.append).published
    assert rows(warehouse) == 1
    assert "answers" in said[-1]
