"""Rates that can be compared: by inhabitants, and shares with the range that small numbers leave open."""

from __future__ import annotations

from decimal import Decimal

import duckdb
import pandas as pd

from metrics.counties import county_names
from metrics.metric import Scope
from metrics.splitting import split

# 97.5 % of the normal distribution: two-sided 95 %.
_Z = Decimal("1.959963984540054")


def wilson(part: int | Decimal, whole: int | Decimal) -> tuple[Decimal, Decimal]:
    """Wilson's 95 % interval of a share, as shares from 0 to 1; ValueError unless 0 ≤ part ≤ whole and whole > 0."""
    p, n = Decimal(part), Decimal(whole)
    if n <= 0 or not 0 <= p <= n:
        raise ValueError(f"{part} of {whole} is no share")
    share, square = p / n, _Z * _Z
    middle = (share + square / (2 * n)) / (1 + square / n)
    half = _Z / (1 + square / n) * (share * (1 - share) / n + square / (4 * n * n)).sqrt()
    return max(middle - half, Decimal(0)), min(middle + half, Decimal(1))


def df_per_10k(con: duckdb.DuckDBPyConnection, key: str, scope: Scope) -> pd.DataFrame:
    """One row for each county in the usual order: county_id, name_zh, name_en, value, population_2020, per_10k.

    `per_10k` is by 10,000 inhabitants of the 2020 census; NaN where value or population is missing or hidden.
    """
    names = county_names(con, scope)[["county_id", "name_zh", "name_en", "population_2020"]]
    values = split(con, key, scope, ["county_id"])[["county_id", "value"]]
    df = names.merge(values, on="county_id", how="left")
    population = df["population_2020"].astype("float64")
    df["per_10k"] = df["value"] / (population / 10_000)
    return df[["county_id", "name_zh", "name_en", "value", "population_2020", "per_10k"]]
