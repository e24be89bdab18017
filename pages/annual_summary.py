"""年终总结: the document and what to check in it; a draft checked; the figures; sign-off; frozen sets."""

from reports.checking.shown import looked_over
from reports.frozen.contents import Source
from reports.frozen.desk import Desk
from reports.offers import OFFERS
from reports.summary import making
from views import filters, page, prose, session, tables
from views.frozen import area, checking
from views.subjects import annual_downloads, annual_draft, annual_summary

here = page.begin("annual_summary")


def source(file: str) -> Source:
    """A workbook as it was loaded, to be frozen along; or why it isn't given out."""
    try:
        return Source(here.read.workbook(file))
    except session.SourceUnavailable as fault:
        return Source(None, fault.why)


desk = Desk(here.read.cursor(), here.scope, here.read.generation, source, here.kept)
page.head(here, annual_summary.finding(here))
match filters.view(here, annual_summary.views(here), label=here.say("annual.view"), key="part"):
    case "figures":
        tables.caption(here.say("annual.lead"))
        marks = desk.marks([metric.key for metric in annual_summary.published(here)])
        checked = {key: checking.text_of(mark, here.say) for key, mark in marks.items()}
        for stem in page.STEMS:
            figures = annual_summary.df_by_figure(here, stem, checked)
            if len(figures):
                page.section(here.say(f"nav.{stem}"))
                tables.plain(
                    figures,
                    caption=here.say(f"nav.{stem}"),
                    numbers=annual_summary.number_columns(here),
                    widths=annual_summary.widths(here),
                    testid=f"figures-{stem}",
                )
    case "draft":
        annual_draft.area(here, looked_over)
    case "checking":
        checking.area(here, desk, annual_summary.published(here))
    case "frozen":
        area.area(here, desk)
    case _:
        page.section(here.say("annual.document"), here.say("annual.document_lead"))
        annual_summary.downloads(here, making.word_file)
        annual_downloads.show(here, OFFERS)
        seen = annual_summary.preview(here, making.preview, making.stamp)
        if seen:
            page.section(here.say("annual.check", n=len(seen.findings)), here.say("annual.check_lead"))
            prose.to_check(here, seen.findings, testid="to-check")
            page.section(here.say("annual.prose"), here.say("annual.prose_lead"))
            prose.sheet(here, seen.paragraphs, testid="prose")
page.foot(here)
