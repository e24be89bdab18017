"""What a check found, as JSON and as lines to read."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import get_args

from metrics.metric import Text
from metrics.plaintext import plain
from reports.checking.check import Checked
from reports.checking.judging import Finding, Verdict
from reports.claims.claim import Claim
from reports.claims.grammar import sentence_at

Json = dict[str, object]


def checked_json(found: Checked) -> Json:
    """The whole check; paragraphs count from 0, positions are those within the paragraph as it was read."""
    return {
        "figures": [_figure(one, found) for one in found.findings],
        "claims": [_claim(one.mention, one.paragraph) for one in found.findings if isinstance(one.mention, Claim)],
        "relations": [
            {"text": one.text, "kind": one.kind, "holds": one.holds, "metrics": [metric.key for metric in one.metrics]}
            | _place(one.paragraph, one.start, one.end, found) | _reason(one.reason)
            for one in found.relations
        ],
        "dates": [
            {"text": day.text, "day": day.day.isoformat(), "holds": day.holds}
            | _place(day.paragraph, day.start, day.end, found) | _reason(day.reason)
            for day in found.days
        ],
        "summary": {verdict: found.count(verdict) for verdict in get_args(Verdict)},
    }  # fmt: skip


def lines(found: Checked) -> Iterator[str]:
    """What somebody has to look at, in the order of the text, and how many figures agree."""
    wanted = [
        (one.paragraph, one.mention.start, one.mention.text, one.reason)
        for one in found.findings
        if one.verdict in ("differs", "unknown")
    ]
    wanted += [(one.paragraph, one.start, one.text, one.reason) for one in found.relations if not one.holds]
    wanted += [(day.paragraph, day.start, day.text, day.reason) for day in found.days if not day.holds]
    for paragraph, start, text, reason in sorted(wanted, key=lambda one: one[:2]):
        yield f"第{paragraph + 1}段 / paragraph {paragraph + 1}: {plain(text)}"
        yield f"    {plain(sentence_at(found.texts[paragraph], start))}"
        yield f"    {plain(reason.zh)}"
        yield f"    {plain(reason.en)}"
    agrees, differs, unknown = (found.count(verdict) for verdict in ("agrees", "differs", "unknown"))
    false = sum(one.holds is False for one in found.relations)
    yield (
        f"一致{agrees}个，不符{differs}个，未核对{unknown}个，说法不对{false}处 / "
        f"{agrees} agree, {differs} differ, {unknown} unchecked, {false} verdicts are wrong"
    )


def _figure(one: Finding, found: Checked) -> Json:
    meant = one.meant
    told: Json = {
        "text": one.mention.text, "verdict": one.verdict, "metric": one.metric.key if one.metric else None,
        "aspect": meant.aspect if meant else None, "county": one.county.zh if one.county else None,
        "database": _number(meant.value) if meant else None,
    }  # fmt: skip
    return told | _place(one.paragraph, one.mention.start, one.mention.end, found) | _reason(one.reason)


def _claim(claim: Claim, paragraph: int) -> Json:
    return {
        "text": claim.text, "paragraph": paragraph, "value": _number(claim.value), "unit": claim.unit,
        "qualifier": claim.qualifier, "rounded_to": _number(claim.step),
    }  # fmt: skip


def _place(paragraph: int, start: int, end: int, found: Checked) -> Json:
    sentence = sentence_at(found.texts[paragraph], start)
    return {"paragraph": paragraph, "start": start, "end": end, "sentence": sentence}


def _reason(reason: Text) -> Json:
    return {"reason_zh": reason.zh, "reason_en": reason.en}


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
