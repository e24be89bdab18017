"""A ledger as somebody would write it down: each value in one of many ways, the table among other rows.

`ledgers()` gives hypothesis a `Ledger`: the sheet's cells, what must be read from it, and which cells are at fault.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from etl.address import address
from etl.layout import Column, Layout, load_layouts
from etl.sheets.headers.matching import Header, HeaderIndex
from etl.values.units import unit_in_header
from tests.etl.reading_books import Table
from tests.etl.writings import true_values, unreadable, written

# The monthly kinds may be asked about (cumulative figures), and an application needs a person's code.
KINDS = tuple(
    kind for kind in load_layouts() if kind not in {"organ_body_donation", "stem_cell_monthly", "child_patient_aid"}
)
# Names are masked, codes of persons not kept, and 约数 speaks of other columns.
_LEFT_OUT = frozenset({"person_or_organisation", "identity", "approximation"})
_DECORATIONS = ("{}", "{}", " {} ", "{}*", "※{}", "{}（必填）", "{}\n", "\u200b{}")
_TOTAL_WORDS = ("合计", "总 计", "合计：")
_SENTENCES = {"人": "以上共计{}人。", "人次": "全年累计{}人次", "户": "共计{}户"}


@dataclass
class Ledger:
    """A messy sheet, the rows that must be read from it, and the faulty cells by their addresses."""

    layout: Layout = field(repr=False)
    names: list[str]
    left: int
    factor: int
    cells: Table = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    header: int = 0
    rows: list[dict[str, Any]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    rejected: int = 0
    stated: int = 0

    @property
    def summed(self) -> list[str]:
        """The columns whose sums are stated and compared."""
        return [name for name in self.names if self.column(name).field.is_summed]

    def column(self, name: str) -> Column:
        """A column of the layout."""
        return self.layout.columns[name]

    def sum_of(self, name: str) -> Decimal:
        """The sum of a column over the rows that can be read."""
        return sum((Decimal(str(row[name])) for row in self.rows if row[name] is not None), Decimal(0))


def wordings(layout: Layout) -> Mapping[str, Sequence[str]]:
    """The headers of each field that mean it and no other one of its kind, without those that carry a unit."""
    index = HeaderIndex({layout.kind: layout})
    known: dict[str, list[str]] = {}
    for name, column in layout.columns.items():
        meant = {header: index.look_up(Header(0, 0, (header,)), None) for header in column.headers}
        own = [header for header, hits in meant.items() if [hit.field for hit in hits] == [name]]
        known[name] = [header for header in own if not unit_in_header(header)[1]]
    return known


WORDINGS = {kind: wordings(load_layouts()[kind]) for kind in KINDS}


@st.composite
def ledgers(draw: st.DrawFn) -> Ledger:
    """A random ledger of a random kind in a random mess."""
    layout = load_layouts()[draw(st.sampled_from(KINDS))]
    usable = [name for name, column in layout.columns.items() if (column.required or column.field.type not in _LEFT_OUT)
              and not (layout.restricted and name == "note")]  # fmt: skip
    optional = [name for name in usable if not layout.columns[name].required and name != "year"]
    chosen = {*draw(st.lists(st.sampled_from(optional), unique=True, max_size=4))} if optional else set()
    names = draw(st.permutations([name for name in usable if layout.columns[name].required or name in chosen]))
    ledger = Ledger(layout, list(names), draw(st.integers(0, 2)), draw(st.sampled_from([1, 1, 10_000])))
    _write_head(draw, ledger)
    for number in range(draw(st.integers(1, 7))):
        _write_row(draw, ledger, number)
        extra = draw(st.sampled_from(["", "", "", "blank", "subtotal", "header"]))
        if extra == "blank":
            ledger.cells.append([])
        elif extra == "header":
            ledger.cells.append(list(ledger.cells[ledger.header]))
        elif extra == "subtotal" and ledger.rows:
            _write_total(draw, ledger, "小计")
    _write_foot(draw, ledger)
    return ledger


def _write_head(draw: st.DrawFn, ledger: Ledger) -> None:
    """Title, blank rows, unit, and a header of one row or of two, merged."""
    ledger.cells += [[f"2020年{ledger.layout.zh}"], *[[]] * draw(st.integers(0, 3))]
    in_header = ledger.factor != 1 and draw(st.booleans())
    if not in_header and (ledger.factor != 1 or draw(st.booleans())):
        ledger.cells.append([draw(st.sampled_from(["单位：{}", "（单位：{}）", "金额单位：{}"])).format(_unit(ledger))])
    headers = []
    for name in ledger.names:
        header = draw(st.sampled_from(WORDINGS[ledger.layout.kind][name]))
        money = ledger.column(name).field.type == "money"
        decorated = draw(st.sampled_from(_DECORATIONS)).format(header)
        headers.append(f"{header}（{_unit(ledger)}）" if money and in_header else decorated)
    if draw(st.booleans()):
        _group(draw, ledger)
    ledger.header = len(ledger.cells)
    ledger.cells.append([*[""] * ledger.left, *headers])


def _unit(ledger: Ledger) -> str:
    return "元" if ledger.factor == 1 else "万元"


def _group(draw: st.DrawFn, ledger: Ledger) -> None:
    """A row above the header with a word over some of its columns, merged."""
    if len(ledger.names) < 3:
        return
    first = draw(st.integers(0, len(ledger.names) - 3))
    last = draw(st.integers(first + 1, len(ledger.names) - 2))
    row = len(ledger.cells)
    cells = [""] * (ledger.left + len(ledger.names))
    cells[ledger.left + first], cells[-1] = "基本情况", "其他情况"
    ledger.merges.append((row, ledger.left + first, row, ledger.left + last))
    ledger.cells.append(cells)


def _write_row(draw: st.DrawFn, ledger: Ledger, number: int) -> None:
    values = {name: _value(draw, ledger, name, number) for name in ledger.names}
    bad = draw(st.sampled_from([None, None, None, *ledger.names]))
    wrong = unreadable(ledger.column(bad).field, ledger.column(bad).required) if bad else []
    cells: list[Any] = [""] * ledger.left
    for position, name in enumerate(ledger.names):
        if name == bad and wrong:
            cells.append(draw(st.sampled_from(wrong)))
            ledger.faults.append(address(len(ledger.cells), ledger.left + position))
        else:
            cells.append(draw(st.sampled_from(written(ledger.column(name).field, values[name], ledger.factor))))
    ledger.cells.append(cells)
    if wrong:
        ledger.rejected += 1
    else:
        ledger.rows.append(values)


def _value(draw: st.DrawFn, ledger: Ledger, name: str, number: int) -> Any:
    column = ledger.column(name)
    if name in ledger.layout.key and column.field.type == "text":
        return f"BH-{number:03}"
    value = true_values(column.field)
    return draw(value) if column.required else draw(st.one_of(st.none(), value))


def _write_total(draw: st.DrawFn, ledger: Ledger, word: str) -> None:
    """A total of all rows so far that can be read, in some of the columns; the others are no part of it."""
    texts = [name for name in ledger.names if name not in ledger.summed]
    stated = [name for name in ledger.summed if draw(st.booleans())]
    if not stated or not texts:
        return
    cells: list[Any] = [""] * (ledger.left + len(ledger.names))
    cells[ledger.left + ledger.names.index(texts[0])] = word
    for name in stated:
        factor = ledger.factor if ledger.column(name).field.type == "money" else 1
        cells[ledger.left + ledger.names.index(name)] = float(ledger.sum_of(name) / factor)
    ledger.cells.append(cells)
    ledger.stated += len(stated)


def _write_foot(draw: st.DrawFn, ledger: Ledger) -> None:
    """A total, a sentence that states one, a note."""
    if draw(st.booleans()) and ledger.rows:
        _write_total(draw, ledger, draw(st.sampled_from(_TOTAL_WORDS)))
    units = {ledger.column(name).field.unit: name for name in ledger.summed}
    said = [unit for unit in _SENTENCES if unit in units and ledger.sum_of(units[unit])]
    if said and len([name for name in ledger.summed if ledger.column(name).field.unit == said[0]]) == 1:
        ledger.cells.append([_SENTENCES[said[0]].format(ledger.sum_of(units[said[0]]))])
        ledger.stated += 1
    if draw(st.booleans()):
        ledger.cells.append(["注：以上数据由各县区报送，截至12月4日。"])
