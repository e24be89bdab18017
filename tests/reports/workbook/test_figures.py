"""Every number in the workbook is the one that `python -m metrics figures` prints, hidden ones hidden."""

from __future__ import annotations

import json

import pytest

from metrics.__main__ import main as metrics
from metrics.catalog import METRICS, STEMS
from metrics.documentation import TITLES
from tests.reports.workbook.conftest import HEAD, rows_by_number

VALUE, BEFORE, TARGET = 3, 4, 6


@pytest.fixture(scope="session")
def figures(sample_warehouse):
    def printed(capsys, year: int, *more: str) -> list[dict]:
        words = [
            "figures",
            "--year",
            str(year),
            "--as-of",
            f"{year}-12-04",
            "--json",
            "--warehouse",
            str(sample_warehouse),
        ]
        capsys.readouterr()
        assert metrics([*words, *more]) == 0
        return json.loads(capsys.readouterr().out)

    return printed


def test_the_city_has_every_figure(values, keys, figures, capsys):
    rows = rows_by_number(values["全市"])
    wanted = [key for key, metric in METRICS.items() if not metric.only_in_splits]
    assert sorted(keys) == sorted(wanted)
    now, before = ({one["key"]: one for one in figures(capsys, year)} for year in (2020, 2019))
    for key in wanted:
        row = rows[keys[key]]
        assert row[VALUE].value == ("—" if now[key]["value"] is None else pytest.approx(now[key]["value"])), key
        assert row[BEFORE].value == ("—" if before[key]["value"] is None else pytest.approx(before[key]["value"])), key
        assert row[TARGET].value == now[key]["target"], key
        assert METRICS[key].name.zh in row[1].value
        assert row[2].value == METRICS[key].unit


def test_the_counties_have_theirs(values, keys, figures, capsys):
    printed = {(one["key"], one["county"]): one for one in figures(capsys, 2020, "--by", "county")}
    compared = 0
    for stem in STEMS:
        sheet = values[TITLES[stem].zh]
        counties = [cell.value for cell in sheet[HEAD][4:-2]]
        assert len(counties) == 13
        by_number = rows_by_number(sheet)
        for key in (key for key in keys if keys[key] in by_number):
            for place, county in enumerate(counties, start=4):
                one, cell = printed[key, county], by_number[keys[key]][place].value
                if one.get("suppressed"):
                    assert cell in ("<5", "*"), (key, county)
                else:
                    assert cell == ("—" if one["value"] is None else pytest.approx(one["value"])), (key, county)
                compared += 1
    assert compared > 800


def test_a_county_sheet_names_the_same_cells(values, formulas, keys):
    number = keys["training_people"]
    row = rows_by_number(values["隆安县"])[number]
    assert (row[VALUE].value, row[TARGET].value) == (2450, 1100)
    written = rows_by_number(formulas["隆安县"])[number]
    assert written[VALUE].value.startswith("='应急救护培训'!")
    assert written[TARGET].value.startswith("='任务'!")
    assert rows_by_number(formulas["市本级"])[keys["covid_test_kits_received"]][VALUE].value.startswith("='募捐筹资'!")


def test_approximate_numbers_say_so_and_stay_numbers(values, keys):
    row = rows_by_number(values["全市"])[keys["study_sessions"]]
    assert row[VALUE].value == 20
    assert row[VALUE].number_format == '#,##0"余"'


def test_nothing_restricted_can_be_found_from_what_is_shown(values, formulas, keys):
    """Counts of 1 to 4 stand nowhere, no total is made of hidden ones, and no cell of them is named."""
    restricted = {keys[key]: key for key, metric in METRICS.items() if metric.restricted and metric.unit != "%"}
    matrices = [rows_by_number(formulas[TITLES[stem].zh]) for stem in STEMS]
    found = [(number, by_number[number]) for by_number in matrices for number in restricted if number in by_number]
    assert len(found) == len(restricted)
    hidden = 0
    for _, row in found:
        shown = [cell.value for cell in row[4:-2]]
        assert not [value for value in shown if isinstance(value, int | float) and 1 <= value <= 4]
        hidden += sum(value in ("<5", "*") for value in shown)
        assert row[-2].value is None, "no total beside hidden counts"
    assert hidden > 30
    cells = [row for row in values["溯源"].iter_rows(min_row=HEAD + 1, values_only=True) if row[0] in restricted]
    assert cells
    assert {(row[2], row[5], row[6], row[7]) for row in cells} == {(None, "涉及个人隐私，单元格不列出", "—", "—")}
    assert not set(restricted) & set(rows_by_number(values["分月"])), "no months either"
