"""The life of a bounded child: limited memory, one request a line in, one answer a line out, until the input ends."""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable

from etl.children.bounds import limit_memory

_GATHERED = 100_000


def serve(answer: Callable[[bytes], dict[str, object]]) -> None:
    """Answers requests until standard input ends. Any unforeseen fault ends the process: the parent says so."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb", buffering=0)
    # Whatever a library prints must not be taken for an answer, nor reach a person.
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
    limit_memory()
    # A sheet is a million small objects without a circle among them: looking for circles takes a third of the time.
    # One look costs as much as reading three small files, so it waits until something has gathered.
    gc.disable()
    for line in sys.stdin.buffer:
        answers.write(json.dumps(answer(line)).encode() + b"\n")
        if gc.get_count()[0] > _GATHERED:
            gc.collect()
