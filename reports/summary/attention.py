"""Figures that need a person's look before the document is signed, each kind with the reason in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from metrics.catalog import METRICS
from metrics.metric import Metric
from metrics.pace.target_versions import nameless_targets
from metrics.units import rounded_to, written
from reports.claims.grammar import claims
from reports.evidence import Figure
from reports.signing import LAPSED
from reports.summary.desk import Desk
from reports.summary.draft import Draft
from reports.summary.marks import Span, clean

Line = tuple[Span, ...]
# Of warnings of one kind so many are told in full.
_ALIKE_SHOWN = 3


@dataclass(frozen=True)
class Finding:
    """One kind of thing to look at: its code, its title, and a line for each case. Figures in lines know their key."""

    code: str
    title: str
    lines: tuple[Line, ...]


class Look:
    """What the rules look at: the draft, the figures that it states, and words in which lines are written."""

    def __init__(self, draft: Draft, desk: Desk, signed_on: dt.date | None) -> None:
        self.draft, self.desk, self.signed_on = draft, desk, signed_on
        self.stated = [desk.evidence[key] for key in draft.keys if desk.evidence[key].now.value is not None]
        self.by_key = {figure.metric.key: figure for figure in self.stated}

    def line(self, words: str, **values: object) -> Line:
        """A line in the document's language, in pieces."""
        return tuple(self.desk.marks.spans_of(self.desk.say(f"attention.{words}", **values)))

    def named(self, figure: Figure) -> str:
        """A figure as written, with its name, as a piece that leads to its proof."""
        metric = figure.metric
        text = self.written(figure, figure.now.value or Decimal(0), figure.now.qualifier)
        named = self.desk.say("attention.named", text=text, name=metric.name[self.desk.language])
        return self.desk.put(named, metric.key)

    def all_named(self, figures: Iterable[Figure]) -> str:
        """Several figures in a sentence."""
        return ("、" if self.desk.language == "zh" else ", ").join(self.named(figure) for figure in figures)

    def written(self, figure: Figure, value: Decimal, qualifier: str = "") -> str:
        """A value in a figure's unit and rounding."""
        return written(value, figure.metric.unit, figure.metric.rounding, qualifier, self.desk.language)


def findings(draft: Draft, desk: Desk, signed_on: dt.date | None) -> list[Finding]:
    """All that needs a look, by kind, in the order of their weight."""
    look = Look(draft, desk, signed_on)
    found = []
    for code, rule in RULES.items():
        if lines := tuple(rule(look)):
            number = len(draft.gaps()) if code == "gaps" else len(lines)
            found.append(Finding(code, desk.say(f"attention.{code}", n=number), lines))
    return found


def _gaps(look: Look) -> Iterator[Line]:
    """What is missing, too early, hidden, contradictory, or left for somebody to write."""
    for text in dict.fromkeys(span.text for span in look.draft.gaps()):
        yield look.line("gap", text=text)


def _lapsed(look: Look) -> Iterator[Line]:
    """Figures that read otherwise than when somebody marked them as checked; one that is gone by now as well."""
    desk, language = look.desk, look.desk.language
    for key in (key for key in look.draft.keys if key in desk.checked and not desk.checked[key].holds):
        mark, known = desk.checked[key], look.by_key.get(key)
        figure = look.named(known) if known else desk.put(desk.name(key), key)
        reasons = ("；" if language == "zh" else "; ").join(LAPSED[one][language] for one in mark.lapsed)
        said = {"figure": figure, "then": clean(mark.then[language]), "reasons": reasons}
        yield look.line("lapsed_line", name=clean(mark.by), day=mark.at[:10], **said)


def _typed(look: Look) -> Iterator[Line]:
    """Figures that stand in the text as typed, without proof. Chinese texts alone are read for figures."""
    if look.desk.language == "zh" and (found := list(_typed_figures(look.draft))):
        yield look.line("typed_line", figures="、".join(found))


def _typed_figures(draft: Draft) -> Iterator[str]:
    for paragraph in draft.paragraphs:
        live: list[tuple[int, int]] = []
        place = 0
        for span in paragraph.spans:
            if span.key or span.mark:
                live.append((place, place + len(span.text)))
            place += len(span.text)
        for claim in claims(paragraph.text):
            if not any(claim.start < end and start < claim.end for start, end in live):
                yield claim.text


def _after_signing(look: Look) -> Iterator[Line]:
    """The cut-off lies after the date of signing, and which figures count rows from between."""
    signed, cut_off = look.signed_on, look.desk.scope.cut_off
    if signed is None or cut_off <= signed:
        return
    say = look.desk.say
    days = (cut_off - signed).days
    yield look.line("after_signing_line", signed=say.date(signed), cut_off=say.date(cut_off), days=days)
    if later := [one for one in look.stated if one.now.last_counted_on and one.now.last_counted_on > signed]:
        yield look.line("after_signing_figures", figures=look.all_named(later))


def _not_signed(look: Look) -> Iterator[Line]:
    if look.signed_on is None:
        yield look.line("not_signed_line", year=look.desk.scope.year)


def _rounding(look: Look) -> Iterator[Line]:
    """Parts that make up their whole, and no longer do after each was rounded."""
    for whole, parts in _complete(look):
        rounded = sum((_rounded(part) for part in parts), Decimal(0))
        if rounded != _rounded(whole):
            total = look.written(whole, rounded)
            yield look.line("rounding_line", parts=look.all_named(parts), sum=total, whole=look.named(whole))


