"""`python -m metrics figures | trace | counties | returns | notes | docs`: figures, cells, who is behind, notes."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from etl.warehouse import WarehouseError, default_warehouse, open_current
from metrics import commandline, output
from metrics.catalog import METRICS
from metrics.commandline import DONE, WITH_PROBLEMS
from metrics.counties import names_by_id
from metrics.documentation import metrics_document
from metrics.measure import measure, measure_by_county, measure_many, trace
from metrics.metric import Reading, Scope
from metrics.notes import store
from metrics.notes.note import NoteRefusedError
from metrics.notes.output import lines, note_json
from metrics.refusal import unwritable

_CELLS_SHOWN = 40
Connection = duckdb.DuckDBPyConnection

if TYPE_CHECKING:
    from rich.console import Console


def parser() -> commandline.Parser:
    """The command line."""
    top = commandline.Parser(prog="python -m metrics", description="指标 / the figures: 数值、来源、定义")
    commands = top.add_subparsers(dest="command", required=True)
    figures = commands.add_parser("figures", help="全年指标 / the figures of a year")
    figures.add_argument("--by", choices=["county"], help="各县区分列 / each county too")
    figures.add_argument("--metric", action="append", metavar="KEY", help="只要这些 / only these")
    cells = commands.add_parser("trace", help="一个指标的单元格 / the cells of one figure")
    cells.add_argument("key", metavar="KEY")
    counties = commands.add_parser("counties", help="各县区完成情况和可能性 / who is behind")
    counties.add_argument("--metric", required=True, metavar="KEY", help="指标代码 / the figure's key")
    returns = commands.add_parser("returns", help="各县区报送情况 / which returns have come")
    for command in (figures, cells, counties, returns):
        commandline.add_scope(command)
        command.add_argument("--json", action="store_true")
    for command in (figures, cells):
        command.add_argument("--county", metavar="NAME", help="县区名称、别名或代码 / name, alias or code")
    notes = commands.add_parser("notes", help="备注及其全部历史 / notes with all their history")
    notes.add_argument("--json", action="store_true")
    docs = commands.add_parser("docs", help="指标定义 / the definitions as Markdown")
    docs.add_argument("--out", type=Path, default=None)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 done, 1 done with problems, 2 nothing done."""
    return commandline.guarded(lambda: _run(parser().parse_args(arguments)), WarehouseError, NoteRefusedError)


def _run(asked: argparse.Namespace) -> int:
    if asked.command == "notes":
        return _notes(asked.json)
    return _docs(asked.out) if asked.command == "docs" else _measured(asked)


def _measured(asked: argparse.Namespace) -> int:
    _check_keys(_keys(asked))
    if __name__ == "__main__" and asked.command in {"figures", "trace"}:
        # DuckDB imports pandas for a look at the first value that is bound: half of these commands' time, for nothing.
        sys.modules["pandas"] = None  # type: ignore[assignment] # the import system's own sign for: not here
    opened = open_current(asked.warehouse or default_warehouse())
    con = opened.connection.cursor()
    scope = commandline.scope_of(con, asked, getattr(asked, "county", None))
    commands = {"trace": _trace, "counties": _counties, "figures": _figures, "returns": _returns}
    commands[asked.command](con, asked, scope)
    if opened.notice:
        print(f"{opened.notice.zh} / {opened.notice.en}", file=sys.stderr)
    return WITH_PROBLEMS if opened.notice else DONE


def _keys(asked: argparse.Namespace) -> list[str]:
    if asked.command == "figures":
        return asked.metric or []
    return {"trace": lambda: [asked.key], "counties": lambda: [asked.metric]}.get(asked.command, list)()


def _check_keys(keys: Sequence[str]) -> None:
    for key in keys:
        if key not in METRICS:
            raise ValueError(f"没有指标 {key}，见 docs/metrics.md / no figure is called {key}: see docs/metrics.md")


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


def _counties(con: Connection, asked: argparse.Namespace, scope: Scope) -> None:
    from metrics.pace.reasons import reason
    from metrics.pace.watch import most_urgent, standings
    from metrics.pace.watch_output import standing_json, standings_table

    found = [one for one in standings(con, scope, [asked.metric])[asked.metric] if one.county_id]
    if asked.json:
        _print_json([standing_json(one) for one in found])
        return
    _console().print(standings_table(found, f"{METRICS[asked.metric].name.zh} · {scope.year} · {scope.cut_off}"))
    for one in most_urgent(found):
        print(reason(one).zh, reason(one).en, sep="\n")


def _returns(con: Connection, asked: argparse.Namespace, scope: Scope) -> None:
    from metrics.pace.reporting import kind_names, returns_by_county
    from metrics.pace.returns_output import returns_json, returns_table

    found = returns_by_county(con, scope)
    if asked.json:
        _print_json(returns_json(found))
        return
    _console().print(returns_table(found, kind_names(con), scope))


def _notes(as_json: bool) -> int:
    found = store.read(store.default_folder())
    if as_json:
        _print_json([note_json(note) for note in found])
    else:
        for line in lines(found):
            print(line)
    return DONE


def _docs(out: Path | None) -> int:
    if out is None:
        print(metrics_document(), end="")
    else:
        try:
            out.write_text(metrics_document(), encoding="utf-8")
        except OSError as fault:
            raise unwritable(out, fault) from fault
        print(f"已写 {out} / written: {out}", file=sys.stderr)
    return DONE


def _print_json(data: object) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=1))


def _console() -> Console:
    from rich.console import Console

    # Piped output has no width of its own; nothing is to be cut there.
    return Console(width=None if sys.stdout.isatty() else 200)


if __name__ == "__main__":
    sys.exit(main())
