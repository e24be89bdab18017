"""The command line: python -m etl inspect | confirm | load | status | undo | template.

Exit codes: 0 all well; 1 done, with problems listed; 2 nothing done.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from etl import console
from etl.warehouse import WarehouseError, default_warehouse

WELL, WITH_PROBLEMS, NOTHING_DONE = 0, 1, 2


class _Parser(argparse.ArgumentParser):
    """Usage errors in one line, in both languages."""

    def error(self, message: str) -> NoReturn:
        console.say(f"用法有误：{message}。见 {self.prog} --help / Usage error; see {self.prog} --help")
        raise SystemExit(NOTHING_DONE)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; whatever goes wrong is said in one line."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr] # TextIO hides it
    chosen = _parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except WarehouseError as fault:
        console.say(str(fault))
    except KeyboardInterrupt:
        console.say("已中断，没有发布。 / Interrupted; nothing was published.")
    except BrokenPipeError:
        # Whoever read our output went away; there is nobody left to tell.
        sys.stdout = None  # keeps the interpreter from flushing into the closed pipe
    except Exception as fault:
        if os.environ.get("MINGZHANG_DEBUG"):
            raise
        reason = f"{type(fault).__name__}: {fault}".splitlines()[0]
        console.say(f"没有完成：{reason}（设 MINGZHANG_DEBUG=1 可看详情） / Not done; MINGZHANG_DEBUG=1 shows details")
    return NOTHING_DONE


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m etl", description="表格 → 数据仓库 / spreadsheets → warehouse")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=_Parser)
    inspect = commands.add_parser("inspect", help="看看能读懂什么，不导入 / what is understood; loads nothing")
    inspect.add_argument("files", nargs="+", type=Path, metavar="FILE")
    inspect.set_defaults(run=_inspect)
    confirm = commands.add_parser(
        "confirm", help="回答一次，以后照此读取 / answer once what a sheet is; kept as a layout"
    )
    _add_answers(confirm)
    load = commands.add_parser("load", help="导入并发布一代仓库 / load and publish a generation")
    load.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    load.add_argument("--strict", action="store_true", help="有退回的行就不发布 / publish nothing if a row is rejected")
    load.set_defaults(run=_load)
    load.add_argument("--answers", type=Path, metavar="DIR", help="更正件放在哪里 / where the answers to problems go")
    status = commands.add_parser("status", help="各代仓库、文件和问题 / generations, files, problems")
    status.set_defaults(run=_status)
    undo = commands.add_parser("undo", help="回到上一代 / back to the generation before")
    undo.set_defaults(run=_undo)
    template = commands.add_parser("template", help="空白模板 / blank workbooks to fill in")
    template.add_argument("kinds", nargs="*", metavar="KIND", help="表种，如 经费、20 或 funding / 经费, 20 or funding")
    template.add_argument("--out", type=Path, required=True, metavar="DIR")
    template.set_defaults(run=_template)
    for command in (load, status, undo):
        command.add_argument("--warehouse", type=Path, metavar="DIR", default=None)
    for command in (inspect, confirm, load, status, undo, template):
        command.add_argument("--json", action="store_true", help="只输出一个 JSON / one JSON document")
    return parser


def _add_answers(confirm: argparse.ArgumentParser) -> None:
    confirm.add_argument("file", type=Path, metavar="FILE")
    confirm.add_argument("--sheet", metavar="NAME", help="工作表名 / which sheet, where there are several")
    confirm.add_argument("--table", metavar="N", type=int, help="工作表中的第几张表 / which table of that sheet")
    confirm.add_argument("--kind", metavar="KIND", help="表种，默认取所猜的 / its kind; default: the guess")
    confirm.add_argument(
        "--column", action="append", default=[], metavar="CELL=FIELD", help="某列是什么（空：不读）/ what it is"
    )
    confirm.add_argument(
        "--all", action="append", default=[], metavar="FIELD=VALUE", help="整张表相同的内容 / for all rows"
    )
    confirm.add_argument(
        "--decimal-dates", action="append", default=[], metavar="FIELD", help="6.29 是6月29日 / 6.29 is a day"
    )
    confirm.add_argument(
        "--months", choices=("own", "cumulative"), default="", help="当月数或累计数 / own or since January"
    )
    confirm.set_defaults(run=_confirm)


def _confirm(chosen: argparse.Namespace) -> int:
    from etl.confirming import Asked, confirm_guess, still_lacking

    chosen.files = [chosen.file]
    place = confirm_guess(
        _inspected(chosen),
        Asked(chosen.sheet, chosen.kind, chosen.column, chosen.all, chosen.decimal_dates, chosen.months, chosen.table),
    )
    entries = _inspected(chosen)
    if lacks := still_lacking(entries, place):
        console.say(f"已保存，但这张表仍不能导入：{lacks[0]} / Kept, but the table can't be loaded yet: {lacks[1]}")
    else:
        console.say(
            "已保存，以后表头相同的工作表都照此读取。 / Kept; from now on sheets with these headers are read so."
        )
    shown = _show(chosen, entries)
    return WITH_PROBLEMS if lacks else shown


def _inspected(chosen: argparse.Namespace) -> list[dict[str, Any]]:
    from etl.pipeline import inspect

    with console.reading_progress() as progress:
        results = inspect(chosen.files, progress)
    return [entry for result in results for entry in result.to_inspect()]


def _inspect(chosen: argparse.Namespace) -> int:
    return _show(chosen, _inspected(chosen))


def _show(chosen: argparse.Namespace, entries: list[dict[str, Any]]) -> int:
    problems = [problem for entry in entries for problem in entry["problems"]]
    if chosen.json:
        console.show_json(entries)
    else:
        console.show_sheets(entries)
        console.show_problems(problems)
    return WITH_PROBLEMS if problems else WELL


def _load(chosen: argparse.Namespace) -> int:
    from etl.answer.load import with_answers
    from etl.inbox import default_paths
    from etl.pipeline import load

    paths = chosen.paths or default_paths()
    with console.reading_progress() as progress:
        report = load(paths, _warehouse(chosen), strict=chosen.strict, say=console.say, progress=progress)
    report = with_answers(report, paths, _warehouse(chosen), chosen.answers, console.say)
    if chosen.json:
        console.show_json(report.to_dict())
    else:
        console.show_sheets(report.files)
        console.show_problems(report.problems)
        console.show_load(report)
    return WITH_PROBLEMS if report.problems or not report.published else WELL


def _status(chosen: argparse.Namespace) -> int:
    from etl.status import show_status, status

    found = status(_warehouse(chosen))
    console.show_json(found) if chosen.json else show_status(found)
    return WITH_PROBLEMS if found["problems"] or found["notice"] else WELL


def _undo(chosen: argparse.Namespace) -> int:
    from etl.pipeline import undo

    name = undo(_warehouse(chosen), say=console.say)
    if chosen.json:
        console.show_json({"generation": name})
    else:
        print(f"已回到 {name} / back to {name}")
    return WELL


def _template(chosen: argparse.Namespace) -> int:
    from etl.publish import not_writable
    from etl.template import write_templates

    try:
        written = write_templates(chosen.kinds, chosen.out)
    except ValueError as unknown:
        raise WarehouseError(f"没有这种表：{unknown}", "there is no such kind of sheet") from unknown
    except OSError as fault:
        raise not_writable(chosen.out, fault) from fault
    if chosen.json:
        console.show_json([file.as_posix() for file in written])
    else:
        console.show_table("模板 / templates", ("文件 file",), [(file.as_posix(),) for file in written])
    return WELL


def _warehouse(chosen: argparse.Namespace) -> Path:
    return Path(chosen.warehouse or default_warehouse())


if __name__ == "__main__":
    raise SystemExit(main())
