"""A note: what it is about, what it says, who wrote it when, and everything that became of it."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from metrics.catalog import METRICS
from metrics.metric import Text

Action = Literal["written", "changed", "withdrawn"]
TEXT_LENGTH, AUTHOR_LENGTH = 200, 40
YEARS = range(1990, 2101)
_HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})
_COUNTY = re.compile(r"[0-9A-Za-z]{1,20}")
# What can only be a person's number; the sheets' cells are masked by the same rule, which lives in another room.
_PERSONAL_NUMBER = re.compile(
    r"(?<![0-9A-Za-z])(?:\d{17}[0-9Xx]|1[3-9]\d[ \-]?\d{4}[ \-]?\d{4}|\d{16,19}|0\d{2,3}-\d{7,8})(?![0-9A-Za-z])"
)


class NoteRefusedError(Exception):
    """A note that can't be kept, or notes that can't be read; `said` tells why and what to do."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh} / {en}")
        self.said = Text(zh, en)


@dataclass(frozen=True)
class About:
    """What a note is about: a metric, a county, months (by their first days, the last one included), or several."""

    metric: str | None = None
    county_id: str | None = None
    first_month: dt.date | None = None
    last_month: dt.date | None = None


@dataclass(frozen=True)
class Entry:
    """One thing that happened to a note. `text` is what the note says from then on; of a withdrawal, the reason."""

    number: int
    note: int
    action: Action
    at: dt.datetime
    author: str
    about: About
    text: str


@dataclass(frozen=True)
class Note:
    """A note with all its entries, oldest first. A withdrawn one keeps saying what it said before."""

    entries: tuple[Entry, ...]

    @property
    def number(self) -> int:
        """Its number, which never changes."""
        return self.entries[0].note

    @property
    def seen(self) -> int:
        """The number of its newest entry: who changes the note says that this is the one that was looked at."""
        return self.entries[-1].number

    @property
    def is_withdrawn(self) -> bool:
        """Whether it doesn't hold any more."""
        return self.entries[-1].action == "withdrawn"

    @property
    def said(self) -> Entry:
        """The newest entry that says what the note says."""
        return next(entry for entry in reversed(self.entries) if entry.action != "withdrawn")


def checked(about: About) -> About:
    """What a note is about, in order; raises NoteRefusedError where it is about nothing or about what there isn't."""
    first, last = about.first_month, about.last_month or about.first_month
    if about.metric is None and about.county_id is None and first is None:
        raise NoteRefusedError("请选择指标、县区或月份中的至少一项。", "Choose a figure, a county or a month.")
    if about.metric is not None and about.metric not in METRICS:
        raise NoteRefusedError("没有这个指标。", "There is no such figure.")
    if about.county_id is not None and not _COUNTY.fullmatch(about.county_id):
        raise NoteRefusedError("没有这个县区。", "There is no such county.")
    if first is None and last is not None:
        raise NoteRefusedError("请先选择开始的月份。", "Choose the first month too.")
    if first is None or last is None:
        return About(about.metric, about.county_id)
    if first.year not in YEARS or last.year not in YEARS or last < first:
        raise NoteRefusedError("结束的月份早于开始的月份，请核对。", "The last month is before the first one.")
    return About(about.metric, about.county_id, first.replace(day=1), last.replace(day=1))


def checked_text(text: str, *, needed: bool = True) -> str:
    """The text of a note as it is kept; raises NoteRefusedError where it is empty, too long or holds a number of a
    person.
    """
    kept = visible(text)
    if needed and not kept:
        raise NoteRefusedError("请写明备注内容。", "Write what the note says.")
    if len(kept) > TEXT_LENGTH:
        raise NoteRefusedError(
            f"备注最多{TEXT_LENGTH}个字，现在有{len(kept)}个。",
            f"A note has at most {TEXT_LENGTH} characters; this one has {len(kept)}.",
        )
    if _PERSONAL_NUMBER.search(unicodedata.normalize("NFKC", kept)):
        raise NoteRefusedError(
            "备注里像是有身份证号、电话或账号，请删去后再保存。",
            "This looks like an identity, telephone or account number; leave it out.",
        )
    return kept


def checked_author(author: str) -> str:
    """The typed name as it is kept; raises NoteRefusedError where there is none."""
    kept = checked_text(author, needed=False)
    if not kept:
        raise NoteRefusedError("请填写您的姓名或科室。", "Type your name or office.")
    if len(kept) > AUTHOR_LENGTH:
        raise NoteRefusedError(
            f"姓名或科室最多{AUTHOR_LENGTH}个字。", f"A name has at most {AUTHOR_LENGTH} characters."
        )
    return kept


def visible(text: str) -> str:
    """The text in one line, with control, invisible and direction characters spelt out, so that it can't act."""
    one_line = re.sub(r"\s+", " ", text).strip()
    return "".join(f"⟨U+{ord(c):04X}⟩" if unicodedata.category(c) in _HIDDEN else c for c in one_line)
