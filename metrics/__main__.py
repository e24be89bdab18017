"""`python -m metrics figures | trace | docs`: the figures of a year, a figure's cells, the definitions in Markdown."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import duckdb
from rich.console import Console

from etl.warehouse import WarehouseError, default_warehouse, open_current
from metrics import output
from metrics.catalog import METRICS
from metrics.counties import names_by_id, resolve
from metrics.documentation import metrics_document
from metrics.measure import measure, measure_by_county, measure_many, trace, years
from metrics.metric import Reading, Scope

DONE, WITH_PROBLEMS, NOTHING_DONE = 0, 1, 2
_CELLS_SHOWN = 40
Connection = duckdb.DuckDBPyConnection


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> None:  # type: ignore[override]  # argparse's own never returns either
        raise ValueError(f"命令有误 / usage: {message}（python -m metrics --help）")


def parser() -> argparse.ArgumentParser:
    """The command line."""
    top = _Parser(prog="python -m metrics", description="指标 / the figures: 数值、来源、定义")
    commands = top.add_subparsers(dest="command", required=True, parser_class=_Parser)
    figures = commands.add_parser("figures", help="全年指标 / the figures of a year")
    figures.add_argument("--by", choices=["county"], help="各县区分列 / each county too")
    figures.add_argument("--metric", action="append", metavar="KEY", help="只要这些 / only these")
    cells = commands.add_parser("trace", help="一个指标的单元格 / the cells of one figure")
    cells.add_argument("key", metavar="KEY")
    for command in (figures, cells):
        command.add_argument("--year", type=int, required=True)
        command.add_argument("--as-of", metavar="YYYY-MM-DD", help="统计截止日期 / the cut-off")
        command.add_argument("--county", metavar="NAME", help="县区名称、别名或代码 / name, alias or code")
        command.add_argument("--warehouse", type=Path, default=None)
        command.add_argument("--json", action="store_true")
    docs = commands.add_parser("docs", help="指标定义 / the definitions as Markdown")
    docs.add_argument("--out", type=Path, default=None)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 done, 1 done with problems, 2 nothing done."""
    try:
        asked = parser().parse_args(arguments)
        return _docs(asked.out) if asked.command == "docs" else _measured(asked)
    except BrokenPipeError:
        # Whoever read the output has seen enough; what is still buffered has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except (ValueError, WarehouseError, OSError) as error:
        print(str(error).partition("\n")[0], file=sys.stderr)
    except duckdb.Error as error:
        said = str(error).partition("\n")[0]
        print(f"仓库与程序版本不符，请重新 python -m etl load / reload the warehouse: {said}", file=sys.stderr)
    return NOTHING_DONE


def _measured(asked: argparse.Namespace) -> int:
    _check_keys([asked.key] if asked.command == "trace" else asked.metric or [])
    opened = open_current(asked.warehouse or default_warehouse())
    con = opened.connection.cursor()
    scope = _scope(con, asked)
    (_trace if asked.command == "trace" else _figures)(con, asked, scope)
    if opened.notice:
        print(f"{opened.notice.zh} / {opened.notice.en}", file=sys.stderr)
    return WITH_PROBLEMS if opened.notice else DONE


def _check_keys(keys: Sequence[str]) -> None:
    for key in keys:
        if key not in METRICS:
            raise ValueError(f"没有指标 {key}，见 docs/metrics.md / no figure is called {key}: see docs/metrics.md")


def _scope(con: Connection, asked: argparse.Namespace) -> Scope:
    as_of = output.day(asked.as_of) if asked.as_of else None
    known = years(con)
    if asked.year not in known:
        listed = ", ".join(str(year) for year in known) or "—"
        raise ValueError(
            f"{asked.year}年没有数据，有数据的年份：{listed} / no data for {asked.year}; there is {listed}"
        )
    if as_of and as_of.year < asked.year:
        raise ValueError(f"截止日期 {as_of} 早于 {asked.year} 年 / the cut-off {as_of} is before {asked.year}")
    whole = Scope(asked.year, as_of)
    return Scope(asked.year, as_of, resolve(con, asked.county, whole)) if asked.county else whole


def _figures(con: Connection, asked: argparse.Namespace, scope: Scope) -> None:
    keys = list(dict.fromkeys(asked.metric or METRICS))
    names = names_by_id(con, scope)
    readings = _by_county(con, keys, scope, list(names)) if asked.by else [*measure_many(con, keys, scope).values()]
    labelled = [(reading, output.county_label(names, reading.scope.county_id)) for reading in readings]
    if asked.json:
        _print_json([output.figure_json(reading, county) for reading, county in labelled])
    else:
        _console().print(output.figures_table(labelled, f"{scope.year} · {scope.cut_off}"))


def _by_county(con: Connection, keys: Sequence[str], scope: Scope, counties: Sequence[str]) -> list[Reading]:
    """Each figure as a whole, for every county in order, reported or not, and for the city society itself."""
    found = measure_by_county(con, keys, scope)
    order = [scope.county_id] if scope.county_id else [None, *counties]
    return [found[key][county] for key in keys for county in order]


def _trace(con: Connection, asked: argparse.Namespace, scope: Scope) -> None:
    found = trace(con, asked.key, scope)
    if asked.json:
        _print_json(output.trace_json(found, measure(con, asked.key, scope).suppressed))
        return
    _console().print(output.trace_table(found, _CELLS_SHOWN))
    if len(found.cells) > _CELLS_SHOWN:
        rest = len(found.cells) - _CELLS_SHOWN
        print(f"另有 {rest} 个单元格，全部见 --json / {rest} more cells: --json has all", file=sys.stderr)


def _docs(out: Path | None) -> int:
    if out is None:
        print(metrics_document(), end="")
    else:
        out.write_text(metrics_document(), encoding="utf-8")
        print(f"已写 {out} / written: {out}", file=sys.stderr)
    return DONE


def _print_json(data: object) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=1))


def _console() -> Console:
    # Piped output has no width of its own; nothing is to be cut there.
    return Console(width=None if sys.stdout.isatty() else 200)


if __name__ == "__main__":
    sys.exit(main())
