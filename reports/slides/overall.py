"""The slides on the whole: the year at a glance, its targets, who needs attention."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pptx.util import Inches

from metrics.pace.reasons import situation
from metrics.pace.standing import Standing
from metrics.pace.targets import pace
from metrics.pace.watch import most_urgent
from metrics.units import format_share, format_whole_share
from reports import colours, findings
from reports.evidence import Figure
from reports.slides.charts import Series, chart
from reports.slides.deck import BODY_BOTTOM, BODY_TOP, BODY_WIDTH, MARGIN, Drawn, Slide, dress, rgb
from reports.slides.fitting import tall
from reports.slides.meeting import Meeting, state

_CARDS = (
    "donations_value", "relief_households", "training_sessions", "training_people", "hsc_donated", "volunteer_times",
)  # fmt: skip
_ALMOST = Decimal("0.999")
_TABLE = (1.7, 2.7, BODY_WIDTH - 4.4)
_ROW, _SIZES, _ENOUGH = 0.36, (14, 13, 12), 6
_COVER_SIZES = (48, 44, 40, 36, 32, 28, 24, 20)


def glance(meeting: Meeting) -> None:
    """The year in six numbers; the title says how many targets are reached."""
    say, evidence = meeting.say, meeting.evidence
    cities = [one for found in meeting.standings.values() for one in found]
    title = say("slides.title", year=evidence.scope.year, society=say.of(evidence.society))
    slide = meeting.slide(findings.targets(say, cities), title, _CARDS)
    width, gap = (BODY_WIDTH - 1.2) / 3, 0.6
    corners = [
        (MARGIN + column * (width + gap), BODY_TOP + 0.45 + row * 2.2) for row in range(2) for column in range(3)
    ]
    meeting.numbers(slide, _CARDS, corners, width, _COVER_SIZES)


def targets(meeting: Meeting) -> None:
    """Every target of the city: its completion, coloured by how likely it is to be reached."""
    say, evidence = meeting.say, meeting.evidence
    aimed = [figure for figure in evidence if figure.completion is not None]
    short = [figure for figure in aimed if figure.completion is not None and figure.completion < 1]
    title = (
        _short(meeting, short) if short else say("slides.all_reached" if aimed else "finding.no_targets", n=len(aimed))
    )
    gone = format_share(pace(evidence.scope), say.language)
    slide = meeting.slide(title, say("slides.targets", pace=gone), [figure.metric.key for figure in aimed])
    if aimed:
        names = [say.of(figure.metric.name) for figure in aimed]
        shares = [_share(figure.completion or Decimal(0)) for figure in aimed]
        tints = [state(meeting.city_standing(figure.metric.key)) for figure in aimed]
        series = [Series(say("workbook.column.completion"), shares, colours.DONE, tints)]
        chart(slide, "bars", names, series, "0.0%", axis_shape="0%", labels=True)


def _share(completion: Decimal) -> float:
    """A completion as a bar shows it: what is short of the target never reads 100.0%."""
    return float(min(completion, _ALMOST) if completion < 1 else completion)


def _short(meeting: Meeting, short: Sequence[Figure]) -> str:
    say = meeting.say
    named = [
        say(
            "slides.short_one",
            name=say.of(figure.metric.name),
            share=format_whole_share(figure.completion or 0, say.language),
        )
        for figure in short[:3]
    ]
    return say("slides.short", n=len(short), names=say("document.separator").join(named))


def attention(meeting: Meeting) -> None:
    """Who needs somebody, each with one sentence that can be read aloud."""
    say = meeting.say
    every = [one for found in meeting.standings.values() for one in found]
    urgent = _first_of_each(most_urgent(every))
    keys = list(dict.fromkeys(one.metric.key for one in urgent)) or ["training_sessions"]
    slide = meeting.slide(findings.attention(say, every, urgent), say("slides.attention"), keys)
    if urgent:
        _table(meeting, slide, urgent)


def _first_of_each(found: Sequence[Standing]) -> list[Standing]:
    """The most urgent standing of each county."""
    first: dict[str | None, Standing] = {}
    for one in found:
        first.setdefault(one.county_id, one)
    return list(first.values())


def _table(meeting: Meeting, slide: Slide, urgent: Sequence[Standing]) -> None:
    """As many counties as there is room for, and how many are not listed."""
    say = meeting.say
    size, rows = _rows(meeting, urgent)
    heights = [height for _, height in rows]
    box = (Inches(MARGIN), Inches(BODY_TOP), Inches(BODY_WIDTH), Inches(_ROW + sum(heights)))
    table = slide.shapes.add_table(len(rows) + 1, 3, *box).table
    for column, width in enumerate(_TABLE):
        table.columns[column].width = Inches(width)
    heads = [say(f"workbook.column.{name}") for name in ("county", "figure")] + [say("slides.situation")]
    for column, head in enumerate(heads):
        _cell(slide, table.cell(0, column), head, size, colours.INK, bold=True, ground=colours.SOFT)
    for row, height in enumerate((_ROW, *heights)):
        table.rows[row].height = Inches(height)
    for row, (one, _) in enumerate(rows, start=1):
        cells = ((say.of(one.name), state(one)), (say.of(one.metric.name), colours.INK))
        for column, (value, colour) in enumerate((*cells, (situation(one, say.language), colours.INK))):
            _cell(slide, table.cell(row, column), value, size, colour, bold=column == 0, ground=colours.ON_FILL)
    rest = len(urgent) - len(rows)
    if rest:
        slide.text(say("slides.more", n=rest), MARGIN, BODY_BOTTOM - 0.25, BODY_WIDTH, 0.3, 12, colours.MUTED)


def _rows(meeting: Meeting, urgent: Sequence[Standing]) -> tuple[int, list[tuple[Standing, float]]]:
    """The size of the letters, and the standings that fit with their heights: smaller letters where that shows more."""
    found = {size: _fitting(meeting, urgent, size) for size in _SIZES}
    size = max(found, key=lambda one: (min(len(found[one]), _ENOUGH), one))
    return size, found[size]


def _fitting(meeting: Meeting, urgent: Sequence[Standing], size: int) -> list[tuple[Standing, float]]:
    rows: list[tuple[Standing, float]] = []
    room = BODY_BOTTOM - BODY_TOP - _ROW - 0.35
    for one in urgent:
        say = meeting.say
        texts = (say.of(one.name), say.of(one.metric.name), situation(one, say.language))
        height = max(tall(text, width - 0.25, size) for text, width in zip(texts, _TABLE, strict=True)) + 0.1
        room -= height
        if room < 0:
            break
        rows.append((one, height))
    return rows


def _cell(slide: Slide, cell: Drawn, text: str, size: int, colour: str, *, bold: bool, ground: str) -> None:
    cell.fill.solid()
    cell.fill.fore_color.rgb = rgb(ground)
    frame = cell.text_frame
    frame.word_wrap = True
    cell.margin_top = cell.margin_bottom = Inches(0.04)
    run = frame.paragraphs[0].add_run()
    run.text = text
    dress(run.font, slide.deck.font, size, colour, bold=bold)
