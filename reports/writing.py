"""Writing a document: the whole file or none."""

from __future__ import annotations

import tempfile
from pathlib import Path


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file in one step, so that nobody ever finds half of it. OSError with a clear line otherwise."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".part-", dir=path.parent) as folder:
            part = Path(folder) / path.name
            part.write_bytes(content.encode() if isinstance(content, str) else content)
            part.replace(path)
    except OSError as error:
        raise OSError(f"不能写入 {path} / can't write {path}: {error.strerror or error}") from error
