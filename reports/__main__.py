"""`python -m reports COMMAND`: documents made of the figures. The commands stand in reports/commands."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from etl.excerpt import SourceUnavailable, read_workbook
from etl.warehouse import OpenWarehouse, WarehouseError, default_warehouse, manifest, open_current
from metrics import commandline
from metrics.commandline import DONE, WITH_PROBLEMS
from reports.commands import COMMANDS, Listed
from reports.commands.command import Command, Open
from reports.frozen.contents import Source


class _Own(commandline.Parser):
    """The parser of one command, which takes the command's options once the command is asked for."""

    listed: Listed | None = None

    def parse_known_args(self, *words: Any, **named: Any) -> Any:  # noqa: ANN401 — overloaded in argparse
        """Add the options, then read the words."""
        if self.listed is not None:
            command, self.listed = self.listed.command(), None
            command.options(self)
            self.set_defaults(chosen=command)
        return super().parse_known_args(*words, **named)


def parser() -> commandline.Parser:
    """The command line."""
    top = commandline.Parser(prog="python -m reports", description="文档 / documents made of the figures")
    commands = top.add_subparsers(dest="command", required=True, parser_class=_Own)
    for listed in COMMANDS:
        commands.add_parser(listed.name, help=listed.help).listed = listed
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 done, 1 done with problems, 2 nothing done."""
    return commandline.guarded(lambda: _run(parser().parse_args(arguments)), WarehouseError)


def _run(asked: argparse.Namespace) -> int:
    command: Command = asked.chosen
    if command.run is None:
        return command.alone(asked) if command.alone else DONE
    folder = asked.warehouse or default_warehouse()
    opened = open_current(folder)
    described = manifest(folder, opened.generation) or {}
    files = {file: Path(path) for file, path in described.get("paths", {}).items()}
    cursor, source = opened.connection.cursor(), partial(_source, opened, folder)
    code = command.run(asked, Open(cursor, opened.generation, folder, source, files))
    if opened.notice:
        print(f"{opened.notice.zh} / {opened.notice.en}", file=sys.stderr)
    return WITH_PROBLEMS if opened.notice and code == DONE else code


def _source(opened: OpenWarehouse, folder: Path, file: str) -> Source:
    """A loaded workbook as it is today, or why it isn't given out."""
    try:
        return Source(read_workbook(opened, folder, file))
    except SourceUnavailable as fault:
        return Source(None, fault.why)


if __name__ == "__main__":
    sys.exit(main())
