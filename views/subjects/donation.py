"""Stem cells by stage, organs and bodies, blood awards: what the page of the three donations shows."""

from __future__ import annotations

import itertools
import math
from decimal import Decimal

import pandas as pd

from metrics.metric import Reading, Scope
from metrics.units import HIDDEN, NOTHING
from metrics.wilson import wilson_interval
from views import figures, findings, linked, measures, parts, tables
from views.page import Here
from views.trace import citing

CARDS = ("hsc_contacted", "hsc_donated", "organ_donations", "blood_award_people")
# The stages in the order of the way, each with the metric that counts it.
STAGES = {
    "征求意愿": "hsc_contacted",
    "再动员": "hsc_remobilised",
    "高分辨": "hsc_high_resolution_typed",
    "体检": "hsc_examined",
    "采集": "hsc_donated",
}
# Each kind with its registrations and what was given; plasma knows no registration.
KINDS = {
    "器官": ("organ_donation_registrations", "organ_donations"),
    "遗体": ("body_donation_registrations", "body_donations"),
    "角膜": ("cornea_donation_registrations", "cornea_donations"),
    "康复者血浆": (None, "plasma_donors"),
}
GIVEN = tuple(key for pair in KINDS.values() for key in pair if key)
BY_COUNTY = ("organ_donation_registrations", "organ_donations", "body_donation_registrations", "body_donations")
AWARDED = {"people": "blood_award_people", "units": "blood_award_units"}


def finding(here: Here) -> str:
    """How many were asked and gave stem cells, and how many organs and bodies were given."""
    clauses = {
        "donation.finding_cells": ("hsc_contacted", "hsc_donated"),
        "donation.finding_organs": ("organ_donations", "body_donations"),
    }
    return findings.sentence(here, clauses)


def df_by_stage(here: Here) -> pd.DataFrame:
    """One row a stage in order: stage (its name), people_count, suppressed. Counts of the period, not one group."""
    readings, names = here.read.readings(list(STAGES.values()), here.scope), tables.value_names(here, "stage")
    return pd.DataFrame(
        {
            "stage": [names.get(stage, stage) for stage in STAGES],
            "people_count": [parts.number(readings[key]) for key in STAGES.values()],
            "opens": [parts.mark(here, key, here.scope) for key in STAGES.values()],
            "suppressed": [readings[key].suppressed for key in STAGES.values()],
        }
    )


def rate_table(here: Here) -> pd.DataFrame:
    """Each stage as text: its count, its share of the stage before with Wilson's interval; the same of another year."""
    say, names = here.say, tables.value_names(here, "stage")
    columns: dict[str, list[str]] = {say("donation.stage"): [names.get(stage, stage) for stage in STAGES]}
    now = _stage_readings(here, here.scope)
    columns[say("donation.count")] = [_count(here, reading) for reading in now]
    columns[say("donation.rate")] = ["", *(_rate(here, *pair) for pair in itertools.pairwise(now))]
    if here.compared:
        before = _stage_readings(here, here.compared)
        columns[say("donation.count_then", then=here.then)] = [_count(here, reading) for reading in before]
        rates = ["", *(_rate(here, *pair) for pair in itertools.pairwise(before))]
        columns[say("donation.rate_then", then=here.then)] = rates
    return pd.DataFrame(columns, dtype=object)


def _stage_readings(here: Here, scope: Scope) -> list[Reading]:
    readings = here.read.readings(list(STAGES.values()), scope)
    return [readings[key] for key in STAGES.values()]


def _rate(here: Here, before: Reading, now: Reading) -> str:
    """The share of the stage before; empty where a count is missing, hidden, or more than the one before."""
    interval = _interval(before, now)
    if interval is None or now.value is None or not before.value:
        return ""
    low, high = (figures.share(limit, here.say) for limit in interval)
    share = figures.share(now.value / before.value, here.say)
    said = here.say("donation.rate_value", share=share, low=low, high=high)
    return linked.to(said, citing.target(here, citing.of(now)))


def _interval(before: Reading, now: Reading) -> tuple[Decimal, Decimal] | None:
    if now.value is None or not before.value or now.value > before.value:
        return None
    return wilson_interval(int(now.value), int(before.value))


