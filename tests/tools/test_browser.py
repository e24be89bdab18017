"""A browser counts when it draws a page; a missing browser or font ends in one clear line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import browser


def test_named_browser_is_tried_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/somewhere/chromium")
    assert next(browser.candidates()) == "/somewhere/chromium"


def test_stub_that_only_talks_is_no_browser(tmp_path: Path) -> None:
    stub = tmp_path / "chromium"
    stub.write_text("#!/bin/sh\necho 'please install the snap'\n", encoding="utf-8")
    stub.chmod(0o755)
    assert not browser.works(str(stub))
    assert not browser.works(str(tmp_path / "missing"))


def test_playwrights_download_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    downloaded = tmp_path / "chromium-1200" / "chrome-linux" / "chrome"
    downloaded.parent.mkdir(parents=True)
    downloaded.touch()
    monkeypatch.setattr(browser, "PLAYWRIGHT_FOLDER", tmp_path)
    assert str(downloaded) in list(browser.candidates())


def test_no_browser_at_all_is_one_clear_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(browser, "first_working", lambda: None)
    monkeypatch.setattr(browser, "download", lambda: None)
    monkeypatch.setattr(browser, "apt_install", lambda *_packages: False)
    with pytest.raises(SystemExit):
        browser.ensure_browser()
    assert "apt-get install chromium" in capsys.readouterr().err


def test_no_font_at_all_is_one_clear_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(browser, "has_chinese_font", lambda: False)
    monkeypatch.setattr(browser, "apt_install", lambda *_packages: False)
    with pytest.raises(SystemExit):
        browser.ensure_font()
    assert "fonts-noto-cjk" in capsys.readouterr().err
