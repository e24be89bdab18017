"""Checks over rows and files, and the invariants that a generation must hold: SQL files, findings with their cells.

A check rejects the rows it finds. An invariant blocks the load or warns. Single cells are checked when they are read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from etl.layout import load_layouts
from etl.model import remodel
from etl.problems import Problem
from etl.statements import Rule, filled, rows_of, rules, sql_text
from etl.text import found_text, visible

if TYPE_CHECKING:
    import duckdb

# Rejecting a row can only bring to light what it hid once; the limit guards against a check that contradicts itself.
ROUNDS = 5
_PLACE = frozenset({"row_id", "field", "found", "related_row_id", "place_kind", "file", "sheet", "row_number", "cell"})


def check_rows(con: duckdb.DuckDBPyConnection) -> list[Problem]:
    """Run all checks, reject the rows they find, and make the model again without them; what they found."""
    problems: dict[tuple[str, int], Problem] = {}
    for _ in range(ROUNDS):
        findings = [(rule, finding) for rule in rules("checks") for finding in _findings(con, rule)]
        problems |= {(rule.code, finding["row_id"]): _problem(rule, finding) for rule, finding in findings}
        if not _reject(con, [finding["row_id"] for _, finding in findings]):
            # One cell of a crosstab stands for many rows: it is told of once.
            return list(dict.fromkeys(problems.values()))
        remodel(con)
    raise RuntimeError("the checks reject rows without end / 检查规则相互矛盾")


def check_invariants(con: duckdb.DuckDBPyConnection) -> list[Problem]:
    """What the invariants find: severity block or warn."""
    return [_problem(rule, finding) for rule in rules("invariants") for finding in _findings(con, rule)]


def _findings(con: duckdb.DuckDBPyConnection, rule: Rule) -> list[dict[str, Any]]:
    found = con.execute(filled("staging/finding", rule=sql_text(rule.name))).fetchone()
    return rows_of(con, sql_text("staging/located")) if found and found[0] else []


def _reject(con: duckdb.DuckDBPyConnection, row_ids: list[int]) -> int:
    """How many rows are rejected that weren't before."""
    counted = con.execute(filled("staging/rejected_rows", row_ids=", ".join(map(str, row_ids)))).fetchone()
    return int(counted[0]) if counted else 0


def _problem(rule: Rule, finding: dict[str, Any]) -> Problem:
    """The problem of one finding. What a restricted sheet holds isn't repeated; its cell says where to look."""
    layout = load_layouts().get(finding["place_kind"] or "")
    hidden = layout is not None and layout.restricted and finding["field"] not in (None, "county")
    found = "" if hidden else found_text(finding["found"])
    words = {name: visible(str(value)) for name, value in finding.items() if name not in _PLACE} | {"found": found}
    zh, en = (text.format(**words) for text in (rule.message_zh, rule.message_en))
    repair_zh, repair_en = (text.format(**words) for text in (rule.repair_zh, rule.repair_en))
    return Problem(
        rule.code, rule.severity, finding["file"] or "", finding["sheet"] or "", finding["cell"] or "", found,
        zh, en, repair_zh, repair_en,
    )  # fmt: skip
