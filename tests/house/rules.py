"""The rules of the house, each a function from a project to the list of breaches, empty when the rule is kept."""

from __future__ import annotations

import ast
import csv
import re
import statistics
import tomllib
from collections.abc import Callable

from tests.house.tree import ROOMS, Module, Project

Rule = Callable[[Project], list[str]]

# room → the rooms that it may import (besides itself); etl's doors are apart.
MAY_IMPORT = {
    "dashboard": {"pages", "views", "reports", "metrics"},
    "pages": {"views", "reports", "metrics"},
    "views": {"metrics"},
    "reports": {"metrics"},
    "metrics": set(),
    "etl": set(),
}
# module → the modules of etl that it may import
DOORS = {
    "views.session": ("etl.warehouse", "etl.excerpt"),
    "metrics.__main__": ("etl.warehouse",),
    "reports.__main__": ("etl.warehouse", "etl.excerpt"),
    "reports.claims.numbers": ("etl.values.numerals",),
    "pages.sources": ("etl.uploads",),
}
# Where notes are kept, who may add to them, and what adds.
NOTE_STORE, NOTE_WRITER, ADDING = "metrics.notes.store", "views.notes.writing", {"write", "change", "withdraw"}
STREAMLIT_ROOMS = {"dashboard", "pages", "views"}
WORKBOOK_READER = "etl.workbook"
# A query, not an English sentence that happens to begin with “Select”.
SQL = re.compile(
    r"\bselect\s+(distinct\s+)?[\w.*\"{}]+\s*(,|\(|as\b|from\b)|\binsert\s+into\b|\bcreate\s+(table|view)\b", re.I
)
STEMS = ("fundraising", "relief", "training", "donation", "response", "organisation")
NO_SHEET_OF_THEIR_OWN_FACT = {"stem_cell_case", "stem_cell_monthly"}  # both become fact_stem_cell_stage
MAXIMUM_LINES = {"": 250, "pages/": 80, "dashboard.py": 80, "etl/pipeline.py": 80}


def rooms_point_one_way(project: Project) -> list[str]:
    """dashboard → pages → {views, reports} → metrics; etl imports nothing of ours."""
    return [
        f"{module.path} imports {name}"
        for module in project.rooms(*ROOMS)
        for room in ROOMS
        if room not in MAY_IMPORT[module.room] | {module.room, "etl"}
        for name in sorted(module.imports_room(room))
    ]


def doors_into_etl(project: Project) -> list[str]:
    """Outside etl, only the named doors import it, and only the module that each is for."""
    breaches = []
    for module in project.rooms(*ROOMS):
        if module.room == "etl":
            continue
        allowed = DOORS.get(module.name, ())
        for name in sorted(module.imports_room("etl") - {"etl"}):
            if not any(name == door or name.startswith(f"{door}.") for door in allowed):
                breaches.append(f"{module.path} imports {name}")
    return breaches


def streamlit_only_on_screen(project: Project) -> list[str]:
    """Streamlit is imported by dashboard, pages and views alone."""
    wrong = [m for m in project.code if m.room not in STREAMLIT_ROOMS | {"benchmarks"} and m.imports_room("streamlit")]
    return [f"{module.path} imports streamlit" for module in wrong]


def one_reader_of_workbooks(project: Project) -> list[str]:
    """calamine and openpyxl's load_workbook are used by etl/workbook.py alone; the benchmark compares with them."""
    breaches = []
    for module in project.code:
        if module.name == WORKBOOK_READER or module.room == "benchmarks":
            continue
        readers = {n for n in module.imports if "calamine" in n or n.endswith(("load_workbook", "openpyxl.reader"))}
        calls = {n.attr for n in ast.walk(module.tree) if isinstance(n, ast.Attribute)}
        readers |= calls & {"load_workbook", "read_excel", "ExcelFile"}
        breaches += [f"{module.path} uses {reader}" for reader in sorted(readers)]
    return breaches


def no_sql_above_metrics(project: Project) -> list[str]:
    """Pages, views, reports and the dashboard hold no SQL and run none."""
    breaches = []
    for module in project.rooms("dashboard", "pages", "views", "reports"):
        breaches += [f"{module.path}: {text.strip()[:60]!r}" for text in module.strings() if SQL.search(text)]
        calls = {n.attr for n in ast.walk(module.tree) if isinstance(n, ast.Attribute)}
        breaches += [f"{module.path} calls .{call}()" for call in sorted(calls & {"execute", "executemany", "sql"})]
    return breaches


def one_store_of_notes(project: Project) -> list[str]:
    """SQLite is known to the store of notes alone, and only the form that asks for the right to write adds to it."""
    breaches = [f"{m.path} imports sqlite3" for m in project.code if m.name != NOTE_STORE and m.imports_room("sqlite3")]
    for module in project.code:
        if module.name in (NOTE_STORE, NOTE_WRITER):
            continue
        wrong = {n for n in module.imports if n.startswith(f"{NOTE_STORE}.") and n.rpartition(".")[2] in ADDING}
        if f"{NOTE_STORE}" in module.imports:
            wrong |= {
                n.attr for n in ast.walk(module.tree) if isinstance(n, ast.Attribute) and _is_store(n.value)
            } & ADDING
        breaches += [f"{module.path} adds notes: {name}" for name in sorted(wrong)]
    return breaches


