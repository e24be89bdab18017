"""The virtual environment in .venv: made once, filled with pinned packages, left alone while the pins stay the same."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VENV_PYTHON = str(VENV / "bin" / "python")
STAMP = VENV / "installed.json"
VERSION = tuple(sys.version_info[:2])
Purpose = Literal["run", "test"]
REQUIREMENTS: dict[Purpose, tuple[str, ...]] = {
    "run": ("requirements.txt",),
    "test": ("requirements.txt", "requirements-dev.txt"),
}


def say(zh: str, en: str) -> None:
    """Tell a person something, in both languages, on standard output."""
    print(f"{zh} / {en}", flush=True)


def stop(zh: str, en: str) -> NoReturn:
    """End with one clear line in both languages and exit code 1."""
    sys.stdout.flush()
    print(f"✗ {zh} / {en}", file=sys.stderr, flush=True)
    raise SystemExit(1)


def is_root() -> bool:
    """Whether system packages may be installed."""
    return os.geteuid() == 0


def apt_install(*packages: str) -> bool:
    """Install Debian packages when root and apt-get is there; whether that succeeded. Never asks anything."""
    if not is_root() or shutil.which("apt-get") is None:
        return False
    say(f"安装系统软件包：{' '.join(packages)}", f"installing system packages: {' '.join(packages)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    commands = (
        ["apt-get", "-qq", "update"],
        ["apt-get", "-qq", "install", "-y", "--no-install-recommends", *packages],
    )
    # An update that fails in part (one source of several) must not keep an available package from being installed.
    codes = [subprocess.run(c, env=environment, stdin=subprocess.DEVNULL, check=False).returncode for c in commands]
    return codes[-1] == 0


def quiet(command: Sequence[str], timeout: float = 600) -> tuple[int, str]:
    """Run a command without a terminal; its exit code and everything it said. A missing or hanging one gives 127."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=timeout,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return 127, str(error)
    return done.returncode, done.stdout


def usable_home() -> None:
    """Give HOME a writable folder where it has none, as in some containers: browsers and caches insist on one."""
    home = os.environ.get("HOME", "")
    if not home or not os.access(home, os.W_OK):
        substitute = VENV / "home"
        substitute.mkdir(parents=True, exist_ok=True)
        os.environ["HOME"] = str(substitute)


def digests(purpose: Purpose) -> dict[str, str]:
    """What an installation depends on: the requirement files' hashes and the Python they were installed for."""
    files = {name: hashlib.sha256((ROOT / name).read_bytes()).hexdigest() for name in REQUIREMENTS[purpose]}
    return {**files, "python": str(VERSION)}


def installed() -> dict[str, str]:
    """What the stamp says is installed; nothing when it is missing or unreadable."""
    with contextlib.suppress(OSError, ValueError):
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
        if isinstance(stamp, dict):
            return stamp
    return {}


def venv_works() -> bool:
    """Whether .venv's Python starts, is of our version (3.x), and has pip; a moved or half-made one hasn't."""
    code, said = quiet([VENV_PYTHON, "-c", "import pip, sys; print(*sys.version_info[:2])"], timeout=60)
    return code == 0 and said.split() == [str(part) for part in VERSION]


def made_by(module: str) -> bool:
    """Make .venv from nothing with `venv` or `virtualenv`; whether it works."""
    shutil.rmtree(VENV, ignore_errors=True)
    return quiet([sys.executable, "-m", module, str(VENV)])[0] == 0 and venv_works()


def make_venv() -> None:
    """Make .venv: by venv, failing that with Debian's python3-venv (root), failing that by virtualenv."""
    say("建立 .venv……", "making .venv ...")
    if made_by("venv"):
        return
    if apt_install("python3-venv", f"python3.{VERSION[1]}-venv") and made_by("venv"):
        return
    if importlib.util.find_spec("virtualenv") and made_by("virtualenv"):
        return
    shutil.rmtree(VENV, ignore_errors=True)
    stop(
        "无法建立虚拟环境：请以 root 执行 apt-get install python3-venv 后重试。",
        "no virtual environment could be made: run `apt-get install python3-venv` as root, then try again.",
    )


def install(purpose: Purpose) -> None:
    """Install the pinned packages with the user's own pip configuration; end in a clear line when that fails."""
    wanted = digests(purpose)
    if wanted.items() <= installed().items():
        return
    STAMP.unlink(missing_ok=True)
    say("安装依赖包（首次需要几分钟）……", "installing packages (a few minutes the first time) ...")
    command = [VENV_PYTHON, "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
    code, said = quiet([*command, "-r", str(ROOT / REQUIREMENTS[purpose][-1])], timeout=1500)
    if code != 0:
        print(said.strip(), file=sys.stderr)
        stop(
            "依赖包安装失败：请检查网络或 pip 的镜像配置（pip config list），再执行一次同样的命令。",
            "the packages could not be installed: check the network or pip's index settings (pip config list), "
            "then run the same command again.",
        )
    STAMP.write_text(json.dumps(wanted, indent=1), encoding="utf-8")


def ensure(purpose: Purpose) -> str:
    """Make sure .venv holds everything for `purpose`; its Python."""
    if not venv_works():
        make_venv()
    usable_home()
    install(purpose)
    return VENV_PYTHON


if __name__ == "__main__":
    ensure("test" if sys.argv[1:] == ["test"] else "run")
