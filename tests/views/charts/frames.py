"""Every chart with a made-up frame and what else it is given; used by the tests and by the gallery."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import pandas as pd

from metrics.metric import Language
from tests.views.charts import frames_money, frames_peers, frames_work
from tests.views.charts.frames_money import pick
from views.charts import (
    bars,
    bullets,
    campaigns,
    control,
    course,
    disclosures,
    dots,
    flow,
    funnel,
    gifts,
    growth,
    matrix,
    months,
    news,
    organs,
    outlines,
    panels,
    plans,
    reform,
    rescues,
    stem_cells,
    stock,
    strip,
    tiles,
    village,
)


@dataclass(frozen=True)
class Case:
    """One chart to draw: its module, the frame in a language, and what else the figure is given."""

    module: ModuleType
    frame: Callable[[Language], pd.DataFrame]
    figure: dict[str, Any] = field(default_factory=dict)
    finding: dict[str, Any] = field(default_factory=dict)
    extra: Callable[[Language], tuple[Any, ...]] = lambda lang: ()
    finding_extra: Callable[[Language], tuple[Any, ...]] = lambda lang: ()


UNIT_YUAN, PER_SESSION = {"unit": "元"}, {"unit": "人/场", "reference": 50.0, "reference_label": ("计划", "plan")}
SESSIONS = {"unit": "场"}
LONG_AN = {"county": ("隆安县", "Longan")}


def boundaries(lang: Language) -> tuple[Any, ...]:
    """Polygons and the mark that the map of boundaries is given beside its frame."""
    return frames_work.boundaries(), pick(lang, "内部使用，未经审图", "Internal use only")


CASES: dict[str, Case] = {
    "bars": Case(bars, frames_money.donors, UNIT_YUAN, UNIT_YUAN),
    "bars_suppressed": Case(bars, frames_money.children, {"unit": "名"}, {"unit": "名"}),
    "dots": Case(dots, frames_work.rates, PER_SESSION, PER_SESSION),
    "panels": Case(
        panels, frames_money.relief, extra=frames_money.relief_panels, finding_extra=frames_money.first_panel
    ),
    "bullets": Case(bullets, frames_work.targets, SESSIONS),
    "standings": Case(bullets, frames_work.standings, SESSIONS),
    "months": Case(months, frames_money.programmes),
    "gifts": Case(gifts, frames_money.monthly_gifts),
    "growth": Case(growth, frames_money.cumulative_gifts, extra=frames_money.campaign_spans),
    "campaigns": Case(campaigns, frames_money.goals),
    "flow": Case(flow, frames_money.money),
    "disclosures": Case(disclosures, frames_money.issues),
    "stock": Case(stock, frames_money.goods),
    "village": Case(village, frames_money.villages),
    "course": Case(course, frames_work.plan_course, SESSIONS, SESSIONS),
    "stem_cells": Case(stem_cells, frames_work.stages),
    "organs": Case(organs, frames_work.organ_body),
    "matrix": Case(matrix, frames_work.completions),
    "tiles": Case(tiles, frames_work.tile_grid, SESSIONS),
    "standing_tiles": Case(tiles, frames_work.standing_grid, SESSIONS),
    "plain_tiles": Case(tiles, frames_work.plain_grid, {"unit": "元"}),
    "outlines": Case(outlines, frames_work.tile_grid, SESSIONS, extra=boundaries),
    "standing_outlines": Case(outlines, frames_work.standing_grid, SESSIONS, extra=boundaries),
    "plain_outlines": Case(outlines, frames_work.plain_grid, {"unit": "元"}, extra=boundaries),
    "funnel": Case(
        funnel, frames_work.funnel_rates, extra=frames_work.funnel_curve, finding_extra=frames_work.funnel_curve
    ),
    "control": Case(control, frames_work.control_months, SESSIONS),
    "strip": Case(strip, frames_peers.peers, LONG_AN, LONG_AN),
    "early_control": Case(control, frames_work.early_months, SESSIONS),
    "rescues": Case(rescues, frames_work.rescue_events),
    "reform": Case(reform, frames_work.measures),
    "plans": Case(plans, frames_work.county_plans),
    "news": Case(news, frames_work.channels),
}


def draw(case: Case, df: pd.DataFrame, lang: Language, *, dark: bool = False, narrow: bool = False) -> Any:
    """The figure of a case from a frame of the same columns."""
    return case.module.figure(df, *case.extra(lang), lang=lang, dark=dark, narrow=narrow, **_said(case.figure, lang))


def title(case: Case, df: pd.DataFrame, lang: Language) -> str:
    """The finding of a case from a frame of the same columns."""
    return str(case.module.finding(df, *case.finding_extra(lang), lang=lang, **_said(case.finding, lang)))


def _said(words: dict[str, Any], lang: Language) -> dict[str, Any]:
    """Arguments, with pairs of texts read in the language."""
    return {key: pick(lang, *value) if isinstance(value, tuple) else value for key, value in words.items()}