def rates_finding(here: Here) -> str:
    """At how many steps the interval lies apart from the other year's; elsewhere a difference may be chance."""
    if here.compared is None:
        return here.say("donation.rates_alone")
    years = [_stage_readings(here, scope) for scope in (here.scope, here.compared)]
    steps = [[_interval(*pair) for pair in itertools.pairwise(readings)] for readings in years]
    both = [(now, then) for now, then in zip(*steps, strict=True) if now and then]
    if not both:
        return here.say("donation.rates_alone")
    apart = sum(now[1] < then[0] or then[1] < now[0] for now, then in both)
    key = "donation.rates_apart" if apart else "donation.rates_overlap"
    return here.say(key, n=apart, steps=len(both), then=here.then)


def stage_table(here: Here, by: str) -> pd.DataFrame:
    """One row a county or month (`by`), a column a stage, as texts: small counts are hidden, a blank is a dash."""
    say, names = here.say, tables.value_names(here, "stage")
    columns: dict[str, list[str]] = {}
    labels: list[str] = []
    of_city = here.city if by == "county_id" else here
    for stage, key in STAGES.items():
        df = of_city.read.split(key, of_city.scope, by)
        labels = labels or _labels(here, by, df[by].to_list())
        columns[names.get(stage, stage)] = [
            linked.to(_cell(value, note), parts.target(here, key, by, part))
            for value, note, part in zip(df["value"], df["note"], df[by], strict=True)
        ]
    heading = say("counties.county") if by == "county_id" else say("course.month")
    return pd.DataFrame({heading: labels} | columns, dtype=object)


def stages_finding(here: Here, by: str) -> str:
    """The county or month in which most people were asked."""
    scope = here.city.scope if by == "county_id" else here.scope
    df = here.read.split(STAGES["征求意愿"], scope, by).dropna(subset=["value"])
    if not len(df):
        return here.say("empty.year", year=here.scope.year)
    value, part = max(zip(df["value"], df[by], strict=True), key=lambda pair: pair[0])
    text = figures.number(value, here.read.metric(STAGES["征求意愿"]).unit, here.say)
    return here.say("donation.stages_finding", name=_labels(here, by, [part])[0], value=text)


def _labels(here: Here, by: str, values: list[object]) -> list[str]:
    if by == "month":
        return [here.say.month(int(str(month))) for month in values]
    names = parts.county_names(here)
    return [names.get(str(county), str(county)) for county in values]


def _count(here: Here, reading: Reading) -> str:
    said = _cell(parts.number(reading), reading.notes[0] if reading.suppressed else "")
    return linked.to(said, citing.target(here, citing.of(reading)))


def _cell(value: float, note: str) -> str:
    if note:
        return HIDDEN[note]
    return NOTHING if math.isnan(value) else f"{Decimal(str(value)).normalize():,f}"


def df_by_kind(here: Here) -> pd.DataFrame:
    """One row a kind of donation that was reported: name, registered (人), donated (例); an explicit 0 stays 0."""
    keys = [key for pair in KINDS.values() for key in pair if key]
    readings, names = here.read.readings(keys, here.scope), tables.value_names(here, "donation_type")
    df = pd.DataFrame(
        {
            "name": [names.get(kind, kind) for kind in KINDS],
            "registered": [parts.number(readings[key]) if key else math.nan for key, _ in KINDS.values()],
            "donated": [parts.number(readings[key]) for _, key in KINDS.values()],
            "opens_registered": [parts.mark(here, key, here.scope) if key else "" for key, _ in KINDS.values()],
            "opens_donated": [parts.mark(here, key, here.scope) for _, key in KINDS.values()],
        }
    )
    return df.dropna(subset=["registered", "donated"], how="all")


def kinds_finding(here: Here) -> str:
    """Registrations and donations of organs and bodies, and what was said of plasma."""
    plasma = here.read.reading("plasma_donors", here.scope).value
    clauses: dict[str, tuple[str, ...]] = {
        "donation.organs_finding": ("organ_donation_registrations", "organ_donations"),
        "donation.bodies_finding": ("body_donation_registrations", "body_donations"),
    }
    if plasma is not None:
        clauses["donation.plasma_finding" if plasma else "donation.plasma_zero"] = ("plasma_donors",)
    return findings.sentence(here, clauses)


def df_kinds_by_county(here: Here) -> pd.DataFrame:
    """One row a county: key, name, and a column for each count of `BY_COUNTY`."""
    return measures.df_by(here, BY_COUNTY, "county_id", parts.county_names(here))
