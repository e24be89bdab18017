"""A set outlives its definitions: another formula is told apart from moved data, a figure that is gone is named."""

from __future__ import annotations

import dataclasses

from metrics.metric import Metric
from tests.reports.frozen.conftest import CLASSES, WUMING, Office, of, row_of

Catalogue = dict[str, Metric]


def test_another_definition_is_told_apart_from_moved_data(signed: Office, catalogue: Catalogue) -> None:
    metric = catalogue["training_people"]
    catalogue[metric.key] = dataclasses.replace(metric, where=f"({metric.where}) and hours > 8")
    people = of(signed.changes(), "training_people")
    assert people["cause"] == "definition"
    assert "hours > 8" in people["definition"]["now"]
    assert "hours" not in people["definition"]["then"]
    assert {row["how"] for row in people["rows"]} == {"recounted"}
    with signed.editing(WUMING, CLASSES) as sheet:
        sheet.cell(row_of(sheet, 1, "PX-WM-2020-001"), 12).value += 1
    signed.load()
    people = of(signed.changes(), "training_people")
    assert people["cause"] == "both"
    assert [row["key"] for row in people["rows"] if row["how"] == "changed"] == ["PX-WM-2020-001"]


def test_another_definition_with_the_same_value_is_said_too(signed: Office, catalogue: Catalogue) -> None:
    metric = catalogue["training_people"]
    catalogue[metric.key] = dataclasses.replace(metric, where=f"({metric.where}) and year > 0")
    told = signed.changes()
    people = of(told, "training_people")
    assert (people["cause"], people["moved"]) == ("definition", False)
    assert not told["nothing_moved"]


def test_a_figure_that_exists_no_more_is_named_and_the_set_still_opens(signed: Office, catalogue: Catalogue) -> None:
    del catalogue["training_sessions"]
    for key in ("training_people_per_session", "training_cost_per_session"):
        if key in catalogue:
            del catalogue[key]
    told = signed.changes()
    gone = of(told, "training_sessions")
    assert (gone["cause"], gone["after"]) == ("gone", None)
    assert ("training_sessions", None) in {(f["key"], f["now"]) for s in told["sentences"] for f in s["figures"]}
    opened = signed.told("frozen", "定稿")
    kept = next(one for one in opened["figures"] if one["key"] == "training_sessions")
    assert (kept["name_zh"], kept["definition_zh"]) != ("", "")
    assert kept["cells"] == kept["value"] > 0
