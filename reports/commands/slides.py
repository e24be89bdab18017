"""`python -m reports slides`: ten slides for the meeting, with charts that can be edited."""

from __future__ import annotations

import argparse

from reports.commands.command import Open, evidence_of, one_file


def _slides(asked: argparse.Namespace, opened: Open) -> bytes:
    from reports.slides.build import slides  # takes a moment that the other commands don't need

    return slides(evidence_of(opened, asked), asked.lang)


COMMAND = one_file(".pptx", _slides)
