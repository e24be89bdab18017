"""Tables: a plain one in HTML where every cell is seen, and the one behind a chart or a long list."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Literal

import pandas as pd
import streamlit as st

from views import escape, figures

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
) -> None:
    """A table of texts, one row each; columns in `numbers` stand right-aligned, those in `codes` in code type.

    `caption` is read out, not shown; `widths` are CSS widths of the first columns, the others share what is left.
    """
    st.html(f'<div class="mz mz-table-box">{plain_html(df, caption, numbers, codes, widths, testid)}</div>')


def plain_html(
    df: pd.DataFrame,
    caption: str,
    numbers: Collection[str],
    codes: Collection[str],
    widths: Sequence[str],
    testid: str,
) -> str:
    """The HTML of `plain`; on a narrow screen each row becomes a block with its column names."""
    styles = [f' style="width:{width}"' for width in widths] + [""] * len(df.columns)
    heads = "".join(
        f'<th scope="col"{_number(name in numbers)}{style}>{escape.html(name)}</th>'
        for name, style in zip(df.columns, styles, strict=False)
    )
    names = [str(name) for name in df.columns]
    rows = "".join(_row(names, values, numbers, codes) for values in df.itertuples(index=False, name=None))
    return (
        f'<table class="mz-table mz-stack" data-testid="{escape.html(testid)}">'
        f"<caption>{escape.html(caption)}</caption>"
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _number(right: bool) -> str:
    return ' class="num"' if right else ""


def _row(names: Sequence[str], values: Sequence[object], numbers: Collection[str], codes: Collection[str]) -> str:
    cells = []
    for index, (name, value) in enumerate(zip(names, values, strict=True)):
        text = escape.html("" if value is None or value is pd.NA else value)
        text = f"<code>{text}</code>" if name in codes else text
        if index == 0:
            cells.append(f'<th scope="row">{text}</th>')
        else:
            cells.append(f'<td data-name="{escape.html(name)}"{_number(name in numbers)}>{text}</td>')
    return f"<tr>{''.join(cells)}</tr>"


def behind(here: Here, df: pd.DataFrame, *, key: str) -> None:
    """The table behind a chart, drawn only when someone opens it."""
    drawer = st.expander(here.say("table.show"), key=f"table-{key}", on_change="rerun")
    if drawer.open:
        with drawer:
            grid(df)


def grid(df: pd.DataFrame, *, height: int | Literal["auto"] = "auto") -> None:
    """A long table that scrolls and sorts. Text cells are shown as text: the grid knows no markup."""
    shown = df.map(lambda value: escape.plain(value) if isinstance(value, str) else value)
    numbers = shown.select_dtypes("number").columns
    columns = {name: st.column_config.NumberColumn(format="localized") for name in numbers}
    st.dataframe(shown, hide_index=True, height=height, width="stretch", column_config=columns)


def caption(text: str) -> None:
    """A line above or below a table."""
    st.html(f'<div class="mz"><p class="mz-chart-sub">{escape.html(text)}</p></div>')


def more(here: Here, number: int) -> None:
    """Under a table that was cut: how many are not listed."""
    if number > 0:
        caption(here.say("list.more", n=number))


def parts(here: Here, df: pd.DataFrame, unit: str) -> pd.DataFrame:
    """The table behind a chart of parts: name, value, and last year's where the frame has it."""
    say = here.say
    columns = {say("table.part"): df["name"], figures.headed(say("table.value"), unit, say): df["value"]}
    if "last_year" in df:
        columns[figures.headed(say("table.last_year"), unit, say)] = df["last_year"]
    return pd.DataFrame(columns)


def value_names(here: Here, field: str) -> dict[str, str]:
    """What the values of a field are called in the language of the page, by how the sheets write them."""
    values = here.read.table("dim_field_value")
    values = values.loc[values["field"] == field]
    return dict(zip(values["value_zh"], values[f"value_{here.language}"], strict=True))
