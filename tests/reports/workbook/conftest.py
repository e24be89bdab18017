"""The figures workbook of the sample, written by the command that people use and read back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from reports.__main__ import main

HEAD = 4
"""The row of every table's head, counted from 1."""


@pytest.fixture(scope="session")
def write_workbook(sample_warehouse, tmp_path_factory) -> Callable[[str], Path]:
    written: dict[str, Path] = {}

    def write(language: str) -> Path:
        if language not in written:
            out = tmp_path_factory.mktemp("workbook") / f"{language}.xlsx"
            words = ["workbook", "--year", "2020", "--as-of", "2020-12-04", "--lang", language]
            assert main([*words, "--warehouse", str(sample_warehouse), "--out", str(out)]) == 0
            written[language] = out
        return written[language]

    return write


@pytest.fixture(scope="session")
def zh_file(write_workbook) -> Path:
    return write_workbook("zh")


@pytest.fixture(scope="session")
def values(zh_file):
    """The workbook with what its formulas came to when it was written."""
    return openpyxl.load_workbook(zh_file, data_only=True)


@pytest.fixture(scope="session")
def formulas(zh_file):
    """The workbook with its formulas."""
    return openpyxl.load_workbook(zh_file)


@pytest.fixture(scope="session")
def keys(values) -> dict[str, int]:
    """The numbers of the figures by key, as the sheet of definitions has them."""
    rows = values["口径"].iter_rows(min_row=HEAD + 1, values_only=True)
    return {row[8]: row[0] for row in rows}


def rows_by_number(sheet) -> dict[int, tuple]:
    """The rows of a table by their 序号, as cells."""
    return {row[0].value: row for row in sheet.iter_rows(min_row=HEAD + 1) if isinstance(row[0].value, int)}
