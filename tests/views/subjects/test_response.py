"""People and person-times stand apart; a cut-off cuts actions too."""

from pathlib import Path

import pytest

from tests.views.standing import on_sample
from views.page import Here
from views.subjects import response


@pytest.fixture
def here(sample_warehouse: Path) -> Here:
    return on_sample(sample_warehouse, "response")


def test_finding_names_rescues_and_volunteers(here: Here) -> None:
    assert response.finding(here).startswith("参与救援4次、出动30人次；开展志愿服务")


def test_actions_after_the_cut_off_are_not_drawn(here: Here) -> None:
    df = response.df_by_rescue(here)
    assert df["rescue_type"].to_list().count("救援") == 4
    assert df["rescue_type"].to_list().count("演练") == 1
    assert df.loc[df["rescue_type"] == "救援", "deployments_count"].sum() == 30
    assert df["name"].str.contains("，").all()


def test_rescue_table_speaks_the_language_of_the_page(sample_warehouse: Path) -> None:
    english = response.rescue_table(on_sample(sample_warehouse, "response", "en"))
    assert set(english["Type"]) == {"Rescue", "Drill"}
    assert list(english.columns)[-1] == "Saved (people)"


def test_activities_have_people_and_person_times_in_columns_of_their_own(here: Here) -> None:
    df = response.df_by_activity(here).set_index("key")
    assert df.loc["冬泳", "volunteer_people"] == 100
    assert df.loc["防溺水宣传", "volunteer_times"] == 200
    whole = here.read.readings(response.MEASURES, here.scope)
    for key in response.MEASURES:
        assert df[key].sum() == float(whole[key].value or 0)


def test_counties_and_the_city_itself_add_up(here: Here) -> None:
    df = response.df_by_county(here)
    assert df["name"].iloc[-1] == "市本级"
    assert df["volunteer_activities"].sum() == float(here.read.reading("volunteer_activities", here.scope).value or 0)


def test_named_figures_keep_their_qualifiers(here: Here) -> None:
    table = response.named_table(here)
    shown = dict(zip(table.iloc[:, 0], table[here.say("response.this_year")], strict=True))
    assert "2000多份" in shown.values()
    assert "69户" in shown.values()
    assert response.named_finding(here) == "慰问困难户69户；发放宣传资料2000多份"
