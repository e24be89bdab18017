"""Sign-off: kept as typed, survives loads, lapses visibly when the reading is another one, can be taken back."""

from __future__ import annotations

import dataclasses
import json
from decimal import Decimal
from pathlib import Path

import pytest

from metrics import journal
from metrics.catalog import METRICS
from metrics.refusal import RefusedError
from reports import signing
from reports.__main__ import main
from reports.evidence import Evidence, Figure

KEY = "training_people"
SCOPE = ["--year", "2020", "--as-of", "2020-12-04"]


@pytest.fixture
def figures(evidence: Evidence):
    """The evidence of the sample whose figures may be changed by a test."""
    whole = Evidence(evidence.con, evidence.scope, evidence.generation, [KEY, "training_sessions"])
    whole.figures = dict(whole.figures)
    return whole


def change(figures, **reading) -> None:
    now = dataclasses.replace(figures[KEY].now, **reading)
    figures.figures[KEY] = Figure(now, figures[KEY].before)


def test_a_mark_says_who_when_and_what(figures):
    mark = signing.sign(figures, KEY, " 王\u202e某 ", "对过原表")
    assert (mark.by, mark.remark, mark.holds) == ("王某", "对过原表", True)
    assert mark.then.zh == "47,496人（任务20,750人）"
    assert signing.signed(figures) == {KEY: mark}
    assert signing.holding(signing.signed(figures)) == 1


@pytest.mark.parametrize(
    ("reading", "reason"),
    [
        ({"value": Decimal(47497)}, "value"),
        ({"value": None}, "value"),
        ({"qualifier": "余"}, "qualifier"),
        ({"suppressed": True}, "suppressed"),
        ({"target": Decimal(1)}, "target"),
        ({"metric": dataclasses.replace(METRICS[KEY], where="true")}, "definition"),
    ],
)
def test_a_mark_lapses_when_the_reading_differs(figures, reading, reason):
    signing.sign(figures, KEY, "王某")
    change(figures, **reading)
    mark = signing.signed(figures)[KEY]
    assert not mark.holds
    assert mark.lapsed == (reason,)
    assert mark.then.zh.startswith("47,496人")


def test_a_mark_that_lapsed_holds_again_with_the_same_reading(figures):
    signing.sign(figures, KEY, "王某")
    value = figures[KEY].now.value
    change(figures, value=Decimal(1))
    assert signing.holding(signing.signed(figures)) == 0
    change(figures, value=value.quantize(Decimal("0.00")))
    assert signing.signed(figures)[KEY].holds


def test_a_mark_is_for_its_scope_alone(figures, evidence):
    signing.sign(figures, KEY, "王某")
    other = Evidence(evidence.con, dataclasses.replace(evidence.scope, as_of=None), evidence.generation, [KEY])
    assert signing.signed(other) == {}


def test_the_newest_mark_counts_and_can_be_taken_back(figures):
    signing.sign(figures, KEY, "王某")
    signing.sign(figures, KEY, "李某")
    assert signing.signed(figures)[KEY].by == "李某"
    signing.withdraw(figures, KEY, "李某", "看错了")
    assert signing.signed(figures) == {}
    assert len(journal.read(signing.journal_file()).entries) == 3
    with pytest.raises(RefusedError, match="not marked"):
        signing.withdraw(figures, KEY, "李某")


@pytest.mark.parametrize(
    ("key", "by", "remark", "said"),
    [
        ("nothing", "王某", "", "no figure is called"),
        (KEY, " \u200b ", "", "say who"),
        (KEY, "x" * 41, "", "too long"),
        (KEY, "王某", "x" * 201, "too long"),
    ],
)
def test_what_cant_be_signed_is_one_line_and_leaves_no_trace(figures, key, by, remark, said):
    with pytest.raises(RefusedError, match=said):
        signing.sign(figures, key, by, remark)
    assert journal.read(signing.journal_file()).entries == ()


def test_the_commands_sign_list_and_withdraw(sample_warehouse: Path, capsys):
    where = [*SCOPE, "--warehouse", str(sample_warehouse)]
    assert main(["sign", KEY, *where, "--by", "王某", "--remark", "对过"]) == 0
    assert main(["signed", *where, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["holding"], found["marks"][0]["by"], found["marks"][0]["verified"]) == (1, "王某", False)
    assert main(["signed", *where]) == 0
    assert "未核实" in capsys.readouterr().out
    assert main(["sign", KEY, *where, "--by", "王某", "--withdraw"]) == 0
    assert main(["signed", *where, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["marks"] == []
    assert main(["sign", "nothing", *where, "--by", "王某"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_changed_journal_is_named(sample_warehouse: Path, capsys):
    where = [*SCOPE, "--warehouse", str(sample_warehouse)]
    for _ in range(2):
        assert main(["sign", KEY, *where, "--by", "王某"]) == 0
    file = signing.journal_file()
    file.write_text(file.read_text("utf-8").replace("王某", "李某", 1), "utf-8")
    assert main(["signed", *where, "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["broken_lines"] == [2]
