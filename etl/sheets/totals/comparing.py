"""Totals that a sheet states, compared with the rows they speak of; they are never loaded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from etl.address import address
from etl.problems import Problem
from etl.problems import sheets as problem_sheets
from etl.report import StatedTotal, plain_number
from etl.sheets.rows import spread
from etl.sheets.rows.source import Source
from etl.sheets.totals import totalrows
from etl.text import is_blank
from etl.values import units
from etl.values.cells import Spec
from etl.values.column import parse_column
from etl.workbook import Grid

# Beyond it, neither decimals nor a sum of rows mean anything.
_FIGURES = 1e15


def sums(source: Source, values: Mapping[str, Sequence[object]], loaded: Sequence[bool]) -> dict[str, str]:
    """The sum of each column of figures over the loaded rows; a column without a figure has none."""
    found = {}
    for name in source.columns:
        if source.layout.columns[name].field.is_summed:
            figures = [value for value, kept in zip(values[name], loaded, strict=True) if kept and value is not None]
            if figures:
                found[name] = plain_number(_sum(figures))
    return found


def readable(source: Source) -> dict[str, list[object]]:
    """Every column of figures as far as its cells can be read; the others are None."""
    return {
        name: parse_column(
            source.cells[name], Spec(source.layout.columns[name].field, False, source.factors.get(name, Decimal(1)))
        ).values
        for name in source.columns
        if source.layout.columns[name].field.is_summed
    }


def _sum(figures: Sequence[object]) -> Decimal:
    return sum((figure if isinstance(figure, Decimal) else Decimal(str(figure)) for figure in figures), Decimal(0))


@dataclass
class Comparison:
    """The totals of a sheet that were compared so far, and what is to be said about them.

    `carried` is what the tables above come to: the last total may be that of all.
    """

    source: Source
    values: Mapping[str, Sequence[object]]
    loaded: Sequence[bool]
    totals: list[StatedTotal] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    carried: Mapping[str, Decimal] = field(default_factory=dict)

    def computed(self, name: str, span: Sequence[int], rejected_too: bool = False) -> Decimal:
        """The sum of a field over the loaded rows among these; or over all of them, as far as they can be read."""
        values = self.values[name]
        return _sum([values[p] for p in span if (rejected_too or self.loaded[p]) and values[p] is not None])

    def waits(self, name: str, span: Sequence[int]) -> bool:
        """Whether a cell of a crosstab that can't be read is among these: its total says nothing until it is mended."""
        values = self.values[name]
        return self.source.crosstab is not None and any(not self.loaded[p] and values[p] is None for p in span)

    def agrees(
        self, name: str, stated: tuple[Decimal, str], spans: Sequence[Sequence[int]], rejected_too: bool = False
    ) -> bool:  # fmt: skip
        """Whether a stated figure, with its qualifier, is the sum of a field over one of these spans."""
        return any(totalrows.agrees(*stated, self.computed(name, span, rejected_too)) for span in spans)


def compare(
    grid: Grid, source: Source, classes: Sequence[str], values: Mapping[str, Sequence[object]], loaded: Sequence[bool],
    carried: Mapping[str, Decimal] | None = None,
) -> tuple[list[StatedTotal], list[Problem]]:  # fmt: skip
    """Every stated total beside its computed one, and a problem for each that disagrees or can't be read."""
    done, crosstab = Comparison(source, values, loaded, carried=carried or {}), source.crosstab
    summed = _summed(source)
    for row, name in enumerate(classes):
        if crosstab and name == "data":
            for column, held in crosstab.totals_of(row) if summed else ():
                _compare_column(done, summed[column], (row, column), grid.rows[row][column], [held, held], "subtotal")
        parts = (isinstance(cell, str) and totalrows.is_part(cell) for cell in grid.rows[row])
        if name not in {"total", "subtotal"} or any(parts):
            continue
        spans = _spans(source, row, classes)
        for column, cell in enumerate(grid.rows[row]):
            if is_blank(cell):
                continue
            if isinstance(cell, str) and totalrows.is_sentence(cell):
                _compare_sentence(done, (row, column), cell, spans, name)
            elif column in summed:
                own = [[p for p in span if crosstab.counts(p, column)] for span in spans] if crosstab else spans
                _compare_column(done, summed[column], (row, column), cell, own, name)
    return done.totals, done.problems


def _summed(source: Source) -> Mapping[int, list[str]]:
    """The fields that are added up, by the columns in which they or their totals stand."""
    if source.crosstab:
        held = source.crosstab.summed
        return held if all(source.layout.columns[n].field.is_summed for names in held.values() for n in names) else {}
    found: dict[int, list[str]] = {}
    for name, column in source.columns.items():
        if source.layout.columns[name].field.is_summed:
            found.setdefault(column, []).append(name)
    return found


