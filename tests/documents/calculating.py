"""A workbook calculated by LibreOffice from nothing: the values written with its formulas are taken out first."""

from __future__ import annotations

import re
import subprocess
import zipfile
from pathlib import Path

import openpyxl

from tools.office import office

_FORMULA_WITH_VALUE = re.compile(r"(</f>)<v>[^<]*</v>")
_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"""


def without_values(path: Path, folder: Path) -> Path:
    """A copy whose formulas have no values."""
    copy = folder / path.name
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            data = source.read(item)
            if item.filename.startswith("xl/worksheets/sheet"):
                data = _FORMULA_WITH_VALUE.sub(r"\1", data.decode()).encode()
            target.writestr(item, data)
    return copy


def calculated(path: Path, folder: Path) -> openpyxl.Workbook:
    """The workbook with what LibreOffice makes of its formulas."""
    command = office()
    assert command is not None, "LibreOffice isn't installed: `make test-documents` installs it"
    profile, out = folder / "profile", folder / "out"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_ALWAYS, encoding="utf-8")
    words = [
        command,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--convert-to",
        "xlsx",
        "--outdir",
        out,
    ]
    subprocess.run([*words, path], stdin=subprocess.DEVNULL, capture_output=True, timeout=300, check=True)
    return openpyxl.load_workbook(out / path.name, data_only=True)
