"""Reading every sample workbook: our way (limits, recognition, checks, Parquet) against plain pandas with openpyxl."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from benchmarks.measurement import SAMPLE, Measurement, median_seconds
from etl.read import SourceFile, read_files


def measure(folder: Path) -> list[Measurement]:
    """Both ways over the same files in the same run, so that the ratio holds on any machine."""
    paths = sorted(SAMPLE.rglob("*.xlsx"))
    files = [SourceFile(path, path.relative_to(SAMPLE).as_posix()) for path in paths]
    ours = median_seconds(lambda: read_files(files, folder / "cache", None), 1)

    def plainly() -> None:
        for path in paths:
            pd.read_excel(path, sheet_name=None, header=None, engine="openpyxl")

    plain = median_seconds(plainly, 1)
    return [
        Measurement("reading all workbooks", ours, "s", None, f"{len(paths)} files, checked and written as Parquet"),
        Measurement("the same, pandas + openpyxl", plain, "s", None, "cells alone, nothing checked"),
        Measurement("plain way / ours", plain / ours, "×", None, "above 1: ours is faster"),
    ]
