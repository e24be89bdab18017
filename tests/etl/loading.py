"""What tests of loading share: the public command with its JSON, and small workbooks of gifts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from etl.__main__ import main
from etl.warehouse import open_current
from tests.etl.books import written

Captured = pytest.CaptureFixture[str]


def run(capsys: Captured, *arguments: object) -> tuple[int, Any]:
    """Exit code and the one JSON document of a command."""
    capsys.readouterr()
    code = main([str(argument) for argument in (*arguments, "--json")])
    out = capsys.readouterr().out
    return code, json.loads(out) if out else None


def gifts(folder: Path, *codes: str, file: str = "捐赠.xlsx", **same: Any) -> Path:
    return written(folder, file, {"donation_income": [{"donation_code": code, **same} for code in codes]})


def loaded_rows(warehouse: Path) -> int:
    found = open_current(warehouse).connection.cursor().execute("select rows_loaded from load_info").fetchone()
    return int(found[0]) if found else -1
