"""The house keeps its rules, and each rule is seen to fail on a project that breaks it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.house import rules
from tests.house.tree import ROOT, Project

HOUSE = Project(ROOT)

# rule → files of a project that breaks it
BROKEN: dict[rules.Rule, dict[str, str]] = {
    rules.rooms_point_one_way: {"metrics/a.py": "from views import theme"},
    rules.doors_into_etl: {"views/session.py": "import etl.warehouse\nfrom etl import pipeline"},
    rules.streamlit_only_on_screen: {"reports/a.py": "def f():\n    import streamlit as st"},
    rules.one_reader_of_workbooks: {"etl/read.py": "from python_calamine import CalamineWorkbook"},
    rules.no_sql_above_metrics: {"views/a.py": "QUERY = f'select sum(x) from {table}'"},
    rules.one_store_of_notes: {
        "views/a.py": "from metrics.notes import store\nstore.write(1)",
        "metrics/b.py": "import sqlite3",
        "pages/c.py": "from metrics.notes.store import withdraw",
    },
    rules.short_modules: {"pages/a.py": "x = 1\n" * 81},
    rules.short_functions: {"etl/a.py": ("def f():\n" + "    x = 1\n" * 30) * 3},
    rules.no_circles: {"etl/a.py": "from etl import b", "etl/b.py": "import etl.c", "etl/c.py": "from .a import x"},
    rules.no_city_in_code: {
        "data/reference/counties.csv": "name_zh,name_en,aliases\n甲乙县,Jiayi,甲乙|丙丁\n",
        "views/a.py": "NAME = '丙丁'",
    },
    rules.one_stem_per_kind: {"etl/layouts/base.toml": 'kind = "bases"', "etl/sql/facts/fact_base.sql": ""},
    rules.one_stem_per_programme: {"metrics/training.py": ""},
    rules.pages_only_put_together: {"pages/a.py": "share = done / target"},
    rules.sample_stands_alone: {"data/make_sample/a.py": "from etl.fields import load"},
}


def project_of(files: dict[str, str], folder: Path) -> Project:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Project(folder)


@pytest.mark.parametrize("rule", BROKEN, ids=lambda rule: rule.__name__)
def test_rule_is_kept(rule: rules.Rule) -> None:
    assert rule(HOUSE) == []


@pytest.mark.parametrize("rule", BROKEN, ids=lambda rule: rule.__name__)
def test_rule_fails_on_a_breach(rule: rules.Rule, tmp_path: Path) -> None:
    assert rule(project_of(BROKEN[rule], tmp_path)) != []


def test_every_rule_is_tested() -> None:
    written = {f for name, f in vars(rules).items() if not name.startswith("_") and f.__class__.__name__ == "function"}
    assert {f for f in written if f.__module__ == rules.__name__} == set(BROKEN)


def test_every_room_is_looked_at() -> None:
    """A rule over an empty room would always be kept."""
    assert {module.room for module in HOUSE.modules} >= {"dashboard", "pages", "views", "reports", "metrics", "etl"}
