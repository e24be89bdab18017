"""`make test-documents`: documents drawn by LibreOffice and looked at, page by page; sets itself up."""

from __future__ import annotations

import os
import subprocess
import sys

from tools.browser import ensure_font
from tools.environment import ROOT, ensure, say
from tools.office import ensure_office


def main() -> int:
    """Set up, draw, look; 1 when any test failed."""
    python = ensure("test")
    ensure_font()
    ensure_office()
    # What the caller works with must not decide what the tests see.
    own = {name: value for name, value in os.environ.items() if not name.startswith(("MINGZHANG_", "PYTHON"))}
    command = [python, "-m", "pytest", "-m", "documents", "tests/documents"]
    done = subprocess.run(command, cwd=ROOT, env=own, stdin=subprocess.DEVNULL, check=False)
    if done.returncode:
        say("文档检查未通过", "the documents failed their tests")
        return 1
    say("文档检查通过", "the documents passed their tests")
    return 0


if __name__ == "__main__":
    sys.exit(main())
