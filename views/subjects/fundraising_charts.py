"""The charts of the fundraising page, each with its words: finding, unit and scope, source, table."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from views import courses, figures, parts, planned, tables
from views.chart import Chart
from views.charts import bars, campaigns, disclosures, dots, flow, gifts, growth, months, panels, stock
from views.page import Here
from views.subjects import fundraising
from views.trace import provenance

_PARTS = ("cash", "goods")
_SIDES = {"received": "fundraising.received", "used": "fundraising.used"}
_BY_COUNTY = {fundraising.VALUE: _SIDES["received"], fundraising.USED: _SIDES["used"]}


def by_month(here: Here) -> Chart:
    """Cash and goods by month."""
    say, df = here.say, fundraising.df_by_month(here)
    table = _money(here, df, **{say("course.month"): [say.month(month) for month in df["month"]]})
    return Chart(
        figure=gifts.figure(df, **here.look),
        title=planned.added(here, fundraising.VALUE, gifts.finding(df, lang=here.language)),
        subtitle=planned.told(here, fundraising.VALUE, say("fundraising.months_subtitle")),
        source=provenance.source_of(here, fundraising.VALUE, fundraising.CASH, fundraising.GOODS),
        table=table,
        opens=_money_opens(here, df),
    )


def cumulative(here: Here) -> Chart:
    """Cash and goods up to each day, with the periods of the campaigns."""
    say, df = here.say, fundraising.df_cumulative(here)
    return Chart(
        figure=growth.figure(df, fundraising.df_of_periods(here), **here.look),
        title=planned.added(here, fundraising.VALUE, growth.finding(df, lang=here.language)),
        subtitle=planned.told(here, fundraising.VALUE, say("fundraising.growth_subtitle")),
        source=provenance.source_of(here, fundraising.VALUE, fundraising.CASH, fundraising.GOODS, "campaign_goal"),
        table=_money(here, df, **{say("fundraising.day"): list(df["date"])}),
        opens=_money_opens(here, df),
    )


def _money(here: Here, df: pd.DataFrame, **first: Sequence[object]) -> pd.DataFrame:
    """A table of cash, goods and, where there is one, the plan of both under a first column."""
    columns = {head: df[column].round() if column == "plan" else df[column] for column, head in _heads(here, df)}
    return pd.DataFrame(first | columns)


def _heads(here: Here, df: pd.DataFrame) -> list[tuple[str, str]]:
    """The columns of such a table, each with its heading."""
    names = {f"{word}_yuan": f"charts.{word}" for word in _PARTS}
    names |= {"plan": "charts.months.plan"} if df["plan"].notna().any() else {}
    return [(column, figures.headed(here.say(word), "元", here.say)) for column, word in names.items()]


def _money_opens(here: Here, df: pd.DataFrame) -> tables.Opens:
    return {head: list(df[f"opens_{column}"]) for column, head in _heads(here, df)}


def by_donor(here: Here) -> Chart:
    """What each kind of donor gave."""
    df, unit = parts.by_part(here, fundraising.VALUE, "donor_type"), here.read.metric(fundraising.VALUE).unit
    return Chart(
        figure=bars.figure(df, unit=unit, then=here.then, **here.look),
        title=bars.finding(df, unit=unit, lang=here.language),
        subtitle=here.say("fundraising.donor_subtitle"),
        source=provenance.source_of(here, fundraising.VALUE),
        table=tables.parts(here, df, unit),
        opens=tables.parts_opens(here, df, unit),
    )


def by_county(here: Here) -> Chart:
    """What the city society and each county received and used."""
    df, metrics = fundraising.df_by_county(here), [here.read.metric(key) for key in _BY_COUNTY]
    shown = [panels.Panel(m.key, here.say(_BY_COUNTY[m.key]), m.unit) for m in metrics]
    table = {here.say("table.part"): df["name"]}
    return Chart(
        figure=panels.figure(df, shown, **here.look),
        title=panels.finding(df, shown[0], lang=here.language),
        subtitle=here.say("fundraising.county_subtitle"),
        source=provenance.source_of(here, *_BY_COUNTY, by_county=True),
        table=pd.DataFrame(table | {figures.headed(here.say.of(m.name), m.unit, here.say): df[m.key] for m in metrics}),
        opens={figures.headed(here.say.of(m.name), m.unit, here.say): list(df[f"opens_{m.key}"]) for m in metrics},
        of_city=True,
    )


def by_campaign(here: Here) -> Chart:
    """Each campaign against its goal."""
    say, df = here.say, fundraising.df_by_campaign(here)
    shares = df["raised_yuan"] / df["goal_yuan"].where(df["goal_yuan"] > 0)
    table = {
        say("fundraising.campaign"): df["name"],
        say("fundraising.started_on"): df["started_on"],
        say("fundraising.ended_on"): df["ended_on"],
        figures.headed(say("charts.campaign.raised"), "元", here.say): df["raised_yuan"],
        figures.headed(say("charts.campaign.goal"), "元", here.say): df["goal_yuan"],
        say("fundraising.goal_share"): [figures.share(share, say) for share in shares],
    }
    return Chart(
        figure=campaigns.figure(df, **here.look),
        title=campaigns.finding(df, lang=here.language),
        subtitle=say("fundraising.campaign_subtitle"),
        source=provenance.source_of(here, fundraising.VALUE, "campaign_goal"),
        table=pd.DataFrame(table),
        opens={
            figures.headed(say("charts.campaign.raised"), "元", say): list(df["opens"]),
            figures.headed(say("charts.campaign.goal"), "元", say): list(df["opens_goal"]),
            say("fundraising.goal_share"): list(df["opens"]),
        },
        of_city=True,
    )


def money_flow(here: Here) -> Chart:
    """From what was received to what it was used for, and what is left."""
    say, df = here.say, fundraising.df_of_flow(here)
    table = {
        say("fundraising.side"): [say(_SIDES[side]) for side in df["side"]],
        say("table.part"): df["name"],
        figures.headed(say("charts.this_year"), "元", here.say): df["amount_yuan"],
    }
    return Chart(
        figure=flow.figure(
            df,
            opens_received=parts.mark(here, fundraising.VALUE, here.scope),
            opens_left=parts.mark(here, "donation_balance", here.scope),
            **here.look,
        ),
        title=flow.finding(df, lang=here.language),
        subtitle=say("fundraising.flow_subtitle"),
        source=provenance.source_of(
            here, fundraising.VALUE, fundraising.CASH, fundraising.GOODS, fundraising.USED, "donation_balance"
        ),
        table=pd.DataFrame(table),
        opens={figures.headed(say("charts.this_year"), "元", say): list(df["opens"])},
    )


def receipts(here: Here) -> Chart:
    """Receipts issued by month."""
    df = courses.df_by_month(here, [fundraising.RECEIPTS])
    return Chart(
        figure=months.figure(df, then=here.then, **here.look),
        title=fundraising.receipts_finding(here),
        subtitle=here.say("fundraising.receipts_subtitle"),
        source=provenance.source_of(here, fundraising.RECEIPTS),
        table=courses.table(here, df),
        opens=courses.opens(here, df),
    )


def receipts_by_donor(here: Here) -> Chart:
    """The share of gift lines with a receipt, by kind of donor."""
    df, unit = parts.by_part(here, fundraising.RECEIPTS_SHARE, "donor_type"), "%"
    whole, label = fundraising.receipts_share(here), here.say("fundraising.all_lines")
    return Chart(
        figure=dots.figure(df, unit=unit, reference=whole, reference_label=label, **here.look),
        title=fundraising.receipts_share_finding(here, df),
        subtitle=here.say("fundraising.receipts_share_subtitle"),
        source=provenance.source_of(here, fundraising.RECEIPTS_SHARE, fundraising.LINES),
        table=tables.parts(here, df, unit),
        opens=tables.parts_opens(here, df, unit),
    )


def issues(here: Here) -> Chart:
    """The issues of the disclosure on a line of time."""
    say, df = here.say, fundraising.df_by_issue(here)
    table = {say("fundraising.issue"): df["issue_number"], say("fundraising.disclosed_on"): df["disclosed_on"]}
    return Chart(
        figure=disclosures.figure(df, **here.look),
        title=disclosures.finding(df, lang=here.language),
        subtitle=say("fundraising.issues_subtitle"),
        source=provenance.source_of(here, fundraising.ISSUES),
        table=pd.DataFrame(table),
        opens={say("fundraising.issue"): list(df["opens"])},
        of_city=True,
    )


def goods(here: Here) -> Chart:
    """What is left of each article in store."""
    say, df = here.say, fundraising.df_of_stock(here)
    columns = {"in": "quantity_in", "out": "quantity_out", "left": "stock"}
    table = {say("fundraising.article"): df["name"], say("fundraising.measure_word"): df["quantity_unit"]}
    table |= {say(f"charts.stock.{word}"): df[column] for word, column in columns.items()}
    shown = min(len(df), fundraising.STOCK_SHOWN)
    return Chart(
        figure=stock.figure(df.head(shown), **here.look),
        title=stock.finding(df, lang=here.language),
        subtitle=say("fundraising.stock_subtitle", n=shown, all=len(df)),
        source=provenance.source_of(here, fundraising.STOCK, fundraising.GOODS_IN, fundraising.GOODS_OUT),
        table=pd.DataFrame(table),
        opens={
            say(f"charts.stock.{word}"): list(df[f"opens_{column.removeprefix('quantity_')}"])
            for word, column in columns.items()
        },
        of_city=True,
    )
