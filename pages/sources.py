"""数据来源: what was loaded and where every row went, the problems, and the cells of any figure."""

from views import filters, page, provenance, source_tables, sources

here = page.begin("sources")
say = here.say
page.head(here, sources.finding(here))
page.strip(sources.counts(here), testid="load-counts")
views = {
    "trace": say("sources.trace"),
    "problems": say("sources.problems"),
    "files": say("sources.files"),
}
view = filters.view(views, label=say("sources.view"), key="view")
page.section(views[view])

if view == "trace":
    key = filters.metric(here, sources.traceable(here), label=say("sources.pick"), key="figure")
    reading = here.read.reading(key, here.scope)
    provenance.about(here, reading)
    provenance.cells(here, reading)
elif view == "problems":
    source_tables.problems(here)
else:
    source_tables.files(here)
page.foot(here)