def _is_store(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id == "store"


def short_modules(project: Project) -> list[str]:
    """Modules have at most 250 lines, pages and the pipeline 80."""
    breaches = []
    for module in project.modules:
        most = min(lines for start, lines in MAXIMUM_LINES.items() if module.path.startswith(start))
        if module.lines > most:
            breaches.append(f"{module.path} has {module.lines} lines, {most} are allowed")
    return breaches


def short_functions(project: Project) -> list[str]:
    """Nine functions of ten have at most 25 lines."""
    lengths = [(f.end_lineno or f.lineno) - f.lineno + 1 for m in project.code for f in m.functions()]
    p90 = statistics.quantiles(lengths, n=10)[-1] if len(lengths) > 1 else 0
    return [f"the 90th percentile of function length is {p90:.0f} lines"] if p90 > 25 else []


def no_circles(project: Project) -> list[str]:
    """No module imports itself over others."""
    names = {module.name: module for module in project.code}
    edges = {name: sorted(_imported_modules(module, names)) for name, module in names.items()}
    done: set[str] = set()
    return [" → ".join(circle) for name in sorted(edges) if (circle := _circle_from(name, edges, (), done))]


def _imported_modules(module: Module, names: dict[str, Module]) -> set[str]:
    """The project's modules that a module imports; `from package import submodule` means the submodule alone."""
    found = module.imports & names.keys()
    return {n for n in found if n != module.name and not any(other.startswith(f"{n}.") for other in found)}


def _circle_from(name: str, edges: dict[str, list[str]], path: tuple[str, ...], done: set[str]) -> tuple[str, ...]:
    if name in path:
        return (*path[path.index(name) :], name)
    if name in done:
        return ()
    circles = (_circle_from(other, edges, (*path, name), done) for other in edges[name])
    found = next((circle for circle in circles if circle), ())
    done.add(name)
    return found


def no_city_in_code(project: Project) -> list[str]:
    """Names of the city and its counties stand in data/reference alone, so that other data serve another city."""
    names = _reference_names(project)
    files = [(m.path, m.text) for m in project.code if not m.path.startswith("data/make_sample")]
    files += project.text_files("etl/**/*.sql", "etl/**/*.toml", ".streamlit/*.toml")
    return [f"{path} names {name}" for path, text in files for name in sorted(names) if name in text]


def _reference_names(project: Project) -> set[str]:
    """The city's name with and without 市, every county's names and aliases."""
    names: set[str] = set()
    for _, text in project.text_files("data/reference/counties.csv"):
        for row in csv.DictReader(text.splitlines()):
            names.update({row["name_zh"], row["name_en"], *row["aliases"].split("|")})
    for _, text in project.text_files("data/reference/city.toml"):
        city = tomllib.loads(text)
        names.update({city["name_zh"], city["name_zh"].removesuffix("市"), city["name_en"]})
    return {name for name in names if len(name) > 1}


def one_stem_per_kind(project: Project) -> list[str]:
    """Each layout's file is called after its kind, and the kind has a staging or fact model of the same name."""
    models = {path.rsplit("/", 1)[1].removesuffix(".sql") for path, _ in project.text_files("etl/sql/**/*.sql")}
    stems = {stem.removeprefix("fact_").removeprefix("stg_").removeprefix("dim_") for stem in models}
    breaches = []
    for path, text in project.text_files("etl/layouts/*.toml"):
        kind = tomllib.loads(text).get("kind")
        if path != f"etl/layouts/{kind}.toml":
            breaches.append(f"{path} describes the kind {kind}")
        if kind not in stems | NO_SHEET_OF_THEIR_OWN_FACT:
            breaches.append(f"no model in etl/sql is called {kind}")
    return breaches


def one_stem_per_programme(project: Project) -> list[str]:
    """Each programme has definitions, a page and their tests under one name."""
    paths = {module.path for module in project.modules}
    places = ("metrics/{}.py", "pages/{}.py")
    return [f"{p.format(stem)} is missing" for stem in STEMS for p in places if p.format(stem) not in paths]


def pages_only_put_together(project: Project) -> list[str]:
    """A page computes nothing and formats no number: no arithmetic, no round(), no :.2f."""
    breaches = []
    sums = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Pow)
    for module in project.rooms("pages"):
        for node in ast.walk(module.tree):
            if isinstance(node, ast.BinOp) and isinstance(node.op, sums):
                breaches.append(f"{module.path}:{node.lineno} computes")
            if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
                breaches.append(f"{module.path}:{node.lineno} formats")
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "round":
                breaches.append(f"{module.path}:{node.lineno} rounds")
    return breaches


def sample_stands_alone(project: Project) -> list[str]:
    """The generator of the sample imports none of the rooms, so that it can't share their mistakes."""
    makers = [module for module in project.modules if module.path.startswith("data/")]
    return [f"{m.path} imports {name}" for m in makers for room in ROOMS for name in sorted(m.imports_room(room))]
