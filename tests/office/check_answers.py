"""LibreOffice opens answers and loses nothing of them: `make office`, where LibreOffice is installed."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import openpyxl

from tests.etl.rich_books import OTHER, SHEET, parts, rich_book
from tests.etl.test_answer import COUNT, answered


def main() -> int:
    """Answers a rich workbook, has LibreOffice save it anew, and looks for what must still be there."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        print("没有找到 LibreOffice / LibreOffice not found", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        for ending in ("xlsx", "xlsm"):
            answer = answered(rich_book(Path(folder) / f"救援.{ending}"))
            saved = _saved(office, answer, Path(folder) / "saved")
            book = openpyxl.load_workbook(saved)
            assert book.sheetnames == ["需要更正", OTHER, SHEET], book.sheetnames
            assert "【明账】" in book[SHEET].cell(4, COUNT + 1).comment.text
            assert book[SHEET]["A1"].comment is not None
            assert book.worksheets[0]["C6"].hyperlink is not None
            assert any("charts/chart" in name for name in parts(saved))
            print(f"{answer.name}: ok")
    return 0


def _saved(office: str, answer: Path, folder: Path) -> Path:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder), str(answer)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / f"{answer.stem}.xlsx"


if __name__ == "__main__":
    raise SystemExit(main())
