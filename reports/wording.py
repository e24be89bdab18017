"""Two languages: the words of documents stand in reports/words/*.toml under one key, Chinese and English."""

from __future__ import annotations

from pathlib import Path

from metrics import wording
from metrics.metric import Language

FOLDER = Path(__file__).parent / "words"


class Words(wording.Words):
    """`say("digest.title", society="…")` in one language. Values come in as plain text; who writes them escapes."""

    def __init__(self, language: Language) -> None:
        super().__init__(language, FOLDER)
