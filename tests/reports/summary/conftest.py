"""Templates of one or two sentences, filled in from the sample, and figures that read otherwise than they do."""

from __future__ import annotations

import io
from collections.abc import Callable
from copy import copy
from dataclasses import replace
from decimal import Decimal

import docx
import pytest

from reports.evidence import Evidence, Figure
from reports.summary.document import Summary, Template

Doctor = Callable[..., Evidence]
Fill = Callable[..., Summary]


def word_file(*paragraphs: str) -> bytes:
    """A Word file with these paragraphs."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


@pytest.fixture(scope="session", params=("zh", "en"))
def made(request, evidence):
    """The sample's summary in one language: its language, its Word file, and that file opened again."""
    content = Summary(evidence, request.param).word()
    return request.param, content, docx.Document(io.BytesIO(content))


@pytest.fixture
def doctored(evidence) -> Doctor:
    """`doctored(key=value, ...)`: the evidence as it would be if these figures read so (None: not reported)."""

    def make(before: dict[str, object] | None = None, **values: object) -> Evidence:
        other = copy(evidence)
        other.figures = dict(evidence.figures)
        for key, value in values.items():
            now = replace(evidence[key].now, value=None if value is None else Decimal(str(value)))
            other.figures[key] = Figure(now, evidence[key].before)
        for key, value in (before or {}).items():
            last = replace(evidence[key].before, value=None if value is None else Decimal(str(value)))
            other.figures[key] = Figure(other.figures[key].now, last)
        return other

    return make


@pytest.fixture
def fill(evidence) -> Fill:
    """`fill("{{ training_sessions }}")`: the summary that a template of these paragraphs gives."""

    def make(*paragraphs: str, found: Evidence | None = None, lang: str = "zh", **options: object) -> Summary:
        return Summary(found or evidence, lang, Template(word_file(*paragraphs), "t.docx"), **options)

    return make


@pytest.fixture
def say(fill) -> Callable[..., str]:
    """The text that a template of one paragraph gives."""

    def make(text: str, **options: object) -> str:
        return fill(text, **options).draft.paragraphs[0].text

    return make
