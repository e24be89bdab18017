"""`python -m reports learn`: a template out of a finished document, its figures bound to metrics, for confirmation."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from metrics import commandline
from metrics.commandline import DONE, WITH_PROBLEMS
from reports.commands.command import Command, Open, add_out, check_ending
from reports.learning.binding import Bound
from reports.learning.learn import Learned, learn
from reports.writing import write_whole


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("document", type=Path, metavar="FILE.docx", help="往年的成稿 / a finished document")
    commandline.add_scope(parser)
    add_out(parser, "TEMPLATE.docx")
    parser.add_argument("--json", action="store_true")


def _run(asked: argparse.Namespace, opened: Open) -> int:
    check_ending(asked.out, ".docx")
    check_ending(asked.document, ".docx")
    scope = commandline.scope_of(opened.con, asked)
    found = learn(opened.con, opened.generation, asked.document, scope.year, scope.as_of)
    write_whole(asked.out, found.content)
    if asked.json:
        print(json.dumps(_json(found, asked.out), ensure_ascii=False, indent=1))
    else:
        _console().print(_table(found))
    sure = sum(one.sure for one in found.bound)
    rest = len(found.bound) - sure
    day = found.scope.cut_off
    zh = f"已写 {asked.out}：{sure}个数已绑定，{rest}个请在批注里确认，截止日期按{day}"
    en = f"written: {asked.out}: {sure} figures bound, {rest} to be confirmed in comments, read as of {day}"
    print(f"{zh} / {en}", file=sys.stderr)
    return WITH_PROBLEMS if rest else DONE


def _status(one: Bound) -> str:
    return "unknown" if one.chosen is None else "bound" if one.sure else "unsure"


def _json(found: Learned, out: Path) -> dict[str, object]:
    figures = [
        {
            "text": one.place.claim.text,
            "paragraph": one.place.paragraph,
            "start": one.place.claim.start,
            "end": one.place.claim.end,
            "status": _status(one),
            "tag": one.chosen.tag if one.chosen else None,
            "candidates": [other.tag for other in one.others],
        }
        for one in found.bound
    ]
    names = [
        {"paragraph": edit.paragraph, "start": edit.start, "end": edit.end, "tag": edit.tag} for edit in found.named
    ]
    return {"template": str(out), "as_of": found.scope.cut_off.isoformat(), "figures": figures, "names": names}


def _table(found: Learned) -> Table:
    """One row a figure: where it stands, what it was bound to, what else it may be."""
    table = Table(box=SIMPLE)
    for heading in ("段 par.", "文中 text", "结论", "标签 tag", "指标 figure", "其他可能 others"):
        table.add_column(heading, overflow="fold")
    words = {"bound": "已绑定 bound", "unsure": "请确认 unsure", "unknown": "未找到 unknown"}
    for one in found.bound:
        tag, name = (one.chosen.tag, one.chosen.metric.name.zh) if one.chosen else ("", "")
        others = ", ".join(other.tag for other in one.others) if not one.sure else ""
        status = words[_status(one)]
        table.add_row(str(one.place.paragraph + 1), one.place.claim.text, status, tag, name, others)
    for edit in found.named:
        table.add_row(str(edit.paragraph + 1), "", words["bound"], edit.tag.strip("{ }"), "", "")
    return table


def _console() -> Console:
    return Console(width=None if sys.stdout.isatty() else 200, markup=False)


COMMAND = Command(_options, _run)
