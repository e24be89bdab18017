"""`python -m reports digest`: who needs attention this week, on one page, as a Word file."""

from __future__ import annotations

import argparse

from metrics import commandline
from reports.commands.command import Open, one_file
from reports.digest.paper import digest_file


def _digest(asked: argparse.Namespace, opened: Open) -> bytes:
    return digest_file(opened.con, commandline.scope_of(opened.con, asked), opened.generation, asked.lang)


COMMAND = one_file(".docx", _digest)
