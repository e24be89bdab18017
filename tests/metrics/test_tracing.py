"""Traces: the right cells, adding up, as the sheet holds them; nothing of what is restricted or hidden."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from metrics.measure import measure, trace
from metrics.metric import Scope

DECEMBER_4 = Scope(2020, dt.date(2020, 12, 4))


def places(found):
    return [(cell.file, cell.sheet, cell.row, cell.cell, cell.value, cell.cell_value) for cell in found.cells]


def test_a_sum_leads_to_the_cells_that_were_added(con):
    found = trace(con, "training_people", DECEMBER_4)
    assert found.value == sum(cell.value for cell in found.cells) == 100
    assert places(found) == [
        # The first row's cell is elsewhere (merged); the second holds words.
        ("2020/甲.xlsx", "培训班台账", 4, "F2", Decimal(40), 40),
        ("2020/甲.xlsx", "培训班台账", 5, "E5", Decimal(60), "60多"),
    ]
    assert found.cells[0].sha256 == "abc"


def test_a_count_of_rows_leads_to_key_cells_worth_one(con):
    found = trace(con, "training_sessions", DECEMBER_4)
    assert [(cell.cell, cell.value, cell.cell_value) for cell in found.cells] == [
        ("A6", 1, "B1"),
        ("A4", 1, "A1"),
        ("A5", 1, "A2"),
    ]


def test_the_scope_holds(con):
    assert len(trace(con, "training_sessions", Scope(2020, None, "1")).cells) == 2
    assert trace(con, "training_sessions", Scope(2018)).cells == ()


def test_a_ratio_has_the_cells_of_both_parts(con):
    found = trace(con, "training_people_per_session", DECEMBER_4)
    assert [(part.key, part.value) for part in found.parts] == [("training_people", 100), ("training_sessions", 3)]
    assert len(found.cells) == 5


def test_restricted_kinds_give_addresses_only(con):
    found = trace(con, "child_aid_children", DECEMBER_4)
    assert found.value == len(found.cells) == 20
    assert {cell.cell_value for cell in found.cells} == {None}


def test_a_hidden_count_has_no_cells(con):
    scope = Scope(2020, None, "1")
    assert measure(con, "child_aid_children", scope).suppressed
    assert trace(con, "child_aid_children", scope).cells == ()
    assert trace(con, "child_aid_children", scope).value is None
