"""The ten slides in the order in which they are shown."""

from __future__ import annotations

from metrics.metric import Language
from reports.evidence import Evidence
from reports.slides import overall, programmes
from reports.slides.deck import Deck
from reports.slides.meeting import Meeting
from reports.wording import Words


def slides(evidence: Evidence, language: Language) -> bytes:
    """The .pptx."""
    say = Words(language)
    meeting = Meeting(
        evidence, say, Deck(language, say("slides.sample") if evidence.is_sample else "", say("slides.nothing"))
    )

    overall.glance(meeting)
    overall.targets(meeting)
    programmes.received(meeting)
    programmes.used(meeting)
    programmes.relief(meeting)
    programmes.sessions(meeting)
    programmes.people(meeting)
    programmes.donations(meeting)
    programmes.volunteers(meeting)
    overall.attention(meeting)
    return meeting.deck.closed()
