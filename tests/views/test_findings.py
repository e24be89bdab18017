"""A finding says what was reported and keeps silent on what was not."""

import datetime as dt
from pathlib import Path

from tests.views.standing import on_sample
from views import findings

CLAUSES = {
    "response.finding_rescue": ("rescue_missions", "rescue_deployments"),
    "response.finding_households": ("volunteer_households_visited",),
}


def test_clauses_are_joined(sample_warehouse: Path) -> None:
    text = findings.sentence(on_sample(sample_warehouse, "response"), CLAUSES)
    assert text == "参与救援4次、出动30人次；慰问困难户69户"


def test_english_begins_with_a_capital(sample_warehouse: Path) -> None:
    text = findings.sentence(on_sample(sample_warehouse, "response", "en"), CLAUSES)
    assert text.startswith("Rescue missions: 4 times")
    assert "; households" in text


def test_clause_with_a_blank_is_left_out(sample_warehouse: Path) -> None:
    early = on_sample(sample_warehouse, "response", as_of=dt.date(2020, 1, 5))
    assert "救援" not in findings.sentence(early, CLAUSES)


def test_nothing_to_say_is_said(sample_warehouse: Path) -> None:
    early = on_sample(sample_warehouse, "response", as_of=dt.date(2020, 1, 5))
    clauses = {"response.finding_rescue": CLAUSES["response.finding_rescue"]}
    assert findings.sentence(early, clauses) == "2020年在此日期前没有这方面的记录。"
