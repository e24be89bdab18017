"""年终总结: the document to take, what to check before signing, the prose with every figure live, and its tables."""

from reports.offers import OFFERS
from reports.summary import making
from views import page, prose, tables
from views.subjects import annual_downloads, annual_summary
from views.trace import provenance

here = page.begin("annual_summary")
page.head(here, annual_summary.finding(here))
tables.caption(here.say("annual.lead"))

page.section(here.say("annual.document"), here.say("annual.document_lead"))
annual_summary.downloads(here, making.word_file)
annual_downloads.show(here, OFFERS)
seen = annual_summary.preview(here, making.preview, making.stamp)
if seen:
    page.section(here.say("annual.check", n=len(seen.findings)), here.say("annual.check_lead"))
    prose.to_check(here, seen.findings, testid="to-check")
    page.section(here.say("annual.prose"), here.say("annual.prose_lead"))
    prose.sheet(here, seen.paragraphs, testid="prose")

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
