"""A figure as a template speaks of it: `{{ key }}`, `{{ key.completion }}`; never blank, never guessed.

Every attribute has a Chinese name too (完成率, 结论). Where there is nothing to say, a mark stands in its place.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from metrics import bindings
from metrics.metric import Metric
from metrics.pace.targets import pace, reached
from metrics.units import format_change, format_share, written, written_reading
from reports.evidence import Figure
from reports.summary.desk import Desk

# Before this share of the year it is too early to say that a target isn't reached; as on the page of the counties.
_EARLY = Decimal("0.25")
CHINESE = {
    "数": "number", "值": "value", "名": "name", "单位": "unit", "完成率": "completion", "结论": "verdict",
    "任务": "target", "增减": "change", "增减词": "change_word", "增减率": "change_rate", "上年": "last_year",
    "截至": "as_of", "名称": "names", "县区": "counties", "其中": "within", "含": "including", "为零": "is_zero",
    "无数": "is_missing", "适用": "applies", "写作": "when",
}  # fmt: skip


class FigureWords:
    """What a template may say of one figure. Texts know whose they are; `value` and `is_...` are for conditions."""

    def __init__(self, figure: Figure, desk: Desk) -> None:
        self._figure, self._desk = figure, desk

    def __str__(self) -> str:
        return self._said(lambda: written_reading(self._figure.now, self._desk.language))

    def __bool__(self) -> bool:
        return bool(self._figure.now.value)

    def __getattr__(self, name: str) -> object:
        if name in CHINESE:
            return getattr(self, CHINESE[name])
        raise AttributeError(name)

    @property
    def key(self) -> str:
        """The metric's key."""
        return self._metric.key

    @property
    def name(self) -> str:
        """The figure's name."""
        return self._metric.name[self._desk.language]

    @property
    def unit(self) -> str:
        """The unit."""
        return self._metric.unit

    @property
    def value(self) -> Decimal | None:
        """The exact value in the base unit, for conditions; None where there is none."""
        return self._figure.now.value

    @property
    def number(self) -> str:
        """Number and unit without the nouns of the phrase: 20项."""
        now, metric = self._figure.now, self._metric
        return self._said(
            lambda: written(now.value or Decimal(0), metric.unit, metric.rounding, now.qualifier, self._desk.language),
            "number",
        )

    @property
    def is_missing(self) -> bool:
        """Whether there is no value to state."""
        return self._figure.now.value is None

    @property
    def is_zero(self) -> bool:
        """Whether 0 was reported; a blank is not 0."""
        return self._figure.now.value == 0

    @property
    def applies(self) -> bool:
        """Whether the figure can exist in the year: False for one of a campaign that none of the year's is bound as."""
        return bindings.applies(self._desk.evidence.con, self._metric, self._desk.scope)

    def when(self, value: float, text: str) -> str:
        """`text` where the figure has this value, else the figure as written: {{ plasma_donors.when(0, "没人") }}."""
        if self._figure.now.value == Decimal(str(value)):
            return self._desk.put(text, self.key, "when")
        return str(self)

    @property
    def as_of(self) -> str:
        """The last day that counts: the cut-off, or the end of the figure's campaign."""
        return self._desk.put(self._desk.day(self._desk.until(self.key)), self.key, "as_of")

    @property
    def target(self) -> str:
        """The year's target as written."""
        target, metric = self._figure.now.target, self._metric
        if target is None:
            return self._gap_of("summary.target_of", "target")
        return self._desk.put(
            written(target, metric.unit, metric.rounding, "", self._desk.language), self.key, "target"
        )

    @property
    def completion(self) -> str:
        """Value by target: 107.5%."""
        share = self._figure.completion
        if share is None and self.value is not None:
            return self._gap_of("summary.target_of", "completion")
        return self._said(lambda: format_share(share or Decimal(0), self._desk.language), "completion")

    @property
    def verdict(self) -> str:
        """超额完成, 完成, 未完成 (before the year is over 尚未完成)."""
        return verdict(self)

    @property
    def last_year(self) -> str:
        """The figure of the same period last year, as written."""
        if self._figure.before.value is None:
            return self._gap_of("summary.before_of", "last_year", hidden=self._figure.before.suppressed)
        return self._desk.put(written_reading(self._figure.before, self._desk.language), self.key, "last_year")

    @property
    def change(self) -> str:
        """增长10.7%, 下降5.0%, 持平."""
        return self._changed(
            lambda word, rate: self._desk.say("summary.change", word=word, rate=rate).strip(), "change"
        )

    @property
    def change_word(self) -> str:
        """增长, 下降 or 持平."""
        return self._changed(lambda word, rate: word, "change_word")

    @property
    def change_rate(self) -> str:
        """The size of the change without its direction: 10.7%."""
        return self._changed(lambda word, rate: rate or format_share(Decimal(0), self._desk.language), "change_rate")

    @property
    def names(self) -> str:
        """The names of what was counted, by day: 甲、乙和丙."""
        names = self._desk.names(self.key)
        if not names and self.value:
            return self._column_gap(self._metric.named_by, "names")
        return self._said(lambda: self._desk.listed(names) or str(self), "names")

    @property
    def counties(self) -> str:
        """The counties that the figure comes from."""
        names = self._desk.counties(self.key)
        if not names and self.value:
            return self._column_gap("county", "counties")
        return self._said(lambda: self._desk.listed(names), "counties")

    @property
    def within(self) -> str:
        """其中 before a part of a whole, 均为 where it is all of it."""
        return self._part(lambda part, whole: "summary.all_of" if part == whole else "summary.of_which", "within")

    @property
    def including(self) -> str:
        """含 before a part of a whole, 不含 where the part is 0."""
        return self._part(lambda part, whole: "summary.including" if part else "summary.without", "including")

    @property
    def _metric(self) -> Metric:
        return self._figure.metric

    def _said(self, text: Callable[[], str], aspect: str = "") -> str:
        """What is said of a figure that has a value; else the mark that says why it hasn't."""
        now = self._figure.now
        if now.suppressed:
            return self._desk.gap("hidden", self.name, self.key, aspect)
        if now.value is not None:
            return self._desk.put(text(), self.key, aspect)
        later = self._desk.whole_year[self.key]
        early = later.value is not None or later.suppressed
        return self._desk.gap("early" if early else "missing", self.name, self.key, aspect)

    def _gap_of(self, words: str, aspect: str, hidden: bool = False) -> str:
        name = self._desk.say(words, name=self.name)
        return self._desk.gap("hidden" if hidden else "missing", name, self.key, aspect)

    def _column_gap(self, field: str, aspect: str) -> str:
        """The mark for names that would stand in a column, were it filled in; in none where `field` is empty."""
        column = self._desk.evidence.fields.get(field)
        if column is None:
            return self._gap_of("summary.names_of", aspect)
        name = self._desk.say("summary.column_of", name=self.name, column=column[self._desk.language])
        return self._desk.gap("missing", name, self.key, aspect)

    def _changed(self, text: Callable[[str, str], str], aspect: str) -> str:
        """What is said of the change; the direction is that of the rounded rate, so that +0.0% is 持平."""
        now, before, lang = self._figure.now, self._figure.before, self._desk.language
        if now.value is None:
            return self._said(str, aspect)
        if before.value is None:
            return self._gap_of("summary.before_of", aspect, hidden=before.suppressed)
        if now.value and not before.value:
            return self._desk.put(self._desk.say("summary.from_nothing"), self.key, aspect)
        points = self._metric.unit == "%"
        rate = format_change((now.value - before.value) / 100 if points else self._figure.change or Decimal(0), lang)
        word = {"+": "up", "-": "down"}.get(rate[0], "level")
        size = rate.lstrip("+-") if word != "level" else ""
        shown = self._desk.say("summary.points", n=size.rstrip("%")) if points and size else size
        return self._desk.put(text(self._desk.say(f"summary.{word}"), shown), self.key, aspect)

    def _part(self, words: Callable[[Decimal, Decimal], str], aspect: str) -> str:
        whole = self._desk.evidence.figures.get(self._metric.part_of or "")
        if whole is None:
            return self._desk.gap("contradiction", self.name, self.key, aspect)
        part_value, whole_value = self.value, whole.now.value
        if part_value is None or whole_value is None:
            return self._said(
                lambda: self._desk.gap("missing", whole.metric.name[self._desk.language], self.key), aspect
            )
        if part_value > whole_value:
            return self._desk.gap("contradiction", self.name, self.key, aspect)
        return self._desk.put(self._desk.say(words(part_value, whole_value)), self.key, aspect)


def verdict(*figures: FigureWords) -> str:
    """One verdict over several figures, the weakest of theirs: {{ verdict(training_sessions, training_people) }}."""
    first = figures[0]
    desk = first._desk
    steps = []
    for words in figures:
        now = words._figure.now
        if now.value is None or now.suppressed:
            return words._said(str, "verdict")
        if now.target is None:
            return words._gap_of("summary.target_of", "verdict")
        steps.append((reached(now), words))
    step, weakest = min(steps, key=lambda one: one[0])
    if step < 0 and pace(desk.scope) < _EARLY:
        return desk.gap("early", desk.say("summary.verdict_of", name=weakest.name), weakest.key, "verdict")
    over = pace(desk.scope) >= 1
    word = {1: "exceeded", 0: "met"}.get(step, "unmet" if over else "not_yet")
    return desk.put(desk.say(f"summary.{word}"), weakest.key, "verdict")
