"""Blank workbooks to fill in, one a kind: drop-down lists, checked dates and numbers, an example row, explanations.

What is filled in loads as it stands; a template left blank yields no row and no problem.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from etl.fields import Field
from etl.layout import Column, Layout, load_layouts
from etl.sheets.headers.places import load_places, reference_folder
from etl.sheets.sheet import EXPLANATIONS

ROWS = 1000
_HEADER_ROW, _EXAMPLE_ROW = 2, 3
_LIST_LIMIT = 255
_TYPES = {
    "text": "文字", "enum": "从列表中选一个", "enum_list": "可选多个，用顿号隔开", "county": "县区名称", "date": "日期",
    "person_or_organisation": "姓名或单位名称（个人姓名只保存姓氏）", "approximation": "列名:词，例如 人数:近多",
    "month": "月份",
    "integer": "整数", "year": "四位年份", "decimal": "数字", "money": "金额，最多两位小数", "yes_no": "是 或 否",
    "identity": "只检查是否填写，不保存",
}  # fmt: skip
_WIDTHS = {"text": 16, "date": 12, "month": 10, "year": 8, "integer": 11, "decimal": 11, "money": 15, "yes_no": 9}
_FORMATS = {"date": "yyyy-mm-dd", "month": 'yyyy"年"m"月"', "money": "#,##0.00", "integer": "0", "decimal": "0.####",
            "year": "0"}  # fmt: skip
_EXAMPLES: dict[str, object] = {
    "date": dt.date(2020, 1, 22), "month": dt.date(2020, 1, 1), "integer": 10, "year": 2020, "decimal": 1.5,
    "money": 1250.5, "yes_no": "否", "approximation": "", "identity": "示例",
}  # fmt: skip


def write_templates(kinds: Sequence[str], out: Path) -> list[Path]:
    """Writes one template for each kind, named by its key, number or Chinese name (all kinds when none is named).

    ValueError on an unknown kind: a line that lists those there are.
    """
    layouts = load_layouts()
    known = {name: one for key, one in layouts.items() for name in (key, one.zh, str(one.order), f"{one.order:02d}")}
    unknown = [kind for kind in kinds if kind not in known]
    if unknown:
        raise ValueError(f"{'、'.join(unknown)}: {'、'.join(f'{one.zh} {key}' for key, one in layouts.items())}")
    out.mkdir(parents=True, exist_ok=True)
    return [_write(layout, out) for layout in ({known[kind].order: known[kind] for kind in kinds} or layouts).values()]


def _write(layout: Layout, out: Path) -> Path:
    file = out / f"{layout.order:02d}-{layout.zh}.xlsx"
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(file), options) as book:
        book.set_properties({"title": layout.zh, "comments": layout.grain_zh, "created": dt.datetime(2020, 1, 1)})
        formats = _formats(book)
        _data_sheet(book.add_worksheet(layout.zh), layout, formats)
        _explanations(book.add_worksheet("字段说明"), layout, formats)
    return file


def _formats(book: xlsxwriter.Workbook) -> dict[str, Format]:
    edge = {"border": 1, "border_color": "#BFBFBF", "valign": "vcenter"}
    looks = {
        "title": {"bold": True, "font_size": 16, "align": "center", "valign": "vcenter"},
        "unit": {"align": "right", "font_color": "#595959"},
        "header": {**edge, "bold": True, "bg_color": "#F2F2F2", "align": "center", "text_wrap": True},
        "required": {**edge, "bold": True, "bg_color": "#FBE5E1", "align": "center", "text_wrap": True},
        "wrapped": {"text_wrap": True, "valign": "top"},
        **{f"body {kind}": {"num_format": _FORMATS.get(kind, "@")} for kind in _TYPES},
        **{f"example {kind}": {**edge, "num_format": _FORMATS.get(kind, "@"), "italic": True, "font_color": "#7F7F7F"}
           for kind in _TYPES},
    }  # fmt: skip
    return {name: book.add_format(look) for name, look in looks.items()}


def header_of(column: Column) -> str:
    """The header a template shows: with its unit in brackets, and a star where the column must be filled."""
    unit = f"（{column.field.unit}）" if column.field.unit else ""
    return f"{column.headers[0]}{unit}{'*' if column.required else ''}"


def _data_sheet(sheet: Worksheet, layout: Layout, formats: dict[str, Format]) -> None:
    columns = list(layout.columns.values())
    last = len(columns)
    sheet.merge_range(0, 0, 0, last, f"20__年{layout.zh}", formats["title"])
    has_money = any(column.field.type == "money" for column in columns)
    sheet.write_string(1, 0, "单位：元" if has_money else "单位：见表头", formats["unit"])
    sheet.set_row(0, 30)
    sheet.set_row(_HEADER_ROW, 34)
    sheet.write_string(_HEADER_ROW, 0, "序号", formats["header"])
    sheet.write_string(_EXAMPLE_ROW, 0, "示例", formats["example text"])
    sheet.set_column(0, 0, 7)
    for position, column in enumerate(columns, start=1):
        kind = column.field.type
        header = header_of(column)
        width = max(_WIDTHS.get(kind, 13), min(24, 2 * len(header) + 2))
        sheet.set_column(position, position, width, formats[f"body {kind}"])
        sheet.write_string(_HEADER_ROW, position, header, formats["required" if column.required else "header"])
        _write_example(sheet, position, column.field, formats[f"example {kind}"])
        _validate(sheet, position, column)
    sheet.freeze_panes(_HEADER_ROW + 1, 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEADER_ROW)


def _write_example(sheet: Worksheet, position: int, field: Field, look: Format) -> None:
    value = _example(field)
    if isinstance(value, dt.date):
        sheet.write_datetime(_EXAMPLE_ROW, position, dt.datetime(value.year, value.month, value.day), look)
    elif value == "":
        sheet.write_blank(_EXAMPLE_ROW, position, None, look)
    else:
        sheet.write(_EXAMPLE_ROW, position, value, look)


def _example(field: Field) -> object:
    if field.values:
        return next(iter(field.values))
    if field.type == "county":
        return next(iter(_counties()), "示例县")
    return _EXAMPLES.get(field.type, f"{field.zh}示例" if field.name.endswith(("_code", "_number")) else "示例文字")


def _validate(sheet: Worksheet, position: int, column: Column) -> None:
    """What may be typed into a column. Numbers only warn: 20余 is allowed where it has to be."""
    rule = _rule(column.field)
    if rule is None:
        return
    required = "必填。" if column.required else "可不填。"
    words = {"input_title": column.headers[0][:32], "input_message": f"{required}{_TYPES[column.field.type]}"[:255],
             "error_title": "请核对", "error_message": _TYPES[column.field.type][:255]}  # fmt: skip
    first = _EXAMPLE_ROW + 1
    sheet.data_validation(first, position, first + ROWS, position, {**rule, **words})


def _rule(field: Field) -> dict[str, object] | None:
    choices = _choices(field)
    if choices:
        strict = "warning" if field.type == "county" else "stop"
        return {"validate": "list", "source": choices, "error_type": strict} if _fits(choices) else None
    if field.type in {"date", "month"}:
        ends = {"minimum": dt.date(1990, 1, 1), "maximum": dt.date(2100, 12, 31)}
        return {"validate": "date", "criteria": "between", **ends}
    if field.type == "year":
        return {"validate": "integer", "criteria": "between", "minimum": 1990, "maximum": 2100}
    if field.type == "integer":
        return {"validate": "integer", "criteria": ">=", "value": 0, "error_type": "warning"}
    if field.type in {"money", "decimal"}:
        return {
            "validate": "decimal",
            "criteria": "between",
            "minimum": -1e12,
            "maximum": 1e12,
            "error_type": "warning",
        }
    return None


def _choices(field: Field) -> list[str]:
    if field.type == "yes_no":
        return ["是", "否"]
    if field.type == "county":
        return _counties()
    return list(field.values) if field.type == "enum" else []


def _fits(choices: Sequence[str]) -> bool:
    return len(",".join(choices)) <= _LIST_LIMIT


def _counties() -> list[str]:
    """The counties' names of all periods, and the city society's own, from the reference data."""
    file = reference_folder() / "counties.csv"
    if not file.is_file():
        return []
    with file.open(encoding="utf-8-sig", newline="") as stream:
        names = dict.fromkeys(row["name_zh"] for row in csv.DictReader(stream))
    headquarters = load_places().headquarters
    return [*names, *([headquarters] if headquarters else [])]


def _explanations(sheet: Worksheet, layout: Layout, formats: dict[str, Format]) -> None:
    sheet.write_string(0, 0, f"{EXPLANATIONS}：{layout.zh}，{layout.grain_zh}", formats["title"])
    notes = (
        "带*的列必须填写。第4行是示例，导入时略过，可以删去。表题请写明年份；不要改动表头文字，列的次序可以变。",
        "合计行可以保留，导入时只核对、不计入。没有的数字请留空，0表示确实为零。身份证号、电话、账号等请勿填写。",
    )
    for row, note in enumerate(notes, start=1):
        sheet.write_string(row, 0, note)
    for position, (header, width) in enumerate(
        (("列名", 22), ("必填", 8), ("填法", 34), ("单位", 10), ("可填的值", 60), ("English", 30))
    ):
        sheet.set_column(position, position, width)
        sheet.write_string(4, position, header, formats["header"])
    for row, column in enumerate(layout.columns.values(), start=5):
        field = column.field
        cells = (column.headers[0], "是" if column.required else "", _TYPES[field.type], field.unit,
                 "、".join(field.values) or "、".join(_choices(field)), field.en)  # fmt: skip
        for position, text in enumerate(cells):
            sheet.write_string(row, position, text, formats["wrapped"])
    sheet.freeze_panes(5, 0)
