"""`python -m reports summary`: the year-end summary as a Word file or as Markdown, with the proof of every figure."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from metrics import commandline
from metrics.commandline import DONE
from reports.commands.command import Command, Open, add_language, add_out, check_ending, evidence_of, put
from reports.summary.document import Summary, Template
from reports.summary.markdown import markdown
from reports.word.opening import read


def _options(parser: argparse.ArgumentParser) -> None:
    commandline.add_scope(parser)
    add_out(parser, "FILE.docx|.md")
    add_language(parser)
    parser.add_argument(
        "--template", type=Path, metavar="T.docx", help="用自己的模板，见 docs/templates.md / a template of your own"
    )
    parser.add_argument("--signed", metavar="YYYY-MM-DD", help="成文日期 / the date of signing")


def _run(asked: argparse.Namespace, opened: Open) -> int:
    check_ending(asked.out, ".docx", ".md")
    signed = commandline.day(asked.signed) if asked.signed else None
    given = None
    if asked.template:
        check_ending(asked.template, ".docx")
        given = Template(read(asked.template), asked.template.name)
    summary = Summary(evidence_of(opened, asked), asked.lang, given, signed)
    put(asked.out, markdown(summary) if asked.out.suffix.lower() == ".md" else summary.word())
    for finding in summary.findings:
        print(f"请核对：{finding.title}" if asked.lang == "zh" else f"to check: {finding.title}", file=sys.stderr)
    return DONE


COMMAND = Command(_options, _run)
