"""Tables: a plain one in HTML where every cell is seen, and the one behind a chart or a long list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from views import escape, figures, linked, links, opening, take
from views.language import Words

# What the cells of some columns lead to, by heading: the same marks as in the chart, one a row.
Opens = Mapping[str, Sequence[str]]
# A longer table scrolls in a box of its own; of a very long one so many rows are shown, the file has all.
_SEEN, _MOST = 120, 1000
# Money has two decimals, and of what was divided nobody reads more.
_PLACES = 2

if TYPE_CHECKING:
    from views.page import Here


def plain(
    df: pd.DataFrame,
    *,
    caption: str,
    numbers: Collection[str] = (),
    codes: Collection[str] = (),
    widths: Sequence[str] = (),
    testid: str = "table",
    lit: int | None = None,
) -> None:
    """A table of texts, one row each; columns in `numbers` stand right-aligned, those in `codes` in code type.

    Texts that lead somewhere are links (the frame must hold them as objects). `caption` is read out, not shown;
    `widths` are CSS widths of the first columns, the others share what is left; row `lit` is the one looked at.
    """
    st.html(f'<div class="mz mz-table-box">{plain_html(df, caption, numbers, codes, widths, testid, lit)}</div>')


def long(
    df: pd.DataFrame,
    *,
    caption: str,
    say: Words,
    numbers: Collection[str] = (),
    codes: Collection[str] = (),
    widths: Sequence[str] = (),
    testid: str = "table",
) -> None:
    """The same for a table of many rows: it scrolls in a box of its own, below its headings, by keyboard too.

    A table as it is, not a canvas: it is read out, found by the browser's search, printed, and its texts may lead on.
    """
    shown = df.head(_MOST)
    st.html(
        f'<div class="mz mz-table-box mz-long" role="region" tabindex="0" aria-label="{escape.html(caption)}">'
        f"{plain_html(shown, caption, numbers, codes, widths, testid)}</div>"
    )
    more(say, len(df) - len(shown))


def plain_html(
    df: pd.DataFrame,
    caption: str,
    numbers: Collection[str],
    codes: Collection[str],
    widths: Sequence[str],
    testid: str,
    lit: int | None = None,
) -> str:
    """The HTML of `plain`; on a narrow screen each row becomes a block with its column names."""
    styles = [f' style="width:{width}"' for width in widths] + [""] * len(df.columns)
    heads = "".join(
        f'<th scope="col"{_number(name in numbers)}{style}>{escape.html(name)}</th>'
        for name, style in zip(df.columns, styles, strict=False)
    )
    names = [str(name) for name in df.columns]
    rows = "".join(
        _row(names, values, numbers, codes, lit=at == lit)
        for at, values in enumerate(df.itertuples(index=False, name=None))
    )
    return (
        f'<table class="mz-table mz-stack" data-testid="{escape.html(testid)}">'
        f"<caption>{escape.html(caption)}</caption>"
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _number(right: bool) -> str:
    return ' class="num"' if right else ""


def _row(
    names: Sequence[str], values: Sequence[object], numbers: Collection[str], codes: Collection[str], *, lit: bool
) -> str:
    cells = []
    for index, (name, value) in enumerate(zip(names, values, strict=True)):
        text = linked.html("" if value is None or value is pd.NA else value)
        text = f"<code>{text}</code>" if name in codes else text
        if index == 0:
            cells.append(f'<th scope="row">{text}</th>')
        else:
            cells.append(f'<td data-name="{escape.html(name)}"{_number(name in numbers)}>{text}</td>')
    looked_at = ' class="lit" aria-current="true"' if lit else ""
    return f"<tr{looked_at}>{''.join(cells)}</tr>"


def behind(
    here: Here, df: pd.DataFrame, *, title: str, subtitle: str, source: str, key: str, opens: Opens | None = None
) -> None:
    """The way to a table and, where it is open, the table; `opens` is what the cells of its columns lead to.

    It can be taken along, headed by what it shows.
    """
    st.html(f'<div class="mz"><p class="mz-chart-foot">{way_html(here, key, title)}</p></div>')
    opened(here, df, title=title, subtitle=subtitle, source=source, key=key, opens=opens)


def way_html(here: Here, key: str, title: str) -> str:
    """The link that opens the table of a chart."""
    return opening.way_html(here, "table", key, here.say("table.show"), title)


def opened(
    here: Here, df: pd.DataFrame, *, title: str, subtitle: str, source: str, key: str, opens: Opens | None = None
) -> None:
    """The table behind a chart, while it is open."""
    if opening.is_open("table", key):
        with st.container(key=f"table-{key}"):
            _draw_behind(here, df, key, opens or {})
            take.table(here, df, title=title, subtitle=subtitle, source=source, key=key)


def _draw_behind(here: Here, df: pd.DataFrame, key: str, opens: Opens) -> None:
    numbers = [str(name) for name in df.select_dtypes("number")]
    said = {name: [_said(here, value) for value in df[name]] for name in df}
    shown = pd.DataFrame(said | {name: figures.even(said[name]) for name in numbers}, dtype=object)
    for name, marks in opens.items():
        # A row that leads nowhere has a blank instead of a mark.
        ways = (links.whole(here.address, mark) if isinstance(mark, str) else "" for mark in marks)
        cells = [linked.to(*cell) for cell in zip(shown[name], ways, strict=True)]
        shown[name] = pd.Series(cells, shown.index, dtype=object)  # left to itself pandas makes plain texts of them
    if len(df) > _SEEN:
        long(shown, caption=here.say("table.show"), say=here.say, numbers=numbers, testid=f"behind-{key}")
    else:
        plain(shown, caption=here.say("table.show"), numbers=numbers, testid=f"behind-{key}")


def _said(here: Here, value: object) -> str:
    """A cell of the table behind a chart as text."""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float):
        return figures.exact(value, here.say, _PLACES)
    if isinstance(value, dt.date):
        return "" if pd.isna(value) else value.strftime("%Y-%m-%d")
    return "" if value is None else str(value)


def caption(text: str) -> None:
    """A line above or below a table."""
    st.html(f'<div class="mz"><p class="mz-chart-sub">{linked.html(text)}</p></div>')


def heading(title: str, lead: str = "") -> None:
    """The name of a table, with a line that says what it holds."""
    below = f'<p class="mz-chart-sub">{linked.html(lead)}</p>' if lead else ""
    st.html(f'<div class="mz"><h3 class="mz-chart-title">{escape.html(title)}</h3>{below}</div>')


def more(say: Words, number: int) -> None:
    """Under a table that was cut: how many are not listed."""
    if number > 0:
        caption(say("list.more", n=number))


def parts(here: Here, df: pd.DataFrame, unit: str) -> pd.DataFrame:
    """The table behind a chart of parts: name, value, and that of the year compared with where the frame has it."""
    say = here.say
    columns = {
        say("table.part"): df["name"],
        figures.headed(say("table.value"), unit, say): _shares(here, df["value"], unit),
    }
    if here.compared and "compared" in df:
        columns[figures.headed(say("table.compared", then=here.then), unit, say)] = _shares(here, df["compared"], unit)
    return pd.DataFrame(columns)


def _shares(here: Here, values: pd.Series, unit: str) -> Sequence[object]:
    """Shares as they are rounded everywhere, else the values as they are."""
    return [figures.share(value / 100, here.say) for value in values] if unit == "%" else list(values)


def parts_opens(here: Here, df: pd.DataFrame, unit: str) -> Opens:
    """What the cells of `parts` lead to."""
    say = here.say
    found = {figures.headed(say("table.value"), unit, say): list(df["opens"])}
    if here.compared and "opens_compared" in df:
        found[figures.headed(say("table.compared", then=here.then), unit, say)] = list(df["opens_compared"])
    return found


def value_names(here: Here, field: str) -> dict[str, str]:
    """What the values of a field are called in the language of the page, by how the sheets write them."""
    values = here.read.table("dim_field_value")
    values = values.loc[values["field"] == field]
    return dict(zip(values["value_zh"], values[f"value_{here.language}"], strict=True))
