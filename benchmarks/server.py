"""The server's memory while one viewer walks through every page in a real browser."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.measurement import ROOT, Measurement, process_memory
from tools.browser import first_working
from tools.run import HOST, end, free_port, start, wait_until_up

SECONDS_A_PAGE = 5


def measure(warehouse: Path) -> list[Measurement]:
    """Resident memory when nobody looks, and its highest with one viewer; nothing without a browser."""
    browser = first_working()
    if browser is None:
        print("server memory: not measured, no Chromium here (make test fetches one)")
        return []
    port = free_port(8600)
    server = start(sys.executable, port, {"MINGZHANG_WAREHOUSE": str(warehouse)})
    try:
        if not wait_until_up(server, port):
            raise SystemExit("the dashboard did not start")
        idle = process_memory(server.pid)
        for page in sorted(path.stem for path in (ROOT / "pages").glob("[a-z]*.py")):
            # Streamlit gives the first page no address of its own.
            look_at(browser, f"http://{HOST}:{port}/{'' if page == 'overview' else page}")
        highest = process_memory(server.pid, "VmHWM")
    finally:
        end(server)
    return [
        Measurement("server, nobody looking", idle, "MiB", None, "resident memory after start"),
        Measurement("server, one viewer", highest, "MiB", 400, "highest resident memory over all pages"),
    ]


def look_at(browser: str, address: str) -> None:
    """Keep one page open for a few seconds, as a viewer does, then close the browser that we opened."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
        command = [browser, *flags, f"--user-data-dir={profile}", "--remote-debugging-port=0", address]
        viewer = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            time.sleep(SECONDS_A_PAGE)
        finally:
            viewer.terminate()
            viewer.wait(timeout=20)
