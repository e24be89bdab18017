"""What is chosen once and holds everywhere: year, cut-off date, language; kept in the address of every page.

The names in the address are the widgets' keys: `?year=2020&as_of=2020-12-04&lang=EN`. A value equal to the default
is left out, so a fresh address is clean.
"""

from __future__ import annotations

import calendar
import datetime as dt

import streamlit as st

from metrics.metric import Language, Scope
from views.language import Words
from views.session import Reader

YEAR, AS_OF, LANGUAGE, COUNTY = "year", "as_of", "lang", "county"
# What the switch shows is what stands in the address.
_LANGUAGE_NAMES: dict[str, Language] = {"中文": "zh", "EN": "en"}


def choose_language() -> Language:
    """Draw the language switch and return the language."""
    say = Words(language())
    st.segmented_control(
        say("shell.language"),
        list(_LANGUAGE_NAMES),
        default="中文",
        required=True,
        key=LANGUAGE,
        bind="query-params",
        label_visibility="collapsed",
        width="content",
    )
    return language()


def language() -> Language:
    """The chosen language; Chinese until someone chooses."""
    return _LANGUAGE_NAMES.get(str(st.session_state.get(LANGUAGE) or "中文"), "zh")


def default_cut_off(reader: Reader, year: int, today: dt.date) -> dt.date:
    """The cut-off a year starts with: the one that reference data names, else its last day, but never in the future."""
    signing = reader.table("dim_signing")
    named = signing.loc[signing["year"] == year]
    if "cut_off" in named and named["cut_off"].notna().any():
        return named["cut_off"].dropna().iloc[0].date()  # type: ignore[no-any-return]
    last = dt.date(year, 12, 31)
    return min(last, today) if today.year == year else last


def same_day(day: dt.date, year: int) -> dt.date:
    """The same month and day in another year; 29 February becomes the 28th where there is none."""
    return dt.date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))


def choose_scope(reader: Reader, say: Words) -> Scope:
    """Draw the controls for year and cut-off and return the chosen scope."""
    year = st.selectbox(
        say("shell.year"),
        reader.years,
        key=YEAR,
        bind="query-params",
        placeholder=say("shell.pick_year"),
        on_change=_keep_day,
        width=84,
    )
    default = default_cut_off(reader, year, dt.date.today())
    as_of = st.date_input(
        say("shell.as_of"),
        value=default,
        min_value=dt.date(year, 1, 1),
        max_value=dt.date(year, 12, 31),
        key=AS_OF,
        bind="query-params",
        format="YYYY-MM-DD",
        help=say("shell.as_of_help"),
        width=146,
    )
    return Scope(year=year, as_of=as_of or default)


def _keep_day() -> None:
    """When the year changes, the cut-off keeps its month and day."""
    day = st.session_state.get(AS_OF)
    if isinstance(day, dt.date):
        st.session_state[AS_OF] = same_day(day, int(st.session_state[YEAR]))


def remember(reader: Reader | None, scope: Scope | None) -> None:
    """Keep reader and scope for the page that this run draws; called just before it is drawn."""
    st.session_state["_reader"], st.session_state["_scope"] = reader, scope
    st.session_state["_entered"] = True


def current() -> tuple[Reader, Scope] | None:
    """The reader and scope of this run; None while nothing has been loaded."""
    reader, scope = st.session_state.get("_reader"), st.session_state.get("_scope")
    return None if reader is None or scope is None else (reader, scope)


def entered() -> bool:
    """Whether this run came by the entry point; asked once a run, by the page."""
    return bool(st.session_state.pop("_entered", False))
