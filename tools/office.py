"""LibreOffice and poppler, with which `make test-documents` draws documents: those here, else Debian's when root."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from tools.environment import apt_install, quiet, stop

# What opens Word, Excel and PowerPoint files without a screen; what looks at the pages that come of them.
PACKAGES = ("libreoffice-writer", "libreoffice-calc", "libreoffice-impress", "poppler-utils")
COMMANDS = ("pdftotext", "pdftoppm", "pdftohtml", "fc-list")
_START_SECONDS = 180


def office() -> str | None:
    """The command of LibreOffice, where it is installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def works() -> bool:
    """Whether LibreOffice turns a text, a table and a slide into PDF here, and poppler is there to look at them."""
    command = office()
    if command is None or not all(shutil.which(name) for name in COMMANDS):
        return False
    with tempfile.TemporaryDirectory() as folder:
        # A file of tables is opened by Calc, one of text by Writer: each is a package of its own.
        for name in ("a.txt", "b.csv"):
            (Path(folder) / name).write_text("1\n", encoding="ascii")
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        convert = [command, profile, "--headless", "--convert-to", "pdf", "--outdir", folder]
        code, _ = quiet([*convert, f"{folder}/a.txt", f"{folder}/b.csv"], timeout=_START_SECONDS)
        return code == 0 and all((Path(folder) / name).exists() for name in ("a.pdf", "b.pdf"))


def ensure_office() -> None:
    """LibreOffice and poppler that work; installed when root and missing, else a clear line and the end."""
    if works() or (apt_install(*PACKAGES, "fontconfig") and works()):
        return
    packages = " ".join(PACKAGES)
    stop(
        f"没有可用的 LibreOffice 或 poppler：请以 root 执行 apt-get install {packages}。",
        f"no LibreOffice or poppler works here: run `apt-get install {packages}` as root.",
    )
