"""`make test`: set-up, then lint, format, types, unit and page tests, browser tests; all of them, then one verdict."""

from __future__ import annotations

import os
import subprocess
import sys
import time

from tools.browser import ensure_browser, ensure_font
from tools.environment import ROOT, ensure, say

# (name, modules and arguments after `python -m`)
STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ruff check", ("ruff", "check", ".")),
    ("ruff format", ("ruff", "format", "--check", ".")),
    ("mypy", ("mypy",)),
    ("pytest", ("pytest", "-n", "2", "--dist", "loadfile", "-m", "not browser and not documents")),
    ("pytest (browser)", ("pytest", "-n", "2", "--dist", "loadfile", "-m", "browser")),
)


def run_step(python: str, name: str, arguments: tuple[str, ...], environment: dict[str, str]) -> tuple[bool, float]:
    """Run one step in sight; whether it passed and how many seconds it took."""
    print(f"── {name}", flush=True)
    began = time.monotonic()
    command = [python, "-m", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, check=False)
    return done.returncode == 0, time.monotonic() - began


def main() -> int:
    """Set up, run every step, print the verdict; 1 when any step failed."""
    python = ensure("test")
    ensure_font()
    # What the caller works with must not decide what the tests see: PYTHONUNBUFFERED alone has hidden a fault.
    # Loopback must not go through the caller's proxy.
    own = {name: value for name, value in os.environ.items() if not name.startswith(("MINGZHANG_", "PYTHON"))}
    loopback = ",".join(filter(None, ("127.0.0.1,localhost", own.get("NO_PROXY") or own.get("no_proxy"))))
    environment = own | {"CHROMIUM": ensure_browser(), "NO_PROXY": loopback, "no_proxy": loopback}
    results = {name: run_step(python, name, arguments, environment) for name, arguments in STEPS}
    print()
    for name, (passed, seconds) in results.items():
        print(f"{'✓' if passed else '✗'} {name:<18} {seconds:6.1f} s")
    failed = [name for name, (passed, _) in results.items() if not passed]
    if failed:
        say(f"未通过：{'、'.join(failed)}", f"failed: {', '.join(failed)}")
        return 1
    say("全部通过", "all passed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
