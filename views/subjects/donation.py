"""Stem cells by stage, organs and bodies, blood awards: what the page of the three donations shows."""

from __future__ import annotations

import itertools
import math
from decimal import Decimal

import pandas as pd

from metrics.metric import Reading, Scope
from metrics.units import HIDDEN, NOTHING
from metrics.wilson import wilson_interval
from views import figures, findings, measures, parts, tables
from views.page import Here

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
            "suppressed": [readings[key].suppressed for key in STAGES.values()],
        }
    )


def rate_table(here: Here) -> pd.DataFrame:
    """Each stage as text: this year's count, its share of the stage before with Wilson's interval, last year's same."""
    say, names = here.say, tables.value_names(here, "stage")
    now, before = _stage_readings(here, here.scope), _stage_readings(here, here.last_year)
    return pd.DataFrame(
        {
            say("donation.stage"): [names.get(stage, stage) for stage in STAGES],
            say("donation.count"): [_count(reading) for reading in now],
            say("donation.rate"): ["", *(_rate(here, *pair) for pair in itertools.pairwise(now))],
            say("donation.count_last"): [_count(reading) for reading in before],
            say("donation.rate_last"): ["", *(_rate(here, *pair) for pair in itertools.pairwise(before))],
        }
    )


def _stage_readings(here: Here, scope: Scope) -> list[Reading]:
    readings = here.read.readings(list(STAGES.values()), scope)
    return [readings[key] for key in STAGES.values()]


def _rate(here: Here, before: Reading, now: Reading) -> str:
    """The share of the stage before; empty where a count is missing, hidden, or more than the one before."""
    interval = _interval(before, now)
    if interval is None or now.value is None or not before.value:
        return ""
    low, high = (figures.share(limit, here.say) for limit in interval)
    return here.say("donation.rate_value", share=figures.share(now.value / before.value, here.say), low=low, high=high)


def _interval(before: Reading, now: Reading) -> tuple[Decimal, Decimal] | None:
    if now.value is None or not before.value or now.value > before.value:
        return None
    return wilson_interval(int(now.value), int(before.value))


def rates_finding(here: Here) -> str:
    """At how many steps this year's interval lies apart from last year's; elsewhere a difference may be chance."""
    years = [_stage_readings(here, scope) for scope in (here.scope, here.last_year)]
    steps = [[_interval(*pair) for pair in itertools.pairwise(readings)] for readings in years]
    both = [(now, last) for now, last in zip(*steps, strict=True) if now and last]
    if not both:
        return here.say("donation.rates_alone")
    apart = sum(now[1] < last[0] or last[1] < now[0] for now, last in both)
    return here.say("donation.rates_apart" if apart else "donation.rates_overlap", n=apart, steps=len(both))


def stage_table(here: Here, by: str) -> pd.DataFrame:
    """One row a county or month (`by`), a column a stage, as texts: small counts are hidden, a blank is a dash."""
    say, names = here.say, tables.value_names(here, "stage")
    columns: dict[str, list[str]] = {}
    labels: list[str] = []
    for stage, key in STAGES.items():
        df = here.read.split(key, here.scope, by)
        labels = labels or _labels(here, by, df[by].to_list())
        columns[names.get(stage, stage)] = [
            _cell(value, note) for value, note in zip(df["value"], df["note"], strict=True)
        ]
    return pd.DataFrame({say("counties.county") if by == "county_id" else say("course.month"): labels} | columns)


def stages_finding(here: Here, by: str) -> str:
    """The county or month in which most people were asked."""
    df = here.read.split(STAGES["征求意愿"], here.scope, by).dropna(subset=["value"])
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


def _count(reading: Reading) -> str:
    return _cell(parts.number(reading), reading.notes[0] if reading.suppressed else "")


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
