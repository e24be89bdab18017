"""The accounts of a load: every row of every sheet in one class, every problem with its sheet, and the books of it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import getpass
import json
import time
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.address import parse
from etl.inbox import InputFile
from etl.layout import load_layouts
from etl.problems import Problem
from etl.report import FileResult, SheetReport, plain_number, runs
from etl.statements import fill, filled, rows_of, sql_text
from etl.warehouse import current_pointer, generation_file, is_whole, manifest

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True)
class LoadReport:
    """What a load did. `files` are the entries of `inspect`; `unchanged` says that this generation stood already.

    `loaded_by` is the name that somebody typed when uploading, else the account that ran the load; nobody verified it.
    """

    generation: str | None
    published: bool
    rows: Mapping[str, int]
    files: Sequence[Mapping[str, Any]]
    seconds: float
    is_sample: bool = False
    unchanged: bool = False
    loaded_at: str = ""
    loaded_by: str = ""

    @property
    def problems(self) -> list[Mapping[str, Any]]:
        """All problems of all sheets."""
        return [problem for entry in self.files for problem in entry["problems"]]

    def to_dict(self) -> dict[str, Any]:
        """The report as `python -m etl load --json` prints it."""
        return {name: getattr(self, name) for name in _NAMES}

    def manifest(self, inputs: str, files: Sequence[InputFile]) -> dict[str, Any]:
        """The report with what it was made from, as it is kept beside its generation.

        Where the files lie is kept for opening them again; it is shown on no page and printed by no command.
        """
        kept = [[file.name, file.sha256] for file in files]
        paths = {file.name: str(file.path) for file in files}
        return {**self.to_dict(), "inputs_fingerprint": inputs, "inputs": kept, "paths": paths}


_NAMES = tuple(one.name for one in dataclasses.fields(LoadReport))


def make_report(name: str, files: Sequence[FileResult], strict: bool, started: float, by: str = "") -> LoadReport:
    """What the load comes to: generation `name`, or none where a rule blocks it or no row is left.

    `by` is who asked for it; without, the account that this runs under.
    """
    rows = total_rows(files)
    blocked = any(problem.severity == "block" for file in files for problem in all_problems(file))
    publishes = not blocked and rows["loaded"] > 0 and not (strict and rows["rejected"])
    return LoadReport(
        generation=name if publishes else None,
        published=publishes,
        rows=rows,
        files=[entry for file in files for entry in file.to_inspect()],
        seconds=round(time.monotonic() - started, 3),
        is_sample=any(sheet.is_sample for file in files for sheet in file.sheets),
        loaded_at=f"{dt.datetime.now():%Y-%m-%d %H:%M:%S}",
        loaded_by=by or _account(),
    )


def _account() -> str:
    """The name of the account; empty where the system knows none, as in some containers."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def standing_report(warehouse: Path, inputs: str, started: float) -> LoadReport | None:
    """The report of the current generation, if these very inputs made it and it is whole: nothing is to be done."""
    name = current_pointer(warehouse)
    described = manifest(warehouse, name) if name else None
    if name is None or described is None or described.get("inputs_fingerprint") != inputs:
        return None
    if not is_whole(generation_file(warehouse, name), described):
        return None
    known = {name: described[name] for name in _NAMES if name in described}
    return LoadReport(**{**known, "unchanged": True, "seconds": round(time.monotonic() - started, 3)})


def settled(con: duckdb.DuckDBPyConnection, files: Sequence[FileResult], found: Sequence[Problem]) -> list[FileResult]:
    """The files' reports after all checks: later rejections and duplicates moved over, later problems added."""
    fates = {(one["file"], one["sheet"], one["block"]): one for one in rows_of(con, sql_text("staging/fates_by_sheet"))}
    later: dict[tuple[str, str, int], list[Problem]] = {}
    told = {(file.file, sheet.sheet): _blocks(file, sheet.sheet) for file in files for sheet in file.sheets}
    for problem in found:
        block = _block_of(problem, told.get((problem.file, problem.sheet), []))
        later.setdefault((problem.file, problem.sheet, block), []).append(problem)
    unloaded = _unloaded_sums(con, {sheet.kind for file in files for sheet in file.sheets}) if fates else {}

    def settle(file: str, sheet: SheetReport) -> SheetReport:
        gone = unloaded.get((file, sheet.sheet, sheet.block), {})
        return _settled_sheet(file, _less(sheet, gone), fates, later)

    return [dataclasses.replace(file, sheets=[settle(file.file, sheet) for sheet in file.sheets]) for file in files]


