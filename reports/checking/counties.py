"""Counties in a text: names that weren't theirs at the cut-off or look mistyped, and how many met a target."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from metrics.counties import other_names
from metrics.metric import HQ, Metric, Text
from metrics.pace.targets import reached
from reports.checking.judging import Finding
from reports.checking.reading import Read, Relation
from reports.checking.reasons import both
from reports.checking.verdicts import ASKS
from reports.claims.claim import Claim

_THEN_AND_NOW = re.compile(r"[原现今即]|更名|改名|撤[县市]|设[区市]")
_DONE = re.compile(
    r"^[^，。；]{0,12}?(?P<over>超额完成)|^[^，。；]{0,12}?(?P<short>未(?:能)?完成)|^[^，。；]{0,12}?(?P<met>完成|达标)"
)


def names(read: Read) -> Iterator[Relation]:
    """Names of counties that aren't those of the cut-off, and names that differ from a county's by one character."""
    evidence = read.evidence
    valid = evidence.counties
    former = other_names(evidence.con, evidence.scope)
    for number, text in enumerate(read.texts):
        for name, county in former.items():
            for match in re.finditer(re.escape(name) + r"(?![场民级区里镇内])", text):
                if not _said_as_history(text, match, valid[county].zh):
                    reason = both(
                        "check.county_then", name=name, right=_written(valid[county]), day=evidence.scope.cut_off
                    )
                    yield Relation(number, name, match.start(), match.end(), "county", False, [], reason)
        yield from _mistyped(number, text, valid, former)


def _written(name: Text) -> Text:
    """A county's name, to be written into a Chinese text."""
    return Text(name.zh, f"{name.zh} ({name.en})")


def _said_as_history(text: str, match: re.Match[str], name_then: str) -> bool:
    """Whether the words around tell that the county is called otherwise."""
    around = text[max(0, match.start() - 8) : match.end() + 8]
    return _THEN_AND_NOW.search(around) is not None or name_then in around


def _mistyped(number: int, text: str, valid: Mapping[str, Text], former: Mapping[str, str]) -> Iterator[Relation]:
    known = {name.zh for county, name in valid.items() if county != HQ}
    for right in sorted(known):
        if len(right) < 3 or right.endswith("市"):
            continue  # too many other cities differ from one by a character
        for match in re.finditer(f"(?=([\u4e00-\u9fff]{{{len(right) - 1}}}{right[-1]}))", text):
            said = match[1]
            wrong = sum(a != b for a, b in zip(said, right, strict=True)) == 1
            if wrong and said not in known and said not in former:
                reason = both("check.county_typo", said=said, right=right)
                yield Relation(number, said, match.start(), match.start() + len(said), "county", None, [], reason)


def counts(read: Read) -> Iterator[Relation]:
    """So many counties that met, exceeded or missed the targets of the figures named before."""
    for one in read.findings:
        claim = one.mention
        if not isinstance(claim, Claim) or claim.unit != "个县区":
            continue
        text = read.texts[one.paragraph]
        done = _DONE.match(text[claim.end :])
        if done is not None:
            start, end = claim.start, claim.end + done.end()
            yield _counted(read, one.paragraph, claim, done.lastgroup or "met", (start, end))


def settled(findings: Sequence[Finding], said: Sequence[Relation]) -> list[Finding]:
    """The findings, where a count of counties decides what an unknown number is."""
    counted = {(one.paragraph, one.start): one for one in said if one.kind == "count" and one.holds is not None}
    return [
        replace(one, verdict="agrees" if relation.holds else "differs", reason=relation.reason)
        if one.verdict == "unknown" and (relation := counted.get((one.paragraph, one.mention.start)))
        else one
        for one in findings
    ]


def _counted(read: Read, paragraph: int, claim: Claim, kind: str, place: tuple[int, int]) -> Relation:
    text = read.texts[paragraph][place[0] : place[1]]
    before = read.before(paragraph, claim.start, whole=True)
    metrics = {one.metric.key: one.metric for one in before if one.metric and one.metric.target}
    by = {key: counted for key in metrics if (counted := _reaching(read, key, kind)) is not None}
    if not by:
        return Relation(paragraph, text, *place, "count", None, [], both("check.count_unchecked"))
    exact = min(by, key=lambda key: by[key])
    number = by[exact]
    holds = number == claim.value if not claim.qualifier else None
    metric: Metric = metrics[exact]
    reason = both("check.count_holds" if holds else "check.count_wrong", n=number, name=metric.name, said=claim.text)
    return Relation(paragraph, text, *place, "count", holds, list(metrics.values()), reason)


def _reaching(read: Read, key: str, kind: str) -> int | None:
    """How many counties reached it; None where no county has a target of its own, or a count is hidden."""
    figures = [figure for county, figure in read.evidence.by_county.get(key, {}).items() if county != HQ]
    if any(figure.now.suppressed for figure in figures) or not any(figure.now.target for figure in figures):
        return None
    least, most = ASKS[kind]
    aimed = [figure.now for figure in figures if figure.now.target is not None]
    return sum(least <= reached(now) <= most for now in aimed)