def _spans(source: Source, row: int, classes: Sequence[str]) -> list[list[int]]:
    """Which rows a total may speak of: those since the last total, all before it, those since the last grand total;
    then those below it to the next one, and all below. The first two are what a subtotal and a total mean first."""
    totals = [at for at, name in enumerate(classes) if name in {"total", "subtotal"} and at != row]
    since = max((at for at in totals if at < row), default=-1)
    grand = max((at for at in totals if at < row and classes[at] == "total"), default=-1)
    until = min((at for at in totals if at > row), default=len(classes))
    ranges = [(since, row), (-1, row), (grand, row), (row, until), (row, len(classes))]
    spans = [[p for p, index in enumerate(source.indices) if low < index < high] for low, high in ranges]
    return spans if spans[1] else [spans[4], spans[4], *spans[2:]]


def _compare_column(
    done: Comparison, names: Sequence[str], at: tuple[int, int], cell: object, spans: Sequence[Sequence[int]], kind: str
) -> None:  # fmt: skip
    """A total below the header of one field, or of two: 10场/500人."""
    both = spread.half(done.source.layout, names, cell) if len(names) == 2 else (cell,)
    for name, own in zip(names, both, strict=True):
        if not is_blank(own):
            _compare_cell(done, name, at, own, spans, kind)


def _compare_cell(
    done: Comparison, name: str, at: tuple[int, int], cell: object, spans: Sequence[Sequence[int]], kind: str
) -> None:  # fmt: skip
    source, column = done.source, done.source.layout.columns[name]
    factor = source.factors.get(name, Decimal(1))
    parsed = parse_column([cell], Spec(column.field, False, factor))
    stated = _rounded(cell, column.field.type, factor) or parsed.values[0]
    if stated is not None:
        _judge(done, name, at, cell, (_sum([stated]), parsed.qualifiers.get(0, "")), spans, kind)
    elif not isinstance(cell, str) or any(c.isdigit() for c in cell):
        words = {"field_zh": column.headers[0], "field_en": column.field.en}
        done.problems.append(
            problem_sheets.TotalWithoutValue.at(sheet=source.sheet, cell=address(*at), found=cell, words=words)
        )


def _judge(
    done: Comparison, name: str, at: tuple[int, int], cell: object, stated: tuple[Decimal, str],
    spans: Sequence[Sequence[int]], kind: str,
) -> None:  # fmt: skip
    """Notes a stated total beside the first sum that it agrees with, or says that it agrees with none."""
    value, qualifier = stated
    sums = [done.computed(name, span) for span in spans]
    if name in done.carried and not done.source.crosstab:
        sums.append(sums[1] + done.carried[name])
    fitting = [number for number in sums if totalrows.agrees(value, qualifier, number)]
    shown = fitting[0] if fitting else sums[0 if kind == "subtotal" else 1]
    done.totals.append(StatedTotal(address(*at), name, plain_number(value), plain_number(shown), bool(fitting)))
    # A total that is right but for rejected rows isn't to be corrected: the problems of those rows say it all.
    own = spans[0 if kind == "subtotal" else 1]
    if not (fitting or done.agrees(name, stated, spans, rejected_too=True) or done.waits(name, own)):
        column = done.source.layout.columns[name]
        done.problems.append(problem_sheets.TotalDisagrees.at(
            sheet=done.source.sheet, cell=address(*at), found=cell,
            stated=plain_number(value), computed=plain_number(shown),
            field_zh=column.headers[0], field_en=column.field.en,
        ))  # fmt: skip


def _compare_sentence(
    done: Comparison, at: tuple[int, int], cell: str, spans: Sequence[Sequence[int]], kind: str
) -> None:  # fmt: skip
    """The figures of a sentence, each beside the column that is counted in its unit; none is passed over."""
    for stated in totalrows.figures(cell):
        fields = {
            name: value for name in done.source.columns if (value := _in_unit_of(done.source, name, stated)) is not None
        }  # fmt: skip
        fitting = [
            name for rejected_too in (False, True) for name, value in fields.items()
            if done.agrees(name, (value, stated.qualifier), spans, rejected_too)
        ]  # fmt: skip
        chosen = fitting[0] if fitting else next(iter(fields)) if len(fields) == 1 else None
        if chosen:
            _judge(done, chosen, at, cell, (fields[chosen], stated.qualifier), spans, kind)
        elif not fields and any(stated.value == len(span) for span in spans):
            continue  # the number of rows: 共3场
        else:
            said = f"{plain_number(stated.value)}{stated.unit}"
            done.problems.append(
                problem_sheets.TotalUnmatched.at(sheet=done.source.sheet, cell=address(*at), found=cell, said=said)
            )


def _in_unit_of(source: Source, name: str, stated: totalrows.StatedFigure) -> Decimal | None:
    """A sentence's figure in the unit of a field; None when the field is counted in something else."""
    known = source.layout.columns[name].field
    if not known.is_summed:
        return None
    if not stated.unit:
        return stated.value * source.factors.get(name, Decimal(1))
    base, own = units.base_of(stated.unit), units.base_of(known.unit)
    return stated.value * base[0] / own[0] if base[1] == own[1] else None


def _rounded(cell: object, kind: str, factor: Decimal | None) -> Decimal | None:
    """A total computed by the spreadsheet, without the floating-point noise behind its decimals."""
    if isinstance(cell, float) and abs(cell) < _FIGURES:
        return round(Decimal(f"{cell:.15g}") * (factor or 1), 2 if kind == "money" else 4)
    return None
