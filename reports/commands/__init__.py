"""The commands of `python -m reports`, one module each, in the order in which `--help` lists them."""

from __future__ import annotations

from reports.commands import disclosure, figures, slides, summary, workbook
from reports.commands.command import Command

COMMANDS: tuple[Command, ...] = (
    figures.COMMAND,
    summary.COMMAND,
    workbook.COMMAND,
    slides.COMMAND,
    disclosure.COMMAND,
)
