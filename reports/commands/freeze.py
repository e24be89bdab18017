"""`python -m reports freeze`, `frozen` and `changes`: keep figures as they are, open them again, see what moved."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from metrics import commandline
from metrics.commandline import DONE, WITH_PROBLEMS
from reports.commands.command import Command, Open, evidence_of
from reports.evidence import Evidence
from reports.frozen import chain, output, printing, store
from reports.frozen.changes import changes, scope_of
from reports.frozen.freezing import document_from, freeze
from reports.frozen.opened import open_set


def _freeze_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="定稿名称 / what the set is called")
    commandline.add_scope(parser)
    parser.add_argument(
        "--document",
        type=Path,
        metavar="FILE",
        help="已签发的文档 .docx .md .txt，默认生成一份 / the document, else made now",
    )
    parser.add_argument(
        "--by", default="", metavar="WHO", help="定稿人，照原样保存，不核实 / kept as typed, unverified"
    )


def _freeze(asked: argparse.Namespace, opened: Open) -> int:
    document = document_from(asked.document) if asked.document else None
    evidence = evidence_of(opened, asked)
    kept = freeze(store.root(), asked.name, evidence, opened.source, document, asked.by)
    for line in printing.frozen_lines(kept):
        print(line, file=sys.stderr)
    return DONE


def _frozen_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", nargs="?", help="打开哪一份 / which one to open")
    parser.add_argument("--verify", action="store_true", help="逐个文件核验 / check every file and the chain")
    parser.add_argument("--json", action="store_true")


def _frozen(asked: argparse.Namespace) -> int:
    place = store.root()
    if asked.name:
        found = open_set(place, asked.name)
        told = output.opened_json(found, place)
        _print(told, asked.json, printing.opened_lines)
        return DONE if told["intact"] else WITH_PROBLEMS
    faults = chain.verify(place) if asked.verify else []
    sets = [output.kept_json(one, faults) for one in store.kept(place)]
    listed = {"folder": str(place), "sets": sets, "verified": asked.verify}
    listed["faults"] = [output.fault_json(fault) for fault in faults]
    _print(listed, asked.json, printing.list_lines)
    return WITH_PROBLEMS if faults else DONE


def _changes_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="定稿名称或编号 / name or number of a frozen set")
    parser.add_argument("--warehouse", type=Path, default=None)
    parser.add_argument("--json", action="store_true")


def _changes(asked: argparse.Namespace, opened: Open) -> int:
    place = store.root()
    frozen = open_set(place, asked.name)
    faults = chain.verify_one(place, frozen.kept)
    found = changes(frozen, Evidence(opened.con, scope_of(frozen), opened.generation))
    _print(output.changes_json(found, faults), asked.json, printing.changes_lines)
    return DONE if found.nothing and not faults else WITH_PROBLEMS


def _print(told: output.Json, as_json: bool, lines: printing.Lines) -> None:
    if as_json:
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        print("\n".join(lines(told)))


FREEZE = Command(_freeze_options, _freeze)
FROZEN = Command(_frozen_options, alone=_frozen)
CHANGES = Command(_changes_options, _changes)
