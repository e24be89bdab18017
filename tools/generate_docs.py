"""`make docs`: write the lists that come from the code; `--check` writes nothing and names those that have drifted."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterator

import etl
from etl.layout import Column, Layout, load_layouts
from etl.problems import ProblemClass, catalog
from etl.statements import Rule, rules
from metrics.documentation import metrics_document
from metrics.pace import simulation
from tools.environment import ROOT, say

SEVERITIES = {"block": "阻断 block", "reject": "拒绝 reject", "warn": "提示 warn"}
RULE_TITLES = {
    "block": "阻断：不成立则整次导入不发布 · Block: nothing is published",
    "reject": "拒绝：这些行不导入 · Reject: these rows aren't loaded",
    "warn": "提示：照常导入，请核对 · Warn: loaded, please check",
}
TYPES = {
    "text": "文字 text",
    "enum": "单选 one of",
    "enum_list": "多选 several of",
    "county": "县区 county",
    "person_or_organisation": "姓名或单位 person or organisation",
    "approximation": "约数 approximate values",
    "date": "日期 date",
    "month": "月份 month",
    "integer": "整数 whole number",
    "year": "年份 year",
    "decimal": "数字 number",
    "money": "金额 money",
    "yes_no": "是/否 yes or no",
    "identity": "证件号码，不保存 identity, never kept",
}
GENERATED = "<!-- Written by `make docs`. Change the code it comes from, not this file. -->"


def cell(text: str) -> str:
    """Text for one cell of a Markdown table."""
    return text.replace("|", "\\|").replace("\n", " ")


def table(header: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> list[str]:
    """A Markdown table as lines."""
    lines = ["| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    return lines + ["| " + " | ".join(cell(value) for value in row) + " |" for row in rows]


def column_row(name: str, column: Column) -> tuple[str, ...]:
    """One column of a kind: header, field, required, what may stand in it, other wordings that are understood."""
    known = column.field
    held = TYPES[known.type] + (f"，{known.unit}" if known.unit else "")
    values = "；".join(f"{zh} ({en})" for zh, en in known.values.items())
    required = "必填 required" if column.required else ""
    others = "、".join(column.headers[1:])
    return (column.headers[0], known.en, f"`{name}`", required, f"{held}：{values}" if values else held, others)


def crossed(layout: Layout) -> list[str]:
    """How a kind may come as a crosstab, in a line; nothing where it can't."""
    crosstab = layout.crosstab
    if crosstab is None:
        return []
    if crosstab.counts_rows:
        return [
            "",
            "按县区、月份等汇总的交叉表只有合计数，不能导入。 A crosstab of it holds counts alone and isn't loaded.",
        ]
    cells, across = (", ".join(f"`{name}`" for name in names) for names in (crosstab.cells, crosstab.across))
    said = f"；标题须有 the title must say：{'、'.join(crosstab.said)}" if crosstab.said else ""
    return ["", f"也可以是交叉表 also as a crosstab：{cells} × {across}{said}"]


def kind_section(layout: Layout) -> list[str]:
    """All about one kind of sheet."""
    kept = "。受限：只显示汇总 Restricted: only counts are shown" if layout.restricted else ""
    header = ("表头", "English", "字段 field", "", "内容 contents", "也认 also understood")
    return [
        f"## {layout.order} {layout.zh} · {layout.en}",
        "",
        f"`{layout.kind}` · {layout.grain_zh} · {layout.grain_en}{kept}",
        "",
        f"主键 key: {', '.join(f'`{name}`' for name in layout.key)} · 归属日期 placed by: `{layout.placed_by}`",
        "",
        *table(header, (column_row(name, column) for name, column in layout.columns.items())),
        *crossed(layout),
        "",
    ]


def sheets() -> str:
    """docs/sheets.md: every kind of sheet, from fields and layouts that come with the project."""
    layouts = load_layouts(ROOT / "data" / "no-layouts-of-an-office")
    lines = ["# 表种 · Kinds of sheet", "", GENERATED, ""]
    lines += ["空白模板 blank workbooks: `python -m etl template --out DIR`", ""]
    for layout in layouts.values():
        lines += kind_section(layout)
    return "\n".join(lines)


