"""数据来源: what was loaded and where every row went, the problems, and the cells of any figure."""

import streamlit as st

from views import filters, page, provenance, sources, tables

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
    with st.container(horizontal=True):
        key = filters.metric(here, sources.traceable(here), label=say("sources.pick"), key="figure")
    reading = here.read.reading(key, here.scope)
    provenance.about(here, reading)
    provenance.cells(here, reading)
elif view == "problems":
    severities = sources.severities(here)
    if severities:
        severity = filters.view(severities, label=say("sources.pick_severity"), key="severity")
        problems = sources.df_by_problem(here, severity)
        tables.plain(
            problems.head(sources.SHOWN), caption=severities[severity], codes=[say("sources.place")], testid="problems"
        )
        tables.more(here, len(problems) - sources.SHOWN)
    else:
        tables.caption(say("sources.no_problem"))
else:
    tables.grid(sources.df_by_file(here), height=600)
page.foot(here)
