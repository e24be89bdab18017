"""`python -m etl.children MODULE`: one bounded child, its start free of what it never needs."""

from __future__ import annotations

import sys
from importlib import import_module

# pyarrow imports both where they are installed, the second in the middle of its first file: half of a child's start.
for unneeded in ("numpy", "pandas"):
    sys.modules[unneeded] = None  # type: ignore[assignment] # the import system's own sign for: not here

import_module(sys.argv[1]).main()
