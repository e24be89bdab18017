"""年终总结: every figure of the summary with its target, last year and source, and the cells of any one of them."""

from reports.offers import OFFERS
from views import page, tables
from views.subjects import annual_downloads, annual_summary
from views.trace import provenance

here = page.begin("annual_summary")
page.head(here, annual_summary.finding(here))
tables.caption(here.say("annual.lead"))

page.section(here.say("downloads.title"), here.say("downloads.lead"))
annual_downloads.show(here, OFFERS)

for stem in page.STEMS:
    figures = annual_summary.df_by_figure(here, stem)
    if len(figures):
        page.section(here.say(f"nav.{stem}"))
        numbers = annual_summary.number_columns(here)
        tables.plain(
            figures,
            caption=here.say(f"nav.{stem}"),
            numbers=numbers,
            widths=annual_summary.WIDTHS,
            testid=f"figures-{stem}",
        )

page.section(here.say("annual.trace"), here.say("annual.trace_lead"))
provenance.pick_and_trace(here, annual_summary.published(), label=here.say("annual.pick"))
page.foot(here)
