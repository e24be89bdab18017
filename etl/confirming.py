"""Keeping somebody's answer about a sheet, or saying why it can't be right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from etl.layout import load_layouts, own_layouts_folder
from etl.publish import not_writable
from etl.sheets.confirmed import Confirmed, faults, save
from etl.warehouse import WarehouseError


def confirm(kind: str, columns: Sequence[tuple[str, str]], constants: Mapping[str, str]) -> None:
    """Keep what somebody answered about a sheet: kind, (header, field or "") of each column, what holds for all rows.

    Raises WarehouseError naming the fields where the answer can't be right.
    """
    headers, fields = tuple(header for header, _ in columns), tuple(name for _, name in columns)
    answer = Confirmed(kind, headers, fields, dict(constants))
    if wrong := [load_layouts()[kind].columns[name].field for name in faults(answer)]:
        zh, en = "、".join(field.zh for field in wrong), ", ".join(field.en for field in wrong)
        raise WarehouseError(
            f"请更正：{zh}（同一字段选了两次，或填写的内容不合要求）。",
            f"Please correct: {en} (one field chosen twice, or a value that the field doesn't take).",
        )
    try:
        save(answer)
    except OSError as fault:
        raise not_writable(own_layouts_folder(), fault) from fault