def _parts(look: Look) -> Iterator[Line]:
    """Each part that is stated beside its whole; parts that make up the whole in one line."""
    whole_again = {part.metric.key for _, parts in _complete(look) for part in parts}
    for whole, parts in _complete(look):
        yield look.line("sum_line", parts=look.all_named(parts), whole=look.named(whole))
    for figure in look.stated:
        around = look.by_key.get(figure.metric.part_of or "")
        if around is not None and figure.metric.key not in whole_again:
            yield look.line("part_line", part=look.named(figure), whole=look.named(around))


def _scopes(look: Look) -> Iterator[Line]:
    """Figures with a target: whether both cover the same, and what stands apart that one might take for a part."""
    say = look.desk.say
    for figure in look.stated:
        metric, target = figure.metric, figure.now.target
        planned = METRICS.get(metric.target or "")
        if target is None or planned is None or not (metric.counties_only or planned.counties_only):
            continue
        values = {"figure": look.named(figure), "target": look.written(figure, target)}
        if metric.counties_only == planned.counties_only:
            yield look.line("scope_same", **values)
        else:
            scopes = [say("proof.counties" if one.counties_only else "proof.city") for one in (metric, planned)]
            yield look.line("scope_differs", scope=scopes[0], target_scope=scopes[1], **values)
        if apart := [one for one in look.stated if one.now.value and _stands_apart(one.metric, metric)]:
            total = sum((one.now.value or Decimal(0) for one in apart), Decimal(0))
            yield look.line("scope_apart", figures=look.all_named(apart), sum=look.written(apart[0], total))


def _stands_apart(other: Metric, metric: Metric) -> bool:
    """Whether it counts the same thing in the same sheets, and is neither it nor a part of it."""
    same = other.fact == metric.fact and other.measure == metric.measure
    return same and other.key != metric.key and other.part_of != metric.key


def _nameless(look: Look) -> Iterator[Line]:
    for key, meant in nameless_targets(look.desk.evidence.con, look.desk.scope).items():
        yield look.line("nameless_called" if meant else "nameless_line", named=clean(key), meant=meant)


def _other_cut_offs(look: Look) -> Iterator[Line]:
    cut_off, by_day = look.desk.scope.cut_off, dict[dt.date, list[Figure]]()
    for figure in look.stated:
        if (day := look.desk.until(figure.metric.key)) != cut_off:
            by_day.setdefault(day, []).append(figure)
    for day, figures in sorted(by_day.items()):
        said = {"day": look.desk.say.date(day), "cut_off": look.desk.say.date(cut_off), "n": len(figures)}
        yield look.line("other_cut_off_line", figures=look.all_named(figures), **said)


def _approximate(look: Look) -> Iterator[Line]:
    """What the sheets give as approximate; a target's “at least” is none."""
    found = [one for one in look.stated if one.now.qualifier not in ("", "以上")]
    for figure in found:
        if {"近", "多"} <= set(figure.now.qualifier):
            yield look.line("contradiction_line", figure=look.named(figure))
    if found:
        yield look.line("approximate_line", figures=look.all_named(found))


def _rejected(look: Look) -> Iterator[Line]:
    """Kinds of sheet of which rows were refused: the figures that come from them may be too low."""
    for kind, rows in look.desk.evidence.rejected_rows.items():
        touched = [one for one in look.stated if kind in one.metric.kinds]
        if touched:
            name = look.desk.evidence.kinds[kind][look.desk.language]
            yield look.line("rejected_line", kind=name, n=rows, figures=look.all_named(touched))


def _warnings(look: Look) -> Iterator[Line]:
    """What the load pointed out in the workbooks that the figures come from."""
    evidence = look.desk.evidence
    files = evidence.files(look.by_key)
    by_code: dict[str, list[str]] = {}
    for code, file, text in evidence.warnings:
        if file in files:
            by_code.setdefault(code, []).append(text[look.desk.language])
    for texts in by_code.values():
        shown, rest = texts[:_ALIKE_SHOWN], len(texts) - _ALIKE_SHOWN
        yield from (look.line("gap", text=one) for one in shown[:-1])
        yield look.line("warnings_alike" if rest > 0 else "gap", text=shown[-1], n=rest)


def _complete(look: Look) -> list[tuple[Figure, Sequence[Figure]]]:
    """Each stated figure whose stated parts, two or more, make it up exactly, with these parts."""
    found: list[tuple[Figure, Sequence[Figure]]] = []
    for whole in look.stated:
        parts = [one for one in look.stated if one.metric.part_of == whole.metric.key]
        same_unit = all(one.metric.unit == whole.metric.unit for one in parts)
        total = sum((one.now.value or Decimal(0) for one in parts), Decimal(0))
        if len(parts) > 1 and same_unit and total == whole.now.value:
            found.append((whole, parts))
    return found


def _rounded(figure: Figure) -> Decimal:
    return rounded_to(figure.now.value or Decimal(0), figure.metric.rounding)


RULES: Mapping[str, Callable[[Look], Iterable[Line]]] = {
    "gaps": _gaps,
    "lapsed": _lapsed,
    "typed": _typed,
    "after_signing": _after_signing,
    "not_signed": _not_signed,
    "rounding": _rounding,
    "part": _parts,
    "scope": _scopes,
    "nameless": _nameless,
    "other_cut_off": _other_cut_offs,
    "approximate": _approximate,
    "rejected": _rejected,
    "warnings": _warnings,
}
