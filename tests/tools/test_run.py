"""`make run` finds a free port on loopback and says what it loaded."""

from __future__ import annotations

import json
import socket
import subprocess
from collections.abc import Iterator

import pytest

from tools import run


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind((run.HOST, 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_taken_port_is_passed_over(taken_port: int) -> None:
    assert not run.is_free(taken_port)
    found = run.free_port(taken_port)
    assert taken_port < found < taken_port + run.PORTS_TRIED


def test_no_free_port_is_one_clear_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(run, "is_free", lambda _port: False)
    with pytest.raises(SystemExit):
        run.free_port(8501)
    assert "8501" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["http", "80", "70000", "-1"])
def test_port_that_is_none(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", text)
    with pytest.raises(SystemExit):
        run.first_port()


@pytest.mark.parametrize(
    ("stdout", "told"),
    [
        (json.dumps({"published": True, "rows": {"loaded": 7, "rejected": 0}}), "7 rows loaded, 0 rejected."),
        (json.dumps({"published": False, "rows": {"loaded": 7, "rejected": 2}}), "nothing new published"),
        ("", "nothing was loaded"),
        ("[]", "nothing was loaded"),
    ],
)
def test_load_is_told(
    stdout: str, told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    done = subprocess.CompletedProcess([], 1, stdout=stdout.encode())
    monkeypatch.setattr(run.subprocess, "run", lambda *_a, **_k: done)
    run.load("python")
    assert told in capsys.readouterr().out
