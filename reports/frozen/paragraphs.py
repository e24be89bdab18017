"""The paragraphs of a document that somebody hands in, as plain text: .docx, .md or .txt, bounded and never obeyed."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from metrics.refusal import RefusedError
from reports.learning.paper import paper_of

ENDINGS = (".docx", ".md", ".txt")
LARGEST = 50 * 2**20


def paragraphs_of(name: str, content: bytes) -> list[str]:
    """The paragraphs in order, those of tables too, without the annexes that a summary of ours has.

    RefusedError for other endings, broken or oversized files.
    """
    ending = Path(name).suffix.lower()
    if ending not in ENDINGS:
        raise RefusedError(f"文档应为 .docx、.md 或 .txt：{name}", f"a document is a .docx, .md or .txt: {name}")
    if len(content) > LARGEST or (ending == ".docx" and _unpacked(name, content) > LARGEST):
        raise RefusedError(f"文档太大（超过50 MB）：{name}", f"the document is larger than 50 MB: {name}")
    if ending == ".docx":
        return paper_of(name, content).texts
    try:
        return content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as fault:
        raise RefusedError(f"文档不是 UTF-8 文字：{name}", f"the document isn't text in UTF-8: {name}") from fault


def _unpacked(name: str, content: bytes) -> int:
    """How large the largest part of a package is once unpacked, by what the package says; 0 for what is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return max((part.file_size for part in package.infolist()), default=0)
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return 0
