"""`python -m reports check`: a finished text held against the data, figure by figure."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from metrics import commandline
from metrics.commandline import DONE, WITH_PROBLEMS
from reports.checking.check import check
from reports.checking.output import checked_json, lines
from reports.checking.paper import annotated
from reports.commands.command import Command, Open, check_ending, evidence_of, put
from reports.word import opening


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("draft", type=Path, metavar="DRAFT", help="要核对的文稿 .docx .md .txt / the text to check")
    commandline.add_scope(parser)
    parser.add_argument(
        "--out", type=Path, metavar="ANNOTATED.docx", help="带批注的 Word 副本 / a Word copy with comments"
    )
    parser.add_argument("--json", action="store_true")


def _run(asked: argparse.Namespace, opened: Open) -> int:
    if asked.out:
        check_ending(asked.out, ".docx")
    content = opening.read(asked.draft)
    found = check(evidence_of(opened, asked), asked.draft.name, content)
    if asked.out:
        put(asked.out, annotated(asked.draft.name, content, found))
    if asked.json:
        print(json.dumps(checked_json(found), ensure_ascii=False, indent=1))
    else:
        print("\n".join(lines(found)))
    return DONE if found.passes else WITH_PROBLEMS


COMMAND = Command(_options, _run)
