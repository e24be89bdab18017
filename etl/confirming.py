"""Keeping somebody's answer about a sheet, or saying why it can't be right; on the command line, as changes to what
`inspect` guessed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from etl.layout import Layout, load_layouts, own_layouts_folder
from etl.publish import not_writable
from etl.sheets.headers import titles
from etl.sheets.headers.matching import normal
from etl.sheets.headers.places import load_places
from etl.sheets.kinds.confirmed import Confirmed, faults, save
from etl.warehouse import WarehouseError


def confirm(
    kind: str, columns: Sequence[tuple[str, str]], constants: Mapping[str, str],
    decimal_dates: Sequence[str] = (), months: str = "", title: str = "", sheet: str = "",
) -> None:  # fmt: skip
    """Keep what somebody answered about a sheet: kind, (header, field or "") of each column, what holds for all rows,
    the fields in which 6.29 is a day, whether months are each month's "own" figures or "cumulative" ones; and the title
    and name of the sheet, which tell crosstabs with the same headers apart.

    Raises WarehouseError naming the fields where the answer can't be right.
    """
    headers, fields = tuple(header for header, _ in columns), tuple(name for _, name in columns)
    subject = titles.subject(title, sheet, load_places())
    answer = Confirmed(kind, headers, fields, dict(constants), tuple(decimal_dates), months, subject)
    if wrong := [load_layouts()[answer.kind].columns[name].field for name in faults(answer)]:
        zh, en = "、".join(field.zh for field in wrong), ", ".join(field.en for field in wrong)
        raise WarehouseError(
            f"请更正：{zh}（同一字段选了两次，或填写的内容不合要求）。",
            f"Please correct: {en} (one field chosen twice, or a value that the field doesn't take).",
        )
    try:
        save(answer)
    except OSError as fault:
        raise not_writable(own_layouts_folder(), fault) from fault


# Problems of a table of which nothing loads until somebody answers.
_WAITING = frozenset({"unsure_sheet", "unknown_sheet", "unknown_table", "missing_column"})


@dataclass(frozen=True)
class Asked:
    """What is answered on the command line: changes to the guess about one sheet. Fields go by key or Chinese name.

    `columns` are CELL=FIELD (an empty FIELD: not read), `constants` FIELD=VALUE.
    """

    sheet: str | None = None
    kind: str | None = None
    columns: Sequence[str] = ()
    constants: Sequence[str] = ()
    decimal_dates: Sequence[str] = ()
    months: str = ""
    table: int | None = None


def confirm_guess(entries: Sequence[Mapping[str, Any]], asked: Asked) -> tuple[str, int]:
    """Keep the guess about a sheet, with the changes asked for; which sheet and table of it that was.

    `entries` are what `inspect` says of a file. Raises WarehouseError when there is no such sheet, kind, column or
    field, or the answer can't be right.
    """
    entry = _entry(entries, asked.sheet, asked.table)
    kind = asked.kind or entry["kind"]
    if kind not in load_layouts():
        raise WarehouseError(
            f"没有这种表：{kind or '（未识别，请用 --kind 指明）'}。可用：{'、'.join(load_layouts())}",
            f"There is no kind {kind or '(not recognised: say --kind)'}; there are {', '.join(load_layouts())}",
        )
    layout = load_layouts()[kind]
    known = kind == entry["kind"]
    columns = {c["cell"]: (c["header"], (c["field"] or "") if known else "") for c in reversed(entry["columns"])}
    for change in asked.columns:
        cell, field = _cell(columns, change), change.partition("=")[2].strip()
        columns[cell] = (columns[cell][0], _field(layout, field) if field else "")
    constants = {_field(layout, one.partition("=")[0]): one.partition("=")[2].strip() for one in asked.constants}
    dates = [_field(layout, name) for name in asked.decimal_dates]
    in_order = [columns[cell] for cell in dict.fromkeys(column["cell"] for column in entry["columns"])]
    confirm(
        kind, in_order, constants, decimal_dates=dates, months=asked.months, title=entry["title"], sheet=entry["sheet"]
    )
    return entry["sheet"], entry["block"]


def still_lacking(entries: Sequence[Mapping[str, Any]], place: tuple[str, int]) -> tuple[str, str] | None:
    """What a table waits for though an answer about it was kept, in both languages; None where it waits for nothing."""
    entry = next((one for one in entries if (one["sheet"], one["block"]) == place), None)
    waiting = [problem for problem in entry["problems"] if problem["code"] in _WAITING] if entry else []
    if entry is None or not waiting:
        return None
    layout = load_layouts().get(entry["kind"] or "")
    if layout is None or not entry["missing"]:
        return waiting[0]["message_zh"], waiting[0]["message_en"]
    columns = [layout.columns[name] for name in entry["missing"]]
    zh, en = "、".join(column.headers[0] for column in columns), ", ".join(column.field.en for column in columns)
    return f"还缺 {zh}（用 --column 或 --all 指明）", f"it still lacks {en} (say --column or --all)"


def _entry(entries: Sequence[Mapping[str, Any]], sheet: str | None, table: int | None) -> Mapping[str, Any]:
    """The entry of the table that is meant: the named one, else the only one with columns."""
    asked = [one for one in entries if one["columns"]]
    named = [one for one in asked if sheet in (None, one["sheet"]) and table in (None, one["block"])]
    if len(named) == 1:
        return named[0]
    names = "、".join(
        f"{one['sheet']}（--table {one['block']}）" if one["block"] > 1 else one["sheet"] for one in asked
    )
    raise WarehouseError(
        f"请用 --sheet（一张工作表有几张表时加 --table）指明一张：{names or '（没有可确认的表）'}",
        f"Say with --sheet, and --table where it holds several, which one is meant: {names or '(none to confirm)'}",
    )


def _cell(columns: Mapping[str, tuple[str, str]], change: str) -> str:
    """The header cell that CELL=FIELD speaks of; the column's letters alone do."""
    wanted = change.partition("=")[0].strip().upper()
    for cell in columns:
        if wanted in (cell, cell.rstrip("0123456789")):
            return cell
    cells = "、".join(columns)
    raise WarehouseError(f"没有这一列：{wanted}。可用：{cells}", f"There is no column {wanted}; there are {cells}")


def _field(layout: Layout, said: str) -> str:
    """A field of a kind by its key, its Chinese name or one of its headers."""
    wanted = said.strip()
    for name, column in layout.columns.items():
        if wanted == name or normal(wanted) in map(normal, column.headers):
            return name
    names = "、".join(f"{column.headers[0]}（{name}）" for name, column in layout.columns.items())
    raise WarehouseError(
        f"“{layout.zh}”没有“{wanted}”这一栏。可用：{names}", f"{layout.en} has no field {wanted}; there are {names}"
    )
