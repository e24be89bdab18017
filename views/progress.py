"""Who is below pace: completion of the year's target beside the share of the year that has passed, by county.

Below pace is said as that and no more: whether a county will miss its target is another question.
"""

from __future__ import annotations

import pandas as pd

from views.page import Here


def df_by_county(here: Here, key: str) -> pd.DataFrame:
    """One row for each county with a target: name, done, target, completion, pace.

    While no county has one, a row for each that has reported: what is done is known before targets are set.
    """
    frame = here.read.county_targets(key, here.scope)
    with_target = frame["target"].notna() & (frame["target"] > 0)
    frame = frame.loc[with_target if with_target.any() else frame["done"].notna()].copy()
    frame["name"] = _names(here, frame)
    aimed = frame["target"].notna() & (frame["target"] > 0)
    frame["completion"] = frame["completion"].astype(float).mask(aimed & frame["completion"].isna(), 0.0)
    frame["pace"] = frame["pace"].astype(float)
    return frame


def _names(here: Here, frame: pd.DataFrame) -> pd.Series:
    names = here.read.county_names(here.scope).set_index("county_id")[f"name_{here.language}"]
    return frame["county_id"].map(names).fillna(frame["county_id"])
