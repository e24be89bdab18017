"""The frame of a page: head, sections, notes, foot, and what stands there when there is nothing to show."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from views import address, escape, linked, links, presenting, state
from views.here import Here as Here
from views.language import Words
from views.navigation import STEMS as STEMS

Tone = Literal["plain", "warn", "good"]


@dataclass(frozen=True)
class Note:
    """One line of a list of notes, with a detail below it and the ways on from it."""

    text: str
    detail: str = ""
    ways: str = ""
    tone: Tone = "plain"


def begin(stem: str) -> Here:
    """What a page needs; called first by every page. The entry point has made sure that there is a warehouse."""
    here = begin_anyhow(stem)
    if here is None:
        raise RuntimeError(f"{stem}: the entry point draws no page without a warehouse")
    return here


def begin_anyhow(stem: str) -> Here | None:
    """The same for a page that is drawn without a warehouse too; then None."""
    _start_at_the_entry_point(stem)
    return here(stem)


def here(stem: str) -> Here | None:
    """Where a page stands in this run; None while nothing has been loaded."""
    found = state.current()
    if found is None:
        return None
    read, chosen = found
    return Here(stem=stem, read=read, scope=chosen.scope, say=words(), compare=chosen.compare, present=chosen.present)


def words() -> Words:
    """The words of the chosen language."""
    return Words(state.language())


def _start_at_the_entry_point(stem: str) -> None:
    """Run again from dashboard.py, when Streamlit ran the file of a page alone.

    It does so with a folder named `pages` until the process has called `st.navigation` once: that is, when the server's
    first visitor follows a link to a page. One call ends it; the next run starts at the entry point, on the same page.
    """
    if not state.entered():
        pages = [st.Page(lambda: None, url_path="start", default=True), st.Page(lambda: None, url_path=stem)]
        st.navigation(pages, position="hidden")
        st.rerun()


def head(here: Here, finding: str) -> None:
    """The page's name, its finding as the title, its scope, and the line about sample data while there is any.

    What the address asks for and isn't there is told below the scope.
    """
    say = here.say
    parts = [
        f'<p class="mz-eyebrow">{escape.html(say(f"nav.{here.stem}"))}</p>',
        f'<h1 class="mz-title" data-testid="page-title">{linked.html(finding)}</h1>',
        f'<div class="mz-head-row"><p class="mz-scope" data-testid="page-scope">{linked.html(_scope(here))}</p>'
        f'<button type="button" class="mz-take" data-take="paper">{escape.html(say("shell.paper"))}</button>'
        f"{presenting.ways_html(here, STEMS)}</div>",
        *(f'<p class="mz-line" data-testid="unknown">{escape.html(text)}</p>' for text in _unknown(here)),
    ]
    if sample := sample_line(here):
        parts.append(f'<p class="mz-line" data-testid="sample-line">{escape.html(sample)}</p>')
    # Between the title and the cards' own headings, for those who have the headings read out.
    parts.append(f'<h2 class="mz-hidden">{escape.html(say("shell.at_a_glance"))}</h2>')
    st.html(f'<header class="mz">{"".join(parts)}</header>')


def _scope(here: Here) -> str:
    """Whose figures these are, of which year, up to which day; of a chosen county with the way back to all."""
    say, scope = here.say, here.scope
    whose = city_name(here)
    if scope.county_id:
        name = state.county_names(here.read, scope, here.language).get(scope.county_id, scope.county_id)
        whose = say("shell.scope_county", city=whose, county=name)
    said = say("shell.scope", city=whose, year=scope.year, day=say.date(scope.cut_off))
    if not scope.county_id:
        return said
    back = linked.to(say("shell.back_to_city"), links.href(here.city.address))
    return linked.join("　", [said, back])


def _unknown(here: Here) -> list[str]:
    """What the address asks for and isn't there, with what is shown instead."""
    found, say = state.current(), here.say
    if found is None:
        return []
    shown = {
        address.YEAR: str(here.scope.year),
        address.AS_OF: say.date(here.scope.cut_off),
        address.COUNTY: say("shell.whole_city"),
        address.COMPARE: here.then,
        address.LANGUAGE: say("shell.this_language"),
    }
    return [
        say("shell.unknown", name=say(f"shell.{each.name}"), value=each.value[:60], shown=shown[each.name])
        for each in found[1].unknown
    ]


