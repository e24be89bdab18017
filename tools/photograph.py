"""`make screenshots`: every page of the real dashboard with the sample, into docs/screenshots."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tools.browser import ensure_browser, ensure_font
from tools.environment import ROOT, VENV_PYTHON, ensure, say, stop
from tools.run import HOST, end, free_port, start, wait_until_up

FOLDER = ROOT / "docs" / "screenshots"
# The cut-off at which the sample gives the published figures.
SCOPE = "year=2020&as_of=2020-12-04"


def load_sample(python: str, environment: Mapping[str, str]) -> None:
    """The sample in a warehouse and an inbox of its own, so that nobody's data get into a picture."""
    shutil.copytree(ROOT / "data" / "sample", environment["MINGZHANG_INBOX"])
    subprocess.run(
        [python, "-m", "etl", "load"], cwd=ROOT, env={**os.environ, **environment}, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    if not Path(environment["MINGZHANG_WAREHOUSE"], "CURRENT").exists():
        stop("示例数据导入失败，原因见上。", "the sample did not load, for the reason above.")


def a_county() -> str:
    """The name of one of the counties that the reference data list."""
    with (ROOT / "data" / "reference" / "counties.csv").open(encoding="utf-8", newline="") as file:
        return next(csv.DictReader(file))["name_zh"]


def photograph(address: str, browser: str) -> int:
    """All pages, then the steps of an upload; the exit code."""
    environment = {**os.environ, "CHROMIUM": browser}
    for arguments in (["tools.camera", address, SCOPE], ["tools.upload_walk", address, a_county()]):
        command = [VENV_PYTHON, "-m", *arguments, str(FOLDER)]
        if code := subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode:
            return code
    return 0


def main() -> int:
    """Load, serve, photograph."""
    python = ensure("test")
    ensure_font()
    browser = ensure_browser()
    with tempfile.TemporaryDirectory(prefix="mingzhang-") as folder:
        names = {"MINGZHANG_WAREHOUSE": "warehouse", "MINGZHANG_INBOX": "inbox", "MINGZHANG_LAYOUTS": "layouts"}
        names["MINGZHANG_NOTES"] = "notes"
        environment = {name: str(Path(folder) / part) for name, part in names.items()}
        load_sample(python, environment)
        port = free_port(8700)
        server = start(python, port, environment)
        try:
            if not wait_until_up(server, port):
                stop("仪表板没有启动，原因见上。", "the dashboard did not start, for the reason above.")
            code = photograph(f"http://{HOST}:{port}", browser)
        finally:
            end(server)
    if code == 0:
        say(f"截图在 {FOLDER.relative_to(ROOT)}", f"the pictures are in {FOLDER.relative_to(ROOT)}")
    return code


if __name__ == "__main__":
    sys.exit(main())
