"""Gifts received and used: what the charts of the page are drawn from."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace

import pandas as pd

from metrics import bindings, campaigns, courses, disclosures
from metrics.catalog import METRICS
from metrics.figure import Figure
from metrics.metric import Part, Scope
from metrics.splitting import as_text
from views import figures, parts, planned
from views.courses import monthly
from views.language import vocabulary
from views.page import Here
from views.trace import citing

VALUE, CASH, GOODS, USED = "donations_value", "donations_cash", "donations_goods_value", "donation_use_value"
CAMPAIGN_VALUE = "covid_donations_value"
RECEIPTS, RECEIPTS_SHARE, ISSUES = "receipts_issued", "receipts_share", "disclosure_issues"
LINES, LINES_WITH_RECEIPT = "donation_lines", "donation_lines_with_receipt"
GOODS_IN, GOODS_OUT, STOCK = "goods_in_quantity", "goods_out_quantity", "goods_stock_quantity"
_CARDS = (VALUE, CASH, GOODS, USED, CAMPAIGN_VALUE, "covid_test_kits_received", RECEIPTS, ISSUES)
# A chart shows the kinds of goods with most left; its table has all.
STOCK_SHOWN = 8
_COLUMNS = {"cash_yuan": CASH, "goods_yuan": GOODS}
_RECEIVED = ((CASH, "charts.cash"), (GOODS, "charts.goods"))


def cards(here: Here) -> tuple[str, ...]:
    """The keys of the page's cards: those that can exist in the year."""
    return tuple(key for key in _CARDS if here.read.ask(bindings.applies, METRICS[key], here.scope))


def finding(here: Here) -> str:
    """What was received, and how much of it has been used."""
    readings = here.read.readings((VALUE, USED), here.scope)
    received, used = readings[VALUE], readings[USED]
    values = {"value": citing.value(here, received), "used": citing.value(here, used)}
    if not received.value or used.value is None:
        return here.say("fundraising.finding_plain", **values)
    return here.say("fundraising.finding", share=figures.share(used.value / received.value, here.say), **values)


def df_by_month(here: Here) -> pd.DataFrame:
    """One row a month: month, cash_yuan and goods_yuan (blank after the cut-off), plan of both."""
    months = range(1, 13)
    values = {column: monthly(here, key) for column, key in _COLUMNS.items()}
    opens = {
        f"opens_{column}": [parts.mark(here, key, here.scope, "month", month) for month in months]
        for column, key in _COLUMNS.items()
    }
    plan = {"plan": planned.months(here, VALUE), "opens_plan": planned.marks_by_month(here, VALUE)}
    return pd.DataFrame({"month": months} | values | opens | plan)


def df_cumulative(here: Here) -> pd.DataFrame:
    """One row a day with a gift, up to the cut-off: date, and cash_yuan, goods_yuan and their plan so far."""
    by_day = [here.read.ask(courses.df_by_day, key, here.scope).set_index("date")["value"] for key in (CASH, GOODS)]
    if not any(len(values) for values in by_day):
        return pd.DataFrame(columns=["date", "cash_yuan", "goods_yuan", "plan"])
    ends = {dt.date(here.scope.year, 1, 1), here.scope.cut_off}
    days = sorted(ends.union(*(values.index for values in by_day)))
    cash, goods = (list(values.reindex(days).fillna(0.0).cumsum()) for values in by_day)
    opens = {
        f"opens_{column}": [parts.mark(here, key, replace(here.scope, as_of=day)) for day in days]
        for column, key in _COLUMNS.items()
    }
    plan = {"plan": planned.by(here, VALUE, days), "opens_plan": planned.marks(here, VALUE, days)}
    return pd.DataFrame({"date": days, "cash_yuan": cash, "goods_yuan": goods} | opens | plan)


def df_by_campaign(here: Here) -> pd.DataFrame:
    """One row a campaign, by its start: key, name, started_on, ended_on, raised_yuan, goal_yuan, opens, opens_goal."""
    here = here.city  # goals are the city's
    df = here.read.ask(campaigns.df_by_campaign, here.scope)
    df = df.rename(columns={"campaign_code": "key", "campaign_name": "name"})
    df["opens"] = [_raised(here, *span) for span in zip(df["key"], df["started_on"], df["ended_on"], strict=True)]
    df["opens_goal"] = [_goal(here, *filed) for filed in zip(df["key"], df["started_on"], strict=True)]
    return df


def _goal(here: Here, code: str, start: dt.date) -> str:
    """The goal that was filed for a campaign, in the year in which it began."""
    return citing.mark(here, Figure("campaign_goal", Scope(start.year), Part((("campaign_code", code),))))


def _raised(here: Here, code: str, start: dt.date, end: dt.date | None) -> str:
    """What a campaign raised from its first day to its last or the cut-off, also over several years."""
    until = min(end, here.scope.cut_off) if end else here.scope.cut_off
    scope = Scope(until.year, until, here.scope.county_id, since=start)
    return citing.mark(here, Figure(VALUE, scope, Part((("campaign_code", code),))))


def df_of_periods(here: Here) -> pd.DataFrame:
    """The campaigns that have a last day; standing ones, open all year, mark no period."""
    df = df_by_campaign(here)
    return df.loc[df["ended_on"].notna()]


