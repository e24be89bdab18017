"""What has moved since a set was frozen: sentences that are wrong by now, figures, and the rows behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

import pandas as pd
import streamlit as st

from metrics import catalog, units
from views import escape, figures, linked, links, page, tables, take
from views.frozen.desk import Desk, Json
from views.language import Words
from views.page import Here, Note
from views.trace import citing

# More figures than these are taken along as a list, not drawn.
SHOWN = 20
_ROWS_SHOWN = 30
_LINKS = 3


def draw(here: Here, desk: Desk, one: Json) -> None:
    """Draw all that moved since a set of the list was frozen, or that nothing did."""
    say = here.say
    with st.spinner(say("moved.comparing")):
        told = here.kept(("changes", one["seal"]), lambda: desk.changes(int(one["number"])))
    grouped = by_key(told)
    page.notes([_finding(told, len(grouped), say)], testid="changes-finding")
    if told["sentences"]:
        page.section(say("moved.sentences"), say("moved.sentences_lead"))
        st.html(f'<div class="mz"><ol class="mz-stale" data-testid="stale">{"".join(_sentences(told, say))}</ol></div>')
    if grouped:
        page.section(say("moved.figures"), say("moved.figures_lead"))
        for moves in grouped[:SHOWN]:
            _figure(here, told, moves)
        tables.more(here.say, len(grouped) - SHOWN)
        _take(told, say)


def by_key(told: Json) -> list[list[Json]]:
    """The moves of each figure together: of the city first, then of its counties; last year's apart."""
    order = {key: place for place, key in enumerate(catalog.METRICS)}

    def rank(move: Json) -> tuple[int, int, bool]:
        return -move["year"], order.get(move["key"], -1), move["county_id"] is not None

    moves = sorted(told["figures"], key=rank)
    return [list(group) for _, group in groupby(moves, key=lambda move: (move["year"], move["key"]))]


def _finding(told: Json, number: int, say: Words) -> Note:
    against = say("moved.against", then=told["generation_then"], now=told["generation_now"])
    if told["nothing_moved"]:
        return Note(say("moved.nothing"), detail=against, tone="good")
    return Note(say("moved.finding", n=number, sentences=len(told["sentences"])), detail=against, tone="warn")


def _sentences(told: Json, say: Words) -> Iterator[str]:
    for sentence in told["sentences"]:
        doubt = "" if all(one["sure"] for one in sentence["figures"]) else f" {say('moved.perhaps')}"
        where = escape.html(say("moved.paragraph", n=sentence["paragraph"]) + doubt)
        yield f"<li><small>{where}</small><p>{_marked(sentence, say)}</p></li>"


def _marked(sentence: Json, say: Words) -> str:
    """A sentence with its wrong numbers struck through and today's beside them; both are read out as such."""
    pieces, at = [], 0
    for one in sorted(sentence["figures"], key=lambda figure: figure["start"]):
        now = one["now"] or say("moved.no_value" if one["now"] is None else "moved.to_check")
        pieces += [
            escape.html(sentence["text"][at : one["start"]]),
            f'<del><span class="mz-hidden">{escape.html(say("moved.was"))}</span>{escape.html(one["text"])}</del>',
            f'<ins><span class="mz-hidden">{escape.html(say("moved.is"))}</span>{escape.html(now)}</ins>',
        ]
        at = one["end"]
    return "".join([*pieces, escape.html(sentence["text"][at:])])


def _figure(here: Here, told: Json, moves: Sequence[Json]) -> None:
    """One figure: before and after, its counties, its rows, and a way to its cells."""
    say, first = here.say, moves[0]
    rows = _rows_of(moves)
    parts = [f'<h3 class="mz-chart-title">{escape.html(_title(first, told, say))}</h3>']
    parts += [_line(move, say) for move in moves if move["county_id"] is None]
    counties = say.join([_county(move, say) for move in moves if move["county_id"]]) if len(moves) > 1 else ""
    if counties or first["county_id"]:
        named = counties or _county(first, say)
        parts.append(f'<p class="mz-chart-sub">{escape.html(say("moved.counties", list=named))}</p>')
    parts += [f"<p><code>{escape.html(first['definition'][side])}</code></p>" for side in ("then", "now")
              if first["definition"]]  # fmt: skip
    if first["parts"] and rows:
        names = say.join([part[f"name_{say.language}"] for part in first["parts"]])
        parts.append(f'<p class="mz-chart-sub">{escape.html(say("moved.parts", list=names))}</p>')
    elif rows:
        df = df_by_row(rows[:_ROWS_SHOWN], first["unit"], say)
        widths = ("12%", "34%", "16%", "24%")
        parts.append(tables.plain_html(df, say("moved.rows"), [], [], widths, f"rows-{first['key']}"))
    with st.container(key=f"moved-{first['key']}-{first['year']}", gap="small"):
        st.html(f'<div class="mz mz-moved" data-testid="moved-{first["key"]}">{"".join(parts)}</div>')
        if not first["parts"]:
            tables.more(here.say, max(len(rows), *(move["rows_count"] for move in moves)) - _ROWS_SHOWN)
            _links(here, told, first, rows)


def _rows_of(moves: Sequence[Json]) -> list[Json]:
    """The rows behind the city's figure and its counties', each once."""
    found: dict[tuple[object, ...], Json] = {}
    for move in moves:
        for row in (*move["rows"], *move["target_rows"]):
            found.setdefault((row["file"], row["sheet"], row["row"], row["how"]), row)
    return list(found.values())


def _title(move: Json, told: Json, say: Words) -> str:
    name = move[f"name_{say.language}"]
    return name if move["year"] == told["year"] else say("moved.of_year", name=name, year=move["year"])


