"""年终总结: every figure of the summary with its target, the year compared with and source; each opens its cells."""

from views import page, tables
from views.subjects import annual_summary

here = page.begin("annual_summary")
page.head(here, annual_summary.finding(here))
tables.caption(here.say("annual.lead"))

for stem in page.STEMS:
    figures = annual_summary.df_by_figure(here, stem)
    if len(figures):
        page.section(here.say(f"nav.{stem}"))
        numbers = annual_summary.number_columns(here)
        tables.plain(
            figures,
            caption=here.say(f"nav.{stem}"),
            numbers=numbers,
            widths=annual_summary.widths(here),
            testid=f"figures-{stem}",
        )

page.foot(here)