def sample_line(here: Here) -> str:
    """The line that says which figures are invented, while sample data is loaded; else empty."""
    if not bool(here.read.table("load_info")["is_sample"].any()):
        return ""
    signed = set(here.read.table("dim_signing")["year"])
    return here.say("shell.sample" if here.scope.year in signed else "shell.sample_other", year=here.scope.year)


def city_name(here: Here) -> str:
    """The name of the city society whose data this is."""
    city = here.read.table("dim_city")
    return str(city[f"society_{here.language}"].iloc[0]) if len(city) else ""


def section(title: str, lead: str = "") -> None:
    """A heading within the page, with a line that says how to read what follows."""
    lead_html = f'<p class="mz-lead">{escape.html(lead)}</p>' if lead else ""
    st.html(f'<section class="mz"><h2 class="mz-section">{escape.html(title)}</h2>{lead_html}</section>')


def beside() -> AbstractContextManager[object]:
    """What is drawn within stands two and two beside one another, or below one another where there is less room."""
    return st.grid(2, min_column_width=420, gap="medium")


def strip(pairs: Sequence[tuple[str, str]], testid: str) -> None:
    """A strip of plain counts with their names."""
    items = "".join(f"<div><dt>{escape.html(name)}</dt><dd>{escape.html(text)}</dd></div>" for name, text in pairs)
    st.html(f'<div class="mz"><dl class="mz-strip" data-testid="{testid}">{items}</dl></div>')


def notes(items: Sequence[Note], testid: str, *, most: int = 0, more: str = "") -> None:
    """A list of short statements, each with a detail under it; after `most` of them the others are folded under `more`.

    Nothing is drawn where there is nothing to state.
    """
    if not items:
        return
    shown, folded = (items[:most], items[most:]) if most else (items, ())
    rest = f"<details><summary>{escape.html(more)}</summary>{_list(folded)}</details>" if folded else ""
    st.html(f'<div class="mz" data-testid="{testid}">{_list(shown)}{rest}</div>')


def _list(items: Sequence[Note]) -> str:
    lines = "".join(
        f'<li class="{item.tone}">{linked.html(item.text)}'
        + (f"<small>{linked.html(item.detail)}</small>" if item.detail else "")
        + (f'<span class="mz-ways">{linked.html(item.ways)}</span>' if item.ways else "")
        + "</li>"
        for item in items
    )
    return f'<ul class="mz-notes">{lines}</ul>'


def foot(here: Here) -> None:
    """Which generation the page was counted from."""
    info = here.read.table("load_info").iloc[0]
    text = here.say(
        "shell.foot",
        generation=here.read.generation,
        moment=here.say.moment(info["loaded_at"].to_pydatetime()),
        loaded=f"{int(info['rows_loaded']):,}",
        rejected=f"{int(info['rows_rejected']):,}",
    )
    st.html(f'<footer class="mz"><p class="mz-chart-foot" data-testid="page-foot">{escape.html(text)}</p></footer>')


def nothing_yet(say: Words, stem: str, why: str = "") -> None:
    """The page while there is no warehouse: what to do, in the words of someone who wants figures.

    `why` says what is the matter with a warehouse that is there and can't be read.
    """
    chosen = {address.LANGUAGE: "EN"} if say.language == "en" else {}
    sources = linked.to(say("nav.sources"), links.href(chosen, page="sources"))
    steps = f"<li>{escape.html(say('empty.load'))}<br><code>python -m etl load</code></li>"
    if not why:
        steps += f"<li>{escape.html(say('empty.make'))}<br><code>make run</code></li>"
    steps += f"<li>{linked.html(say('empty.upload', page=sources))}</li>"
    title = say("empty.broken_title" if why else "empty.title")
    lead = say("empty.broken_lead", why=why) if why else say("empty.lead")
    st.html(
        f'<div class="mz"><p class="mz-eyebrow">{escape.html(say(f"nav.{stem}"))}</p>'
        f'<h1 class="mz-title">{escape.html(title)}</h1><div class="mz-empty" data-testid="no-warehouse">'
        f"<p>{escape.html(lead)}</p><ol>{steps}</ol><p>{escape.html(say('empty.after'))}</p></div></div>"
    )


def no_rows(here: Here) -> None:
    """In place of a chart or table that has no row in the scope."""
    text = here.say("empty.year", year=here.scope.year)
    st.html(f'<div class="mz"><p class="mz-empty" data-testid="no-rows">{escape.html(text)}</p></div>')
