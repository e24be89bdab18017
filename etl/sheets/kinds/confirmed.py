"""Answers that people gave about a sheet: kept as layouts of their own, matched by the sheet's header texts.

data/layouts/confirmed-<hash>.toml: `kind`, `headers` (the header texts in their order), `fields` (for each header the
field that it holds, or "" when it isn't read), [constants] for fields that the whole sheet states once, and, where they
were asked about, `decimal_dates` (fields in which 6.29 is a day) and `months` (each month's "own" figures, or
"cumulative" ones since January). Of a crosstab, whose headers say little, `title` is what its title speaks of.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from etl.fields import DATED
from etl.layout import Layout, load_layouts, own_layouts_folder
from etl.sheets.crosstabs.crossing import is_across
from etl.sheets.headers.matching import is_personal, normal
from etl.sheets.headers.places import load_places
from etl.values.cells import Spec
from etl.values.column import parse_column


@dataclass(frozen=True)
class Confirmed:
    """One answer: a sheet with these headers is of this kind, and its columns are these fields."""

    kind: str
    headers: tuple[str, ...]
    fields: tuple[str, ...]
    constants: Mapping[str, str] = field(default_factory=dict)
    decimal_dates: tuple[str, ...] = ()
    months: str = ""
    title: str = ""

    @property
    def is_crosstab(self) -> bool:
        """Whether several columns hold one field, each of another month, county or the like."""
        return len(named := [name for name in self.fields if name]) > len(set(named))

    def fields_of(self, headers: Sequence[str]) -> tuple[str, ...] | None:
        """The field of each of a sheet's columns; None when it hasn't these very headers in this order.

        A column without a header counts only where one was given a field; of a sheet that has none, all columns count.
        """
        if not any(headers) or not any(self.headers):
            return self.fields if not any((*headers, *self.headers)) and len(headers) == len(self.headers) else None
        told = [(normal(h), name) for h, name in zip(self.headers, self.fields, strict=True) if h or name]
        fields: list[str] = []
        for header in map(normal, headers):
            if told and told[0][0] == header:
                fields.append(told.pop(0)[1])
            elif header:
                return None
            else:
                fields.append("")
        return None if told else tuple(fields)

    def given(self, layout: Layout) -> dict[str, tuple[object, str]]:
        """The constants as stored values, each without a cell; one that is no such value is left out."""
        parsed = {name: parse_constant(layout, name, text) for name, text in self.constants.items()}
        return {name: (value, "") for name, value in parsed.items() if value is not None}


def parse_constant(layout: Layout, name: str, text: str) -> object | None:
    """A constant as it is stored; None when the field doesn't take it."""
    parsed = parse_column([text], Spec(layout.columns[name].field, required=True))
    return None if parsed.faults else parsed.values[0]


def load_confirmed(own: Path | None = None) -> list[Confirmed]:
    """All answers kept so far, for kinds and fields that still exist; raises ValueError naming a faulty file."""
    layouts, found = load_layouts(own), []
    for file in sorted((own or own_layouts_folder()).glob("*.toml")):
        try:
            entry = tomllib.loads(file.read_text(encoding="utf-8"))
            if "headers" not in entry:
                continue
            one = _from(entry)
        except (tomllib.TOMLDecodeError, KeyError, TypeError, UnicodeDecodeError) as fault:
            raise ValueError(f"{file.name}: {type(fault).__name__} {fault}") from fault
        known = layouts[one.kind].columns if one.kind in layouts else {}
        if known and {*filter(None, one.fields), *one.constants, *one.decimal_dates} <= set(known):
            found.append(one)
    return found


def _from(entry: Mapping[str, Any]) -> Confirmed:
    return Confirmed(
        entry["kind"], tuple(entry["headers"]), tuple(entry["fields"]), dict(entry.get("constants", {})),
        tuple(entry.get("decimal_dates", ())), entry.get("months", ""), entry.get("title", ""),
    )  # fmt: skip


def faults(answer: Confirmed) -> list[str]:
    """The names of fields that an answer can't be kept for: given twice, personal, or a constant of another type."""
    layout = load_layouts()[answer.kind]
    personal = [
        name for header, name in zip(answer.headers, answer.fields, strict=True) if name and is_personal(header)
    ]
    wrong = [name for name, text in answer.constants.items() if parse_constant(layout, name, text) is None]
    undated = [name for name in answer.decimal_dates if layout.columns[name].field.type not in DATED]
    return [*_twice(answer, layout), *personal, *wrong, *undated]


def _twice(answer: Confirmed, layout: Layout) -> list[str]:
    """The fields chosen for several columns that aren't those of a crosstab."""
    headers: dict[str, list[str]] = {}
    for header, name in zip(answer.headers, answer.fields, strict=True):
        headers.setdefault(name, []).append(header)
    several = {name: texts for name, texts in headers.items() if name and len(texts) > 1}
    return [name for name, texts in several.items() if not is_across(layout, name, texts, load_places())]


def save(answer: Confirmed, own: Path | None = None) -> Path:
    """Keep an answer; one about the same headers is replaced. Raises OSError when the folder can't be written."""
    folder = own or own_layouts_folder()
    folder.mkdir(parents=True, exist_ok=True)
    told = (*map(normal, answer.headers), *([answer.title] if answer.is_crosstab else []))
    name = hashlib.sha256("\0".join(told).encode()).hexdigest()[:12]
    lines = [
        "# An answer that somebody gave: a sheet with these headers is of this kind.",
        f"kind = {_text(answer.kind)}",
        f"headers = [{', '.join(map(_text, answer.headers))}]",
        f"fields = [{', '.join(map(_text, answer.fields))}]",
        *([f"decimal_dates = [{', '.join(map(_text, answer.decimal_dates))}]"] if answer.decimal_dates else []),
        *([f"months = {_text(answer.months)}"] if answer.months else []),
        *([f"title = {_text(answer.title)}"] if answer.is_crosstab else []),
        "",
        "[constants]",
        *(f"{name} = {_text(text)}" for name, text in answer.constants.items()),
    ]
    content = "\n".join(lines) + "\n"
    tomllib.loads(content)
    file, fresh = folder / f"confirmed-{name}.toml", folder / f"confirmed-{name}.tmp"
    fresh.write_text(content, encoding="utf-8")
    fresh.replace(file)
    return file


def _text(value: str) -> str:
    """A TOML string: JSON's rules, with the one control character that JSON lets through left out."""
    return json.dumps(value.replace("\x7f", ""), ensure_ascii=False)
