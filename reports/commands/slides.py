"""`python -m reports slides`: ten slides for the meeting, with charts that can be edited."""

from __future__ import annotations

import argparse
import sys

from metrics import commandline
from metrics.commandline import DONE
from reports.commands.command import Command, Open, add_language, add_out, check_ending, evidence_of
from reports.writing import write_whole


def _options(parser: argparse.ArgumentParser) -> None:
    commandline.add_scope(parser)
    add_out(parser, "FILE.pptx")
    add_language(parser)


def _run(asked: argparse.Namespace, opened: Open) -> int:
    from reports.slides.build import slides  # takes a moment that the other commands don't need

    check_ending(asked.out, ".pptx")
    write_whole(asked.out, slides(evidence_of(opened, asked), asked.lang))
    print(f"已写 {asked.out} / written: {asked.out}", file=sys.stderr)
    return DONE


COMMAND = Command("slides", "汇报幻灯片 / slides for the meeting (.pptx)", _options, _run)
