"""The paragraphs of a document that somebody hands in, as plain text: .docx, .md or .txt, bounded and never obeyed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from metrics.refusal import RefusedError

ENDINGS = (".docx", ".md", ".txt")
LARGEST = 50 * 2**20
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def paragraphs_of(name: str, content: bytes) -> list[str]:
    """The paragraphs in order, those of tables too; RefusedError for other endings, broken or oversized files."""
    ending = Path(name).suffix.lower()
    if ending not in ENDINGS:
        raise RefusedError(f"文档应为 .docx、.md 或 .txt：{name}", f"a document is a .docx, .md or .txt: {name}")
    if len(content) > LARGEST:
        raise RefusedError(f"文档太大（超过50 MB）：{name}", f"the document is larger than 50 MB: {name}")
    try:
        return list(_word(content)) if ending == ".docx" else content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as fault:
        raise RefusedError(f"文档不是 UTF-8 文字：{name}", f"the document isn't text in UTF-8: {name}") from fault
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError, ValueError, NotImplementedError) as fault:
        raise RefusedError(
            f"读不了这份 Word 文档，请用 Word 或 WPS 打开检查并另存：{name}",
            f"this Word document can't be read, open and save it in Word or WPS: {name}",
        ) from fault


def _word(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        part = package.getinfo("word/document.xml")
        if part.file_size > LARGEST:
            raise ValueError("too large")
        data = package.read(part)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise ValueError("document types are refused")
    for paragraph in ElementTree.fromstring(data).iter(f"{_WORD}p"):
        pieces = (piece for piece in paragraph.iter() if piece.tag in (f"{_WORD}t", f"{_WORD}tab", f"{_WORD}br"))
        yield "".join((piece.text or "") if piece.tag == f"{_WORD}t" else " " for piece in pieces)
