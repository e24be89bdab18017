"""数据来源: what was loaded and where every row went, the problems, the cells of any figure, and the upload."""

from collections.abc import Sequence
from pathlib import Path

from etl import uploads
from views import filters, page, session
from views.loading import answers, desk, mapping, rights, source_tables, sources, understood, upload
from views.notes import writing
from views.trace import drawer


class _Desk:
    """The loading, for the warehouse that the pages read; every action asks for the right to write first."""

    def kinds(self) -> understood.Kinds:
        return uploads.kinds()

    def stage(self, files: Sequence[tuple[str, bytes]]) -> Path:
        with rights.acting(page.words()):
            return uploads.stage(files, session.folder())

    def look(self, folder: Path, tell: desk.Tell, progress: desk.Progress) -> desk.Seen:
        with rights.acting(page.words()):
            return uploads.preview(folder, session.folder(), say=tell, progress=progress)

    def confirm(self, answer: mapping.Answer) -> None:
        with rights.acting(page.words()):
            uploads.confirm(**vars(answer))

    def answer(self, folder: Path, entries: desk.Entries, tell: desk.Tell, progress: desk.Progress) -> desk.Paths:
        with rights.acting(page.words()):
            return uploads.answer_upload(folder, entries, tell, progress)

    def answers(self) -> desk.Paths:
        return uploads.answers_now(session.folder())

    def publish(self, folder: Path, by: str, base: str, tell: desk.Tell, progress: desk.Progress) -> desk.Report:
        with rights.acting(page.words()):
            return uploads.publish(folder, session.folder(), by=by, base=base, say=tell, progress=progress)

    def abandon(self, folder: Path) -> None:
        with rights.acting(page.words()):
            uploads.abandon(folder)

    def can_undo(self) -> bool:
        return uploads.can_undo(session.folder())

    def undo(self, tell: desk.Tell) -> str:
        with rights.acting(page.words()):
            return uploads.undo(session.folder(), say=tell)


here = page.begin_anyhow("sources")
if here is None:
    upload.area(page.words(), _Desk())
else:
    page.head(here, sources.finding(here))
    views = sources.views(here)
    view = filters.view(here, views, label=here.say("sources.view"), key="view")
    if view != "trace":
        page.strip(sources.counts(here), testid="load-counts")
    if view not in ("trace", "upload"):
        page.section(views[view])
    match view:
        case "trace":
            drawer.pick(here, sources.traceable(here), label=here.say("sources.pick"))
        case "problems":
            source_tables.problems(here)
            answers.standing(here, _Desk())
        case "files":
            source_tables.files(here)
        case "generations":
            source_tables.generations(here)
            upload.undo_area(here.say, _Desk())
        case "notes":
            writing.everything(here)
        case _:
            upload.area(here.say, _Desk())
    page.foot(here)
