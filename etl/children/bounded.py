"""Children that read files within bounds: 30 seconds a file, 2 GiB of memory; a dead one costs only its file.

A plain subprocess with pipes and a thread for each of at most two children, so that Windows has it too.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from etl.children import bounds

SECONDS_PER_FILE = 30.0
CHILDREN = 2
# How often the parent looks at the memory of a child that the system does not hold to its limit.
LOOK_SECONDS = 0.1
Outcome = str  # "done", "timeout" or "died"
Request = Mapping[str, str]


class Child:
    """One reading process, started when first needed and again after it died."""

    def __init__(
        self, module: str = "etl.children.reading", seconds: float = SECONDS_PER_FILE,
        memory: int | None = None if bounds.system_limits_memory() else bounds.MEMORY_LIMIT,
    ) -> None:  # fmt: skip
        self._module, self._seconds, self._memory = module, seconds, memory
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.SimpleQueue[bytes] = queue.SimpleQueue()

    def ask(self, request: Request) -> Outcome:
        """Sends one request and waits for its answer; kills the process when it takes too long."""
        process = self._started()
        assert process.stdin is not None
        try:
            process.stdin.write(json.dumps(dict(request)).encode() + b"\n")
            process.stdin.flush()
            line = self._answer(process)
        except queue.Empty:
            self.stop()
            return "timeout"
        except OSError:
            line = b""
        if not line:
            self.stop()
            return "died"
        return "done"

    def _answer(self, process: subprocess.Popen[bytes]) -> bytes:
        """The child's next line; none when it holds too much memory; Empty is raised when it takes too long."""
        until = time.monotonic() + self._seconds
        while True:
            left = max(until - time.monotonic(), 0)
            try:
                return self._answers.get(timeout=left if self._memory is None else min(left, LOOK_SECONDS))
            except queue.Empty:
                if time.monotonic() >= until:
                    raise
                if self._memory is not None and bounds.memory_of(process.pid) > self._memory:
                    return b""

    def stop(self) -> None:
        """Ends the process, if there is one."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                stream.close()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            home = str(Path(__file__).parents[2])
            # Arrow's own allocator reserves far more address space than it uses; the system's stays within the limit.
            environment = {**os.environ, "PYTHONPATH": home, "ARROW_DEFAULT_MEMORY_POOL": "system",
                           "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}  # fmt: skip
            self._process = subprocess.Popen(
                [sys.executable, "-m", "etl.children", self._module], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL, env=environment, creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )  # fmt: skip
            self._answers = queue.SimpleQueue()
            threading.Thread(target=_pump, args=(self._process, self._answers), daemon=True).start()
        return self._process


def _pump(process: subprocess.Popen[bytes], answers: queue.SimpleQueue[bytes]) -> None:
    """Passes on each line the child writes, and b"" when it ends: on Windows no wait on a pipe has a limit."""
    assert process.stdout is not None
    try:
        for line in process.stdout:
            answers.put(line)
    except ValueError:  # closed by stop() while reading
        pass
    answers.put(b"")


def run(
    requests: Sequence[Request], done: Callable[[int, Outcome], None], meanwhile: Callable[[], object] = int,
    seconds: float = SECONDS_PER_FILE,
) -> None:  # fmt: skip
    """Has all requests answered by at most two children; calls `done(position, outcome)` here, in this thread.

    `meanwhile` is called once, as soon as the children have something to do.
    """
    waiting: queue.SimpleQueue[tuple[int, Request]] = queue.SimpleQueue()
    finished: queue.SimpleQueue[tuple[int, Outcome] | BaseException] = queue.SimpleQueue()
    for item in enumerate(requests):
        waiting.put(item)
    children = [Child(seconds=seconds) for _ in range(min(CHILDREN, (len(requests) + 2) // 3))]

    def work(child: Child) -> None:
        try:
            while True:
                position, request = waiting.get_nowait()
                finished.put((position, child.ask(request)))
        except queue.Empty:
            return
        except BaseException as fault:  # handed to the calling thread, which raises it
            finished.put(fault)

    threads = [threading.Thread(target=work, args=(child,), daemon=True) for child in children]
    try:
        for thread in threads:
            thread.start()
        meanwhile()
        for _ in requests:
            got = finished.get()
            if isinstance(got, BaseException):
                raise got
            done(*got)
    finally:
        while not waiting.empty():
            waiting.get()
        for child in children:
            child.stop()
