"""`python -m reports figures`: the year's table of figures as a Markdown file."""

from __future__ import annotations

import argparse

from reports.commands.command import Open, evidence_of, one_file
from reports.figures import figures_document


def _figures(asked: argparse.Namespace, opened: Open) -> str:
    return figures_document(evidence_of(opened, asked), asked.lang)


COMMAND = one_file(".md", _figures)
