"""Several figures by the same parts: the frame for panels beside one another, the panels, and the table behind them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import pandas as pd

from views import figures, parts
from views.charts import panels
from views.page import Here
from views.tables import Opens


def df_by(here: Here, keys: Sequence[str], by: str, names: Mapping[str, str]) -> pd.DataFrame:
    """One row a part, in the order of the split: key, name, and a column for each figure; NaN = not reported.

    `by` is what all figures can be split by; a part without a name keeps the one that the sheets give it. By county it
    is all of them, also where one is chosen. Each figure has a column `opens_…` beside it with what a click leads to.
    """
    of = here.city if by == "county_id" else here
    splits = {key: of.read.split(key, of.scope, by).set_index(by)["value"] for key in keys}
    found = list(dict.fromkeys(part for values in splits.values() for part in values.index if isinstance(part, str)))
    columns: dict[str, list[object]] = {
        key: [float(values.get(part, math.nan)) for part in found] for key, values in splits.items()
    }
    opens = {f"opens_{key}": [parts.mark(of, key, of.scope, by, part) for part in found] for key in keys}
    where = parts.places(here, found) if by == "county_id" else {}
    named: dict[str, list[object]] = {"key": [*found], "name": [names.get(part, part) for part in found]}
    return pd.DataFrame(named | columns | opens | where)


def panels_of(here: Here, keys: Sequence[str]) -> list[panels.Panel]:
    """A panel for each figure, named in the language of the page."""
    metrics = [here.read.metric(key) for key in keys]
    return [panels.Panel(metric.key, here.say.of(metric.name), metric.unit) for metric in metrics]


def opens(here: Here, df: pd.DataFrame, keys: Sequence[str]) -> Opens:
    """What the cells of `table` lead to."""
    heads = {panel.column: figures.headed(panel.name, panel.unit, here.say) for panel in panels_of(here, keys)}
    return {heads[key]: list(df[f"opens_{key}"]) for key in keys}


def table(here: Here, df: pd.DataFrame, keys: Sequence[str], part: str) -> pd.DataFrame:
    """The frame as a table to read, headed in the language of the page; `part` heads the names."""
    shown = panels_of(here, keys)
    heads = {panel.column: figures.headed(panel.name, panel.unit, here.say) for panel in shown}
    return df[["name", *heads]].rename(columns={"name": part} | heads)
