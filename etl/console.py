"""What the command line shows: progress on standard error, tables and one JSON document on standard output.

Whatever comes from a file is shown as it is written: no markup, control characters spelt out.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from etl.text import visible

if TYPE_CHECKING:
    from etl.account import LoadReport

SHOWN_PROBLEMS, SHOWN_SHEETS = 30, 100
SHEET_HEADERS = (
    "文件 file", "表 sheet", "种类 kind", "把握 sure", "行 rows", "导入 loaded", "退回 rejected", "忽略 ignored",
)  # fmt: skip
SEVERITIES = {"block": "阻止 block", "reject": "退回 reject", "warn": "提示 warn"}


def say(text: str) -> None:
    """One line for people, on standard error."""
    print(visible(text), file=sys.stderr, flush=True)


def show_json(document: object) -> None:
    """The one document on standard output."""
    # In one piece: json.dump walks through a large document in Python, ten times as slowly.
    sys.stdout.write(json.dumps(document, ensure_ascii=False, default=str) + "\n")


@contextmanager
def reading_progress() -> Iterator[Callable[[int, int, str], None]]:
    """A callback (done, all, file) that shows how far reading is: a bar on a terminal, else a line now and then."""
    if not sys.stderr.isatty():
        yield _lines()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("读取 / reading"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total, _: bar.update(task, completed=done, total=total)


def _lines() -> Callable[[int, int, str], None]:
    shown = -1

    def line(done: int, total: int, _: str) -> None:
        nonlocal shown
        tenth = done * 10 // max(total, 1)
        if tenth > shown:
            shown = tenth
            say(f"读取 / reading {done}/{total}")

    return line


def show_table(title: str, headers: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """A table of plain text, numbers to the right."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(title), title_justify="left", show_edge=False)
    for header in headers:
        table.add_column(header, overflow="fold")
    for row in rows:
        table.add_row(*(Text(_shown(cell), justify="right" if _is_number(cell) else "left") for cell in row))
    # Where nobody's window sets a width, in a file or a pipe, the lines may be as long as they need.
    Console(width=None if sys.stdout.isatty() else 200).print(table)


def show_sheets(entries: Sequence[Mapping[str, Any]]) -> None:
    """One line a sheet: what it was taken for, and what became of its rows. Of very many, those with problems first."""
    rows = []
    shown = entries if len(entries) <= SHOWN_SHEETS else [entry for entry in entries if entry["problems"]]
    for entry in shown[:SHOWN_SHEETS]:
        counts = entry["rows"]
        ignored = sum(counts["ignored"].values())
        rows.append((entry["file"], entry["sheet"], entry["kind"] or "—", f"{float(entry['confidence']):.2f}",
                     counts["present"], counts["loaded"], counts["rejected"], ignored))  # fmt: skip
    if rows:
        show_table("工作表 / sheets", SHEET_HEADERS, rows)
    if more := len(entries) - len(rows):
        clean = sum(1 for entry in entries if not entry["problems"])
        print(f"另有 {more} 张工作表未列出（共 {clean} 张没有问题），用 --json 列出全部 / "
              f"{more} more sheets ({clean} without problems in all): see --json")  # fmt: skip


def show_problems(problems: Sequence[Mapping[str, Any]]) -> None:
    """The first problems with their place and what to do; how many more there are."""
    rows = [
        (SEVERITIES[one["severity"]], " ".join(filter(None, (one["file"], one["sheet"], one["cell"]))), one["found"],
         f"{one['message_zh']}\n{one['message_en']}", f"{one['repair_zh']}\n{one['repair_en']}")
        for one in problems[:SHOWN_PROBLEMS]
    ]  # fmt: skip
    if rows:
        show_table("问题 / problems", ("程度", "位置 where", "内容 found", "问题 problem", "处理 what to do"), rows)
    if len(problems) > SHOWN_PROBLEMS:
        print(f"另有 {len(problems) - SHOWN_PROBLEMS} 个问题，用 --json 列出全部 / more problems: see --json")


def _shown(cell: object) -> str:
    if _is_number(cell):
        return f"{cell:,}"
    return "\n".join(visible(line) for line in str(cell).split("\n"))


def _is_number(cell: object) -> bool:
    return isinstance(cell, int | float)


def show_load(report: LoadReport) -> None:
    """The last line of a load: what was published, or why nothing was."""
    rows = report.rows
    counts_zh = f"{rows['present']:,} 行＝导入 {rows['loaded']:,}＋退回 {rows['rejected']:,}＋忽略 {rows['ignored']:,}"
    counts_en = (
        f"{rows['present']:,} rows = {rows['loaded']:,} loaded + {rows['rejected']:,} rejected "
        f"+ {rows['ignored']:,} ignored"
    )
    if report.unchanged:
        zh, en = f"没有变化，仍是 {report.generation}", f"nothing changed, {report.generation} stands"
    elif report.published:
        zh, en = f"已发布 {report.generation}", f"published {report.generation}"
    else:
        zh, en = "没有发布，原来的仓库不变", "nothing was published; the warehouse stays as it was"
    print(f"{zh}：{counts_zh}，{report.seconds:.1f} 秒\n{en}: {counts_en}, {report.seconds:.1f} s")
