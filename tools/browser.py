"""A browser and a Chinese font for the tests and screenshots: found here, else fetched, else named as missing."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tools.environment import ROOT, VENV_PYTHON, apt_install, is_root, quiet, say, stop

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "chromium-headless-shell")
PLACES = (
    "/usr/bin/chromium",
    "/usr/lib/chromium/chromium",
    "/opt/google/chrome/chrome",
    "/opt/chromium/chrome",
    "/snap/bin/chromium",
)
PLAYWRIGHT_FOLDER = ROOT / ".playwright"
PLAYWRIGHT_SECONDS = 420
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts")
FONT_NAMES = ("*CJK*", "*cjk*", "wqy*", "*SourceHanS*", "*uming*", "*ukai*", "*DroidSansFallback*", "msyh*", "simsun*")


def candidates() -> Iterator[str]:
    """Every browser worth trying on this machine: $CHROMIUM, the PATH, common places, Playwright's downloads."""
    if named := os.environ.get("CHROMIUM"):
        yield named
    yield from (found for name in NAMES if (found := shutil.which(name)))
    yield from (place for place in PLACES if Path(place).exists())
    folders = [PLAYWRIGHT_FOLDER, Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or PLAYWRIGHT_FOLDER)]
    if home := os.environ.get("HOME"):
        folders.append(Path(home) / ".cache" / "ms-playwright")
    for folder in dict.fromkeys(folders):
        for name in ("chrome", "headless_shell", "chrome-headless-shell"):
            yield from map(str, sorted(folder.glob(f"chromium*/*/{name}"), reverse=True))


def works(browser: str) -> bool:
    """Whether the browser really draws a page; a snap stub or one with missing libraries doesn't."""
    with tempfile.TemporaryDirectory() as profile:
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", f"--user-data-dir={profile}"]
        code, said = quiet([browser, *flags, "--dump-dom", "data:text/html,<p>here</p>"], timeout=60)
    return code == 0 and "<p>here</p>" in said


def first_working() -> str | None:
    """The first candidate that works."""
    return next((browser for browser in dict.fromkeys(candidates()) if works(browser)), None)


def download() -> str | None:
    """Playwright's own Chromium into .playwright, with its system libraries when root."""
    say("下载测试用浏览器……", "downloading a browser for the tests ...")
    os.environ["PLAYWRIGHT_BROWSERS_PATH"] = str(PLAYWRIGHT_FOLDER)
    os.environ.setdefault("PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT", "30000")
    playwright = [VENV_PYTHON, "-m", "playwright"]
    code, _ = quiet([*playwright, "install", "chromium"], timeout=PLAYWRIGHT_SECONDS)
    if code != 0:
        return None
    browser = first_working()
    if browser is None and is_root():
        quiet([*playwright, "install-deps", "chromium"], timeout=PLAYWRIGHT_SECONDS)
        browser = first_working()
    return browser


def ensure_browser() -> str:
    """The path of a working Chromium: one already here, else Playwright's download, else Debian's package when root."""
    browser = first_working() or download()
    if browser is None and apt_install("chromium"):
        browser = first_working()
    if browser is None:
        stop(
            "没有可用的 Chromium，也无法下载：请以 root 执行 apt-get install chromium，或设 CHROMIUM=浏览器路径。",
            "no Chromium works here and none could be downloaded: run `apt-get install chromium` as root, "
            "or set CHROMIUM=/path/to/browser.",
        )
    return browser


def has_chinese_font() -> bool:
    """Whether a font that can write Chinese is installed."""
    if shutil.which("fc-list"):
        code, said = quiet(["fc-list", ":lang=zh"], timeout=60)
        return code == 0 and bool(said.strip())
    return any(next(Path(f).rglob(name), None) for f in FONT_FOLDERS if Path(f).exists() for name in FONT_NAMES)


def ensure_font() -> None:
    """A Chinese font: one already here, else Debian's fonts-noto-cjk when root, else a clear line."""
    if has_chinese_font() or (apt_install("fontconfig", "fonts-noto-cjk") and has_chinese_font()):
        return
    stop(
        "缺少中文字体：请以 root 执行 apt-get install fonts-noto-cjk。",
        "no Chinese font is installed: run `apt-get install fonts-noto-cjk` as root.",
    )
