"""Finished documents of sentences made here, and what is learned of them."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest

from reports.__main__ import main

SCOPE = ["--year", "2020", "--warehouse"]


@dataclass(frozen=True)
class Outcome:
    """What `reports learn` said and wrote."""

    code: int
    said: dict
    template: Path

    @property
    def paragraphs(self) -> list[str]:
        return [one.text for one in docx.Document(str(self.template)).paragraphs]

    @property
    def comments(self) -> list[str]:
        return [one.text for one in docx.Document(str(self.template)).comments]

    def status(self, text: str) -> list[tuple[str, str | None]]:
        return [(one["status"], one["tag"]) for one in self.said["figures"] if one["text"] == text]


Learn = Callable[..., Outcome]


@pytest.fixture
def learn(sample_warehouse: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Learn:
    """`learn(["sentence", ...])` or `learn(path)`: the outcome of the command for a document of these paragraphs."""

    def run(document: Sequence[str] | Path, *more: str) -> Outcome:
        path = document if isinstance(document, Path) else tmp_path / "finished.docx"
        if not isinstance(document, Path):
            made = docx.Document()
            for text in document:
                made.add_paragraph(text)
            content = io.BytesIO()
            made.save(content)
            path.write_bytes(content.getvalue())
        out = tmp_path / "template.docx"
        code = main(["learn", str(path), *SCOPE, str(sample_warehouse), "--out", str(out), "--json", *more])
        said = capsys.readouterr()
        return Outcome(code, json.loads(said.out) if said.out else {"error": said.err}, out)

    return run
