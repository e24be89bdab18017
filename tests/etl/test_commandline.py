"""What the commands say to people: status, usage errors, tables, one clear line for a fault."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from etl.__main__ import main
from etl.warehouse import current_pointer
from tests.etl.loading import Captured, gifts, run

ROOT = Path(__file__).parents[2]


def test_status_names_generations_files_and_problems(capsys: Captured, inbox: Path, warehouse: Path) -> None:
    assert run(capsys, "status", "--warehouse", warehouse) == (2, None)
    gifts(inbox, "D9", file="b.xlsx", county="火星县")
    run(capsys, "load", inbox, "--warehouse", warehouse)
    code, found = run(capsys, "status", "--warehouse", warehouse)
    assert code == 1
    assert [one["current"] for one in found["generations"]] == [True]
    assert [problem["code"] for problem in found["problems"]] == ["county_unknown"]
    assert {entry["file"] for entry in found["files"]} == {"b.xlsx", "捐赠.xlsx"}


@pytest.mark.parametrize(
    "arguments",
    [["load", "/no/such/folder"], ["inspect", "/no/such.xlsx"], ["undo"], ["status"], ["load", "EMPTY"]],
    ids=lambda arguments: " ".join(arguments),
)
def test_nothing_done_is_one_clear_line(capsys: Captured, tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "empty").mkdir()
    given = [argument.replace("EMPTY", str(tmp_path / "empty")) for argument in arguments]
    at = [] if given[0] == "inspect" else ["--warehouse", str(tmp_path / "w")]
    assert main([*given, *at]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.strip().splitlines()) == 1
    assert " / " in captured.err
    assert "Traceback" not in captured.err


def test_usage_errors_are_one_clear_line(capsys: Captured) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["load", "--no-such-option"])
    assert ended.value.code == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_a_warehouse_that_is_a_file_is_said_plainly(capsys: Captured, inbox: Path, tmp_path: Path) -> None:
    (tmp_path / "w").write_text("not a folder")
    assert main(["load", str(inbox), "--warehouse", str(tmp_path / "w")]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_an_unexpected_fault_is_one_line(
    capsys: Captured, inbox: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("the disk\nhas burnt")

    monkeypatch.setattr("etl.pipeline.model", broken)
    assert main(["load", str(inbox), "--warehouse", str(warehouse)]) == 2
    assert "RuntimeError: the disk（" in capsys.readouterr().err
    assert current_pointer(warehouse) is None


def test_of_very_many_sheets_those_with_problems_are_listed(
    capsys: Captured, inbox: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("etl.console.SHOWN_SHEETS", 2)
    for number in range(3):
        gifts(inbox, f"E{number}", file=f"{number}.xlsx")
    gifts(inbox, "D9", file="b.xlsx", county="火星县")
    assert main(["load", str(inbox), "--warehouse", str(warehouse)]) == 1
    out = capsys.readouterr().out
    assert "b.xlsx" in out
    assert "1.xlsx" not in out
    assert "另有 4 张工作表未列出（共 4 张没有问题）" in out


def test_people_get_tables_without_markup(capsys: Captured, inbox: Path, warehouse: Path) -> None:
    gifts(inbox, "D9", file="[red]b.xlsx", county="[bold]火\x07星")
    assert main(["load", str(inbox), "--warehouse", str(warehouse)]) == 1
    out = capsys.readouterr().out
    assert "[red]b.xlsx" in out
    assert "\x07" not in out
    assert "已发布" in out
    assert "published" in out
    assert main(["status", "--warehouse", str(warehouse)]) == 1
    assert "仓库" in capsys.readouterr().out


def test_the_command_line_itself(inbox: Path, warehouse: Path) -> None:
    """As people start it: JSON alone on standard output, progress on standard error, MINGZHANG_WAREHOUSE heeded."""
    environment = {**os.environ, "MINGZHANG_WAREHOUSE": str(warehouse)}
    command = [sys.executable, "-m", "etl", "load", str(inbox), "--json"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0
    assert json.loads(done.stdout)["published"]
    assert "1/1" in done.stderr.decode()
    assert warehouse.joinpath("CURRENT").exists()
