"""Whatever is changed, removed or put into frozen sets is noticed and named."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reports.frozen import chain, store
from tests.reports.frozen.conftest import Office


@pytest.fixture(scope="session")
def two_sets(loaded_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two frozen sets, made once; each test spoils a copy."""
    place = tmp_path_factory.mktemp("two")

    def fill(folder: Path, key: bytes) -> dict:
        (folder / "sources").mkdir()
        for name in ("figures.json", "sources/a.xlsx"):
            (folder / name).write_bytes(b"{}")
        return {"secret": store.secret_id(key), "document": {"name": "x.txt", "file": "x.txt"}}

    for name in ("一", "二"):
        store.add(place, name, fill)
    return place


@pytest.fixture
def place(two_sets: Path, tmp_path: Path) -> Path:
    shutil.copytree(two_sets, tmp_path / "frozen")
    return tmp_path / "frozen"


def overwrite(path: Path, content: bytes) -> None:
    path.chmod(0o640)
    path.write_bytes(content)


def edit(path: Path, **new: object) -> None:
    told = json.loads(path.read_bytes())
    overwrite(path, json.dumps({**told, **new}).encode())


FIRST, SECOND = "0001-一", "0002-二"
Spoil = Callable[[Path], object]
SPOILT: dict[str, tuple[Spoil, set[tuple[int | None, str]]]] = {
    "a file is changed": (
        lambda place: overwrite(place / FIRST / "figures.json", b"{ }"),
        {(1, "figures.json was changed")},
    ),
    "a source is changed": (
        lambda place: overwrite(place / SECOND / "sources/a.xlsx", b"x"),
        {(2, "sources/a.xlsx was changed")},
    ),
    "a file is gone": (
        lambda place: (place / FIRST / "sources/a.xlsx").unlink(),
        {(1, "sources/a.xlsx is gone")},
    ),
    "a file is put in": (
        lambda place: (place / FIRST / "new.txt").write_text("x"),
        {(1, "new.txt was put in")},
    ),
    "a manifest is changed": (
        lambda place: edit(place / FIRST / "manifest.json", by="x"),
        {(1, "manifest.json was changed")},
    ),
    "the last manifest is changed": (
        lambda place: edit(place / SECOND / "manifest.json", by="x"),
        {(2, "manifest.json was changed")},
    ),
    "a manifest is gone": (
        lambda place: (place / FIRST / "manifest.json").unlink(),
        {(1, "manifest.json is gone or can't be read")},
    ),
    "a manifest is no JSON": (
        lambda place: overwrite(place / FIRST / "manifest.json", b"["),
        {(1, "manifest.json is gone or can't be read")},
    ),
    "a set is gone": (lambda place: shutil.rmtree(place / FIRST), {(1, f"the folder {FIRST} is gone or renamed")}),
    "the last set is gone": (
        lambda place: shutil.rmtree(place / SECOND),
        {(2, f"the folder {SECOND} is gone or renamed")},
    ),
    "a set is renamed": (
        lambda place: (place / FIRST).rename(place / "0001-三"),
        {(1, f"the folder {FIRST} is gone or renamed"), (1, "chain.jsonl doesn't name this set")},
    ),
    "a manifest points out of its set": (
        lambda place: edit(place / FIRST / "manifest.json", files=[{"file": "../../etc/passwd", "sha256": "x"}]),
        {(1, "manifest.json was changed"), (1, "manifest.json points out of its set: ../../etc/passwd"),
         (1, "figures.json was put in"), (1, "sources/a.xlsx was put in")},
    ),
    "a set is forged with its line": (
        lambda place: (
            edit(place / FIRST / "manifest.json", by="x"),
            overwrite(place / "chain.jsonl", _relisted(place)),
        ),
        {(None, "chain.jsonl: line 2 or the one before was changed"), (2, "the link to the set before is broken")},
    ),
    "the journal of the chain is gone": (
        lambda place: (place / "chain.jsonl").unlink(),
        {(1, "chain.jsonl doesn't name this set"), (2, "chain.jsonl doesn't name this set")},
    ),
}  # fmt: skip


def _relisted(place: Path) -> bytes:
    """The chain's journal with the first set's line made to fit its changed manifest."""
    first, second = (place / "chain.jsonl").read_bytes().splitlines()
    told = {**json.loads(first), "manifest_sha256": store.sha256_of(place / FIRST / "manifest.json")}
    return json.dumps(told).encode() + b"\n" + second + b"\n"


def test_untouched_sets_are_whole(place: Path) -> None:
    assert chain.verify(place) == []


@pytest.mark.parametrize("what", SPOILT)
def test_it_is_noticed_and_named(place: Path, what: str) -> None:
    spoil, expected = SPOILT[what]
    spoil(place)
    assert {(fault.number, fault.en) for fault in chain.verify(place)} == expected
    assert all(fault.zh for fault in chain.verify(place))


def test_a_set_frozen_after_a_changed_one_doesnt_cover_it_up(place: Path) -> None:
    edit(place / FIRST / "manifest.json", by="x")
    store.add(place, "三", lambda folder, key: {"secret": ""})
    assert {(fault.number, fault.en) for fault in chain.verify(place)} == {(1, "manifest.json was changed")}


def test_the_command_lists_and_names_faults(office: Office, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINGZHANG_FROZEN", str(place))
    assert office.run("frozen", "--verify") == 0
    told = office.told("frozen", "--verify")
    assert [(one["number"], one["name"], one["intact"]) for one in told["sets"]] == [(1, "一", True), (2, "二", True)]
    overwrite(place / FIRST / "figures.json", b"{ }")
    told = office.told("frozen", "--verify")
    assert [one["intact"] for one in told["sets"]] == [False, True]
    assert told["faults"][0]["message_en"] == "figures.json was changed"
    assert office.run("frozen", "--verify") == 1
    assert "figures.json" in office.capsys.readouterr().out


def test_without_any_set_the_list_is_empty(office: Office) -> None:
    assert office.told("frozen", "--verify")["sets"] == []
    assert office.run("frozen") == 0
    assert office.run("frozen", "定稿") == 2
    assert office.run("changes", "定稿", "--warehouse", office.warehouse) == 2
    assert all(len(line) < 300 for line in office.said())
