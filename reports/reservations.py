"""What to know of a document's figures before using them: dates, approximate, missing and hidden counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from metrics.metric import Text
from metrics.pace.target_versions import nameless_targets
from reports.evidence import Evidence, Figure
from reports.findings import value
from reports.wording import Words


@dataclass(frozen=True)
class Reservation:
    """One thing to know: its kind, the figures it is about, and what it is."""

    kind: str
    names: Sequence[Text]
    text: str


def reservations(evidence: Evidence, say: Words) -> list[Reservation]:
    """All of them, the most pressing kind first."""
    return [
        *_after_signing(evidence, say),
        *_approximate(evidence, say),
        *_ended(evidence, say),
        *_missing(evidence, say),
        *_nameless(evidence, say),
        *_hidden(evidence, say),
    ]


def _names(figures: Sequence[Figure]) -> list[Text]:
    return [figure.metric.name for figure in figures]


def _after_signing(evidence: Evidence, say: Words) -> Iterator[Reservation]:
    signed, cut_off = evidence.signed_on, evidence.scope.cut_off
    if signed and cut_off > signed:
        text = say("reservation.after_signing.text", cut_off=say.date(cut_off), signed=say.date(signed))
        yield Reservation("after_signing", (), text)


def _approximate(evidence: Evidence, say: Words) -> Iterator[Reservation]:
    for figure in evidence:
        if figure.now.qualifier and figure.now.value is not None:
            text = say("reservation.approximate.text", value=value(say, figure.now))
            yield Reservation("approximate", _names([figure]), text)


def _ended(evidence: Evidence, say: Words) -> Iterator[Reservation]:
    """Figures whose counting ended before the cut-off."""
    ended = [one for one in evidence if evidence.counted_until(one.metric.key) < evidence.scope.cut_off]
    if ended:
        day = say.date(evidence.counted_until(ended[0].metric.key))
        yield Reservation("ended", _names(ended), say("reservation.ended.text", day=day))


def _missing(evidence: Evidence, say: Words) -> Iterator[Reservation]:
    missing = [one for one in evidence if one.now.value is None and not one.now.suppressed]
    if missing:
        yield Reservation("missing", _names(missing), say("reservation.missing.text", n=len(missing)))


def _nameless(evidence: Evidence, say: Words) -> Iterator[Reservation]:
    if keys := nameless_targets(evidence.con, evidence.scope):
        yield Reservation("nameless", (), say("reservation.nameless.text", keys=say.join(list(keys))))


def _hidden(evidence: Evidence, say: Words) -> Iterator[Reservation]:
    """Figures of which a county's count is hidden."""
    hidden = [
        evidence[key] for key, found in evidence.by_county.items() if any(one.now.suppressed for one in found.values())
    ]
    if hidden:
        yield Reservation("hidden", _names(hidden), say("reservation.hidden.text"))
