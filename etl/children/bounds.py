"""The memory that a process reading a stranger's file may take: the system sees to it, or else the parent does."""

from __future__ import annotations

import sys

import psutil

MEMORY_LIMIT = 2 * 2**30


def limit_memory() -> None:
    """At most 2 GiB of address space for this process, where the system can be told so (Linux, mostly macOS)."""
    try:
        import resource
    except ImportError:  # Windows has none; there the parent looks after the child
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = MEMORY_LIMIT if hard == resource.RLIM_INFINITY else min(MEMORY_LIMIT, hard)
    if soft == resource.RLIM_INFINITY or soft > wanted:
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


def system_limits_memory() -> bool:
    """Whether the system holds a process to its limit: Linux does, macOS not always, Windows was never told."""
    return sys.platform == "linux"


def memory_of(process_id: int) -> int:
    """The bytes of memory that a process holds; 0 when it has ended meanwhile."""
    try:
        return int(psutil.Process(process_id).memory_info().rss)
    except psutil.Error:
        return 0
