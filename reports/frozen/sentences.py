"""Where figures stand in a document: each sentence that holds any, which figure each number is, and how surely.

A document that was made here knows its figures. In one that was handed in they are read and bound as `learn` does it;
a row of a table is about the figure in its first cell.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from metrics.metric import Metric
from reports.evidence import Evidence, Figure
from reports.figures import escape
from reports.frozen.wordings import WORDINGS, WORDS_ALONE, Told, worded, wording_of
from reports.learning.binding import Bound, bind, places_of
from reports.learning.candidates import candidates
from reports.summary.draft import Paragraph
from reports.summary.marks import Span

# A sentence ends with its mark, or with its paragraph.
_END = re.compile(r"(?<=[。！？；!?])|(?<=[a-z)]\.)(?=\s)")
_CHINESE, _NUMBER, _BARE = re.compile(r"[\u4e00-\u9fff]"), re.compile(r"\D{0,12}\d|两"), re.compile(r"[\d.,+-]+")
_TELLING_DIGITS, _OTHERS = 4, 4
# How `learn` calls what of a figure is said, and the wording that is nearest to it.
_ASPECTS = {
    "value": ("value", "value.official.zh"), "target": ("target", "target.official.zh"),
    "completion": ("completion", "completion"), "change_rate": ("change", "change.unsigned"),
    "last_year": ("before", "before.official.zh"),
}  # fmt: skip
# Lists of names that a document which was made here holds, and what they are kept as.
LISTS = {"names": "names.zh", "counties": "counties.zh"}
# What it says of a figure without stating it.
_NOT_STATED = frozenset({"as_of", "within", "including"})


@dataclass(frozen=True)
class Placed:
    """A number in a sentence: from `start` to `end`, which figure it is and in which wording.

    Not `sure`: it may be another figure (`others`). Without a `wording` it can't be worded again.
    """

    start: int
    end: int
    text: str
    key: str
    wording: str
    sure: bool
    county_id: str | None = None
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sentence:
    """A sentence that holds figures: its number among all sentences of the document, its paragraph, both from 1."""

    number: int
    paragraph: int
    text: str
    places: tuple[Placed, ...]


Texts = Sequence[tuple[str, Sequence[Placed]]]


def told(figure: Figure) -> Told:
    """What the wordings of a figure are made of."""
    now, before, metric = figure.now, figure.before, figure.metric
    return Told(
        metric.unit, metric.rounding, now.value, now.qualifier, now.target, before.value, before.qualifier,
        metric.phrase, metric.good == "down",
    )  # fmt: skip


def known(paragraphs: Iterable[Paragraph], evidence: Evidence) -> list[Sentence]:
    """The sentences of a document that was made from the evidence: it says itself which figure stands where."""
    return _sentences([(one.text, list(_spans(one.spans, evidence))) for one in paragraphs])


def located(paragraphs: Sequence[str], evidence: Evidence) -> list[Sentence]:
    """The sentences of a document that was handed in, in which figures of the evidence stand."""
    names = {escape(name): figure.metric for figure in evidence for name in vars(figure.metric.name).values()}
    index, prose = _index(evidence), _bound(paragraphs, evidence)
    texts = []
    for number, text in enumerate(paragraphs):
        own = names.get(_heading(text)) if text.startswith("|") else None
        if own is not None:
            places = list(_in_row(text, index, own))
        elif text.startswith("|") or not _CHINESE.search(text):
            places = list(_alike(text, index))
        else:
            places = prose.get(number, [])
        texts.append((text, places))
    return _sentences(texts)


def _spans(spans: Iterable[Span], evidence: Evidence) -> Iterator[Placed]:
    at = 0
    for span in spans:
        start, at = at, at + len(span.text)
        if span.key in evidence.figures and not span.mark and span.aspect not in _NOT_STATED:
            named = LISTS.get(span.aspect)
            wording = named or wording_of(span.text, told(evidence[span.key]))
            yield Placed(start, at, span.text, span.key, wording, sure=True)


def _bound(paragraphs: Sequence[str], evidence: Evidence) -> dict[int, list[Placed]]:
    """The figures of Chinese prose by paragraph (from 0)."""
    prose = [place for place in places_of(paragraphs) if not place.text.startswith("|")]
    found: dict[int, list[Placed]] = defaultdict(list)
    for bound in bind(prose, candidates(evidence)):
        if bound.chosen is not None:
            found[bound.place.paragraph].append(_placed(bound, evidence))
    return found


def _placed(bound: Bound, evidence: Evidence) -> Placed:
    claim, chosen = bound.place.claim, bound.chosen
    assert chosen is not None
    aspect, nearest = _ASPECTS[chosen.aspect]
    wording = wording_of(claim.text, told(evidence[chosen.metric.key]), aspect) or nearest
    keys = dict.fromkeys(other.metric.key for other in bound.others)
    others = () if bound.sure else tuple(key for key in keys if key != chosen.metric.key)
    return Placed(claim.start, claim.end, claim.text, chosen.metric.key, wording, bound.sure, None, others[:_OTHERS])


Index = Mapping[str, Sequence[tuple[Metric, str]]]


def _index(evidence: Evidence) -> Index:
    """Every wording with the figures that read so; a number without its unit says nothing."""
    index: dict[str, list[tuple[Metric, str]]] = defaultdict(list)
    for figure in evidence:
        texts = {}
        for name in WORDINGS.keys() - WORDS_ALONE:
            text = worded(name, told(figure))
            if text and _NUMBER.match(text) and not _BARE.fullmatch(text):
                texts[text] = wording_of(text, told(figure))
        for text, name in texts.items():
            index[text].append((figure.metric, name))
    return index


def _found(text: str, index: Index) -> Iterator[re.Match[str]]:
    """Wordings in a text, longer ones first; none is found inside another number."""
    if index:
        listed = "|".join(re.escape(wording) for wording in sorted(index, key=len, reverse=True))
        yield from re.finditer(rf"(?<![\d.,])(?:{listed})(?<!\d(?=\d))", text)


def _in_row(row: str, index: Index, own: Metric) -> Iterator[Placed]:
    """The numbers of a table's row that are the row's own figure; the others are dates and numbers of rows."""
    for match in _found(row, index):
        name = next((name for metric, name in index[match[0]] if metric.key == own.key), None)
        if name:
            yield Placed(match.start(), match.end(), match[0], own.key, name, sure=True)


def _alike(text: str, index: Index) -> Iterator[Placed]:
    """Numbers in a text that isn't Chinese prose: sure where one figure alone reads so and the number is telling."""
    for match in _found(text, index):
        metrics = index[match[0]]
        sure = len(metrics) == 1 and sum(sign.isdigit() for sign in match[0]) >= _TELLING_DIGITS
        (metric, name), *others = metrics
        rest = tuple(other.key for other, _ in others)
        yield Placed(match.start(), match.end(), match[0], metric.key, name, sure, None, () if sure else rest[:_OTHERS])


def _heading(row: str) -> str:
    """What stands in the first cell of a table's row, without the mark of published figures."""
    return row.strip("| ").partition("|")[0].replace("★", "").strip()


def _sentences(texts: Texts) -> list[Sentence]:
    """The sentences of all paragraphs that hold a figure, numbered with those that hold none."""
    found, number = [], 0
    for paragraph, (text, places) in enumerate(texts, start=1):
        for start, end in _cuts(text):
            piece = text[start:end]
            if not piece.strip():
                continue
            number += 1
            first = start + len(piece) - len(piece.lstrip())
            inside = [replace(p, start=p.start - first, end=p.end - first) for p in places if start <= p.start < end]
            if inside:
                found.append(Sentence(number, paragraph, piece.strip(), tuple(inside)))
    return found


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a paragraph begin and end; a row of a table is one."""
    ends = [] if text.startswith("|") else [match.end() for match in _END.finditer(text)]
    cuts = [0, *ends, len(text)]
    yield from pairwise(cuts)
