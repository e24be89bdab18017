"""Opening a Word file that somebody hands in: read whole, looked over before it is unpacked, refused in one line."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from lxml import etree

from metrics.refusal import RefusedError

LARGEST, _LARGEST_UNPACKED, _LARGEST_XML = 50 * 2**20, 400 * 2**20, 64 * 2**20
_BROKEN = (
    OpcError,
    zipfile.BadZipFile,
    KeyError,
    ValueError,
    AttributeError,
    etree.XMLSyntaxError,
    NotImplementedError,
)


def read(path: Path) -> bytes:
    """A file's bytes. RefusedError where it can't be read or is too large."""
    try:
        if path.stat().st_size > LARGEST:
            raise RefusedError(f"文件太大（超过50 MB）：{path}", f"the file is larger than 50 MB: {path}")
        return path.read_bytes()
    except OSError as error:
        why = error.strerror or str(error)
        raise RefusedError(f"读不了 {path}（{why}）", f"{path} can't be read ({why})") from error


def opened(content: bytes, name: str) -> Document:
    """The Word document in some bytes. RefusedError where it is none, is broken, or would unpack to too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = package.infolist()
            # Text becomes twenty times as large in memory, a picture stays as it is.
            text = sum(entry.file_size for entry in entries if entry.filename.lower().endswith((".xml", ".rels")))
            if sum(entry.file_size for entry in entries) > _LARGEST_UNPACKED or text > _LARGEST_XML:
                raise RefusedError(
                    f"{name} 解压后太大（超过400 MB，或其中的文字超过64 MB），没有打开",
                    f"{name} would unpack to more than 400 MB, or 64 MB of text, and was not opened",
                )
        return docx.Document(io.BytesIO(content))
    except RefusedError:
        raise
    except _BROKEN as error:
        raise broken(name) from error


def broken(name: str) -> RefusedError:
    """What is said of a file that is no sound Word document."""
    return RefusedError(
        f"打不开 {name}：不是完好的 Word 文档（.docx）",
        f"{name} can't be opened: it isn't a sound Word document (.docx)",
    )
