"""Fields and layouts hold together; an office's own wording needs no Python."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import pytest

import etl
from etl import layout as layouts_module
from etl.fields import load_fields
from etl.layout import READING_CODE, fingerprint, load_layouts
from etl.sheets.headers.matching import Header, HeaderIndex, normal

HOME = Path(etl.__file__).parent


def test_all_kinds_are_there_in_order() -> None:
    layouts = load_layouts()
    assert [layout.order for layout in layouts.values()] == list(range(24))


@pytest.mark.parametrize("kind", load_layouts())
def test_headers_of_a_kind_are_distinct(kind: str) -> None:
    layout = load_layouts()[kind]
    shown = Counter(normal(column.headers[0]) for column in layout.columns.values())
    assert [header for header, count in shown.items() if count > 1] == []


@pytest.mark.parametrize("kind", load_layouts())
def test_a_wording_of_a_kind_means_one_column(kind: str) -> None:
    layout = load_layouts()[kind]
    index = HeaderIndex(load_layouts())
    for name, column in layout.columns.items():
        for position, header in enumerate(column.headers):
            hits = [hit.field for hit in index.look_up(Header(0, 0, (header,)), None) if hit.kind == kind]
            assert len(hits) == 1
            assert position > 0 or hits == [name]


@pytest.mark.parametrize("kind", load_layouts())
def test_keys_and_places_are_columns(kind: str) -> None:
    layout = load_layouts()[kind]
    assert set(layout.key) <= set(layout.columns)
    assert layout.placed_by in {*layout.columns, "stages"}


def test_every_field_is_used_and_has_both_names() -> None:
    used = {name for layout in load_layouts().values() for name in layout.columns}
    for name, field in load_fields().items():
        assert name in used
        assert field.zh
        assert field.en


def test_own_layout_adds_headers_and_years(tmp_path: Path) -> None:
    own = 'kind = "training_class"\n[columns]\nattended_count = { aliases = ["参训人数"] }\n'
    own += '[years.2019.headers]\nattended_count = "受训人员"\n'
    (tmp_path / "own.toml").write_text(own, encoding="utf-8")
    column = load_layouts(tmp_path)["training_class"].columns["attended_count"]
    assert column.headers[0] == "报到人数"
    assert "参训人数" in column.headers
    assert column.year_headers == {2019: "受训人员"}


def test_faulty_own_layout_is_named(tmp_path: Path) -> None:
    (tmp_path / "wrong.toml").write_text("kind = ", encoding="utf-8")
    with pytest.raises(ValueError, match=r"wrong\.toml"):
        load_layouts(tmp_path)


def test_fingerprint_follows_own_layouts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINGZHANG_LAYOUTS", str(tmp_path))
    before = fingerprint()
    (tmp_path / "own.toml").write_text('kind = "rescue"\n', encoding="utf-8")
    assert fingerprint() != before


def test_fingerprint_covers_all_code_that_reads() -> None:
    imported = {name.split(".")[0] for name in _imported("children.reading")}
    known = {name.removesuffix(".py") for name in READING_CODE}
    assert imported <= known
    assert all((HOME / name).exists() for name in READING_CODE)
    assert layouts_module.__name__ == "etl.layout"


def _imported(module: str, seen: set[str] | None = None) -> set[str]:
    """The modules of etl that a module imports, itself and theirs included."""
    seen = seen if seen is not None else set()
    path = HOME.joinpath(*module.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    if module in seen or not file.is_file():
        return seen
    seen.add(module)
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "etl":
            inside = ".".join(str(node.module).split(".")[1:])
            _imported(inside, seen)
            for name in node.names:
                _imported(f"{inside}.{name.name}".strip("."), seen)
    return seen - {""}
