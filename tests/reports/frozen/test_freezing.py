"""Freezing: everything is there and exact, restricted rows are not; the whole set or nothing, whatever happens."""

from __future__ import annotations

import gzip
import hashlib
import json
from decimal import Decimal
from pathlib import Path

from metrics.catalog import METRICS
from metrics.measure import measure_by_county
from reports import signing
from reports.frozen import chain, plain
from reports.frozen.opened import open_set
from tests.reports.frozen.conftest import SCOPE, Office

ROOT = Path(__file__).parents[3]
RELIEF = "2020/南宁市红十字会人道救助台账.xlsx"


def lines(file: Path) -> list:
    with gzip.open(file, "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


def test_every_figure_of_city_and_counties_is_kept_exactly(office: Office) -> None:
    assert office.freeze("定稿") == 0
    evidence, frozen = office.evidence(), open_set(office.frozen, "定稿")
    for key, figure in evidence.figures.items():
        kept = frozen.readings[key, 2020, None]
        assert (kept["value"] and Decimal(kept["value"])) == figure.now.value
        assert (kept["target"] and Decimal(kept["target"])) == figure.now.target
        assert (kept["unit"], kept["qualifier"], kept["rows"]) == (
            figure.metric.unit, figure.now.qualifier, None if figure.now.suppressed else figure.now.rows,
        )  # fmt: skip
        assert frozen.readings[key, 2019, None]["value"] == plain.exact(figure.before.value)
        assert frozen.definition(key)["where"] == figure.metric.where
    for key, places in measure_by_county(evidence.con, list(evidence.figures), SCOPE).items():
        for county, reading in places.items():
            assert frozen.readings[key, 2020, county]["value"] == plain.exact(reading.value)


def test_cells_add_up_to_their_figure_and_lead_to_the_kept_workbook(office: Office) -> None:
    office.freeze("定稿")
    frozen, evidence = open_set(office.frozen, "定稿"), office.evidence()
    for key, figure in evidence.figures.items():
        cells = frozen.cells.get((key, 2020, None), [])
        if figure.metric.parts or figure.metric.restricted:
            continue
        assert sum((Decimal(cell["value"]) for cell in cells), Decimal(0)) == (figure.now.value or 0), key
        traced = [(cell.file, cell.sheet, cell.row, cell.cell) for cell in evidence.trace(key).cells]
        rows = [frozen.rows[cell["row"]] for cell in cells]
        kept = [(r["file"], r["sheet"], r["number"], c["cell"]) for r, c in zip(rows, cells, strict=True)]
        assert kept == traced
    for source in frozen.manifest["sources"]:
        if source["kept"]:
            copy = (frozen.kept.folder / source["kept"]).read_bytes()
            assert copy == (office.inbox / source["file"]).read_bytes()
            assert hashlib.sha256(copy).hexdigest() == source["sha256"]


def test_nothing_of_a_restricted_row_is_kept_but_its_place(office: Office) -> None:
    office.freeze("定稿")
    folder = office.set_folder()
    restricted = [row for row in lines(folder / "rows.jsonl.gz") if row["kind"] == "child_patient_aid"]
    assert len(restricted) > 50
    for row in restricted:
        assert set(row) == {"row", "kind", "file", "sheet", "number", "key_cell", "restricted", "content"}
    counted = [cell for cell in lines(folder / "cells.jsonl.gz") if cell["key"] == "little_angel_children"]
    assert counted
    assert all("value" not in cell for cell in counted)
    source = next(s for s in open_set(office.frozen, "定稿").manifest["sources"] if s["file"] == RELIEF)
    assert (source["kept"], source["why"]) == (None, "restricted")
    everything = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    everything += b"".join(gzip.decompress(path.read_bytes()) for path in folder.glob("*.gz"))
    assert "先天性心脏病".encode() not in everything
    assert b"SQ-2020-0" not in everything


def test_a_set_alone_doesnt_tell_what_restricted_rows_hold(office: Office) -> None:
    """The fingerprints need a key that isn't part of the set."""
    office.freeze("定稿")
    key = (office.frozen / "secret").read_bytes()
    assert (office.frozen / "secret").stat().st_mode & 0o077 == 0
    assert all(key not in path.read_bytes() for path in office.set_folder().rglob("*") if path.is_file())
    assert plain.fingerprint(b"a", "x") != plain.fingerprint(b"b", "x")


def test_donors_are_masked(office: Office) -> None:
    """Rows are kept as the warehouse has them: names of persons never enter it."""
    office.freeze("定稿")
    rows = lines(office.set_folder() / "rows.jsonl.gz")
    assert all("note" not in row.get("fields", {}) for row in rows)


def test_the_document_is_kept_byte_for_byte_with_the_places_of_its_figures(office: Office, document: Path) -> None:
    assert office.freeze("定稿", "--document", document) == 0
    frozen = open_set(office.frozen, "定稿")
    assert frozen.document() == ("总结.txt", document.read_bytes())
    assert [[place.key for place in sentence.places] for sentence in frozen.sentences] == [
        ["training_sessions", "training_people"],
        ["little_angel_children"],
    ]
    assert all(place.sure for sentence in frozen.sentences for place in sentence.places)


def test_without_a_document_one_is_made(office: Office) -> None:
    office.freeze("定稿")
    frozen = open_set(office.frozen, "定稿")
    assert not frozen.manifest["document"]["given"]
    assert frozen.manifest["document"]["unsure"] == 0
    assert {place.key for sentence in frozen.sentences for place in sentence.places} >= {"training_people"}


def test_sign_offs_go_into_the_set(office: Office) -> None:
    signing.sign(office.evidence(), "training_people", "王某", "对过")
    office.freeze("定稿")
    frozen = open_set(office.frozen, "定稿")
    assert frozen.manifest["signed"]["holding"] == 1
    assert (frozen.marks[0]["key"], frozen.marks[0]["by"], frozen.marks[0]["verified"]) == (
        "training_people", "王某", False,
    )  # fmt: skip
    assert chain.verify(office.frozen) == []
    file = signing.journal_file()
    file.write_bytes(file.read_bytes().replace("王某".encode(), "李某".encode()))
    (fault,) = chain.verify(office.frozen)
    assert "sign-offs" in fault.en


def test_generations_may_go_and_the_set_stays(office: Office) -> None:
    office.freeze("定稿")
    value = str(office.evidence()["training_people"].now.value)
    for file in (office.warehouse / "generations").iterdir():
        file.unlink()
    (office.warehouse / "CURRENT").unlink()
    told = office.told("frozen", "定稿")
    assert str(next(one for one in told["figures"] if one["key"] == "training_people")["value"]) == value
    assert told["intact"]


def test_every_metric_with_a_value_of_its_own_is_in_the_set(office: Office) -> None:
    office.freeze("定稿")
    kept = open_set(office.frozen, "定稿").figures["definitions"]
    assert set(kept) == {key for key, metric in METRICS.items() if not metric.only_in_splits}
