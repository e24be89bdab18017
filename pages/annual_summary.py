"""年终总结: every figure of the summary with the cells of any; their sign-off; frozen sets and what moved since."""

from reports.frozen.contents import Source
from reports.frozen.desk import Desk
from views import filters, page, session, tables
from views.frozen import area, checking
from views.subjects import annual_summary
from views.trace import provenance

here = page.begin("annual_summary")


def source(file: str) -> Source:
    """A workbook as it was loaded, to be frozen along; or why it isn't given out."""
    try:
        return Source(here.read.workbook(file))
    except session.SourceUnavailable as fault:
        return Source(None, fault.why)


desk = Desk(here.read.cursor(), here.scope, here.read.generation, source, here.kept)
page.head(here, annual_summary.finding(here))
match filters.view(annual_summary.views(here), label=here.say("annual.view"), key="part"):
    case "checking":
        checking.area(here, desk, annual_summary.published())
    case "frozen":
        area.area(here, desk)
    case _:
        tables.caption(here.say("annual.lead"))
        marks = desk.marks([metric.key for metric in annual_summary.published()])
        checked = {key: checking.text_of(mark, here.say) for key, mark in marks.items()}
        for stem in page.STEMS:
            figures = annual_summary.df_by_figure(here, stem, checked)
            if len(figures):
                page.section(here.say(f"nav.{stem}"))
                tables.plain(
                    figures,
                    caption=here.say(f"nav.{stem}"),
                    numbers=annual_summary.number_columns(here),
                    widths=annual_summary.WIDTHS,
                    testid=f"figures-{stem}",
                )
        page.section(here.say("annual.trace"), here.say("annual.trace_lead"))
        provenance.pick_and_trace(here, annual_summary.published(), label=here.say("annual.pick"))
page.foot(here)
