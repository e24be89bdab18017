"""A load gives every county its outline: the office's own, else the package's; renamed ones find theirs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import shapely

from etl.outlines import outline as outlines
from etl.warehouse import open_current
from tests.etl.loading import Captured, run
from tests.etl.outlines.cities import collection, feature, moved, reference

NUMBER = 'map_review_number = "示S(2020)1号"'


def loaded(warehouse: Path, query: str) -> list[tuple[Any, ...]]:
    return open_current(warehouse).connection.cursor().execute(query).fetchall()


def areas(warehouse: Path) -> dict[str, tuple[str, shapely.Geometry]]:
    rows = loaded(warehouse, "select adcode, source, polygons from dim_outline")
    return {
        code: (source, shapely.MultiPolygon([(rings[0], rings[1:]) for rings in json.loads(polygons)]))
        for code, source, polygons in rows
    }


def test_every_period_of_every_county_has_an_outline_of_the_package(
    capsys: Captured, inbox: Path, warehouse: Path
) -> None:
    code, report = run(capsys, "load", inbox, "--warehouse", warehouse)
    assert code == 0
    assert len(report["files"]) == 1
    found = areas(warehouse)
    assert set(found) == {row[0] for row in loaded(warehouse, "select adcode from dim_county")}
    assert {source for source, _ in found.values()} == {"package"}
    assert all(area.is_valid for _, area in found.values())
    # Longitude and latitude of the label that the reference gives lie in it.
    for code, x, y in loaded(warehouse, "select adcode, label_longitude, label_latitude from dim_county"):
        assert shapely.contains_xy(found[code][1], x, y), code


def test_a_renamed_county_keeps_its_outline_under_both_codes(capsys: Captured, inbox: Path, warehouse: Path) -> None:
    run(capsys, "load", inbox, "--warehouse", warehouse)
    found = areas(warehouse)
    assert found["450127"][1].equals(found["450181"][1])


def test_neighbours_share_their_border_after_simplifying(capsys: Captured, inbox: Path, warehouse: Path) -> None:
    run(capsys, "load", inbox, "--warehouse", warehouse)
    found = [area for code, (_, area) in areas(warehouse).items() if code != "450127"]
    assert shapely.coverage_is_valid(found)
    assert shapely.get_parts(shapely.union_all(found)).size == 1
    assert sum(shapely.get_num_coordinates(found)) < 1000
    stored = loaded(warehouse, "select sum(length(polygons)) from dim_outline")[0][0]
    assert stored < 20_000


def test_the_offices_own_take_precedence_by_code_or_name(
    capsys: Captured, inbox: Path, warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = collection(feature({"adcode": 450102}), feature({"name": "横州市"}, moved(0.5)))
    monkeypatch.setenv("MINGZHANG_REFERENCE", str(reference(tmp_path, own__geojson=own)))
    code, report = run(capsys, "load", inbox, "--warehouse", warehouse)
    found = areas(warehouse)
    assert {code: source for code, (source, _) in found.items()} == dict.fromkeys(
        ("450102", "450127", "450181"), "office"
    )
    assert found["450102"][1].area == pytest.approx(0.25)
    # The sources aren't mixed: what the office's file lacks is said and has no outline.
    assert code == 1
    (problem,) = report["files"][-1]["problems"]
    assert (problem["code"], problem["severity"], problem["file"]) == (
        "outlines_missing",
        "warn",
        "reference/own.geojson",
    )
    assert "青秀区" in problem["message_zh"]
    assert "兴宁区" not in problem["message_zh"]
    assert report["published"]


@pytest.mark.parametrize(
    "text", ["{", collection(feature({"name": "外地县"})), collection(feature({"adcode": 450102}, [[1, 2]]))]
)
def test_boundaries_that_cannot_be_used_are_told_and_the_package_stands_in(
    capsys: Captured, inbox: Path, warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setenv("MINGZHANG_REFERENCE", str(reference(tmp_path, own__geojson=text)))
    code, report = run(capsys, "load", inbox, "--warehouse", warehouse)
    assert (code, report["published"]) == (1, True)
    (problem,) = report["files"][-1]["problems"]
    assert problem["code"] == "outlines_unusable"
    assert "\n" not in problem["message_zh"] + problem["message_en"]
    assert {source for source, _ in areas(warehouse).values()} == {"stand_in"}
    assert loaded(warehouse, "select code, file from problem") == [("outlines_unusable", "reference/own.geojson")]


def test_the_review_number_is_read(
    capsys: Captured, inbox: Path, warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = reference(tmp_path)
    city = folder / "city.toml"
    city.write_text(city.read_text("utf-8").replace('map_review_number = ""', NUMBER), "utf-8")
    monkeypatch.setenv("MINGZHANG_REFERENCE", str(folder))
    run(capsys, "load", inbox, "--warehouse", warehouse)
    assert loaded(warehouse, "select map_review_number from dim_city") == [("示S(2020)1号",)]


def test_new_boundaries_are_a_reason_to_load_again(
    capsys: Captured, inbox: Path, warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = reference(tmp_path)
    monkeypatch.setenv("MINGZHANG_REFERENCE", str(folder))
    run(capsys, "load", inbox, "--warehouse", warehouse)
    (folder / "own.geojson").write_text(collection(feature({"adcode": 450102})), "utf-8")
    _, report = run(capsys, "load", inbox, "--warehouse", warehouse)
    assert not report["unchanged"]
    assert areas(warehouse)["450102"][0] == "office"


def test_without_the_package_there_are_no_outlines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outlines, "find_spec", lambda name: None)
    assert outlines.of_package([{"codes": ["450102"]}]) == []
