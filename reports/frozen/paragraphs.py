"""The paragraphs of a document that somebody hands in, as plain text: .docx, .md or .txt, bounded and never obeyed."""

from __future__ import annotations

from pathlib import Path

from metrics.refusal import RefusedError
from reports.learning.paper import paper_of
from reports.word import opening

ENDINGS = (".docx", ".md", ".txt")
# What Windows calls ANSI is GBK in China, which GB18030 contains.
_ENCODINGS = ("utf-8-sig", "gb18030")


def paragraphs_of(name: str, content: bytes) -> list[str]:
    """The paragraphs in order, those of tables too, without the annexes that a summary of ours has.

    RefusedError for other endings, broken or oversized files.
    """
    ending = Path(name).suffix.lower()
    if ending not in ENDINGS:
        raise RefusedError(f"文档应为 .docx、.md 或 .txt：{name}", f"a document is a .docx, .md or .txt: {name}")
    if len(content) > opening.LARGEST:
        raise RefusedError(f"文档太大（超过50 MB）：{name}", f"the document is larger than 50 MB: {name}")
    if ending == ".docx":
        return paper_of(content, name).texts
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding).splitlines()
        except UnicodeDecodeError:
            continue
    raise RefusedError(
        f"文档不是 UTF-8 或 GB18030 文字：{name}，请另存为 UTF-8 或 .docx",
        f"the document isn't text in UTF-8 or GB18030: {name}; save it as UTF-8 or .docx",
    )


def word_tables_of(name: str, content: bytes) -> list[list[list[list[int]]]]:
    """The tables of a Word file by rows and cells, as the numbers of their paragraphs; none of another file."""
    return paper_of(content, name).tables if Path(name).suffix.lower() == ".docx" else []
