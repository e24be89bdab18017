"""Is it fair to say so? Counties by inhabitants on a funnel; months on a control chart; what their signals mean."""

from __future__ import annotations

import datetime as dt
import math

import pandas as pd

from metrics.metric import Scope
from metrics.pace import comparison, control
from metrics.pace.comparison import Comparison
from metrics.pace.control import RULES, Control, Month, Signal
from metrics.units import format_rate
from views import figures, parts
from views.page import Here, Note
from views.tables import Opens

# How many signals are put into words; older ones are seen on the chart.
MOST_SIGNALS = 3


def compared(here: Here, key: str) -> Comparison | None:
    """The counties by inhabitants; None where they can't be compared."""
    return here.read.ask(comparison.compare, key, Scope(here.scope.year, here.scope.as_of))


def df_by_county(here: Here, key: str) -> pd.DataFrame:
    """One row a county for the funnel: county_id, name, population, rate, place, rate_text, believed_text, opens."""
    found = compared(here, key)
    if found is None:
        return pd.DataFrame({"rate": pd.Series(dtype="float64")})
    own = found.funnel
    return pd.DataFrame(
        {
            "county_id": found.county_ids,
            "name": [name[here.language] for name in found.names],
            "population": own.populations,
            "rate": own.rates,
            "place": own.places,
            "rate_text": [here.say("fair.rate", rate=_rate(here, found, rate)) for rate in own.rates],
            "believed_text": _believed(here, found),
            "opens": _opens(here, found),
        }
    )


def df_curve(here: Here, key: str) -> pd.DataFrame:
    """One row a population: rate (of all counties), low_95, high_95, low_998, high_998, by 10,000 inhabitants."""
    found = compared(here, key)
    if found is None:
        return pd.DataFrame()
    at, low, high = found.funnel.curve()
    columns = {"population": at, "low_95": low[0], "high_95": high[0], "low_998": low[1], "high_998": high[1]}
    return pd.DataFrame(columns).assign(rate=found.funnel.rate)


def _opens(here: Here, found: Comparison) -> list[str]:
    return [parts.mark(here, found.metric.key, here.scope, "county_id", county) for county in found.county_ids]


def table_opens(here: Here, key: str) -> Opens:
    """What the cells of `table` lead to."""
    found, say = compared(here, key), here.say
    if found is None:
        return {}
    ways = [str(way) for way in parts.places(here, found.county_ids)["place"]]
    # The rate, its limits and what can be believed of it are worked out from what is done.
    heads = ("standings.value", "fair.rate_head", "fair.limits", "fair.believed_head")
    return {say("standings.county"): ways} | {say(head): _opens(here, found) for head in heads}


def _rate(here: Here, found: Comparison, rate: float) -> str:
    return format_rate(float(rate), found.metric.unit, here.language)


def _believed(here: Here, found: Comparison) -> list[str]:
    own = found.funnel
    return [
        here.say(
            "fair.believed", rate=_rate(here, found, rate), low=_rate(here, found, low), high=_rate(here, found, high)
        )
        for rate, low, high in zip(own.shrunken, own.shrunken_low, own.shrunken_high, strict=True)
    ]


def table(here: Here, key: str) -> pd.DataFrame:
    """The table behind the funnel, in the usual order: never a ranking, never a rate without its limits."""
    found, say = compared(here, key), here.say
    if found is None:
        return pd.DataFrame()
    own = found.funnel
    limits = [
        say("fair.range", low=_rate(here, found, low), high=_rate(here, found, high))
        for low, high in zip(own.low[0], own.high[0], strict=True)
    ]
    return pd.DataFrame(
        {
            say("standings.county"): [name[here.language] for name in found.names],
            say("fair.population"): [figures.number(each, "人", say) for each in own.populations],
            say("standings.value"): [figures.number(each, found.metric.unit, say) for each in own.counts],
            say("fair.rate_head"): [_rate(here, found, rate) for rate in own.rates],
            say("fair.limits"): limits,
            say("fair.place"): [say(f"charts.funnel.place.{place}") for place in own.places],
            say("fair.believed_head"): _believed(here, found),
        }
    )


def spread(here: Here, key: str) -> str:
    """By how much the limits were widened, and who is left out; empty without a funnel."""
    found, say = compared(here, key), here.say
    if found is None:
        return say("fair.no_funnel")
    phi, rate = figures.number(round(found.funnel.phi, 1), "", say), _rate(here, found, found.funnel.rate)
    parts = [say("fair.spread" if found.funnel.phi > 1 else "fair.no_spread", phi=phi, rate=rate)]
    if found.left_out:
        parts.append(say("fair.left_out", names=say.join([name[here.language] for name in found.left_out])))
    return say("fair.join").join(parts)


