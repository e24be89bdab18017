"""The commands of `python -m reports`, one module each, in the order in which `--help` lists them."""

from __future__ import annotations

from reports.commands import digest, figures, learn, summary
from reports.commands.command import Command

COMMANDS: tuple[Command, ...] = (summary.COMMAND, figures.COMMAND, digest.COMMAND, learn.COMMAND)
