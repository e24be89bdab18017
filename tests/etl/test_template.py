"""Templates: blank ones say nothing, filled-in ones load as they stand, for every kind and whatever its rows hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.fields import Field
from etl.layout import Layout, load_layouts
from etl.template import write_templates
from etl.values.dates import last_day
from etl.values.names import masked
from tests.etl.reading_books import codes, good_row, read_here, rows_of

_FIRST = 5
_WORDS = st.text(alphabet="红十字会博爱家园甲乙丙丁ABC123", min_size=1, max_size=12).map(lambda text: f"文{text}")
_BY_TYPE: Mapping[str, st.SearchStrategy[Any]] = {
    "text": _WORDS, "county": st.sampled_from(["隆安县", "横县", "青秀区"]), "person_or_organisation": _WORDS,
    "approximation": st.just(""), "date": st.dates(dt.date(2020, 1, 1), dt.date(2020, 12, 31)),
    "month": st.integers(1, 12).map(lambda month: last_day(2020, month)),
    "integer": st.integers(0, 10**9), "year": st.just(2020), "decimal": st.decimals(0, 10**6, places=4),
    "money": st.decimals(0, 10**10, places=2), "yes_no": st.booleans(), "identity": st.just("E1"),
}  # fmt: skip


def _values(field: Field, required: bool) -> st.SearchStrategy[Any]:
    filled = st.sampled_from(sorted(field.values)) if field.values else _BY_TYPE[field.type]
    return filled if required else st.none() | filled


def _rows(layout: Layout) -> st.SearchStrategy[list[dict[str, Any]]]:
    columns = {name: _values(column.field, column.required) for name, column in layout.columns.items()}
    return st.lists(st.fixed_dictionaries(columns), min_size=1, max_size=4)


def _fill(template: Path, layout: Layout, rows: list[dict[str, Any]]) -> Path:
    book = openpyxl.load_workbook(template)
    for number, row in enumerate(rows):
        for column, name in enumerate(layout.columns, start=2):
            value = row.get(name)
            cell = {True: "是", False: "否"}[value] if isinstance(value, bool) else value
            book.worksheets[0].cell(_FIRST + number, column).value = None if cell == "" else cell
    filled = template.with_name(f"filled-{layout.order}.xlsx")
    book.save(filled)
    return filled


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return dict(zip(load_layouts(), write_templates([], tmp_path_factory.mktemp("templates")), strict=True))


@pytest.mark.parametrize("kind", load_layouts())
def test_blank_template_says_nothing(kind: str, templates: dict[str, Path]) -> None:
    result = read_here(templates[kind])
    assert codes(result) == []
    data, explanations = result.sheets
    assert (data.kind, data.rows.loaded, data.rows.rejected, data.rows.ignored["example"]) == (kind, 0, 0, 1)
    assert (explanations.kind, explanations.rows.rejected) == (None, 0)


@pytest.mark.parametrize("kind", load_layouts())
def test_filled_in_template_loads(kind: str, templates: dict[str, Path]) -> None:
    layout = load_layouts()[kind]
    path = _fill(templates[kind], layout, [good_row(kind, number) for number in (1, 2)])
    assert codes(read_here(path)) == []
    assert len(rows_of(path, kind)) == 2


@pytest.mark.parametrize("kind", load_layouts())
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_random_rows_come_back_as_they_were(kind: str, templates: dict[str, Path], data: st.DataObject) -> None:
    layout = load_layouts()[kind]
    rows = data.draw(_rows(layout))
    path = _fill(templates[kind], layout, rows)
    assert codes(read_here(path)) == []
    for row, loaded in zip(rows, rows_of(path, kind), strict=True):
        for name, value in row.items():
            assert loaded[name] == _stored(layout, name, value, row), name


def _stored(layout: Layout, name: str, value: Any, row: Mapping[str, Any]) -> Any:
    field = layout.columns[name].field
    if field.type == "identity" or value == "" or (layout.restricted and name == "note"):
        return None
    if field.type == "person_or_organisation" and value:
        hidden = row.get("is_anonymous") or row.get("donor_type") == "匿名"
        return masked(value, row.get("donor_type") == "个人", hidden)
    return Decimal(value) if field.type in {"money", "decimal"} and value is not None else value


def test_template_helps_to_fill_in(templates: dict[str, Path]) -> None:
    sheet = openpyxl.load_workbook(templates["donation_income"]).worksheets[0]
    kinds = {rule.type for rule in sheet.data_validations.dataValidation}
    assert kinds == {"list", "date", "decimal", "whole"}
    assert sheet.freeze_panes == "C4"
    assert sheet["A4"].value == "示例"
    assert any(cell.value == "金额（元）*" for cell in sheet[3])


def test_a_kind_may_be_named_by_key_number_or_chinese_name(tmp_path: Path) -> None:
    written = write_templates(["经费", "09", "9", "blood_award"], tmp_path)
    assert [file.name for file in written] == ["20-经费.xlsx", "09-培训任务.xlsx", "13-无偿献血表彰.xlsx"]


def test_unknown_kind(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="nothing"):
        write_templates(["nothing"], tmp_path)
