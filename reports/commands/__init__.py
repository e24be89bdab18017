"""The commands of `python -m reports`, one module each, in the order in which `--help` lists them."""

from __future__ import annotations

from reports.commands import digest, figures
from reports.commands.command import Command

COMMANDS: tuple[Command, ...] = (figures.COMMAND, digest.COMMAND)
