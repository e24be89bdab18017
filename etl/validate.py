"""Checks over rows and files, and the invariants that a generation must hold: SQL files, findings with their cells.

A check rejects the rows it finds. An invariant blocks the load or warns. Single cells are checked when they are read.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from etl.layout import load_layouts
from etl.model import remodel
from etl.problems import Problem
from etl.statements import Rule, filled, rows_of, rules, sql_text
from etl.text import found_text, visible

if TYPE_CHECKING:
    import duckdb

Finding = dict[str, Any]
# Rejecting a row can only bring to light what it hid once; the limit guards against a check that contradicts itself.
ROUNDS = 5
# So many rows that clash between the same two tables are told of one by one; of more, the first few are named.
TOLD, _NAMED = 10, 5
_PLACE = frozenset({"row_id", "field", "found", "related_row_id", "place_kind", "file", "sheet", "row_number", "cell"})


def check_rows(con: duckdb.DuckDBPyConnection) -> list[Problem]:
    """Run all checks, reject the rows they find, and make the model again without them; what they found."""
    known: dict[tuple[str, int], tuple[Rule, Finding]] = {}
    for _ in range(ROUNDS):
        findings = [(rule, finding) for rule in rules("checks") for finding in _findings(con, rule)]
        known |= {(rule.code, finding["row_id"]): (rule, finding) for rule, finding in findings}
        if not _reject(con, [finding["row_id"] for _, finding in findings]):
            # One cell of a crosstab stands for many rows: it is told of once.
            return list(dict.fromkeys(_told([*known.values()])))
        remodel(con)
    raise RuntimeError("the checks reject rows without end / 检查规则相互矛盾")


def check_invariants(con: duckdb.DuckDBPyConnection) -> list[Problem]:
    """What the invariants find: severity block or warn."""
    return [_problem(rule, finding) for rule in rules("invariants") for finding in _findings(con, rule)]


def _told(found: Sequence[tuple[Rule, Finding]]) -> Iterator[Problem]:
    """A problem for each finding; one for many of a rule between the same two tables."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for rule, finding in found:
        if rule.many_zh:
            groups.setdefault(_tables(rule, finding), []).append(finding)
    for rule, finding in found:
        group = groups.get(_tables(rule, finding), [])
        if len(group) <= TOLD:
            yield _problem(rule, finding)
        elif finding is group[0]:
            yield _problem(dataclasses.replace(rule, message_zh=rule.many_zh, message_en=rule.many_en), _first(group))


def _tables(rule: Rule, finding: Finding) -> tuple[object, ...]:
    return rule.code, finding["file"], finding["sheet"], finding["related_table"]


def _first(group: Sequence[Finding]) -> Finding:
    """The first of many findings, with their number and the first cells of both sides."""
    pairs = [f"{one['cell']} ↔ {one['related_cell']}" for one in group[:_NAMED]]
    return {**group[0], "found": None, "count": f"{len(group):,}", "cells": "、".join(pairs) + "……"}


def _findings(con: duckdb.DuckDBPyConnection, rule: Rule) -> list[Finding]:
    found = con.execute(filled("staging/finding", rule=sql_text(rule.name))).fetchone()
    return rows_of(con, sql_text("staging/located")) if found and found[0] else []


def _reject(con: duckdb.DuckDBPyConnection, row_ids: list[int]) -> int:
    """How many rows are rejected that weren't before."""
    counted = con.execute(filled("staging/rejected_rows", row_ids=", ".join(map(str, row_ids)))).fetchone()
    return int(counted[0]) if counted else 0


def _problem(rule: Rule, finding: Finding) -> Problem:
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
