"""`python -m reports workbook`: 年度统计表 as a workbook, with live formulas, charts and links to the cells."""

from __future__ import annotations

import argparse
import sys

from metrics import commandline
from metrics.commandline import DONE
from reports.commands.command import Command, Open, add_language, add_out, check_ending, evidence_of
from reports.writing import write_whole


def _options(parser: argparse.ArgumentParser) -> None:
    commandline.add_scope(parser)
    add_out(parser, "FILE.xlsx")
    add_language(parser)


def _run(asked: argparse.Namespace, opened: Open) -> int:
    from reports.workbook.build import workbook  # takes a moment that the other commands don't need

    check_ending(asked.out, ".xlsx")
    evidence = evidence_of(opened, asked)
    write_whole(asked.out, workbook(evidence, asked.lang, opened.files, asked.out.absolute().parent))
    print(f"已写 {asked.out} / written: {asked.out}", file=sys.stderr)
    return DONE


COMMAND = Command("workbook", "年度统计表 / the year's figures as a workbook (.xlsx)", _options, _run)
