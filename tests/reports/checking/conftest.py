"""Texts of sentences made here, and what the check says of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from reports.__main__ import main


@dataclass(frozen=True)
class Outcome:
    """What `reports check` said, as JSON and to be read."""

    code: int
    said: dict
    lines: str

    def of(self, text: str) -> dict:
        """The one figure that reads so."""
        (found,) = [one for one in self.said["figures"] if one["text"] == text]
        return found

    def holds(self, kind: str) -> list[bool | None]:
        """What is said of its relations of one kind, in their order."""
        return [one["holds"] for one in self.said["relations"] if one["kind"] == kind]

    def wrong(self) -> list[str]:
        return [one["text"] for one in self.said["figures"] if one["verdict"] == "differs"]


Check = Callable[..., Outcome]


@pytest.fixture
def check(sample_warehouse: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Check:
    """`check(["paragraph", ...])` or `check(path)` at the cut-off of the published summary."""

    def run(document: Sequence[str] | Path, as_of: str = "2020-12-04") -> Outcome:
        path = document if isinstance(document, Path) else tmp_path / "draft.txt"
        if not isinstance(document, Path):
            path.write_text("\n".join(document), encoding="utf-8")
        words = ["check", str(path), "--year", "2020", "--as-of", as_of, "--warehouse", str(sample_warehouse)]
        capsys.readouterr()
        code = main([*words, "--json"])
        said = json.loads(capsys.readouterr().out)
        assert main(words) == code
        return Outcome(code, said, capsys.readouterr().out)

    return run
