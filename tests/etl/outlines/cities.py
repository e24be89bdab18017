"""A city of a test: reference data in a folder of its own, and GeoJSON of squares."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.conftest import ROOT

SQUARE = [[108.0, 22.0], [108.5, 22.0], [108.5, 22.5], [108.0, 22.5], [108.0, 22.0]]


def reference(folder: Path, **files: str) -> Path:
    """The sample's reference data with files added or replaced; `x__geojson` is written as x.geojson."""
    target = folder / "reference"
    shutil.copytree(ROOT / "data" / "reference", target)
    for name, text in files.items():
        (target / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return target


def feature(properties: Mapping[str, Any], ring: Any = None, kind: str = "Polygon") -> dict[str, Any]:
    """A feature with one ring, by default a square of half a degree."""
    ring = SQUARE if ring is None else ring
    coordinates = [ring] if kind == "Polygon" else [[ring]]
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


def collection(*features: Any) -> str:
    """A FeatureCollection as text."""
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)


def moved(across: float) -> list[list[float]]:
    """The square, moved to the east by so many degrees."""
    return [[x + across, y] for x, y in SQUARE]
