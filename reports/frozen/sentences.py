"""Where figures stand in a document: each sentence that holds any, which figure each number is, and how surely."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from metrics.metric import Metric
from reports.evidence import Evidence, Figure
from reports.figures import escape
from reports.frozen.wordings import WORDINGS, Told, worded

# A sentence ends with its mark, or with its paragraph; a row of a table is one.
_END = re.compile(r"(?<=[。！？；!?])|(?<=[a-z)]\.)\s")
_CLAUSE = re.compile(r"[，。；：、,;:|（）()]")
_NUMBER, _BARE = re.compile(r"\D{0,9}\d|两"), re.compile(r"[\d.,+-]+")
_MOST = 4


@dataclass(frozen=True)
class Placed:
    """A number in a sentence: from `start` to `end`, which figure it is and in which wording.

    Not `sure`: other figures are worded alike (`others`), and no word beside it tells them apart.
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


def told(figure: Figure) -> Told:
    """What the wordings of a figure are made of."""
    now, before, metric = figure.now, figure.before, figure.metric
    return Told(metric.unit, metric.rounding, now.value, now.qualifier, now.target, before.value, before.qualifier)


def locate(paragraphs: Iterable[str], evidence: Evidence) -> list[Sentence]:
    """The sentences of a document in which figures of the evidence stand."""
    index = _index(evidence)
    if not index:
        return []
    # Longer ones first: 2000多份 before 2000; a number isn't found inside another.
    listed = "|".join(re.escape(text) for text in sorted(index, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\d.,])(?:{listed})(?<!\d(?=\d))")
    names = {escape(name): figure.metric for figure in evidence for name in vars(figure.metric.name).values()}
    found = []
    for number, (paragraph, text) in enumerate(_sentences(paragraphs), start=1):
        own = names.get(_heading(text)) if text.startswith("|") else None
        matches = pattern.finditer(text)
        places = tuple(_in_row(matches, index, own) if own else (_placed(match, text, index) for match in matches))
        if places:
            found.append(Sentence(number, paragraph, text, places))
    return found


def _sentences(paragraphs: Iterable[str]) -> Iterator[tuple[int, str]]:
    for number, paragraph in enumerate(paragraphs, start=1):
        parts = [paragraph] if paragraph.startswith("|") else _END.split(paragraph)
        yield from ((number, part.strip()) for part in parts if part and part.strip())


Index = Mapping[str, Sequence[tuple[Metric, str]]]


def _index(evidence: Evidence) -> Index:
    """Every wording with the figures that read so."""
    index: dict[str, list[tuple[Metric, str]]] = defaultdict(list)
    for figure in evidence:
        seen = set()
        for name in WORDINGS:
            text = worded(name, told(figure))
            # A number without its unit says nothing.
            if text and _NUMBER.match(text) and not _BARE.fullmatch(text) and text not in seen:
                seen.add(text)
                index[text].append((figure.metric, name))
    return index


def _heading(row: str) -> str:
    """What stands in the first cell of a table's row, without the mark of published figures."""
    return row.strip("| ").partition("|")[0].replace("★", "").strip()


def _in_row(matches: Iterable[re.Match[str]], index: Index, own: Metric) -> Iterator[Placed]:
    """The numbers of a table's row that are the row's own figure; the others are dates and numbers of rows."""
    for match in matches:
        for metric, name in index[match[0]]:
            if metric.key == own.key:
                yield Placed(match.start(), match.end(), match[0], metric.key, name, sure=True)
                break


def _placed(match: re.Match[str], sentence: str, index: Index) -> Placed:
    text = match[0]
    scored = sorted(((_score(m, name, sentence, match), m, name) for m, name in index[text]), key=lambda one: -one[0])
    best, metric, name = scored[0]
    # A lone figure is taken where the number itself is telling, or a word beside it speaks for it.
    telling = sum(sign.isdigit() for sign in text) > _MOST
    rival = scored[1][0] if len(scored) > 1 else None
    sure = best > rival and best > 0 if rival is not None else telling or best > 0
    others = tuple(dict.fromkeys(m.key for _, m, _ in scored[1:] if m.key != metric.key)) if not sure else ()
    return Placed(match.start(), match.end(), text, metric.key, name, sure, None, others[:_MOST])


def _score(metric: Metric, wording: str, sentence: str, match: re.Match[str]) -> float:
    """How much of a figure's name stands around the number: in its clause, then in its sentence."""
    pieces = _pieces(metric.name.en if wording.endswith(".en") else metric.name.zh)
    clause = sentence[_clause_start(sentence, match.start()) : match.end()]
    near = sum(piece in clause.lower() for piece in pieces)
    far = sum(piece in sentence.lower() for piece in pieces)
    kind = {"value": 0.02, "completion": 0.01}.get(wording.partition(".")[0], 0.0)
    return (2 * near + far) / max(3 * len(pieces), 1) + (kind if near or far else 0)


def _clause_start(sentence: str, before: int) -> int:
    return max((cut.end() for cut in _CLAUSE.finditer(sentence, 0, before)), default=0)


def _pieces(name: str) -> set[str]:
    """A name in pieces that can be looked for: pairs of Chinese signs, longer English words."""
    pairs = {name[at : at + 2] for at in range(len(name) - 1) if not name[at : at + 2].isascii()}
    return pairs | {word.lower() for word in re.findall(r"[A-Za-z]{4,}", name)}
