"""The life of a bounded child: limited memory, one request a line in, one answer a line out, until the input ends."""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable

MEMORY_LIMIT = 2 * 2**30


def limit_memory() -> None:
    """At most 2 GiB of address space, where the system can be told so (Linux, macOS)."""
    try:
        import resource
    except ImportError:  # Windows has none; there the parent's time limit alone holds
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = MEMORY_LIMIT if hard == resource.RLIM_INFINITY else min(MEMORY_LIMIT, hard)
    if soft == resource.RLIM_INFINITY or soft > wanted:
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


def serve(answer: Callable[[bytes], dict[str, object]]) -> None:
    """Answers requests until standard input ends. Any unforeseen fault ends the process: the parent says so."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb", buffering=0)
    # Whatever a library prints must not be taken for an answer, nor reach a person.
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
    limit_memory()
    # A sheet is a million small objects without a circle among them: looking for circles takes a third of the time.
    gc.disable()
    gc.freeze()
    for line in sys.stdin.buffer:
        answers.write(json.dumps(answer(line)).encode() + b"\n")
        gc.collect()
