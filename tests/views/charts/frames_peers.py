"""A made-up frame of a county beside its peers."""

from __future__ import annotations

import pandas as pd

from metrics.metric import Language
from tests.views.charts.frames_money import pick
from tests.views.charts.frames_work import COUNTIES


def peers(lang: Language) -> pd.DataFrame:
    """Sessions and people of the counties, Longan among them."""
    rows = [
        (
            pick(lang, figure_zh, figure_en),
            pick(lang, zh, en),
            float(value),
            pick(lang, f"{value}{unit}", str(value)),
            adcode == "450123",
            adcode,
        )
        for at, figure_zh, figure_en, unit in ((2, "场次", "Sessions", "场"), (3, "人数", "People", "人"))
        for adcode, zh, en, *numbers in COUNTIES
        for value in [numbers[at]]
    ]
    df = pd.DataFrame(rows, columns=["figure", "name", "value", "value_text", "lit", "key"])
    df["median"] = df.groupby("figure")["value"].transform("median")
    return df.assign(median_text=df["median"].map("{:.0f}".format))
