"""The dashboard on the sample, run without a browser."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]
Run = Callable[..., AppTest]


@pytest.fixture
def run_page(sample_warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`run_page("training", lang="EN")` runs that page of the dashboard on the sample and returns the AppTest."""
    monkeypatch.setenv("MINGZHANG_WAREHOUSE", str(sample_warehouse))
    monkeypatch.setenv("MINGZHANG_NOTES", str(tmp_path / "notes"))
    monkeypatch.setenv("MINGZHANG_DEBUG", "1")  # a fault shows as itself, so that `app.exception` holds it
    return _run


@pytest.fixture
def run_empty_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The same without any warehouse."""
    monkeypatch.setenv("MINGZHANG_WAREHOUSE", str(tmp_path / "nothing"))
    st.cache_resource.clear()
    return _run


@pytest.fixture
def run_broken_page(sample_warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The same with a warehouse of which no generation can be read."""
    folder = tmp_path / "broken"
    shutil.copytree(sample_warehouse, folder)
    for generation in (folder / "generations").glob("*.duckdb"):
        generation.write_bytes(b"no database")
    monkeypatch.setenv("MINGZHANG_WAREHOUSE", str(folder))
    st.cache_resource.clear()
    return _run


def _run(stem: str, **query: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    if stem != "overview":
        app.switch_page(f"pages/{stem}.py").run()
    return app