def df_by_county(here: Here) -> pd.DataFrame:
    """One row a county in the usual order, the city society last: key, name, and what was received and used."""
    received, used = (parts.by_county(here, key) for key in (VALUE, USED))
    both = used[["key", "name", "value", "opens"]]
    df = received.merge(both, on=["key", "name"], how="outer", suffixes=("", "_used"))
    order = {county: at for at, county in enumerate(parts.county_names(here))}
    df = df.sort_values("key", key=lambda keys: keys.map(order), ignore_index=True)
    columns = {"value": VALUE, "value_used": USED, "opens": f"opens_{VALUE}", "opens_used": f"opens_{USED}"}
    return df.rename(columns=columns)[["key", "name", *columns.values()]].assign(**parts.places(here, df["key"]))


def df_of_flow(here: Here) -> pd.DataFrame:
    """One row for cash, goods and each purpose of use: side (received, used), name, amount_yuan, opens."""
    readings = here.read.readings((CASH, GOODS), here.scope)
    received = [
        ("received", here.say(word), parts.number(readings[key]), parts.mark(here, key, here.scope))
        for key, word in _RECEIVED
    ]
    purposes = parts.by_part(here, USED, "use_purpose").sort_values("value", ascending=False)
    used = [("used", *row) for row in purposes[["name", "value", "opens"]].itertuples(index=False)]
    return pd.DataFrame([*received, *used], columns=["side", "name", "amount_yuan", "opens"])


def receipts_finding(here: Here) -> str:
    """How many gift lines have a receipt, and how many receipts that makes."""
    readings = here.read.readings((RECEIPTS, LINES, LINES_WITH_RECEIPT, RECEIPTS_SHARE), here.scope)
    texts = {key: citing.value(here, reading) for key, reading in readings.items()}
    if not readings[LINES].value:
        return here.say("charts.none")
    return here.say(
        "fundraising.receipts_title",
        receipts=texts[RECEIPTS],
        lines=texts[LINES],
        done=texts[LINES_WITH_RECEIPT],
        share=texts[RECEIPTS_SHARE],
    )


def receipts_share_finding(here: Here, df: pd.DataFrame) -> str:
    """Which kinds of donors lie below the share of all lines; the share alone where none does."""
    whole, unit = receipts_share(here), here.read.metric(RECEIPTS_SHARE).unit
    if whole is None:
        return here.say("charts.none")
    low = df.loc[df["value"] < whole].sort_values("value", ascending=False)
    names = [
        here.say("fundraising.share_of", name=name, share=figures.number(value, unit, here.say))
        for name, value in zip(low["name"], low["value"], strict=True)
    ]
    share = figures.number(whole, unit, here.say)
    if not names:
        return here.say("fundraising.receipts_share_even", share=share)
    return here.say("fundraising.receipts_share_title", share=share, below=here.say.join(names))


def receipts_share(here: Here) -> float | None:
    """The share of all gift lines that have a receipt, in percent; None without any line."""
    value = here.read.reading(RECEIPTS_SHARE, here.scope).value
    return None if value is None else float(value)


def df_by_issue(here: Here) -> pd.DataFrame:
    """One row an issue of the disclosure: issue_number, disclosed_on, opens."""
    df, scope = here.read.ask(disclosures.df_by_issue, here.city.scope), here.city.scope
    return df.assign(opens=[parts.mark(here, ISSUES, scope, "issue_number", number) for number in df["issue_number"]])


def df_of_stock(here: Here) -> pd.DataFrame:
    """One row for each article in one unit of measure, most left (as a share) first.

    name (the article's code), quantity_unit, quantity_in and quantity_out of the year, stock; and opens_… of each.
    """
    by = ["goods_code", "quantity_unit"]
    columns = (("quantity_in", GOODS_IN), ("quantity_out", GOODS_OUT), ("stock", STOCK))
    here = here.city  # the store is the city's
    named = [
        here.read.split(key, here.scope, *by)[[*by, "value"]].rename(columns={"value": column})
        for column, key in columns
    ]
    df = named[2].merge(named[0], on=by, how="left").merge(named[1], on=by, how="left")
    df["name"] = df["goods_code"]
    for column, key in columns:
        df[f"opens_{column.removeprefix('quantity_')}"] = [
            citing.mark(here, Figure(key, here.scope, Part(tuple(zip(by, map(as_text, pair), strict=True)))))
            for pair in df[by].itertuples(index=False)
        ]
    df["quantity_unit"] = [measure_word(here, unit) for unit in df["quantity_unit"]]
    left = df["stock"] / (df["stock"] + df["quantity_out"].fillna(0.0)).where(lambda whole: whole > 0, math.nan)
    df = df.assign(left=left).sort_values(["left", "name"], ascending=[False, True], na_position="last")
    opens = ["opens_in", "opens_out", "opens_stock"]
    return df[["name", "quantity_unit", "quantity_in", "quantity_out", "stock", *opens]].reset_index(drop=True)


def measure_word(here: Here, unit: str | float | None) -> str:
    """A measure word of the goods sheets in the language of the page; an unknown one as the sheet has it."""
    text = "" if unit is None or pd.isna(unit) else str(unit)
    return here.say(f"fundraising.measure.{text}") if f"fundraising.measure.{text}" in vocabulary() else text
