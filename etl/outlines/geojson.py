"""What a GeoJSON file holds: areas with the codes and names in their properties. A file that can't be used says why."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.said import Said
from etl.text import visible

if TYPE_CHECKING:
    import shapely

# The largest file of one city's boundaries that makes sense; all counties of a country take 10 MB.
MOST_BYTES = 64 * 2**20
# Properties, in small letters, that hold a county's code or name.
CODES, NAMES = ("adcode", "gb", "code", "county_id"), ("name", "name_zh", "名称", "县区")
# The national standard writes the country's number before the code.
COUNTRY = "156"


class UnusableGeoJSONError(Exception):
    """The file can't be used; `said` tells why, in both languages."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh} / {en}")
        self.said = Said(zh, en)


@dataclass(frozen=True)
class Feature:
    """One area, in degrees of longitude and latitude, with the codes and names it is known by."""

    codes: tuple[str, ...]
    names: tuple[str, ...]
    area: shapely.Geometry


def read_features(file: Path) -> list[Feature]:
    """The areas of a file; raises UnusableGeoJSONError."""
    document = _document(file)
    if not isinstance(document, dict) or not isinstance(document.get("features"), list):
        raise UnusableGeoJSONError("不是 GeoJSON 的 FeatureCollection", "it is no GeoJSON FeatureCollection")
    found = [one for at, entry in enumerate(document["features"], start=1) for one in _feature(entry, at)]
    if not found:
        raise UnusableGeoJSONError("里面没有面（Polygon、MultiPolygon）", "it holds no Polygon or MultiPolygon")
    return found


def _document(file: Path) -> Any:  # noqa: ANN401 - JSON holds anything
    try:
        if file.stat().st_size > MOST_BYTES:
            raise UnusableGeoJSONError(f"超过{MOST_BYTES // 2**20}MB", f"it is larger than {MOST_BYTES // 2**20} MB")
        return json.loads(file.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise UnusableGeoJSONError("不是 UTF-8 编码", "it is not UTF-8") from None
    except json.JSONDecodeError as fault:
        place = f"{fault.lineno}:{fault.colno}"
        raise UnusableGeoJSONError(f"不是 JSON（第{place}处有误）", f"it is no JSON (fault at {place})") from None
    except (RecursionError, ValueError):
        raise UnusableGeoJSONError("不是通常的 JSON", "it is no ordinary JSON") from None
    except OSError as fault:
        raise UnusableGeoJSONError(f"读不了（{fault.strerror}）", f"it can't be read ({fault.strerror})") from None


def _feature(entry: object, at: int) -> Iterator[Feature]:
    """The feature as an area; none where it is a point or a line, such as the place of a label."""
    if not isinstance(entry, dict):
        raise _faulty(str(at))
    geometry, properties = entry.get("geometry"), entry.get("properties")
    if not isinstance(geometry, dict) or geometry.get("type") not in ("Polygon", "MultiPolygon"):
        return
    known = {str(key).lower(): value for key, value in properties.items()} if isinstance(properties, dict) else {}
    names = _texts(known, NAMES)
    yield Feature(
        codes=tuple(_code(text) for text in _texts(known, CODES)),
        names=names,
        area=area(geometry, names[0] if names else str(at)),
    )


def _texts(properties: Mapping[str, object], keys: tuple[str, ...]) -> tuple[str, ...]:
    values = (properties.get(key) for key in keys)
    return tuple(str(value).strip() for value in values if isinstance(value, str | int) and str(value).strip())


def _code(text: str) -> str:
    return text.removeprefix(COUNTRY) if len(text) == 9 else text


def area(geometry: Mapping[str, Any], name: str) -> shapely.Geometry:
    """A Polygon or MultiPolygon of GeoJSON as one valid area; raises UnusableGeoJSONError naming it."""
    import shapely

    parts = geometry.get("coordinates")
    polygons = [parts] if geometry["type"] == "Polygon" else parts
    if not isinstance(polygons, list) or not polygons:
        raise _faulty(name)
    try:
        shapes = [shapely.Polygon(rings[0], rings[1:]) for rings in ([*map(_ring, one)] for one in polygons)]
    except (IndexError, TypeError, ValueError):
        raise _faulty(name) from None
    if any(not (abs(x) <= 180 and abs(y) <= 90) for x, y in shapely.get_coordinates(shapes).tolist()):
        raise UnusableGeoJSONError(
            f"“{visible(name)}”的坐标不是经纬度（度）", f"the coordinates of {visible(name)!r} are no degrees"
        )
    # Where an outline crosses itself, what it encloses is taken; slivers without an area are dropped.
    return shapely.make_valid(shapely.MultiPolygon(shapes), method="structure", keep_collapsed=False)


def _ring(points: list[list[float]]) -> list[tuple[float, float]]:
    """The corners of a ring; raises ValueError or TypeError for what is none."""
    ring = [(float(x), float(y)) for x, y, *_ in points]
    if len(ring) < 4 or not all(math.isfinite(value) for corner in ring for value in corner):
        raise ValueError(points)
    return ring


def _faulty(name: str) -> UnusableGeoJSONError:
    return UnusableGeoJSONError(f"“{visible(name)}”的坐标有误", f"the coordinates of {visible(name)!r} are faulty")
