"""The checked Word file with a comment at each place that somebody has to look at."""

from __future__ import annotations

import io

from reports.checking.check import Checked
from reports.learning.paper import Edit, Paper
from reports.word import opening


def annotated(name: str, content: bytes, found: Checked) -> bytes:
    """A copy of the document with comments; annexes that were made here are left out, as the check does."""
    paper = Paper(opening.opened(content, name))
    edits = [
        Edit(one.paragraph, one.mention.start, one.mention.end, comment=one.reason.zh)
        for one in found.findings
        if one.verdict in ("differs", "unknown")
    ]
    edits += [
        Edit(one.paragraph, one.start, one.end, comment=one.reason.zh) for one in found.relations if not one.holds
    ]
    paper.edit(edits)
    copy = io.BytesIO()
    paper.document.save(copy)
    return copy.getvalue()
