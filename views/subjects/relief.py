"""Relief projects, the paired village and child patients: what the charts of the page are drawn from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from metrics import rates, units
from metrics.metric import HQ, Reading, Scope
from views import figures, linked, parts
from views.page import Here
from views.tables import Opens
from views.trace import citing

HOUSEHOLDS, PEOPLE, SPENT, RAISED = "relief_households", "relief_people", "relief_spent", "relief_raised"
COST, CHILDREN, LITTLE_ANGEL = "relief_cost_per_household", "child_aid_children", "little_angel_children"
LIFTED, LIFTED_IN_YEAR = "village_households_lifted", "village_households_lifted_in_year"
LIFTED_BEFORE = "village_households_lifted_before"
ALL_HOUSEHOLDS = "village_households_total"
POOR_AT_START, POOR_AT_END = "village_households_poor_at_start", "village_households_poor_at_end"
CARDS = (
    "spring_relief_raised",
    "spring_relief_households",
    HOUSEHOLDS,
    PEOPLE,
    "livelihood_dividend_amount",
    "livelihood_dividend_households",
    LIFTED,
    LITTLE_ANGEL,
)
# Panels of the charts, and one more column of their tables.
MEASURES = (HOUSEHOLDS, PEOPLE, SPENT)
_SHORT = {HOUSEHOLDS: "relief.households", PEOPLE: "relief.people", SPENT: "relief.spending"}
PROGRAMME = "project_type"


def finding(here: Here) -> str:
    """Whom relief projects reached and what they spent."""
    readings = here.read.readings(MEASURES, here.scope)
    values = {key: citing.value(here, readings[key]) for key in MEASURES}
    return here.say("relief.finding", households=values[HOUSEHOLDS], people=values[PEOPLE], spent=values[SPENT])


def df_by_programme(here: Here) -> pd.DataFrame:
    """One row a kind of project: key, name, and a column for each measure and for what was raised."""
    by_measure = {key: parts.by_part(here, key, PROGRAMME).set_index("key") for key in (*MEASURES, RAISED)}
    df = _beside(by_measure)
    df.insert(0, "name", pd.concat([frame["name"] for frame in by_measure.values()]).groupby(level=0).first())
    df = df.rename_axis("key").reset_index()
    return df.sort_values(HOUSEHOLDS, ascending=False, na_position="last", ignore_index=True)


def _beside(frames: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """A column for each measure, and beside it opens_… with what a click leads to."""
    columns = [frame["value"].rename(key) for key, frame in frames.items()]
    opens = [frame["opens"].rename(f"opens_{key}") for key, frame in frames.items()]
    return pd.concat([*columns, *opens], axis=1)


def df_by_county(here: Here) -> pd.DataFrame:
    """One row a county in the usual order, the city society last: key, name, and the columns as by programme."""
    df = _beside({key: parts.by_county(here, key).set_index("key") for key in (*MEASURES, RAISED)})
    names = parts.county_names(here)
    df.insert(0, "name", [names[county] for county in df.index])
    return df.rename_axis("key").reset_index().assign(**parts.places(here, df.index))


def table(here: Here, df: pd.DataFrame) -> pd.DataFrame:
    """The table behind the panels, headed in the language of the page."""
    metrics = [here.read.metric(key) for key in (*MEASURES, RAISED)]
    columns = {here.say("table.part"): df["name"]}
    return pd.DataFrame(columns | {figures.headed(here.say.of(m.name), m.unit, here.say): df[m.key] for m in metrics})


def opens(here: Here, df: pd.DataFrame) -> Opens:
    """What the cells of `table` lead to."""
    metrics = [here.read.metric(key) for key in (*MEASURES, RAISED)]
    return {figures.headed(here.say.of(m.name), m.unit, here.say): list(df[f"opens_{m.key}"]) for m in metrics}


def df_per_10k(here: Here, key: str) -> pd.DataFrame:
    """One row a county: key, name, value (by 10,000 inhabitants, one decimal), whole (as counted), population_2020."""
    scope = here.city.scope
    df = here.read.ask(rates.df_per_10k, key, scope)
    df["name"] = df[f"name_{here.language}"]
    df = df.rename(columns={"county_id": "key", "value": "whole"})
    df["value"] = df["per_10k"].round(1)
    df["opens"] = [parts.mark(here, key, scope, "county_id", county) for county in df["key"]]
    return df[["key", "name", "value", "whole", "population_2020", "opens"]].assign(**parts.places(here, df["key"]))


def all_per_10k(df: pd.DataFrame) -> float | None:
    """The rate of all counties that reported, together; None where none did."""
    known = df.dropna(subset=["whole", "population_2020"])
    return round(float(known["whole"].sum() / known["population_2020"].sum() * 10_000), 1) if len(known) else None


def per_10k_table(here: Here, key: str, df: pd.DataFrame) -> pd.DataFrame:
    """The table behind the rates: what was counted, the inhabitants, the rate."""
    whole, rate = per_10k_heads(here, key)
    first = {here.say("table.part"): df["name"], whole: df["whole"]}
    return pd.DataFrame(first | {here.say("relief.population"): df["population_2020"], rate: df["value"]})


def per_10k_heads(here: Here, key: str) -> tuple[str, str]:
    """The headings of what was counted and of the rate, which both lead to the same cells."""
    metric, name = here.read.metric(key), here.say.of(here.read.metric(key).name)
    return figures.headed(name, metric.unit, here.say), here.say("relief.per_10k", name=name)


def df_of_village(here: Here) -> pd.DataFrame:
    """One row: the paired village's poor households in all, at the start, lifted in the year, still poor at the end."""
    readings = here.read.readings((ALL_HOUSEHOLDS, POOR_AT_START, LIFTED_IN_YEAR, POOR_AT_END), here.scope)
    columns = {
        "poor_households_total": ALL_HOUSEHOLDS,
        "poor_households_at_start": POOR_AT_START,
        "households_lifted": LIFTED_IN_YEAR,
        "poor_households_at_end": POOR_AT_END,
    }
    steps = {"before": LIFTED_BEFORE, "lifted": LIFTED_IN_YEAR, "out": LIFTED, "left": POOR_AT_END}
    opens = {f"opens_{step}": [parts.mark(here, key, here.scope)] for step, key in steps.items()}
    return pd.DataFrame({column: [parts.number(readings[key])] for column, key in columns.items()} | opens)


