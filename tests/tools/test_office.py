"""LibreOffice counts when it draws; a missing one ends in one clear line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import office


def test_an_office_that_only_talks_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stub = tmp_path / "soffice"
    stub.write_text("#!/bin/sh\necho drawn\n", encoding="utf-8")
    stub.chmod(0o755)
    for name in office.COMMANDS:
        (tmp_path / name).symlink_to(stub)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    assert office.office() == str(stub)
    assert not office.works()


def test_no_office_at_all_is_one_clear_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(office, "works", lambda: False)
    monkeypatch.setattr(office, "apt_install", lambda *_packages: False)
    with pytest.raises(SystemExit):
        office.ensure_office()
    error = capsys.readouterr().err
    assert "apt-get install libreoffice-writer" in error
    assert len(error.splitlines()) == 1
