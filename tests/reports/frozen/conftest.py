"""A small office: some workbooks of the sample in an inbox of its own, to be frozen, changed and loaded again."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from etl.pipeline import load
from etl.warehouse import let_go, open_current
from metrics.__main__ import main as metrics_main
from metrics.catalog import METRICS
from metrics.metric import Metric, Scope
from reports.__main__ import main
from reports.evidence import Evidence
from reports.frozen import store
from tests.conftest import SAMPLE

SCOPE = Scope(2020, dt.date(2020, 12, 4))
FILES = (
    "2020/武鸣区培训台账.xlsx",
    "2020/横县培训台账.xlsx",
    "2020/南宁市红十字会应急救护培训台账.xlsx",
    "2020/南宁市红十字会人道救助台账.xlsx",
    "2020/南宁市红十字会组织建设台账.xlsx",
    "2019/武鸣区培训台账.xlsx",
)
WUMING, CLASSES = "2020/武鸣区培训台账.xlsx", "培训班台账"
TEXT = """2020年，全市举办万人培训{sessions}场，完成万人培训人数{people}人，完成年度任务。
人道救助方面，小天使资助患儿{children}名。
天气晴好，没有数字。
"""


@dataclass
class Office:
    """An inbox, its warehouse, the commands that people use, and hands to change a workbook."""

    inbox: Path
    warehouse: Path
    capsys: pytest.CaptureFixture[str]

    @property
    def frozen(self) -> Path:
        return store.root()

    def load(self) -> None:
        assert load([self.inbox], self.warehouse, say=lambda _: None).published

    def evidence(self) -> Evidence:
        opened = open_current(self.warehouse)
        return Evidence(opened.connection.cursor(), SCOPE, opened.generation)

    def run(self, *words: object) -> int:
        return main([str(word) for word in words])

    def freeze(self, name: str, *more: object) -> int:
        scope = ("--year", "2020", "--as-of", "2020-12-04", "--warehouse", self.warehouse)
        return self.run("freeze", name, *scope, *more)

    def told(self, *words: object) -> Any:
        """The JSON of a command."""
        self.capsys.readouterr()
        self.run(*words, "--json")
        return json.loads(self.capsys.readouterr().out)

    def changes(self, name: str = "定稿") -> Any:
        return self.told("changes", name, "--warehouse", self.warehouse)

    def by_county(self, key: str) -> Any:
        """The figures of each county as `python -m metrics` gives them."""
        self.capsys.readouterr()
        words = ("--year", "2020", "--as-of", "2020-12-04", "--by", "county", "--metric", key, "--json")
        assert metrics_main(["figures", *words, "--warehouse", str(self.warehouse)]) == 0
        return json.loads(self.capsys.readouterr().out)

    def said(self) -> list[str]:
        """What stood on standard error."""
        return self.capsys.readouterr().err.splitlines()

    @contextmanager
    def editing(self, file: str, sheet: str) -> Iterator[Worksheet]:
        """A sheet of a workbook, which is saved afterwards."""
        book = openpyxl.load_workbook(self.inbox / file)
        yield book[sheet]
        book.save(self.inbox / file)

    def set_folder(self, name: str = "定稿") -> Path:
        return store.find(self.frozen, name).folder


@pytest.fixture(scope="session")
def loaded_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The office's folder as it was first loaded; each test works on a copy."""
    folder = tmp_path_factory.mktemp("office")
    for file in FILES:
        (folder / "inbox" / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(SAMPLE / file, folder / "inbox" / file)
    assert load([folder / "inbox"], folder / "warehouse", say=lambda _: None).published
    return folder


@pytest.fixture
def office(loaded_office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Office]:
    shutil.copytree(loaded_office, tmp_path / "office")
    here = Office(tmp_path / "office" / "inbox", tmp_path / "office" / "warehouse", capsys)
    _move(here.warehouse, loaded_office, tmp_path / "office")
    yield here
    let_go(here.warehouse)


def _move(warehouse: Path, old: Path, new: Path) -> None:
    """A generation remembers where its workbooks lay; the copy's lie in the copy."""
    for manifest in (warehouse / "generations").glob("*.json"):
        manifest.write_text(manifest.read_text("utf-8").replace(str(old), str(new)), "utf-8")


@pytest.fixture
def document(office: Office, tmp_path: Path) -> Path:
    """The text that the office signs, with the figures as they are."""
    figures = {key: office.evidence()[key].now.value for key in ("training_sessions", "training_people")}
    children = office.evidence()["little_angel_children"].now.value
    text = TEXT.format(sessions=figures["training_sessions"], people=figures["training_people"], children=children)
    file = tmp_path / "总结.txt"
    file.write_text(text, "utf-8")
    return file


@pytest.fixture
def signed(office: Office, document: Path) -> Office:
    """The office after it froze its figures and its text."""
    assert office.freeze("定稿", "--document", document, "--by", "王某") == 0
    office.said()
    return office


def row_of(sheet: Any, column: int, text: str) -> int:
    return next(cells[0].row for cells in sheet.iter_rows() if cells[column].value == text)


def of(told: Any, key: str, county: str | None = None) -> Any:
    return next(one for one in told["figures"] if (one["key"], one["county_zh"], one["year"]) == (key, county, 2020))


@pytest.fixture
def catalogue() -> Iterator[dict[str, Metric]]:
    """The definitions, to be changed by a test; put back in their order afterwards."""
    kept = dict(METRICS)
    yield METRICS
    METRICS.clear()
    METRICS.update(kept)
