"""`make run`: install, load, start the dashboard on this machine alone, and say where it is."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from types import FrameType

from tools.environment import ROOT, ensure, say, stop

HOST = "127.0.0.1"
FIRST_PORT = 8501
PORTS_TRIED = 50
START_SECONDS = 90


def first_port() -> int:
    """The port to try first: $PORT, else 8501."""
    text = os.environ.get("PORT", "") or str(FIRST_PORT)
    if not text.isdecimal() or not 1024 <= int(text) <= 65535 - PORTS_TRIED:
        stop(f"PORT 应为 1024 以上的端口号，现为 {text!r}。", f"PORT should be a port number above 1023, not {text!r}.")
    return int(text)


def is_free(port: int) -> bool:
    """Whether nothing listens on the port here."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def free_port(first: int) -> int:
    """The first free port from `first` on; ends in a clear line when fifty are taken."""
    last = first + PORTS_TRIED - 1
    port = next((port for port in range(first, last + 1) if is_free(port)), None)
    if port is None:
        stop(
            f"端口 {first} 至 {last} 都被占用：请用 PORT=端口号 make run。",
            f"ports {first} to {last} are all taken: use PORT=number make run.",
        )
    return port


def load(python: str) -> None:
    """Load data/inbox, or the sample where that is empty, and say how it went; problems are for the pages to show."""
    command = [python, "-m", "etl", "load", "--json"]
    done = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=False)
    try:
        outcome = json.loads(done.stdout)
        rows, published = outcome["rows"], outcome["published"]
    except (ValueError, KeyError, TypeError):
        say("没有导入数据，原因见上。", "nothing was loaded, for the reason above.")
        return
    counts_zh = f"导入 {rows['loaded']} 行，拒绝 {rows['rejected']} 行"
    counts_en = f"{rows['loaded']} rows loaded, {rows['rejected']} rejected"
    if published:
        say(f"{counts_zh}。", f"{counts_en}.")
    else:
        say(
            f"{counts_zh}，未发布新数据：详见“数据来源”页。",
            f"{counts_en}, nothing new published: see the page “Data sources”.",
        )


def start(
    python: str, port: int, environment: Mapping[str, str] | None = None, script: str = "dashboard.py"
) -> subprocess.Popen[bytes]:
    """Start Streamlit on loopback without opening a browser or asking anything; `environment` is added to ours."""
    options = {
        "--server.address": HOST,
        "--server.port": str(port),
        "--server.headless": "true",
        "--browser.gatherUsageStats": "false",
        "--logger.hideWelcomeMessage": "true",
    }
    flat = [part for option in options.items() for part in option]
    command = [python, "-m", "streamlit", "run", script, *flat]
    everything = {**os.environ, **(environment or {})}
    return subprocess.Popen(command, cwd=ROOT, env=everything, stdin=subprocess.DEVNULL)


def is_up(port: int) -> bool:
    """Whether the dashboard answers."""
    # Loopback must not go through a proxy that the environment may name for everything else.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"http://{HOST}:{port}/_stcore/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except (OSError, urllib.error.URLError):
        return False


def wait_until_up(server: subprocess.Popen[bytes], port: int) -> bool:
    """Wait for the first answer; False when the server ended or stayed silent."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            return False
        if is_up(port):
            return True
        time.sleep(0.2)
    return False


def end(server: subprocess.Popen[bytes]) -> None:
    """End the server we started, kindly first."""
    server.terminate()
    try:
        server.wait(timeout=10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def serve_on(python: str, port: int) -> int | None:
    """Serve until the server ends; its exit code, 0 after Ctrl-C, None when it never came up."""
    server = start(python, port)
    try:
        if not wait_until_up(server, port):
            return None
        address = f"http://{HOST}:{port}"
        say(f"明账已启动：{address} （按 Ctrl-C 结束）", f"Mingzhang is running: {address} (Ctrl-C ends it)")
        return server.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        if server.poll() is None:
            end(server)


def serve(python: str) -> int:
    """Serve on the first free port; on the next when somebody else took it between our look and the start."""
    port = free_port(first_port())
    code = serve_on(python, port)
    if code is None and not is_free(port):
        code = serve_on(python, free_port(port))
    if code is None:
        stop("仪表板没有启动，原因见上。", "the dashboard did not start, for the reason above.")
    return code


def interrupt(_number: int, _frame: FrameType | None) -> None:
    """Treat a termination like Ctrl-C, so that the server never outlives us."""
    raise KeyboardInterrupt


def main() -> int:
    """Install, load, serve."""
    signal.signal(signal.SIGTERM, interrupt)
    try:
        python = ensure("run")
        load(python)
        return serve(python)
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    sys.exit(main())
