"""A reading child for tests: hangs, or ends, when a file's name says so; otherwise the real one."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from etl.children import bounds
from etl.children import reading as childwork


def main() -> None:
    """Reads requests as the real child does."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb", buffering=0)
    bounds.limit_memory()
    for line in sys.stdin.buffer:
        path = Path(json.loads(line)["path"]).name
        if "hangs" in path:
            time.sleep(60)
        if "reading_failed" in path:
            os._exit(9)
        if "hungry" in path:
            bytearray(3 * 2**30)
        if "greedy" in path:
            held = b"x" * (600 * 2**20)
            time.sleep(5 if held else 0)
        answers.write(json.dumps(childwork.answer(line)).encode() + b"\n")
