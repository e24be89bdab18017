"""The controls of what holds on every page, and the memory of a visit.

The address is the state: a control writes it, and every run reads it, so that back and a copied link show the same.
Streamlit's own menu drops what stands there; then the visit's memory fills in, and the browser's address is completed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import streamlit as st

from metrics.counties import names_by_id
from metrics.metric import Language, Scope
from views import address, asked, escape
from views.address import AS_OF, COMPARE, COUNTY, LANGUAGE, YEAR, Chosen
from views.language import Words
from views.session import Reader

# What the switch shows, and what it means.
_SWITCH: dict[str, Language] = {"中文": "zh", "EN": "en"}
# What a control says that the address leaves out: nothing chosen, and the language and comparison of who chose none.
_UNWRITTEN = (None, "", "中文", "last")
_MEMORY = "_address"


def said() -> dict[str, str]:
    """What the address says; where it names neither year nor cut-off, completed by what was chosen in this visit."""
    texts = st.query_params.to_dict()
    return texts if {YEAR, AS_OF} & texts.keys() else {**st.session_state.get(_MEMORY, {}), **texts}


def language() -> Language:
    """The chosen language; Chinese until someone chooses."""
    return address.language_of(said())


def choose_language() -> Language:
    """Draw the language switch and return the language."""
    chosen = language()
    show(LANGUAGE, next(name for name, each in _SWITCH.items() if each == chosen))
    st.segmented_control(
        Words(chosen)("shell.language"),
        list(_SWITCH),
        required=True,
        key=LANGUAGE,
        on_change=_changed,
        args=(LANGUAGE,),
        label_visibility="collapsed",
        width="content",
    )
    return chosen


def choose(reader: Reader, say: Words) -> Chosen:
    """Draw the controls for year, cut-off, county and comparison; returns what is chosen."""
    chosen = asked.read(reader, said(), dt.date.today())
    st.session_state[_MEMORY] = address.written(chosen)
    _choose_county(reader, chosen, say)
    _choose_year(reader, chosen.scope, say)
    _choose_cut_off(chosen.scope, say)
    _choose_comparison(chosen, say)
    return chosen


def _choose_county(reader: Reader, chosen: Chosen, say: Words) -> None:
    names = {"": say("shell.whole_city"), **county_names(reader, chosen.scope, say.language)}
    show(COUNTY, chosen.scope.county_id or "")
    st.selectbox(
        say("shell.county"),
        list(names),
        key=COUNTY,
        format_func=lambda county: escape.plain(names.get(county, county)),
        on_change=_changed,
        args=(COUNTY,),
        help=say("shell.county_help"),
        placeholder=say("shell.county"),
        width=150,
    )


def _choose_year(reader: Reader, scope: Scope, say: Words) -> None:
    show(YEAR, scope.year)
    st.selectbox(
        say("shell.year"),
        reader.years,
        key=YEAR,
        placeholder=say("shell.pick_year"),
        on_change=_changed,
        args=(YEAR,),
        width=84,
    )


def _choose_cut_off(scope: Scope, say: Words) -> None:
    show(AS_OF, scope.cut_off)
    st.date_input(
        say("shell.as_of"),
        value=scope.cut_off,
        min_value=dt.date(scope.year, 1, 1),
        max_value=dt.date(scope.year, 12, 31),
        key=AS_OF,
        format="YYYY-MM-DD",
        on_change=_changed,
        args=(AS_OF,),
        help=say("shell.as_of_help"),
        width=146,
    )


def _choose_comparison(chosen: Chosen, say: Words) -> None:
    show(COMPARE, chosen.compare)
    st.selectbox(
        say("shell.compare"),
        list(address.YEARS_BACK),
        key=COMPARE,
        format_func=lambda each: _comparison(chosen.scope.year, each, say),
        on_change=_changed,
        args=(COMPARE,),
        help=say("shell.compare_help"),
        placeholder=say("shell.compare"),
        width=128,
    )


def _comparison(year: int, compare: address.Compare, say: Words) -> str:
    return say(f"shell.compare.{compare}", year=year - address.YEARS_BACK[compare])


def county_names(reader: Reader, scope: Scope, lang: Language) -> dict[str, str]:
    """Counties by id in their order, the city society itself last, in a language."""
    return {each: names[0 if lang == "zh" else 1] for each, names in reader.ask(names_by_id, scope).items()}


def show(key: str, value: object) -> None:
    """Have the control with this key show what the address says; said anew in each run, for back may have been pressed.

    A control whose choices have changed is another one to Streamlit, and would begin with its first choice.
    """
    st.session_state[key] = value


def choose_county(county_id: str) -> None:
    """Choose a county for every page, from a control of a page's own."""
    _chose(COUNTY, county_id)


def _changed(name: str) -> None:
    _chose(name, st.session_state[name])


def _chose(name: str, value: object) -> None:
    """Something was chosen: write everything that holds on every page into the address, as one step of back."""
    texts = dict(st.session_state.get(_MEMORY, {}))
    texts[name] = "" if value in _UNWRITTEN else str(value)
    as_of = address.day(texts.get(AS_OF, ""))
    if name == YEAR and as_of:
        texts[AS_OF] = address.same_day(as_of, int(str(value))).isoformat()
    st.session_state[_MEMORY] = {key: text for key, text in texts.items() if text}
    write(st.session_state[_MEMORY])


def write(texts: Mapping[str, str]) -> None:
    """Put what holds on every page into the address; what a page has of its own stays."""
    own = {key: st.query_params.get_all(key) for key in st.query_params if key not in address.NAMES}
    st.query_params.from_dict({**own, **texts})


def remember(reader: Reader | None, chosen: Chosen | None) -> None:
    """Keep reader and choice for the page that this run draws; called just before it is drawn."""
    st.session_state["_reader"], st.session_state["_chosen"] = reader, chosen
    st.session_state["_entered"] = True


def current() -> tuple[Reader, Chosen] | None:
    """The reader and choice of this run; None while nothing has been loaded."""
    reader, chosen = st.session_state.get("_reader"), st.session_state.get("_chosen")
    return None if reader is None or chosen is None else (reader, chosen)


def entered() -> bool:
    """Whether this run came by the entry point; asked once a run, by the page."""
    return bool(st.session_state.pop("_entered", False))
