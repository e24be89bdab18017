"""What the upload asks of the loading, as the page of sources puts it together; views know nothing else of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from views.loading import mapping, understood

Tell = Callable[[str], None]
Progress = Callable[[int, int, str], None]
Entries = Sequence[Mapping[str, Any]]
Paths = Mapping[str, Path]


class Report(Protocol):
    """What a load says of itself."""

    @property
    def published(self) -> bool:
        """Whether a generation was published."""

    @property
    def rows(self) -> Mapping[str, int]:
        """Rows present, loaded, rejected, ignored."""

    @property
    def files(self) -> Sequence[Mapping[str, Any]]:
        """One entry for each sheet: what was understood of it."""

    @property
    def problems(self) -> Sequence[Mapping[str, Any]]:
        """All problems of all files."""


class Seen(Protocol):
    """What an upload would come to."""

    @property
    def report(self) -> Report:
        """The report of the load that was tried aside."""

    @property
    def names(self) -> Sequence[str]:
        """The uploaded files' names in the report."""

    @property
    def warehouse(self) -> Path | None:
        """Where the generation built aside lies; None where none would be published."""

    @property
    def base(self) -> str:
        """What the preview was built upon."""


class Desk(Protocol):
    """What this page may ask of the loading; each asks for the right to write first and raises LoadRefusedError."""

    def kinds(self) -> understood.Kinds:
        """All kinds of sheet."""

    def stage(self, files: Sequence[tuple[str, bytes]]) -> Path:
        """Keep dropped files aside."""

    def look(self, folder: Path, tell: Tell, progress: Progress) -> Seen:
        """Build what would be published, aside."""

    def confirm(self, answer: mapping.Answer) -> None:
        """Keep an answer about a sheet."""

    def answer(self, folder: Path, entries: Entries, tell: Tell, progress: Progress) -> Paths:
        """Write the answers to an upload's files; where they lie, by the files' names."""

    def answers(self) -> Paths:
        """The answers that were written with the current generation, by the files' names."""

    def publish(self, folder: Path, by: str, base: str, tell: Tell, progress: Progress) -> Report:
        """Publish it."""

    def abandon(self, folder: Path) -> None:
        """Forget the upload."""

    def can_undo(self) -> bool:
        """Whether there is a version to go back to."""

    def undo(self, tell: Tell) -> str:
        """Go back one version; its name."""
