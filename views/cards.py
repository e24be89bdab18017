"""A KPI card: name, value, target with pace, change on the same period last year, the year's months, the date.

Everything is one piece of HTML with drawn bars: the number shrinks to the card's width and is never cut.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from metrics.metric import Reading
from views import drawing, escape, figures, linked, links
from views.language import Words


@dataclass(frozen=True)
class Card:
    """What one card shows. `months` and `months_then` run from January; None is a month without a figure.

    The addresses: `opens` the figure's cells, `opens_target` and `opens_compared` those of the target and of the year
    compared with, which `then` names; `page` is where there is more about it.
    """

    reading: Reading
    compared: Reading | None = None
    pace: Decimal | None = None
    months: Sequence[float | None] = ()
    months_then: Sequence[float | None] = ()
    then: str = ""
    opens: str = ""
    opens_target: str = ""
    opens_compared: str = ""
    page: str = ""
    peers: str = ""
    city_only: bool = False


def card_html(card: Card, say: Words) -> str:
    """The card as HTML, all text from data escaped."""
    metric = card.reading.metric
    body = "".join((_name(card, say), _value(card, say), _target(card, say), _change(card, say), _months(card, say)))
    return (
        f'<article class="mz-card" data-testid="card-{escape.html(metric.key)}">{body}{_as_of(card, say)}'
        f"{_ways(card, say)}</article>"
    )


def row_html(cards: Sequence[Card], say: Words) -> str:
    """Cards beside one another, as many as there is room for."""
    return f'<div class="mz mz-cards">{"".join(card_html(card, say) for card in cards)}</div>'


def _name(card: Card, say: Words) -> str:
    return f'<h3 class="mz-name">{escape.html(say.of(card.reading.metric.name))}</h3>'


def _value(card: Card, say: Words) -> str:
    text = figures.value(card.reading, say)
    if card.reading.value is None and not card.reading.suppressed:
        return f'<p class="mz-value mz-none" style="--n:4">{_opening(escape.html(text), card, say)}</p>'
    before, number, after = ("", text, "") if card.reading.suppressed else drawing.split_number(text)
    small = drawing.em_width(before + after) * 0.5 + (0.24 if after else 0) + (0.24 if before else 0)
    width = drawing.em_width(number) + small
    parts = [f'<small class="mz-before">{escape.html(before)}</small>' if before else "", escape.html(number)]
    parts.append(f"<small>{escape.html(after)}</small>" if after else "")
    return f'<p class="mz-value" style="--n:{max(width, 3):.2f}">{_opening("".join(parts), card, say)}</p>'


def _opening(html: str, card: Card, say: Words) -> str:
    """The number as a link to its cells."""
    if not card.opens:
        return html
    label = say("card.opens", name=say.of(card.reading.metric.name), value=figures.value(card.reading, say))
    return f'<a class="mz-go" href="{escape.html(card.opens)}" aria-label="{escape.html(label)}">{html}</a>'


def _target(card: Card, say: Words) -> str:
    share = figures.completion(card.reading)
    if share is None:
        return ""
    target = linked.to(figures.target(card.reading, say), card.opens_target)
    text = say("card.target", target=target, share=figures.share(share, say))
    pace = say("card.pace", pace=figures.share(card.pace, say)) if card.pace is not None else ""
    bar = drawing.progress(float(share), float(card.pace) if card.pace is not None else None, f"{text} {pace}")
    return f'{bar}<p class="mz-sub"><b>{linked.html(text)}</b> <span class="mz-whole">{escape.html(pace)}</span></p>'


def _change(card: Card, say: Words) -> str:
    lines = [_change_text(card, say), card.peers, say("card.city_only") if card.city_only else ""]
    return "".join(f'<p class="mz-sub">{linked.html(text)}</p>' for text in lines if text)


def _change_text(card: Card, say: Words) -> str:
    now, last = card.reading, card.compared
    if now.value is None or not card.then:
        return ""
    if last is None or last.value is None:
        return say("card.not_then", then=card.then)
    before = linked.to(figures.value(last, say), card.opens_compared)
    if now.value == last.value:
        return say("card.same", then=card.then, value=before)
    change = figures.told_change(now, last, say)
    if not change:
        return say("card.then", then=card.then, value=before)
    return say("card.change", then=card.then, change=change, value=before)


def _months(card: Card, say: Words) -> str:
    if not any(value for value in card.months if _is_known(value)):
        hidden = card.reading.metric.restricted and card.reading.value
        return f'<p class="mz-sub">{escape.html(say("card.months_hidden"))}</p>' if hidden else ""
    name = say.of(card.reading.metric.name)
    label = say("card.months", name=name, then=card.then) if card.then else say("card.months_alone", name=name)
    is_compared = card.then and any(_is_known(each) and each for each in card.months_then)
    then = say("charts.compared_month", then=card.then) if is_compared else ""
    between = f'<span class="mz-then">{escape.html(then)}</span>' if then else ""
    ends = f'<p class="mz-ends" aria-hidden="true"><span>{say.month(1)}</span>{between}<span>{say.month(12)}</span></p>'
    return drawing.spark(card.months, card.months_then, label) + ends


def _is_known(value: float | None) -> bool:
    return value is not None and not math.isnan(value)


def _as_of(card: Card, say: Words) -> str:
    return f'<p class="mz-asof">{escape.html(say("card.as_of", day=say.date(card.reading.scope.cut_off)))}</p>'


def _ways(card: Card, say: Words) -> str:
    """The ways on from a card: its page, and what the figure is."""
    ways = [(say("card.see"), card.page), (say("card.origin"), card.opens)]
    shown = "".join(links.html(text, target) for text, target in ways if target)
    return f'<p class="mz-ways">{shown}</p>' if shown else ""
