"""The commands of `python -m reports`, one module each, in the order in which `--help` lists them."""

from __future__ import annotations

from reports.commands import check, digest, disclosure, figures, freeze, learn, sign, slides, summary, workbook
from reports.commands.command import Command

COMMANDS: tuple[Command, ...] = (
    summary.COMMAND,
    figures.COMMAND,
    workbook.COMMAND,
    slides.COMMAND,
    disclosure.COMMAND,
    digest.COMMAND,
    learn.COMMAND,
    check.COMMAND,
    sign.SIGN,
    sign.SIGNED,
    freeze.FREEZE,
    freeze.FROZEN,
    freeze.CHANGES,
)