def village_table(here: Here) -> pd.DataFrame:
    """The table behind the village's steps."""
    keys = (ALL_HOUSEHOLDS, POOR_AT_START, LIFTED_IN_YEAR, LIFTED, POOR_AT_END, "village_support_funds")
    readings = here.read.readings(keys, here.scope)
    names = [here.say.of(reading.metric.name) for reading in readings.values()]
    values = [citing.value(here, reading) for reading in readings.values()]
    return pd.DataFrame({here.say("table.part"): names, here.say("relief.amount"): values}, dtype=object)


def df_still_poor(here: Here) -> pd.DataFrame:
    """One row for the end of each year up to the chosen one: key, name, value (households of the village still poor).

    The start of the first year that was reported stands for the end of the year before.
    """
    years = sorted(year for year in here.read.years if year <= here.scope.year)
    whole = Scope(here.scope.year, county_id=here.scope.county_id)
    scopes = {year: here.scope if year == here.scope.year else replace(whole, year=year) for year in years}
    found: dict[int, Reading] = {}
    for year, scope in scopes.items():
        readings = here.read.readings((POOR_AT_START, POOR_AT_END), scope)
        if readings[POOR_AT_START].value is not None:
            found.setdefault(year - 1, readings[POOR_AT_START])
        if readings[POOR_AT_END].value is not None:
            found[year] = readings[POOR_AT_END]
    return pd.DataFrame(
        {
            "key": list(found),
            "name": [here.say("relief.end_of_year", year=year) for year in found],
            "value": [parts.number(reading) for reading in found.values()],
            "opens": [citing.mark(here, citing.of(reading)) for reading in found.values()],
        }
    )


def still_poor_finding(here: Here, df: pd.DataFrame) -> str:
    """From how many households to how many, over which years."""
    if not len(df):
        return here.say("charts.none")
    unit = here.read.metric(POOR_AT_END).unit
    first, last = (figures.number(df["value"].iloc[at], unit, here.say) for at in (0, -1))
    if len(df) == 1:
        return here.say("charts.bars.finding_single", name=df["name"].iloc[0], value=first)
    return here.say(
        "relief.still_poor_title", since=df["key"].iloc[0], until=df["key"].iloc[-1], first=first, last=last
    )


def children_finding(here: Here) -> str:
    """How many child patients were helped, and how many of them by the Little Angel fund."""
    readings = here.read.readings((CHILDREN, LITTLE_ANGEL), here.scope)
    values = {key: citing.value(here, reading) for key, reading in readings.items()}
    if not readings[CHILDREN].rows:
        return here.say("charts.none")
    return here.say("relief.children_title", children=values[CHILDREN], angel=values[LITTLE_ANGEL])


def children_counties_finding(here: Here, df: pd.DataFrame) -> str:
    """Which county has most among the counts shown, and how many counts are hidden."""
    known, hidden = df.loc[df["value"] > 0], int((df["suppressed"] != "").sum())
    if not len(known):
        return here.say("relief.children_county_hidden") if hidden else here.say("charts.none")
    most = known.sort_values("value").iloc[-1]
    value = figures.number(most["value"], here.read.metric(CHILDREN).unit, here.say)
    return here.say("relief.children_county_title", most=most["name"], value=value, n=hidden)


def children_table(here: Here) -> pd.DataFrame:
    """The table behind the counties' counts, in words: what is hidden stays hidden."""
    metric, names = here.read.metric(CHILDREN), parts.county_names(here)
    readings = {county: here.read.by_county(CHILDREN, here.scope).get(county) for county in names}
    shown = {county: reading for county, reading in readings.items() if reading and (reading.rows or county != HQ)}
    texts = [
        linked.to(units.format_reading(reading, here.language), citing.target(here, citing.of(reading)))
        for reading in shown.values()
    ]
    columns = {here.say("table.part"): [names[county] for county in shown], here.say.of(metric.name): texts}
    return pd.DataFrame(columns, dtype=object)


def df_of_cost(here: Here, *, by_programme: bool) -> pd.DataFrame:
    """One row a kind of project, without those that help no household, or a county: key, name, value (元/户)."""
    if not by_programme:
        return parts.by_county(here, COST)
    df = parts.by_part(here, COST, PROGRAMME)
    return df.loc[df["value"].notna()].reset_index(drop=True)


def cost(here: Here) -> float | None:
    """Spending by household over all projects; None without households."""
    value = here.read.reading(COST, here.scope).value
    return None if value is None else float(value)


def cost_finding(here: Here, finding: str) -> str:
    """Highest and lowest with what it comes to over all; plain without any figure."""
    reading = here.read.reading(COST, here.scope)
    if reading.value is None:
        return finding
    return here.say("relief.cost_title", finding=finding, whole=citing.value(here, reading))


def panel_name(here: Here, key: str) -> str:
    """The short name of a measure, over its panel."""
    return here.say(_SHORT[key])
