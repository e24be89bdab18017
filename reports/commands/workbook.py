"""`python -m reports workbook`: 年度统计表 as a workbook, with live formulas, charts and links to the cells."""

from __future__ import annotations

import argparse

from reports.commands.command import Open, evidence_of, one_file


def _workbook(asked: argparse.Namespace, opened: Open) -> bytes:
    from reports.workbook.build import workbook  # takes a moment that the other commands don't need

    return workbook(evidence_of(opened, asked), asked.lang, opened.files, asked.out.absolute().parent)


COMMAND = one_file(".xlsx", _workbook)
