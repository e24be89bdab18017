"""What stands in a warehouse: its generations, the files of the current one, and their problems."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from etl import console
from etl.warehouse import NoWarehouse, current_pointer, generation_file, generations, is_whole, manifest

NOT_WHOLE = "当前一代仓库已损坏或缺失，请重新导入 / The current generation is damaged or missing; please load again"


def status(warehouse: Path) -> dict[str, Any]:
    """Generations newest first, and files, rows and problems of the current one; raises NoWarehouse without any."""
    current, names = current_pointer(warehouse), generations(warehouse)
    if current is None and not names:
        raise NoWarehouse(
            f"{warehouse} 中还没有仓库，请先运行 python -m etl load。",
            f"There is no generation in {warehouse} yet; run `python -m etl load` first.",
        )
    listed = [_generation(warehouse, name, current) for name in names]
    whole = any(one["current"] and one["whole"] for one in listed)
    described = (manifest(warehouse, current) if current else None) or {}
    files = described.get("files", [])
    return {
        "warehouse": str(warehouse), "current": current, "generations": listed, "rows": described.get("rows"),
        "files": files, "problems": [problem for entry in files for problem in entry["problems"]],
        "notice": None if whole else NOT_WHOLE,
    }  # fmt: skip


def _generation(warehouse: Path, name: str, current: str | None) -> dict[str, Any]:
    described = manifest(warehouse, name) or {}
    files = described.get("files", [])
    return {
        "generation": name, "current": name == current, "loaded_at": described.get("loaded_at"),
        "rows": described.get("rows"), "files": len({entry["file"] for entry in files}),
        "problems": sum(len(entry["problems"]) for entry in files), "is_sample": described.get("is_sample"),
        "whole": is_whole(generation_file(warehouse, name), described or None),
    }  # fmt: skip


def show_status(found: Mapping[str, Any]) -> None:
    """The status as tables."""
    rows = [
        ("→" if one["current"] else "", one["generation"], one["loaded_at"] or "", one["files"],
         (one["rows"] or {}).get("loaded", ""), one["problems"], "示例 sample" if one["is_sample"] else "")
        for one in found["generations"]
    ]  # fmt: skip
    headers = ("", "代 generation", "导入时间 loaded at", "文件 files", "行 rows", "问题 problems", "")
    console.show_table(f"仓库 / warehouse {found['warehouse']}", headers, rows)
    console.show_sheets(found["files"])
    console.show_problems(found["problems"])
    if found["notice"]:
        console.say(found["notice"])
