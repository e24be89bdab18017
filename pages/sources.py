"""数据来源: what was loaded and where every row went, the problems, the cells of any figure, and the upload."""

from collections.abc import Sequence
from pathlib import Path

from etl import pipeline
from views import filters, page, provenance, session, source_tables, sources, upload


def load(paths: Sequence[Path], progress: upload.Progress) -> upload.Report:
    """Load into the warehouse that the pages read."""
    with session.refusals(page.words()):
        return pipeline.load(paths, session.folder(), say=lambda _: None, progress=progress)


here = page.begin_anyhow("sources")
if here is None:
    page.section(page.words()("sources.upload"))
    upload.area(page.words(), load)
else:
    page.head(here, sources.finding(here))
    views = sources.views(here)
    view = filters.view(views, label=here.say("sources.view"), key="view")
    if view != "trace":
        page.strip(sources.counts(here), testid="load-counts")
        page.section(views[view])
    match view:
        case "trace":
            provenance.pick_and_trace(here, sources.traceable(here), label=here.say("sources.pick"))
        case "problems":
            source_tables.problems(here)
        case "files":
            source_tables.files(here)
        case "generations":
            source_tables.generations(here)
        case _:
            upload.area(here.say, load)
    page.foot(here)
