"""What all slides share: the figures, the words, how counties stand, what is said of a figure in the notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from metrics.changes import told_change
from metrics.pace.forecast import Status
from metrics.pace.standing import Standing
from metrics.pace.watch import standings
from metrics.units import format_reading, format_share
from reports import colours
from reports.evidence import Evidence, Figure
from reports.slides.deck import BODY_BOTTOM, BODY_TOP, BODY_WIDTH, MARGIN, Deck, Slide
from reports.slides.fitting import amount_size, tall
from reports.wording import Words

STATES: Mapping[Status, str] = {
    "done": colours.REACHED, "likely": colours.DONE, "watch": colours.WATCH, "behind": colours.BEHIND,
    "not_reported": colours.BEHIND, "too_early": colours.DONE, "no_target": colours.DONE,
}  # fmt: skip
ASIDE = 3.1
"""How wide the numbers beside a chart are; the chart is that much narrower."""
BESIDE = BODY_WIDTH - ASIDE - 0.35
_SIZES = (32, 30, 28, 26, 24, 22, 20, 18)


class Meeting:
    """The evidence in one language, on its way onto slides."""

    def __init__(self, evidence: Evidence, say: Words, deck: Deck) -> None:
        self.evidence, self.say, self.deck = evidence, say, deck

    @cached_property
    def standings(self) -> Mapping[str, tuple[Standing, ...]]:
        """How every county and the city stand with every target."""
        return standings(self.evidence.con, self.evidence.scope)

    def city_standing(self, key: str) -> Standing | None:
        """How the city stands with a target."""
        return next((one for one in self.standings.get(key, ()) if one.county_id is None), None)

    def of_counties(self, key: str) -> list[Standing]:
        """How the counties stand that have a target; none where only the city has one."""
        return [one for one in self.standings.get(key, ()) if one.county_id is not None and one.target]

    def slide(self, title: str, lead: str, keys: Sequence[str]) -> Slide:
        """A slide about some figures: their sheets and the cut-off below, definitions and cells in the notes."""
        figures = [self.evidence[key] for key in keys]
        kinds = dict.fromkeys(kind for figure in figures for kind in figure.metric.kinds)
        names = [self.say.of(self.evidence.kinds[kind]) for kind in kinds if kind in self.evidence.kinds]
        day = self.say.date(self.evidence.scope.cut_off)
        kinds_named = self.say("document.separator").join(names)
        source = (
            self.say("slides.source", kinds=kinds_named, day=day) if names else self.say("slides.no_source", day=day)
        )
        return self.deck.slide(title, lead, source, [note for figure in figures for note in self.notes(figure)])

    def notes(self, figure: Figure) -> list[str]:
        """What a figure counts and where its cells are."""
        metric, say = figure.metric, self.say
        value = format_reading(figure.now, say.language)
        until = say.date(self.evidence.counted_until(metric.key))
        said = say(
            "slides.note", name=say.of(metric.name), value=value, definition=say.of(metric.definition), day=until
        )
        return [said, self._cells(figure)]

    def _cells(self, figure: Figure) -> str:
        cells, say = self.evidence.trace(figure.metric.key).cells, self.say
        if not cells:
            return say("slides.note_no_cells")
        places = Counter((cell.file, cell.sheet) for cell in cells)
        file, sheet = next(iter(places))
        if figure.metric.restricted:
            return say("slides.note_restricted", file=file, sheet=sheet)
        first = f"{file} › {sheet} › {cells[0].cell}"
        return say("slides.note_cells", n=len(cells), files=len({file for file, _ in places}), first=first)

    def aside(self, slide: Slide, keys: Sequence[str]) -> None:
        """Numbers beside the chart: name, value, and completion or change."""
        left, step = MARGIN + BESIDE + 0.35, (BODY_BOTTOM - BODY_TOP) / 3
        places = [(left, BODY_TOP + 0.1 + place * step) for place in range(len(keys))]
        self.numbers(slide, keys, places, ASIDE, _SIZES)

    def numbers(
        self,
        slide: Slide,
        keys: Sequence[str],
        places: Sequence[tuple[float, float]],
        width: float,
        sizes: Sequence[int],
    ) -> None:
        """Figures in large, in the largest size in which each fits on a line; `places` are their upper left corners."""
        values = [format_reading(self.evidence[key].now, self.say.language) for key in keys]
        names = [self.say.of(self.evidence[key].metric.name) for key in keys]
        size = min(amount_size(value, width, sizes) for value in values)
        above = max(tall(name, width, 14) for name in names)
        for key, name, value, (left, top) in zip(keys, names, values, places, strict=True):
            slide.rule(left, top, width, colours.LINE)
            slide.text(name, left, top + 0.08, width, above, 14, colours.MUTED)
            down = top + 0.12 + above
            slide.amount(value, left, down, width, size, colours.DONE)
            standing = self.city_standing(key)
            colour = colours.BEHIND if standing and standing.status == "behind" else colours.MUTED
            slide.text(self.compared(self.evidence[key]), left, down + size * 1.35 / 72, width, 0.3, 14, colour)

    def compared(self, figure: Figure) -> str:
        """What a figure is of its target, else its change on last year; empty where neither can be said."""
        language = self.say.language
        if figure.completion is not None:
            return self.say("slides.of_target", share=format_share(figure.completion, language))
        if figure.change is None:
            return ""
        return self.say("slides.change", change=told_change(figure.change, language))


def state(one: Standing | None) -> str:
    """The colour of how something stands."""
    return STATES[one.status] if one else colours.DONE
