"""`python -m reports sign` and `signed`: mark a figure as checked, and see which marks hold."""

from __future__ import annotations

import argparse
import json
import sys

from metrics import commandline, journal
from metrics.catalog import METRICS
from metrics.commandline import DONE, WITH_PROBLEMS
from reports import signing
from reports.commands.command import Command, Open, evidence_of
from reports.signing import LAPSED, Mark


def _sign_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("key", metavar="KEY", help="指标代码 / the figure's key")
    commandline.add_scope(parser)
    parser.add_argument(
        "--by", required=True, metavar="WHO", help="核对人，照原样保存，不核实 / kept as typed, unverified"
    )
    parser.add_argument("--remark", default="", metavar="T", help="备注 / a remark")
    parser.add_argument("--withdraw", action="store_true", help="撤回标记 / take the mark back")


def _sign(asked: argparse.Namespace, opened: Open) -> int:
    evidence = evidence_of(opened, asked)
    if asked.withdraw:
        signing.withdraw(evidence, asked.key, asked.by, asked.remark)
        print(f"已撤回 {asked.key} / withdrawn: {asked.key}", file=sys.stderr)
        return DONE
    mark = signing.sign(evidence, asked.key, asked.by, asked.remark)
    name = METRICS[mark.key].name
    print(f"已核对：{name.zh} {mark.then.zh} / checked: {name.en}, {mark.then.en}", file=sys.stderr)
    return DONE


def _signed_options(parser: argparse.ArgumentParser) -> None:
    commandline.add_scope(parser)
    parser.add_argument("--json", action="store_true")


def _signed(asked: argparse.Namespace, opened: Open) -> int:
    evidence = evidence_of(opened, asked)
    marks, broken = signing.signed(evidence), journal.read(signing.journal_file()).broken
    if asked.json:
        found = {
            "year": evidence.scope.year,
            "as_of": evidence.scope.cut_off.isoformat(),
            "figures": len(evidence.figures),
            "holding": signing.holding(marks),
            "marks": [signing.mark_json(mark) for mark in marks.values()],
            "broken_lines": list(broken),
        }
        print(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        _show(marks, len(evidence.figures))
    if broken:
        lines = ", ".join(str(number) for number in broken)
        print(f"核对记录被改动过，见第 {lines} 行 / the journal was changed, see line {lines}", file=sys.stderr)
    return WITH_PROBLEMS if broken or signing.holding(marks) < len(marks) else DONE


def _show(marks: dict[str, Mark], figures: int) -> None:
    held = signing.holding(marks)
    print(f"{figures} 个数字中 {held} 个已核对，{len(marks) - held} 个标记已失效")
    print(f"{held} of {figures} figures are checked, {len(marks) - held} marks have lapsed")
    for mark in marks.values():
        name = METRICS[mark.key].name
        why_zh = "；".join(LAPSED[reason].zh for reason in mark.lapsed)
        why_en = "; ".join(LAPSED[reason].en for reason in mark.lapsed)
        sign = "✓" if mark.holds else f"✗ {why_zh} / {why_en}"
        remark = f" · {mark.remark}" if mark.remark else ""
        print(
            f"  {mark.key} · {name.zh} · {mark.then.zh} · {mark.by}（未核实 unverified）· {mark.at[:16]}{remark} {sign}"
        )


SIGN = Command(_sign_options, _sign)
SIGNED = Command(_signed_options, _signed)
