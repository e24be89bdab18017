"""What was understood of each uploaded sheet: kind and how sure, columns, units, rows by class, totals, problems."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Protocol

import pandas as pd

from metrics import units
from views import figures, tables
from views.language import Words

Entry = Mapping[str, Any]
# Questions whether months hold each month's own figures, and all questions that somebody can answer once.
MONTHS_ASKED = frozenset({"cumulative_months", "rising_months", "repeated_month"})
ASKED = (
    frozenset({"unsure_sheet", "unknown_sheet", "unknown_table", "missing_column", "date_as_decimal"}) | MONTHS_ASKED
)
SHOWN = 50
# The worst first.
GRAVITY: Mapping[str, int] = {"block": 0, "reject": 1, "warn": 2}
IGNORED = (
    "title", "unit", "header", "narrative", "total", "subtotal", "blank", "note", "example", "duplicate",
)  # fmt: skip


class Kind(Protocol):
    """A kind of sheet: its names and its columns."""

    @property
    def zh(self) -> str:
        """Its Chinese name."""

    @property
    def en(self) -> str:
        """Its English name."""

    @property
    def columns(self) -> Mapping[str, Any]:
        """Its columns by field: `.field` (zh, en, type, unit, values), `.required`."""


Kinds = Mapping[str, Kind]


def kind_name(entry: Entry, kinds: Kinds, say: Words) -> str:
    """What kind of sheet it was taken for, in the language of the page."""
    kind = kinds.get(entry["kind"] or "")
    if kind is None:
        return say("understood.empty" if not entry["problems"] else "sources.unknown_kind")
    return kind.zh if say.language == "zh" else kind.en


def field_name(entry: Entry, field: str | None, kinds: Kinds, say: Words) -> str:
    """A field's name in the language of the page; a dash for a column that isn't read."""
    kind = kinds.get(entry["kind"] or "")
    if field is None or kind is None or field not in kind.columns:
        return "—"
    found = kind.columns[field].field
    return str(found.zh if say.language == "zh" else found.en)


def is_asked(entry: Entry) -> bool:
    """Whether the sheet waits for an answer before anything of it is loaded."""
    return any(problem["code"] in ASKED and problem["severity"] == "reject" for problem in entry["problems"])


def df_by_sheet(entries: Sequence[Entry], kinds: Kinds, say: Words) -> pd.DataFrame:
    """One row for each sheet: what it was taken for, how sure, and where its rows would go."""
    rows = [entry["rows"] for entry in entries]
    return pd.DataFrame(
        {
            say("origin.file"): [entry["file"] for entry in entries],
            say("origin.sheet"): [entry["sheet"] for entry in entries],
            say("sources.kind"): [kind_name(entry, kinds, say) for entry in entries],
            say("understood.sure"): [_sure(entry, say) for entry in entries],
            say("sources.present"): [f"{row['present']:,}" for row in rows],
            say("understood.loadable"): [f"{row['loaded']:,}" for row in rows],
            say("sources.ignored"): [f"{sum(row['ignored'].values()):,}" for row in rows],
            say("sources.rejected"): [f"{row['rejected']:,}" for row in rows],
        }
    )


def _sure(entry: Entry, say: Words) -> str:
    if not entry["kind"]:
        return "—"
    share = f"{min(float(entry['confidence']), 1.0):.0%}"
    return say("understood.asked", share=share) if is_asked(entry) else share


def facts(entry: Entry, kinds: Kinds, say: Words) -> list[tuple[str, str]]:
    """What was understood of one sheet as a whole, as pairs of name and text; empty ones are left out."""
    ignored = entry["rows"]["ignored"]
    classes = [say("understood.class", name=say(f"understood.row.{name}"), n=ignored[name]) for name in IGNORED
               if ignored.get(name)]  # fmt: skip
    row, year, in_part = entry["header_row"], entry["sheet_year"], entry.get("in_part") or []
    missing = [field_name(entry, name, kinds, say) for name in entry["missing"]]
    pairs = [
        (say("understood.title"), str(entry["title"])),
        (say("understood.header_row"), say("understood.row_number", n=row) if row else ""),
        (say("understood.year"), str(year or "")),
        (say("understood.accounts"), accounts(entry, say)),
        (say("understood.in_part"), say("understood.in_part_rows", rows=say.join(in_part)) if in_part else ""),
        (say("understood.ignored_rows"), say.join(classes) if classes else ""),
        (say("understood.missing"), say.join(missing) if missing else ""),
    ]
    return [(name, text) for name, text in pairs if text]


def accounts(entry: Entry, say: Words) -> str:
    """Loaded + rejected + ignored = present, as an equation."""
    rows = entry["rows"]
    numbers = {name: f"{rows[name]:,}" for name in ("present", "loaded", "rejected")}
    return say("understood.equation", ignored=f"{sum(rows['ignored'].values()):,}", **numbers)


def df_by_column(entry: Entry, kinds: Kinds, say: Words) -> pd.DataFrame:
    """One row for each column: its header's cell, the field it was taken for, how that was known, its unit."""
    columns = entry["columns"]
    return pd.DataFrame(
        {
            say("origin.cell"): [column["cell"] for column in columns],
            say("understood.header"): [column["header"] for column in columns],
            say("understood.field"): [field_name(entry, column["field"], kinds, say) for column in columns],
            say("understood.how"): [say(f"understood.how.{column['how'].replace(' ', '_')}") for column in columns],
            say("understood.unit"): [_unit(entry, column, kinds, say) for column in columns],
        }
    )


