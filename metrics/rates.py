"""Rates that can be compared between counties: by inhabitants."""

from __future__ import annotations

import duckdb
import pandas as pd

from metrics.counties import county_names
from metrics.metric import Scope
from metrics.splitting import split


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