def _line(move: Json, say: Words) -> str:
    """Before → after, by how much, and why where it isn't the data alone."""
    before, after = move["before"], move["after"]
    texts = before[f"text_{say.language}"], after[f"text_{say.language}"] if after else say("moved.no_value")
    notes = [] if move["cause"] == "data" else [say(f"moved.{move['cause']}")]
    if move["difference"] and texts[0] == texts[1]:
        notes.insert(0, say("moved.reads_same"))
    elif move["difference"]:
        sign = "+" if move["difference"] > 0 else "−"
        notes.insert(0, sign + amount(abs(move["difference"]), move["unit"], say))
    if after and before["target"] != after["target"]:
        sides = (amount(side["target"], move["unit"], say) or "—" for side in (before, after))
        notes.append(say("moved.target", change=" → ".join(sides)))
    shown = " → ".join(f"<b>{escape.html(text)}</b>" for text in texts)
    return f'<p class="mz-change">{shown} <span>{escape.html(say("checking.sep").join(notes))}</span></p>'


def _county(move: Json, say: Words) -> str:
    after = move["after"][f"text_{say.language}"] if move["after"] else say("moved.no_value")
    before = move["before"][f"text_{say.language}"]
    return say("moved.county", name=move[f"county_{say.language}"], before=before, after=after)


def df_by_row(rows: Sequence[Json], unit: str, say: Words) -> pd.DataFrame:
    """One row for each row of a sheet: what became of it, where, which, what its cells said and what it counts."""
    return pd.DataFrame(
        {
            say("moved.how"): [say(f"moved.{row['how']}") for row in rows],
            say("moved.where"): [place_of(row, say) for row in rows],
            say("moved.key"): [_of(row, "key", say) for row in rows],
            say("moved.what"): [_cells(row, say) for row in rows],
            say("moved.counts"): [_counts(row, unit, say) for row in rows],
        }
    )


def place_of(row: Json, say: Words) -> str:
    """Whose row it is and where it stands: county · workbook › sheet › row 14."""
    place = " › ".join((row["file"], row["sheet"], say("moved.row", n=row["row"])))
    county = row.get(f"county_{say.language}")
    return f"{county} · {place}" if county else place


def _cells(row: Json, say: Words) -> str:
    if row["restricted"]:
        return say("moved.restricted")
    blank = say("moved.blank")
    changes = (
        say("moved.cell", field=cell[f"field_{say.language}"], cell=cell["cell"],
            before=_of(cell, "before", say) or blank, after=_of(cell, "after", say) or blank)
        for cell in row["cells"]
    )  # fmt: skip
    return say("checking.sep").join(changes)


def _of(told: Json, name: str, say: Words) -> str:
    """A text of the data; in English where it differs, for counties have names of their own there."""
    return str(told.get(f"{name}_en", told.get(name, "")) if say.language == "en" else told.get(name, ""))


def _counts(row: Json, unit: str, say: Words) -> str:
    if row["restricted"]:
        return ""
    sides = (amount(row[side], unit, say) or say("moved.not_counted") for side in ("before", "after"))
    return " → ".join(sides)


def amount(value: float | None, unit: str, say: Words) -> str:
    """An amount in a unit that may exist no more; empty where there is none."""
    if value is None:
        return ""
    return figures.number(Decimal(str(value)), unit, say) if unit in units.UNITS else f"{value:,} {unit}".strip()


def _links(here: Here, told: Json, move: Json, rows: Sequence[Json]) -> None:
    """Ways to the cells of the figure in the workbooks that changed, where the page stands in the set's scope."""
    same = (here.scope.year, here.scope.cut_off.isoformat()) == (told["year"], told["as_of"])
    if not same or move["key"] not in catalog.METRICS or move["year"] != told["year"]:
        return
    reading = here.read.reading(move["key"], here.scope)
    files = dict.fromkeys(row["file"] for row in rows if row["how"] != "removed")
    cited = citing.text(citing.of(reading), here.scope)
    ways = [
        linked.to(here.say("moved.see", file=file), links.href(here.address, figure=cited, file=file))
        for file in list(files)[:_LINKS]
    ]
    if ways and reading.metric.fact:
        tables.caption(linked.join("　", ways))


def _take(told: Json, say: Words) -> None:
    """The whole list as a workbook, built when asked for."""

    def workbook() -> bytes:
        moves = [move for moves in by_key(told) for move in moves]
        df = pd.concat([_listed(move, say) for move in moves], ignore_index=True)
        about = [(say("frozen.name"), told["name"]), (say("origin.loaded"), told["generation_now"])]
        return take.xlsx(df, name=say("frozen.changes"), about=about, about_name=say("origin.about"))

    name = f"{told['name']}-{say('frozen.changes')}.xlsx"
    st.download_button(say("moved.take"), workbook, name, take.XLSX, key="take-changes", on_click="ignore")


def _listed(move: Json, say: Words) -> pd.DataFrame:
    """A move in the list: one row for each row of a sheet behind it, or one alone."""
    rows = [*move["rows"], *move["target_rows"]]
    df = df_by_row(rows, move["unit"], say) if rows else pd.DataFrame({say("moved.how"): [""]})
    after = move["after"][f"text_{say.language}"] if move["after"] else ""
    df.insert(0, say("annual.name"), move[f"name_{say.language}"])
    df.insert(1, say("origin.county"), move[f"county_{say.language}"] or "")
    df.insert(2, say("moved.then"), move["before"][f"text_{say.language}"])
    df.insert(3, say("moved.now"), after)
    return df
