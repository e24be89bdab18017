"""The form that confirms a sheet: what is answered of 6.29 and of months is part of the answer."""

from __future__ import annotations

import json

import pytest
from streamlit.testing.v1 import AppTest

from views.loading import mapping


def _form() -> None:
    from types import SimpleNamespace
    from typing import Any

    import streamlit as st

    from views.language import Words
    from views.loading import mapping

    field = SimpleNamespace(zh="开始", en="Start", unit="", values={})
    kinds: Any = {
        "kind": SimpleNamespace(
            zh="培训", en="Training", columns={"started_on": SimpleNamespace(field=field, required=True)}
        )
    }
    problem = {"severity": "reject", "cell": "A5"}
    entry = {
        "kind": "kind",
        "columns": [{"cell": "A2", "header": "哪天", "field": "started_on", "how": "alias"}],
        "problems": [{**problem, "code": "date_as_decimal"}, {**problem, "code": "cumulative_months"}],
    }
    answer = mapping.ask(entry, 0, kinds, Words("zh"))
    if answer:
        st.json({"decimal_dates": list(answer.decimal_dates), "months": answer.months, "columns": list(answer.columns)})


def test_what_decimals_and_months_mean_is_part_of_the_answer() -> None:
    app = AppTest.from_function(_form).run()
    assert not app.exception
    [box] = app.checkbox
    assert "开始" in box.label
    assert "6.29" in box.label
    box.check()
    app.radio[0].set_value("cumulative")
    app.button[0].click().run()
    assert not app.exception
    assert json.loads(app.json[0].value) == {
        "decimal_dates": ["started_on"], "months": "cumulative", "columns": [["哪天", "started_on"]]
    }  # fmt: skip


def test_nothing_is_assumed_where_nobody_answers() -> None:
    app = AppTest.from_function(_form).run()
    app.button[0].click().run()
    answer = json.loads(app.json[0].value)
    assert (answer["decimal_dates"], answer["months"]) == ([], "")


@pytest.mark.parametrize(
    ("chosen", "held"), [("started_on", ["started_on", "ended_on"]), ("location", ["location"]), ("", [])]
)
def test_a_column_of_two_dates_leaves_neither_to_be_asked(chosen: str, held: list[str]) -> None:
    columns = [{"cell": "A2", "header": "起止", "field": name, "how": "exact"} for name in ("started_on", "ended_on")]
    assert mapping.fields_held({"columns": columns}, [("起止", chosen)]) == held


def _form_of_a_titled_sheet() -> None:
    from typing import Any

    import streamlit as st

    from etl.layout import load_layouts
    from views.language import Words
    from views.loading import mapping

    kinds: Any = load_layouts()
    column = {"cell": "A2", "header": "哪样", "field": "award", "how": "similar"}
    entry = {"kind": "blood_award", "columns": [column], "problems": [], "stated": st.session_state["stated"]}
    st.session_state["mapping-0-False"] = True
    mapping.ask(entry, 0, kinds, Words("zh"))


@pytest.mark.parametrize(("stated", "label"), [(["year"], "年度（表中已写明）"), ([], "年度（必需）")])
def test_what_the_title_states_is_not_required(stated: list[str], label: str) -> None:
    app = AppTest.from_function(_form_of_a_titled_sheet)
    app.session_state["stated"] = stated
    app.run()
    assert not app.exception
    assert [one.label for one in app.text_input if one.label.startswith("年度")] == [label]