def _unit(entry: Entry, column: Entry, kinds: Kinds, say: Words) -> str:
    """The unit in which a column is kept, by what its numbers are multiplied for it, and what in the sheet says so."""
    kind, field = kinds.get(entry["kind"] or ""), column["field"]
    if field is None or kind is None or field not in kind.columns:
        return ""
    unit, factor = _word(kind.columns[field].field.unit, say), entry["factors"].get(field)
    kept = say("understood.factor", factor=f"{Decimal(factor):,f}", unit=unit) if factor else unit
    source = column.get("unit_from") or "field"
    if source == "field":
        return kept
    stated = say("understood.unit_from", unit=column["unit"], source=say(f"understood.unit.{source.replace(' ', '_')}"))
    return say.join([stated, kept]) if factor else stated


def _word(unit: object, say: Words) -> str:
    """A unit in the language of the page; one that isn't known as the sheets write it."""
    return figures.unit_name(str(unit), say) if unit in units.UNITS else str(unit or "")


def df_by_total(entry: Entry, kinds: Kinds, say: Words) -> pd.DataFrame:
    """One row for each total that the sheet states, beside the sum of its rows."""
    totals = entry["stated_totals"]
    return pd.DataFrame(
        {
            say("origin.cell"): [total["cell"] for total in totals],
            say("understood.field"): [field_name(entry, total["field"], kinds, say) for total in totals],
            say("understood.stated"): [f"{Decimal(total['value']):,f}" for total in totals],
            say("understood.computed"): [f"{Decimal(total['computed']):,f}" for total in totals],
            say("understood.agrees"): [
                say("understood.yes" if total["agrees"] else "understood.no") for total in totals
            ],
        }
    )


def df_by_problem(problems: Sequence[Entry], say: Words) -> pd.DataFrame:
    """One row for each problem: where, what stands there, what is wrong, what to do."""
    places = [
        " › ".join(str(problem[part]) for part in ("file", "sheet", "cell") if problem.get(part))
        for problem in problems
    ]
    return pd.DataFrame(
        {
            say("sources.place"): places,
            say("understood.severity"): [say(f"sources.{problem['severity']}") for problem in problems],
            say("sources.found"): [problem["found"] or "" for problem in problems],
            say("sources.message"): [problem[f"message_{say.language}"] for problem in problems],
            say("sources.repair"): [problem[f"repair_{say.language}"] for problem in problems],
        }
    )


def draw_problems(problems: Sequence[Entry], say: Words, testid: str) -> None:
    """The problems as a table, the worst first, cut to what can be read."""
    worst = sorted(problems, key=lambda problem: GRAVITY[problem["severity"]])
    df = df_by_problem(worst[:SHOWN], say)
    place, widths = say("sources.place"), ["24%", "9%", "14%", "28%"]
    tables.plain(df, caption=say("sources.problems"), codes=[place], widths=widths, testid=testid)
    if len(worst) > SHOWN:
        tables.caption(say("list.more", n=len(worst) - SHOWN))
