"""Problems: each code is a small class with its severity and its words; `at(...)` makes one at a place.

The classes are in the modules beside this one, by what they are about; other modules may add some of their own.
docs/problems.md is generated from `catalog()`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from etl.text import found_text, visible

Severity = Literal["block", "reject", "warn"]


@dataclass(frozen=True)
class Problem:
    """One problem at one place, in both languages. `sheet` and `cell` are empty where it concerns more than them."""

    code: str
    severity: Severity
    file: str
    sheet: str
    cell: str
    found: str
    message_zh: str
    message_en: str
    repair_zh: str
    repair_en: str


class ProblemClass:
    """A class of problem. `{field_zh}`, `{expected}` and the like in its words are filled by `at`."""

    code: ClassVar[str]
    severity: ClassVar[Severity] = "reject"
    title_zh: ClassVar[str]
    title_en: ClassVar[str]
    message_zh: ClassVar[str]
    message_en: ClassVar[str]
    repair_zh: ClassVar[str]
    repair_en: ClassVar[str]

    @classmethod
    def at(
        cls, *, file: str = "", sheet: str = "", cell: str = "", found: object = None,
        words: Mapping[str, object] | None = None, **more: object,
    ) -> Problem:  # fmt: skip
        """The problem at a place; `found` is shortened and masked, `words` and `more` fill the templates."""
        filled = {name: visible(str(word)) for name, word in {**(words or {}), **more}.items()}
        return Problem(
            cls.code, cls.severity, file, sheet, cell, found_text(found),
            cls.message_zh.format(**filled), cls.message_en.format(**filled),
            cls.repair_zh.format(**filled), cls.repair_en.format(**filled),
        )  # fmt: skip


def catalog() -> list[type[ProblemClass]]:
    """All classes of problem that are imported, by code."""
    found: list[type[ProblemClass]] = []
    waiting = ProblemClass.__subclasses__()
    while waiting:
        one = waiting.pop()
        waiting.extend(one.__subclasses__())
        found.append(one)
    return sorted(found, key=lambda one: one.code)
