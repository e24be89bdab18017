"""`python -m reports digest`: who needs attention this week, on one page, as a Word file."""

from __future__ import annotations

import argparse
import sys

from metrics import commandline
from metrics.commandline import DONE
from reports.commands.command import Command, Open, add_language, add_out, check_ending
from reports.digest.paper import digest_file
from reports.writing import write_whole


def _options(parser: argparse.ArgumentParser) -> None:
    commandline.add_scope(parser)
    add_out(parser, "FILE.docx")
    add_language(parser)


def _run(asked: argparse.Namespace, opened: Open) -> int:
    check_ending(asked.out, ".docx")
    scope = commandline.scope_of(opened.con, asked)
    write_whole(asked.out, digest_file(opened.con, scope, opened.generation, asked.lang))
    print(f"已写 {asked.out} / written: {asked.out}", file=sys.stderr)
    return DONE


COMMAND = Command("digest", "县区工作周报，一页 / the counties' week on one page (.docx)", _options, _run)