def problem_row(problem: type[ProblemClass] | Rule) -> tuple[str, ...]:
    """One class of problem in both languages, its placeholders as they stand."""
    title = f"**{problem.title_zh}**<br>{problem.title_en}"
    message = f"{problem.message_zh}<br>{problem.message_en}"
    repair = f"{problem.repair_zh}<br>{problem.repair_en}"
    return (f"`{problem.code}`", SEVERITIES[problem.severity], title, message, repair)


def problems() -> str:
    """docs/problems.md: every class of problem that a module of etl defines, every check and invariant in etl/sql."""
    for module in pkgutil.iter_modules(etl.__path__, "etl."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    header = ("代码 code", "处理 severity", "问题 problem", "说明 message", "怎么改 repair")
    lines = ["# 问题 · Problems", "", GENERATED, ""]
    lines += ["阻断：整次导入不发布 · 拒绝：这一行不导入 · 提示：已导入，请核对", ""]
    lines += ["block: nothing is published · reject: the row isn't loaded · warn: loaded, please check", ""]
    # Tests may have made classes of their own.
    ours = (problem for problem in catalog() if problem.__module__.startswith("etl."))
    found: list[type[ProblemClass] | Rule] = [*ours, *rules("checks"), *rules("invariants")]
    rows = (problem_row(problem) for problem in sorted(found, key=lambda one: one.code))
    return "\n".join(lines + table(header, rows)) + "\n"


def rule_section(rule: Rule) -> list[str]:
    """All about one check or invariant: what it finds, why it is as strict as it is, and where it stands."""
    lines = [
        f"### {rule.title_zh} · {rule.title_en}",
        "",
        f"`{rule.code}` · {SEVERITIES[rule.severity]}",
        "",
        rule.grain,
    ]
    return [
        *lines,
        *(["", rule.why] if rule.why else []),
        "",
        f"[etl/sql/{rule.name}.sql](../etl/sql/{rule.name}.sql)",
        "",
    ]


def invariants() -> str:
    """docs/invariants.md: what every load holds over rows and files, from the heads of the SQL files."""
    lines = ["# 核对规则 · What every load holds", "", GENERATED, ""]
    for severity, title in RULE_TITLES.items():
        found = [rule for folder in ("checks", "invariants") for rule in rules(folder) if rule.severity == severity]
        lines += [f"## {title}", ""]
        lines += [line for rule in found for line in rule_section(rule)]
    return "\n".join(lines).rstrip("\n") + "\n"


def under_target() -> str:
    """docs/under-target.md: its text as it stands, with the simulation's tables between the marks."""
    text = (ROOT / "docs" / "under-target.md").read_text(encoding="utf-8")
    before, _, rest = text.partition("<!-- simulation -->")
    _, _, after = rest.partition("<!-- /simulation -->")
    return f"{before}<!-- simulation -->\n{simulation.table()}\n<!-- /simulation -->{after}"


DOCUMENTS: dict[str, Callable[[], str]] = {
    "docs/metrics.md": metrics_document,
    "docs/sheets.md": sheets,
    "docs/problems.md": problems,
    "docs/invariants.md": invariants,
    "docs/under-target.md": under_target,
}


def drifted() -> list[str]:
    """The documents that are not what the code would write."""
    paths = ((name, ROOT / name, write) for name, write in DOCUMENTS.items())
    return [name for name, path, write in paths if not path.exists() or path.read_text(encoding="utf-8") != write()]


def main(arguments: list[str]) -> int:
    """Write what has drifted, or with --check say so."""
    names = drifted()
    if arguments == ["--check"]:
        for name in names:
            say(f"{name} 与代码不符：请执行 make docs", f"{name} has drifted from the code: run make docs")
        return 1 if names else 0
    for name in names:
        (ROOT / name).write_text(DOCUMENTS[name](), encoding="utf-8")
        say(f"已写 {name}", f"written: {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
