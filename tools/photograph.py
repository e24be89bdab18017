"""`make screenshots`: every page of the real dashboard with the sample, into docs/screenshots."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.browser import ensure_browser, ensure_font
from tools.environment import ROOT, VENV_PYTHON, ensure, say, stop
from tools.run import HOST, end, free_port, start, wait_until_up

FOLDER = ROOT / "docs" / "screenshots"
# The cut-off at which the sample gives the published figures.
SCOPE = "year=2020&as_of=2020-12-04"


def load_sample(python: str, warehouse: Path) -> None:
    """The sample in a warehouse of its own, so that nobody's data get into a picture."""
    command = [python, "-m", "etl", "load", str(ROOT / "data" / "sample"), "--warehouse", str(warehouse)]
    subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)
    if not (warehouse / "CURRENT").exists():
        stop("示例数据导入失败，原因见上。", "the sample did not load, for the reason above.")


def main() -> int:
    """Load, serve, photograph."""
    python = ensure("test")
    ensure_font()
    browser = ensure_browser()
    with tempfile.TemporaryDirectory(prefix="mingzhang-") as folder:
        warehouse = Path(folder) / "warehouse"
        load_sample(python, warehouse)
        port = free_port(8700)
        server = start(python, port, {"MINGZHANG_WAREHOUSE": str(warehouse)})
        try:
            if not wait_until_up(server, port):
                stop("仪表板没有启动，原因见上。", "the dashboard did not start, for the reason above.")
            command = [VENV_PYTHON, "-m", "tools.camera", f"http://{HOST}:{port}", SCOPE, str(FOLDER)]
            environment = {**os.environ, "CHROMIUM": browser}
            code = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
        finally:
            end(server)
    if code == 0:
        say(f"截图在 {FOLDER.relative_to(ROOT)}", f"the pictures are in {FOLDER.relative_to(ROOT)}")
    return code


if __name__ == "__main__":
    sys.exit(main())
