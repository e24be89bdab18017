"""The commands of `python -m reports`, one module each, in the order in which `--help` lists them."""

from __future__ import annotations

from reports.commands import figures, freeze, learn, sign, summary
from reports.commands.command import Command

COMMANDS: tuple[Command, ...] = (
    summary.COMMAND,
    figures.COMMAND,
    learn.COMMAND,
    sign.SIGN,
    sign.SIGNED,
    freeze.FREEZE,
    freeze.FROZEN,
    freeze.CHANGES,
)
