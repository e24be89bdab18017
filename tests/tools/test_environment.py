"""The set-up does nothing twice and ends in one clear line when it can't go on."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tools import environment


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project folder in place of ours."""
    for name in ("requirements.txt", "requirements-dev.txt"):
        (tmp_path / name).write_text("# nothing\n", encoding="utf-8")
    venv = tmp_path / ".venv"
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "VENV", venv)
    monkeypatch.setattr(environment, "VENV_PYTHON", str(venv / "bin" / "python"))
    monkeypatch.setattr(environment, "STAMP", venv / "installed.json")
    return tmp_path


def test_second_run_installs_nothing(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (elsewhere / ".venv").mkdir()
    (elsewhere / ".venv" / "installed.json").write_text(json.dumps(environment.digests("test")), encoding="utf-8")
    monkeypatch.setattr(environment, "quiet", lambda *_a, **_k: pytest.fail("nothing should have been run"))
    environment.install("test")
    environment.install("run")


def test_changed_requirements_are_installed_again(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (elsewhere / ".venv").mkdir()
    (elsewhere / ".venv" / "installed.json").write_text(json.dumps(environment.digests("test")), encoding="utf-8")
    (elsewhere / "requirements.txt").write_text("# something\n", encoding="utf-8")
    commands: list[list[str]] = []
    monkeypatch.setattr(environment, "quiet", lambda command, **_k: (commands.append(command), (0, ""))[1])
    environment.install("run")
    assert [command[1:4] for command in commands] == [["-m", "pip", "install"]]
    assert environment.installed() == environment.digests("run")


def test_failed_installation_is_one_clear_line_and_leaves_no_stamp(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (elsewhere / ".venv").mkdir()
    monkeypatch.setattr(environment, "quiet", lambda *_a, **_k: (1, "ERROR: no route"))
    with pytest.raises(SystemExit):
        environment.install("run")
    told = capsys.readouterr().err
    assert "ERROR: no route" in told
    assert "请检查网络" in told
    assert "check the network" in told
    assert environment.installed() == {}


def test_no_venv_and_not_root_names_the_package(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(environment, "quiet", lambda *_a, **_k: (1, "No module named ensurepip"))
    monkeypatch.setattr(environment, "is_root", lambda: False)
    with pytest.raises(SystemExit):
        environment.ensure("run")
    assert "apt-get install python3-venv" in capsys.readouterr().err
    assert not (elsewhere / ".venv").exists()


def test_half_made_venv_does_not_count(elsewhere: Path) -> None:
    python = elsewhere / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text("#!/nowhere/python\n", encoding="utf-8")
    python.chmod(python.stat().st_mode | stat.S_IXUSR)
    assert not environment.venv_works()


def test_home_without_a_folder_gets_one(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(elsewhere / "nobody"))
    environment.usable_home()
    assert os.access(os.environ["HOME"], os.W_OK)


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not here, as on Windows")
def test_old_python_is_one_clear_line() -> None:
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        ["make", "run", "PYTHON=false"], cwd=root, capture_output=True, text=True, timeout=30, check=False
    )
    assert done.returncode != 0
    assert "3.11" in done.stderr
    assert "Traceback" not in done.stderr


def test_tools_need_nothing_installed() -> None:
    """The set-up runs before anything is installed: it may import the standard library and itself alone."""
    root = Path(__file__).resolve().parents[2]
    modules = "tools.environment, tools.run, tools.check, tools.browser"
    command = [sys.executable, "-S", "-c", f"import {modules}"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 0, done.stderr
