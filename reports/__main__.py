"""`python -m reports figures` (or `summary`): the year's table of figures as a Markdown file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from etl.warehouse import WarehouseError, default_warehouse, open_current
from metrics import commandline
from metrics.commandline import DONE, WITH_PROBLEMS
from reports.figures import figures_document
from reports.writing import write_whole


def parser() -> commandline.Parser:
    """The command line."""
    top = commandline.Parser(prog="python -m reports", description="文档 / documents made of the figures")
    commands = top.add_subparsers(dest="command", required=True)
    text = "全年指标表 / the year's table of figures (.md)"
    figures = commands.add_parser("figures", aliases=["summary"], help=text)
    commandline.add_scope(figures)
    figures.add_argument("--out", type=Path, required=True, metavar="FILE.md")
    figures.add_argument("--lang", choices=["zh", "en"], default="zh", help="语言 / language")
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 done, 1 done with problems, 2 nothing done."""
    return commandline.guarded(lambda: _figures(parser().parse_args(arguments)), WarehouseError)


def _figures(asked: argparse.Namespace) -> int:
    if asked.out.suffix != ".md":
        raise ValueError(f"文件名应以 .md 结尾：{asked.out} / the file's name must end in .md: {asked.out}")
    opened = open_current(asked.warehouse or default_warehouse())
    con = opened.connection.cursor()
    text = figures_document(con, commandline.scope_of(con, asked), asked.lang)
    write_whole(asked.out, text)
    print(f"已写 {asked.out} / written: {asked.out}", file=sys.stderr)
    if opened.notice:
        print(f"{opened.notice.zh} / {opened.notice.en}", file=sys.stderr)
    return WITH_PROBLEMS if opened.notice else DONE


if __name__ == "__main__":
    sys.exit(main())
