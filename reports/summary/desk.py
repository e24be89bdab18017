"""What figures are worded with: the language, the figures, the words, and the note of what was put where."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cached_property

from metrics.campaigns import counted_until
from metrics.measure import measure_many
from metrics.metric import Language, Reading, Scope
from metrics.naming import counties_of, names_of
from metrics.units import UNITS
from reports import signing
from reports.evidence import Evidence
from reports.summary.marks import Mark, Marks, clean
from reports.wording import Words


class Desk:
    """One document being written: everything that is looked up is looked up once."""

    def __init__(self, evidence: Evidence, language: Language) -> None:
        self.evidence, self.language = evidence, language
        self.say = Words(language)
        self.marks = Marks()
        self._names: dict[tuple[str, str], list[str]] = {}

    @property
    def scope(self) -> Scope:
        """Year and cut-off."""
        return self.evidence.scope

    def put(self, text: str, key: str, aspect: str = "") -> str:
        """What a figure says, found again afterwards."""
        return self.marks.put(text, key, aspect)

    def gap(self, mark: Mark, name: str, key: str, aspect: str = "") -> str:
        """The visible mark in place of a figure: missing, too early, hidden, contradictory."""
        return self.marks.put(self.say(f"summary.{mark}", name=name), key, aspect, mark)

    def gap_of_date(self) -> str:
        """The visible mark in place of the date of signing, where none is known."""
        return self.marks.put(self.say("summary.date"), mark="fill")

    def until(self, key: str) -> dt.date:
        """The last day that counts towards a figure."""
        return counted_until(self.evidence.con, key, self.scope)

    def names(self, key: str) -> list[str]:
        """The names of what a figure counted."""
        if (key, "names") not in self._names:
            self._names[key, "names"] = names_of(self.evidence.con, key, self.scope)
        return self._names[key, "names"]

    def counties(self, key: str) -> list[str]:
        """The counties that a figure comes from."""
        if (key, "counties") not in self._names:
            self._names[key, "counties"] = counties_of(self.evidence.con, key, self.scope, self.language)
        return self._names[key, "counties"]

    @cached_property
    def whole_year(self) -> Mapping[str, Reading]:
        """The same figures at the end of the year: what isn't there yet at the cut-off may be there later."""
        return measure_many(self.evidence.con, list(self.evidence.figures), Scope(self.scope.year))

    @cached_property
    def checked(self) -> Mapping[str, signing.Mark]:
        """Who marked which figures as checked, whether their marks hold or have lapsed."""
        return signing.signed(self.evidence)

    def name(self, key: str) -> str:
        """A figure's name."""
        return self.evidence[key].metric.name[self.language]

    def unit_name(self, unit: str) -> str:
        """What a unit is called where it stands alone."""
        return unit if self.language == "zh" else UNITS[unit].en[1]

    def value_name(self, field: str, value: object) -> str:
        """What a listed value of a field is called; the value itself where it isn't listed, "" where it is blank."""
        named = self.evidence.field_values.get((field, str(value)))
        return named[self.language] if named else clean(value or "")

    def day(self, day: dt.date, *, year: bool = False) -> str:
        """12月4日, 4 December; with its year where that isn't the document's or when asked for."""
        if year or day.year != self.scope.year:
            return self.say.date(day)
        return f"{day.month}月{day.day}日" if self.language == "zh" else f"{day.day} {day:%B}"

    def listed(self, names: list[str]) -> str:
        """Names in a sentence: 甲、乙和丙."""
        if self.language == "zh" and len(names) > 1:
            return f"{'、'.join(names[:-1])}和{names[-1]}"
        return self.say.join(names)
