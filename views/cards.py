"""A KPI card: name, value, target with pace, change on the same period last year, the year's months, the date.

Everything is one piece of HTML with drawn bars: the number shrinks to the card's width and is never cut.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from metrics.metric import Reading
from views import drawing, escape, figures
from views.language import Words


@dataclass(frozen=True)
class Card:
    """What one card shows. `months` and `months_last_year` run from January; None is a month without a figure."""

    reading: Reading
    last_year: Reading | None = None
    pace: Decimal | None = None
    months: Sequence[float | None] = ()
    months_last_year: Sequence[float | None] = ()


def card_html(card: Card, say: Words) -> str:
    """The card as HTML, all text from data escaped."""
    metric = card.reading.metric
    body = "".join((_name(card, say), _value(card, say), _target(card, say), _change(card, say), _months(card, say)))
    return (
        f'<article class="mz mz-card" data-testid="card-{escape.html(metric.key)}">{body}{_as_of(card, say)}</article>'
    )


def _name(card: Card, say: Words) -> str:
    return f'<h3 class="mz-name">{escape.html(say.of(card.reading.metric.name))}</h3>'


def _value(card: Card, say: Words) -> str:
    text = figures.value(card.reading, say)
    if card.reading.value is None and not card.reading.suppressed:
        return f'<p class="mz-value mz-none" style="--n:4">{escape.html(text)}</p>'
    before, number, after = ("", text, "") if card.reading.suppressed else drawing.split_number(text)
    small = drawing.em_width(before + after) * 0.5 + (0.24 if after else 0) + (0.24 if before else 0)
    width = drawing.em_width(number) + small
    parts = [f"<small>{escape.html(before)}</small>" if before else "", escape.html(number)]
    parts.append(f"<small>{escape.html(after)}</small>" if after else "")
    return f'<p class="mz-value" style="--n:{max(width, 3):.2f}">{"".join(parts)}</p>'


def _target(card: Card, say: Words) -> str:
    share = figures.completion(card.reading)
    if share is None:
        return ""
    text = say("card.target", target=figures.target(card.reading, say), share=figures.share(share, say))
    pace = say("card.pace", pace=figures.share(card.pace, say)) if card.pace is not None else ""
    bar = drawing.progress(float(share), float(card.pace) if card.pace is not None else None, f"{text} {pace}")
    return f'{bar}<p class="mz-sub"><b>{escape.html(text)}</b> {escape.html(pace)}</p>'


def _change(card: Card, say: Words) -> str:
    last, now = card.last_year, card.reading.value
    if now is None:
        return ""
    return f'<p class="mz-sub">{escape.html(_change_text(card.reading, last, say))}</p>'


def _change_text(now: Reading, last: Reading | None, say: Words) -> str:
    if last is None or last.value is None:
        return say("card.no_last_year")
    before = figures.value(last, say)
    if now.value == last.value:
        return say("card.same", value=before)
    change = figures.change(now, last, say)
    return say("card.change", change=change, value=before) if change else say("card.last_year", value=before)


def _months(card: Card, say: Words) -> str:
    known = [value for value in card.months if value is not None and not math.isnan(value)]
    if not any(known):
        hidden = card.reading.metric.restricted and card.reading.value
        return f'<p class="mz-sub">{escape.html(say("card.months_hidden"))}</p>' if hidden else ""
    label = say("card.months", name=say.of(card.reading.metric.name))
    ends = f'<p class="mz-ends" aria-hidden="true"><span>{say.month(1)}</span><span>{say.month(12)}</span></p>'
    return drawing.spark(card.months, card.months_last_year, label) + ends


def _as_of(card: Card, say: Words) -> str:
    return f'<p class="mz-asof">{escape.html(say("card.as_of", day=say.date(card.reading.scope.cut_off)))}</p>'
