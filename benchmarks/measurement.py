"""One measured thing, and the few ways to measure: a call, a whole process, a process's memory."""

from __future__ import annotations

import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "data" / "sample"


@dataclass(frozen=True)
class Measurement:
    """What was measured, its value and unit, and the most it should be (None: no bound, or a ratio)."""

    name: str
    value: float
    unit: str
    most: float | None = None
    remark: str = ""

    @property
    def verdict(self) -> str:
        """Within its bound or not; empty without one."""
        if self.most is None:
            return ""
        return "✓" if self.value <= self.most else "✗"


def median_seconds(call: Callable[[], object], times: int) -> float:
    """The median duration of a call in seconds."""
    durations = []
    for _ in range(times):
        began = time.perf_counter()
        call()
        durations.append(time.perf_counter() - began)
    return statistics.median(durations)


def cpu_seconds() -> float:
    """Processor time of the processes that we started and that have ended: tells slow programs from busy machines."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def process(arguments: Sequence[str], environment: Mapping[str, str] | None = None) -> str:
    """Run `python -m ...` in the project to its end and give its standard output; a fault ends the measuring.

    Exit code 1 (done, with problems listed) is a success here as it is for people.
    """
    command = [sys.executable, "-m", *arguments]
    everything = {**os.environ, **(environment or {})}
    done = subprocess.run(command, cwd=ROOT, env=everything, capture_output=True, text=True, check=False)
    if done.returncode > 1 or "Traceback" in done.stderr:
        raise SystemExit(f"{' '.join(arguments)} failed ({done.returncode}):\n{done.stderr}")
    return done.stdout


def process_memory(pid: int, entry: str = "VmRSS") -> float:
    """Memory of a process in MiB: VmRSS now, VmHWM at its highest. Linux alone has /proc."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace").splitlines():
        name, _, rest = line.partition(":")
        if name == entry:
            return int(rest.split()[0]) / 1024
    raise SystemExit(f"/proc/{pid}/status has no {entry}")


def machine() -> str:
    """What it was measured on: processor, cores, memory, system, Python."""
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        lines = info.read_text(encoding="utf-8", errors="replace").splitlines()
        model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), model)
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    memory = pages * size / 2**30
    system = f"{platform.system()} {platform.release()}"
    return f"{model}, {os.cpu_count()} cores, {memory:.0f} GiB, {system}, Python {platform.python_version()}"