def months(here: Here, key: str, county_id: str | None = None) -> tuple[Month, ...]:
    """The whole months up to the cut-off, of the city or of a county."""
    return here.read.ask(control.months_of, here.read.metric(key), Scope(here.scope.year, here.scope.as_of, county_id))


def df_months(here: Here, key: str, county_id: str | None = None) -> pd.DataFrame:
    """One row a month for the control chart: date, value, side, note, opens, mean, low, high."""
    found = months(here, key, county_id)
    chart = control.control(found)
    lines = (chart.mean, chart.low, chart.high) if chart else (math.nan,) * 3
    signals = [chart.signals_at(at) if chart else [] for at in range(len(found))]
    return pd.DataFrame(
        {
            "date": [dt.date(month.year, month.month, 1) for month in found],
            "value": [month.value for month in found],
            "side": [_side(each) for each in signals],
            "note": ["\n".join(here.say(f"fair.rule.{one.rule}.{one.side}") for one in each) for each in signals],
            "opens": [_month_opens(here, key, month, county_id) for month in found],
        }
    ).assign(mean=lines[0], low=lines[1], high=lines[2])


def _month_opens(here: Here, key: str, month: Month, county_id: str | None) -> str:
    """The cells of a month; of an earlier year as they stand at its end."""
    until = here.scope.as_of if month.year == here.scope.year else None
    return parts.mark(here, key, Scope(month.year, until, county_id), "month", month.month)


def _side(signals: list[Signal]) -> str:
    """Which way a month is out of the ordinary; by its strongest signal, where it is part of several."""
    return min(signals, key=lambda one: RULES.index(one.rule)).side if signals else ""


def signals(here: Here, key: str, county_id: str | None = None) -> list[Note]:
    """The newest signals in words, with what each means; that there is none, where there are months enough."""
    found = control.control(months(here, key, county_id))
    if found is None:
        return []
    newest = _joined(found)[-MOST_SIGNALS:][::-1]
    if not newest:
        return [Note(here.say("fair.no_signal", n=len(found.months)), tone="good")]
    return [
        Note(
            here.say(f"fair.signal.{one.rule}.{one.side}", months=_months(here, found, one)),
            detail=here.say(f"fair.means.{one.rule}"),
            tone="warn" if one.side == "low" else "plain",
        )
        for one in newest
    ]


def _joined(found: Control) -> list[Signal]:
    """The signals by their last month; single months outside that follow one another are one."""
    joined: list[Signal] = []
    for one in found.signals:
        before = next((each for each in joined if (each.rule, each.side, each.last) == _just_before(one)), None)
        if before:
            joined.remove(before)
        joined.append(Signal(one.rule, before.first, one.last, one.side) if before else one)
    return sorted(joined, key=lambda one: (one.last, -RULES.index(one.rule)))


def _just_before(one: Signal) -> tuple[str, str, int]:
    """The rule, side and last month of the signal that a month outside would continue."""
    return ("outside", one.side, one.first - 1 if one.rule == "outside" else -1)


def _months(here: Here, found: Control, one: Signal) -> str:
    first, last = found.months[one.first], found.months[one.last]
    names = [here.say("fair.month", year=each.year, month=here.say.month(each.month)) for each in (first, last)]
    return names[0] if first == last else here.say("fair.from_to", first=names[0], last=names[1])


def place(here: Here, county_id: str | None) -> str:
    """The name of a county, or of the city as a whole."""
    return here.say("fair.trend_whole") if county_id is None else parts.county_names(here)[county_id]


def table_of_months(here: Here, key: str, county_id: str | None = None) -> pd.DataFrame:
    """The table behind the control chart: each month and the signals it is part of."""
    df, say = df_months(here, key, county_id), here.say
    return pd.DataFrame(
        {
            say("fair.month_head"): [
                say("fair.month", year=day.year, month=say.month(day.month)) for day in df["date"]
            ],
            _value_head(here, key): df["value"],
            say("fair.rule_head"): [str(note).replace("\n", say("fair.join")) for note in df["note"]],
        }
    )


def months_opens(here: Here, key: str, county_id: str | None = None) -> Opens:
    """What the cells of `table_of_months` lead to."""
    return {_value_head(here, key): list(df_months(here, key, county_id)["opens"])}


def _value_head(here: Here, key: str) -> str:
    return figures.headed(here.say("standings.value"), here.read.metric(key).unit, here.say)