def _blocks(file: FileResult, name: str) -> list[SheetReport]:
    """The reports of one sheet: several where it holds tables of several kinds."""
    return [sheet for sheet in file.sheets if sheet.sheet == name]


def _block_of(problem: Problem, reports: Sequence[SheetReport]) -> int:
    """Which of a sheet's reports a problem belongs to, by the row of its cell; the first where it has none."""
    row = parse(problem.cell)[0] + 1 if len(reports) > 1 and problem.cell else 0
    return next((one.block for one in reports if one.holds_row(row)), 1)


def _unloaded_sums(
    con: duckdb.DuckDBPyConnection, kinds: AbstractSet[str | None]
) -> dict[tuple[str, str, int], dict[str, Any]]:  # fmt: skip
    """What the rows hold that aren't loaded after all: by file, sheet and block, the sum of each column of figures."""
    found = {}
    for layout in (layout for kind, layout in load_layouts().items() if kind in kinds):
        summed = [name for name, column in layout.columns.items() if column.field.is_summed]
        sums = ", ".join(f"sum(own.{name}) as {name}" for name in summed)
        for row in rows_of(con, filled("staging/unloaded_sums", kind=layout.kind, sums=sums)) if summed else ():
            found[row["file"], row["sheet"], row["block"]] = {name: row[name] for name in summed}
    return found


def _less(sheet: SheetReport, gone: Mapping[str, Any]) -> SheetReport:
    """A sheet with its sums less those of the rows that aren't loaded after all."""
    less = {name: plain_number(Decimal(sheet.sums[name]) - Decimal(value or 0)) for name, value in gone.items()
            if name in sheet.sums}  # fmt: skip
    return dataclasses.replace(sheet, sums={**sheet.sums, **less})


def _settled_sheet(
    file: str, sheet: SheetReport, fates: Mapping[tuple[str, str, int], Mapping[str, Any]],
    later: Mapping[tuple[str, str, int], list[Problem]],
) -> SheetReport:  # fmt: skip
    place = file, sheet.sheet, sheet.block
    fate = fates.get(place, {"rejected": 0, "duplicate": 0, "in_part": []})
    rejected, duplicate = fate["rejected"], fate["duplicate"]
    rows = dataclasses.replace(
        sheet.rows,
        loaded=sheet.rows.loaded - rejected - duplicate,
        rejected=sheet.rows.rejected + rejected,
        ignored={**sheet.rows.ignored, "duplicate": sheet.rows.ignored.get("duplicate", 0) + duplicate},
    )
    problems = [*sheet.problems, *later.get(place, [])]
    return dataclasses.replace(sheet, rows=rows, in_part=runs(fate["in_part"]), problems=problems)


def total_rows(files: Sequence[FileResult]) -> dict[str, int]:
    """present, loaded, rejected and ignored rows of all sheets together."""
    rows = [sheet.rows for file in files for sheet in file.sheets]
    return {
        "present": sum(row.present for row in rows),
        "loaded": sum(row.loaded for row in rows),
        "rejected": sum(row.rejected for row in rows),
        "ignored": sum(sum(row.ignored.values()) for row in rows),
    }


def keep_books(con: duckdb.DuckDBPyConnection, files: Sequence[FileResult], report: LoadReport, inputs: str) -> None:
    """Write rows, problems and the description of the load into the generation."""
    con.execute(sql_text("staging/sheet_rows"))
    fill(con, "sheet_rows", [_rows(file.file, sheet) for file in files for sheet in file.sheets])
    con.execute(sql_text("staging/sheet_books"))
    problems = [problem for file in files for problem in all_problems(file)]
    numbered = enumerate(problems, start=1)
    fill(con, "problem", [{"problem_id": number, **dataclasses.asdict(problem)} for number, problem in numbered])
    info = {name: getattr(report, name) for name in ("generation", "loaded_at", "loaded_by", "seconds", "is_sample")}
    rows = {f"rows_{name}": count for name, count in report.rows.items()}
    fill(con, "load_info", [{**info, **rows, "fingerprint": inputs}])


def all_problems(file: FileResult) -> list[Problem]:
    """The problems of a file and of its sheets."""
    return [*file.problems, *(problem for sheet in file.sheets for problem in sheet.problems)]


def _rows(file: str, sheet: SheetReport) -> dict[str, Any]:
    rows = sheet.rows
    return {
        "file": file, "sheet": sheet.sheet, "block": sheet.block, "present": rows.present, "loaded": rows.loaded,
        "rejected": rows.rejected, "ignored": json.dumps(rows.ignored),
    }  # fmt: skip
