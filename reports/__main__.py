"""`python -m reports COMMAND`: documents made of the figures. The commands stand in reports/commands."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from etl.warehouse import WarehouseError, default_warehouse, manifest, open_current
from metrics import commandline
from metrics.commandline import DONE, WITH_PROBLEMS
from reports.commands import COMMANDS
from reports.commands.command import Command, Open


def parser() -> commandline.Parser:
    """The command line."""
    top = commandline.Parser(prog="python -m reports", description="文档 / documents made of the figures")
    commands = top.add_subparsers(dest="command", required=True)
    for command in COMMANDS:
        added = commands.add_parser(command.name, aliases=list(command.aliases), help=command.help)
        command.options(added)
        added.set_defaults(chosen=command)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 done, 1 done with problems, 2 nothing done."""
    return commandline.guarded(lambda: _run(parser().parse_args(arguments)), WarehouseError)


def _run(asked: argparse.Namespace) -> int:
    command: Command = asked.chosen
    folder = asked.warehouse or default_warehouse()
    opened = open_current(folder)
    described = manifest(folder, opened.generation) or {}
    files = {file: Path(path) for file, path in described.get("paths", {}).items()}
    code = command.run(asked, Open(opened.connection.cursor(), opened.generation, folder, files))
    if opened.notice:
        print(f"{opened.notice.zh} / {opened.notice.en}", file=sys.stderr)
    return WITH_PROBLEMS if opened.notice and code == DONE else code


if __name__ == "__main__":
    sys.exit(main())
