"""`python -m reports disclosure`: a period's gifts and uses as they are published, as a folder or a workbook."""

from __future__ import annotations

import argparse
import sys

from metrics import commandline
from metrics.commandline import DONE, WITH_PROBLEMS
from metrics.metric import Language
from metrics.units import format_value
from metrics.wording import LANGUAGES
from reports.commands.command import Command, Open, add_language, add_out, check_ending, evidence_of, say_written
from reports.disclosure.pack import Pack, Total
from reports.writing import write_files, write_whole


def _options(parser: argparse.ArgumentParser) -> None:
    commandline.add_scope(parser)
    parser.add_argument("--from", dest="since", metavar="YYYY-MM-DD", help="公示期间的第一天，默认1月1日 / first day")
    parser.add_argument("--to", dest="until", metavar="YYYY-MM-DD", help="最后一天，默认截止日期 / last day")
    parser.add_argument("--issue", type=int, help="期号，默认接着编 / number of the issue, by default the next")
    add_out(parser, "FOLDER|FILE.xlsx")
    add_language(parser)


def _run(asked: argparse.Namespace, opened: Open) -> int:
    from reports.disclosure.book import workbook  # takes a moment that the other commands don't need
    from reports.disclosure.files import files

    if asked.out.suffix:
        check_ending(asked.out, ".xlsx")
    since, until = (commandline.day(text) if text else None for text in (asked.since, asked.until))
    pack = Pack(evidence_of(opened, asked), since, until, asked.issue)
    if asked.out.suffix:
        write_whole(asked.out, workbook(pack, asked.lang))
    else:
        write_files(asked.out, files(pack, asked.lang))
    say_written(asked.out)
    return _told(pack)


def _told(pack: Pack) -> int:
    """Say which totals aren't the figures, and how many publications are overdue."""
    wrong = [total for total in pack.totals if not total.agrees]
    for total in wrong:
        zh, en = (_difference(total, language) for language in LANGUAGES)
        print(f"{zh} / {en}", file=sys.stderr)
    overdue = sum(one.state == "overdue" for one in pack.dues)
    if overdue:
        print(f"{overdue} 项公开已逾期 / publications that are overdue: {overdue}", file=sys.stderr)
    return WITH_PROBLEMS if wrong or overdue else DONE


def _difference(total: Total, language: Language) -> str:
    name, unit = total.metric.name[language], total.metric.unit
    listed, figure = (format_value(amount, unit, language) for amount in (total.listed, total.figure))
    if language == "zh":
        return f"{name}：明细合计{listed}，统计数{figure}"
    return f"{name}: the lines come to {listed}, the figure is {figure}"


COMMAND = Command(_options, _run)
