"""Confirming what a sheet is: its kind, the field of each column, what holds for all of its rows. Asked once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from views import escape, tables
from views.language import Words
from views.loading import understood

# Columns of these are never read, so nothing is asked about them.
NEVER_READ = frozenset({"personal", "serial"})
DECIMAL = "date_as_decimal"
# What a sheet often states once, in its title or not at all, beside what its kind requires.
OFTEN_CONSTANT = ("county", "year")


@dataclass(frozen=True)
class Answer:
    """What somebody confirmed: the kind, (header, field or "") of every column in order, the constants, the fields in
    which 6.29 is a day, and whether months are each month's "own" figures or "cumulative" ("" where nobody asked).
    Title and name of the sheet tell crosstabs with the same headers apart.
    """

    kind: str
    columns: tuple[tuple[str, str], ...]
    constants: Mapping[str, str]
    decimal_dates: tuple[str, ...] = ()
    months: str = ""
    title: str = ""
    sheet: str = ""


def headers(entry: understood.Entry) -> list[tuple[str, str, str, bool]]:
    """Cell, header, presumed field ("" without one) of each column once, and whether it may be read at all."""
    seen: dict[str, tuple[str, str, str, bool]] = {}
    for column in entry["columns"]:
        asked = column["how"] not in NEVER_READ
        seen.setdefault(column["cell"], (column["cell"], column["header"], column["field"] or "", asked))
    return list(seen.values())


def fields_held(entry: understood.Entry, columns: Sequence[tuple[str, str]]) -> list[str]:
    """The fields that the columns hold as answered; one headed by two (起止) holds both, if either is chosen."""
    held: list[str] = []
    for (cell, *_), (_, chosen) in zip(headers(entry), columns, strict=True):
        own = [column["field"] for column in entry["columns"] if column["cell"] == cell and column["field"]]
        held += own if chosen in own else [chosen] if chosen else []
    return held


def constant_fields(kind: understood.Kind, chosen: Sequence[str]) -> list[str]:
    """The fields to ask about for the whole sheet: required ones without a column, then county and year."""
    required = [name for name, column in kind.columns.items() if column.required and not name.endswith("_code")]
    often = [name for name in OFTEN_CONSTANT if name in kind.columns]
    return [name for name in dict.fromkeys([*required, *often]) if name not in chosen]


def ask(entry: understood.Entry, number: int, kinds: understood.Kinds, say: Words) -> Answer | None:
    """Draw the questions about one sheet; the answer in the run in which it is saved."""
    if not entry["columns"]:
        return None
    opened = understood.is_asked(entry)
    if not st.toggle(say("mapping.open"), value=opened, key=f"mapping-{number}-{opened}"):
        return None
    tables.caption(say("mapping.lead"))
    names = list(kinds)
    kind = st.selectbox(
        say("mapping.kind"), names, index=names.index(entry["kind"]) if entry["kind"] in kinds else None,
        format_func=lambda name: _name(kinds[name], say), placeholder=say("mapping.pick_kind"),
        key=f"mapping-kind-{number}", width=420,
    )  # fmt: skip
    if kind is None:
        return None
    columns = _columns(entry, number, kind, kinds[kind], say)
    constants = _constants(entry, f"mapping-{number}-{kind}-all", kinds[kind], fields_held(entry, columns), say)
    decimal_dates = _decimal_dates(entry, number, kinds[kind], say)
    months = _months(entry, number, say)
    if st.button(say("mapping.save"), type="primary", key=f"mapping-save-{number}"):
        return Answer(
            kind, tuple(columns), constants, decimal_dates, months, entry.get("title", ""), entry.get("sheet", "")
        )
    return None


def decimal_date_fields(entry: understood.Entry) -> list[str]:
    """The fields in whose columns a decimal such as 6.29 stands where a day should."""
    letters = {problem["cell"].rstrip("0123456789") for problem in entry["problems"] if problem["code"] == DECIMAL}
    columns = [column for column in entry["columns"] if column["cell"].rstrip("0123456789") in letters]
    return list(dict.fromkeys(column["field"] for column in columns if column["field"]))


def _decimal_dates(entry: understood.Entry, number: int, known: understood.Kind, say: Words) -> tuple[str, ...]:
    fields = decimal_date_fields(entry)
    return tuple(
        name for name in fields
        if st.checkbox(say("mapping.decimal_dates", field=_field(known, name, say)), key=f"mapping-{number}-day-{name}")
    )  # fmt: skip


def _months(entry: understood.Entry, number: int, say: Words) -> str:
    if not understood.MONTHS_ASKED & {problem["code"] for problem in entry["problems"]}:
        return ""
    chosen = st.radio(
        say("mapping.months"), ["own", "cumulative"], index=None, key=f"mapping-months-{number}",
        format_func=lambda months: say(f"mapping.months.{months}"),
    )  # fmt: skip
    return chosen or ""


def _columns(
    entry: understood.Entry, number: int, kind: str, known: understood.Kind, say: Words
) -> list[tuple[str, str]]:  # fmt: skip
    tables.caption(say("mapping.columns"))
    options = ["", *known.columns]
    answers = []
    with st.grid(4, min_column_width=215, gap="small"):
        for cell, header, field, asked in headers(entry):
            if not asked:
                answers.append((header, ""))
                continue
            chosen = st.selectbox(
                escape.markdown(f"{cell} {header}"), options, index=options.index(field) if field in options else 0,
                format_func=lambda name: _field(known, name, say), key=f"mapping-{number}-{kind}-{cell}",
                placeholder=say("mapping.kind"),
            )  # fmt: skip
            answers.append((header, chosen))
    return answers


def _constants(
    entry: understood.Entry, key: str, known: understood.Kind, held: Sequence[str], say: Words
) -> dict[str, str]:  # fmt: skip
    fields = constant_fields(known, [*held, *entry.get("across", ())])
    if not fields:
        return {}
    tables.caption(say("mapping.constants"))
    given = {}
    with st.grid(4, min_column_width=215, gap="small"):
        for name in fields:
            given[name] = _constant(f"{key}-{name}", known, name, _stated(entry, name), say)
    return {name: text for name, text in given.items() if text}


def _stated(entry: understood.Entry, name: str) -> str | None:
    """What the sheet itself says of a field for all rows, as far as its entry holds it; None where it says nothing."""
    year = str(entry.get("sheet_year") or "") if name == "year" else ""
    return year if year or name in entry.get("stated", ()) else None


def _constant(key: str, known: understood.Kind, name: str, stated: str | None, say: Words) -> str:
    """One field for the whole sheet; what the sheet itself has `stated` needn't be given."""
    column = known.columns[name]
    label = _field(known, name, say)
    if stated is not None or column.required:
        label = say("mapping.required" if stated is None else "mapping.stated", name=label)
    if not column.field.values:
        hint = stated or (say("mapping.day") if column.field.type == "date" else "")
        return str(st.text_input(label, key=key, max_chars=100, placeholder=hint)).strip()
    values: Mapping[str, str] = column.field.values
    return st.selectbox(
        label, ["", *values], key=key, placeholder=label,
        format_func=lambda value: (value if say.language == "zh" else values[value]) if value else say("mapping.unset"),
    )  # fmt: skip


def _name(kind: understood.Kind, say: Words) -> str:
    return kind.zh if say.language == "zh" else kind.en


def _field(kind: understood.Kind, name: str, say: Words) -> str:
    if not name:
        return say("mapping.not_read")
    field = kind.columns[name].field
    return str(field.zh if say.language == "zh" else field.en)
