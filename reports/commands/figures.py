"""`python -m reports figures`: the year's table of figures as a Markdown file."""

from __future__ import annotations

import argparse
import sys

from metrics import commandline
from metrics.commandline import DONE
from reports.commands.command import Command, Open, add_language, add_out, check_ending, evidence_of
from reports.figures import figures_document
from reports.writing import write_whole


def _options(parser: argparse.ArgumentParser) -> None:
    commandline.add_scope(parser)
    add_out(parser, "FILE.md")
    add_language(parser)


def _run(asked: argparse.Namespace, opened: Open) -> int:
    check_ending(asked.out, ".md")
    write_whole(asked.out, figures_document(evidence_of(opened, asked), asked.lang))
    print(f"已写 {asked.out} / written: {asked.out}", file=sys.stderr)
    return DONE


COMMAND = Command("figures", "全年指标表 / the year's table of figures (.md)", _options, _run)
