"""The memory that a process reading a stranger's file may take."""

from __future__ import annotations

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
