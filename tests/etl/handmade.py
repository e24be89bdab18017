"""Files as reading yields them, made by hand: rows of a kind → Parquet and report, without a workbook."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from etl.layout import load_layouts
from etl.model import model
from etl.report import ColumnReport, FileResult, RowCounts, SheetReport
from etl.stage import StagedFile, column_type, prepare, stage
from etl.statements import fill

Row = Mapping[str, Any]
FIRST_ROW = 4  # title, unit and header stand above

DEFAULTS: Mapping[str, Row] = {
    "donation_income": {
        "receiving_unit": "市本级", "donated_on": dt.date(2020, 3, 2), "donor_type": "企业", "is_anonymous": False,
        "cash_or_goods": "款", "amount_yuan": Decimal("100.00"), "is_earmarked": False, "campaign_code": "HD-2020-001",
        "gift_source": "直接接收",
    },
    "donation_use": {
        "used_on": dt.date(2020, 4, 1), "cash_or_goods": "款", "amount_yuan": Decimal("50.00"),
        "recipient_unit": "市疾控中心", "use_purpose": "疫情防控",
    },
    "training_class": {
        "organiser": "隆安县红十字会", "training_type": "万人培训", "certificate": "无",
        "started_on": dt.date(2020, 5, 6), "ended_on": dt.date(2020, 5, 6), "attended_count": 51, "county": "隆安县",
    },
    "goods_movement": {
        "line_number": 1, "moved_on": dt.date(2020, 2, 3), "direction": "入", "warehouse": "市备灾仓库",
        "goods_code": "W01", "quantity": 10, "quantity_unit": "个", "counterparty": "某公司",
    },
}  # fmt: skip


def made_file(folder: Path, file: str, sheets: Mapping[str, Sequence[Row]], **report: Any) -> FileResult:
    """A read file with one sheet for each kind; its content hash follows from its rows."""
    text = json.dumps(sheets, default=str, ensure_ascii=False, sort_keys=True)
    sha = hashlib.sha256(text.encode()).hexdigest()
    result = FileResult(file, sha, len(text), content=sha)
    for kind, rows in sheets.items():
        path = folder / f"{sha[:12]}-{kind}.parquet"
        _write(path, kind, rows, result.content)
        result.tables[kind] = str(path)
        result.sheets.append(_sheet(kind, len(rows), **report))
    return result


def _sheet(kind: str, rows: int, **report: Any) -> SheetReport:
    layout = load_layouts()[kind]
    columns = [
        ColumnReport(f"{chr(ord('A') + number)}3", column.headers[0], name, "exact")
        for number, (name, column) in enumerate(layout.columns.items())
    ]
    counts = RowCounts(present=rows + 3, loaded=rows)
    counts.ignored |= {"title": 1, "unit": 1, "header": 1}
    return SheetReport(layout.zh, kind, 1.0, 3, columns=columns, rows=counts, **report)


def _write(path: Path, kind: str, rows: Sequence[Row], content: str) -> None:
    layout = load_layouts()[kind]
    own = ", ".join(f"{name} {column_type(column.field)}" for name, column in layout.columns.items())
    con = duckdb.connect()
    con.execute(
        "create table made (sheet varchar, row_number integer, block integer, own_number integer, key_cell varchar, "
        f"qualifiers varchar, raw varchar, cells varchar, {own})"
    )
    full = [
        {
            "sheet": layout.zh,
            "row_number": number,
            "block": 1,
            "own_number": number,
            "key_cell": f"A{number}",
            **DEFAULTS.get(kind, {}),
            **row,
        }
        for number, row in enumerate(rows, start=FIRST_ROW)
    ]
    fill(con, "made", full)
    con.execute(f"copy (select *, '{content}' as read_from from made) to '{path}' (format parquet)")
    con.close()


def built(files: Sequence[FileResult]) -> duckdb.DuckDBPyConnection:
    """A database in memory with staging, dimensions and facts of these files."""
    con = duckdb.connect()
    prepare(con)
    stage(con, [StagedFile(file, "2020-12-04 12:00:00") for file in files])
    model(con)
    return con
