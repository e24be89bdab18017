"""Writing a document: the whole file or none."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from metrics.refusal import unwritable


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file in one step, so that nobody ever finds half of it. RefusedError with a clear line otherwise."""
    write_files(path.parent, {path.name: content})


def write_files(folder: Path, contents: Mapping[str, str | bytes]) -> None:
    """Write several files into a folder: none before all are there. RefusedError with a clear line otherwise."""
    wanted = folder / next(iter(contents)) if len(contents) == 1 else folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".part-", dir=folder) as part:
            for name, content in contents.items():
                (Path(part) / name).write_bytes(content.encode() if isinstance(content, str) else content)
            for name in contents:
                (Path(part) / name).replace(folder / name)
    except OSError as error:
        raise unwritable(wanted, error) from error
