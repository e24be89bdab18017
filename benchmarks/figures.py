"""The year's figures as the command line gives them: one whole process."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.measurement import Measurement, median_seconds, process


def measure(warehouse: Path) -> list[Measurement]:
    """All metrics of 2020 for the city, and of every county."""
    common = ["metrics", "figures", "--year", "2020", "--as-of", "2020-12-04", "--warehouse", str(warehouse), "--json"]
    count = len(json.loads(process(common)))
    city = median_seconds(lambda: process(common), 3)
    counties = median_seconds(lambda: process([*common, "--by", "county"]), 3)
    return [
        Measurement("figures of a year", city, "s", None, f"{count} metrics, whole process, median of 3"),
        Measurement("figures by county", counties, "s", None, "the same for every county"),
    ]
