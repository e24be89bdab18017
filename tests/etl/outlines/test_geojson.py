"""GeoJSON of strangers: areas are read with their codes and names, anything else is refused in one line."""

from __future__ import annotations

import contextlib
import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.outlines.geojson import UnusableGeoJSONError, read_features
from tests.etl.outlines.cities import SQUARE, collection, feature

BOWTIE = [[108, 22], [109, 23], [109, 22], [108, 23], [108, 22]]


def read(folder: Path, text: str | bytes) -> Any:
    file = folder / "a.geojson"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_features(file)


@pytest.mark.parametrize(
    ("properties", "codes", "names"),
    [
        ({"adcode": 450127}, ("450127",), ()),
        ({"ADCODE": " 450127 "}, ("450127",), ()),
        ({"gb": "156450127", "name": "某县"}, ("450127",), ("某县",)),
        ({"NAME": "某县", "level": "district"}, (), ("某县",)),
        ({"adcode": None, "name": ""}, (), ()),
        ({"adcode": [1], "name": {"zh": "某县"}}, (), ()),
    ],
)
def test_codes_and_names(tmp_path: Path, properties: dict[str, Any], codes: Any, names: Any) -> None:
    (found,) = read(tmp_path, collection(feature(properties)))
    assert (found.codes, found.names) == (codes, names)
    assert found.area.area == pytest.approx(0.25)


def test_a_mark_of_byte_order_and_parts_and_heights_are_read(tmp_path: Path) -> None:
    high = [[*corner, 12.0] for corner in SQUARE]
    (found,) = read(tmp_path, b"\xef\xbb\xbf" + collection(feature({}, high, "MultiPolygon")).encode())
    assert found.area.area == pytest.approx(0.25)


def test_points_and_lines_beside_areas_are_left_out(tmp_path: Path) -> None:
    point = {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [108, 22]}}
    empty = {"type": "Feature", "properties": {}, "geometry": None}
    assert len(read(tmp_path, collection(point, feature({}), empty))) == 1


def test_an_outline_that_crosses_itself_is_made_valid(tmp_path: Path) -> None:
    (found,) = read(tmp_path, collection(feature({}, BOWTIE)))
    assert found.area.is_valid
    assert found.area.area == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "不是 JSON（第1:1处有误）"),
        ("{", "不是 JSON"),
        ("[" * 100_000, "不是通常的 JSON"),
        ('{"type": "FeatureCollection"}', "不是 GeoJSON 的 FeatureCollection"),
        ("[1]", "不是 GeoJSON 的 FeatureCollection"),
        (collection(), "没有面"),
        (collection(7), "“1”的坐标有误"),
        ("名".encode("gb18030"), "不是 UTF-8"),
        (collection(feature({"name": "某县\u202e"}, [[1, 2], [2, 3]])), "“某县⟨U+202E⟩”的坐标有误"),
        (collection(feature({}, [["a", "b"]] * 4)), "坐标有误"),
        (collection(feature({}, 5)), "坐标有误"),
        (collection(feature({}, [[math.nan, 2]] * 4)), "坐标有误"),
        (collection(feature({}, [[500_000, 2_500_000], [510_000, 2_500_000], [510_000, 2_510_000]] * 2)), "不是经纬度"),
        ('{"features": [{"geometry": {"type": "Polygon", "coordinates": []}}]}', "坐标有误"),
        ('{"features": [{"geometry": {"type": "MultiPolygon", "coordinates": [[]]}}]}', "坐标有误"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_says_why_in_one_line(tmp_path: Path, text: str | bytes, said: str) -> None:
    with pytest.raises(UnusableGeoJSONError) as raised:
        read(tmp_path, text)
    assert said in raised.value.said.zh
    assert raised.value.said.en
    assert "\n" not in str(raised.value)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.outlines.geojson.MOST_BYTES", 2**20)
    with pytest.raises(UnusableGeoJSONError, match="1MB"):
        read(tmp_path, " " * (2**20 + 1))


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5) | st.integers(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["type", "coordinates", "x"]), inner),
    max_leaves=20,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(coordinates=JSON, properties=JSON, kind=st.sampled_from(["Polygon", "MultiPolygon"]))
def test_whatever_stands_in_a_feature_is_read_or_refused(
    tmp_path: Path, coordinates: Any, properties: Any, kind: str
) -> None:
    entry = {"geometry": {"type": kind, "coordinates": coordinates}, "properties": properties}
    with contextlib.suppress(UnusableGeoJSONError):
        assert all(one.area.is_valid for one in read(tmp_path, json.dumps({"features": [entry]})))
