"""The frame of a page: head, sections, notes, foot, and what stands there when there is nothing to show."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

import streamlit as st

from metrics.metric import Language, Scope
from views import escape, screen, state
from views.language import Words
from views.session import Reader

# The pages in their groups; a stem is the file's name, the address and the start of the words' keys.
GROUPS: dict[str, tuple[str, ...]] = {
    "nav.group.see": ("overview", "counties"),
    "nav.group.work": ("fundraising", "relief", "training", "donation", "response", "organisation"),
    "nav.group.account": ("annual_summary", "sources"),
}
STEMS: tuple[str, ...] = tuple(stem for stems in GROUPS.values() for stem in stems)


Made = TypeVar("Made")
Tone = Literal["plain", "warn", "good"]


@dataclass(frozen=True)
class Here:
    """Where a page stands: its stem, what it reads, the chosen scope, the words."""

    stem: str
    read: Reader
    scope: Scope
    say: Words

    @property
    def language(self) -> Language:
        """The language of this run."""
        return self.say.language

    def kept(self, key: tuple[Hashable, ...], make: Callable[[], Made]) -> Made:
        """What `make` makes for this page, scope and look; made once for each generation while it is remembered."""
        return self.read.kept((self.stem, *key, self.scope, *self.look.values()), make)

    @property
    def look(self) -> dict[str, Any]:
        """What every chart is told of the screen: language, dark or light, narrow or wide."""
        return {"lang": self.language, "dark": screen.is_dark(), "narrow": screen.is_narrow()}

    @property
    def last_year(self) -> Scope:
        """The same day of the year before."""
        year = self.scope.year - 1
        return Scope(year=year, as_of=state.same_day(self.scope.cut_off, year), county_id=self.scope.county_id)

    @property
    def whole_last_year(self) -> Scope:
        """All of the year before."""
        return Scope(year=self.scope.year - 1, county_id=self.scope.county_id)


@dataclass(frozen=True)
class Note:
    """One line of a list of notes."""

    text: str
    detail: str = ""
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
    found = state.current()
    return None if found is None else Here(stem=stem, read=found[0], scope=found[1], say=words())


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


def sidebar(say: Words, groups: Mapping[str, Sequence[st.Page]]) -> None:
    """The pages in their groups, as links beside every page. Streamlit's own list nests what a list may not hold."""
    with st.sidebar, st.container(key="nav", gap="xxsmall"):
        st.html(f'<h2 class="mz mz-hidden">{escape.html(say("nav.pages"))}</h2>')
        for group, pages in groups.items():
            st.html(f'<div class="mz mz-group">{escape.html(group)}</div>')
            for one in pages:
                st.page_link(one, width="stretch")


def head(here: Here, finding: str) -> None:
    """The page's name, its finding as the title, its scope, and the line about sample data while there is any."""
    say = here.say
    scope = say("shell.scope", city=city_name(here), year=here.scope.year, day=say.date(here.scope.cut_off))
    parts = [
        f'<p class="mz-eyebrow">{escape.html(say(f"nav.{here.stem}"))}</p>',
        f'<h1 class="mz-title" data-testid="page-title">{escape.html(finding)}</h1>',
        f'<div class="mz-head-row"><p class="mz-scope" data-testid="page-scope">{escape.html(scope)}</p>'
        f'<button type="button" class="mz-take" data-take="paper">{escape.html(say("shell.paper"))}</button></div>',
    ]
    if sample := sample_line(here):
        parts.append(f'<p class="mz-line" data-testid="sample-line">{escape.html(sample)}</p>')
    # Between the title and the cards' own headings, for those who have the headings read out.
    parts.append(f'<h2 class="mz-hidden">{escape.html(say("shell.at_a_glance"))}</h2>')
    st.html(f'<header class="mz">{"".join(parts)}</header>')


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
        f'<li class="{item.tone}">{escape.html(item.text)}'
        + (f"<small>{escape.html(item.detail)}</small>" if item.detail else "")
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


def nothing_yet(say: Words, stem: str) -> None:
    """The page while there is no warehouse: what to do, in the words of someone who wants figures."""
    steps = (
        f"<li>{escape.html(say('empty.load'))}<br><code>python -m etl load</code></li>"
        f"<li>{escape.html(say('empty.make'))}<br><code>make run</code></li>"
        f"<li>{escape.html(say('empty.upload'))}</li>"
    )
    st.html(
        f'<div class="mz"><p class="mz-eyebrow">{escape.html(say(f"nav.{stem}"))}</p>'
        f'<h1 class="mz-title">{escape.html(say("empty.title"))}</h1><div class="mz-empty" data-testid="no-warehouse">'
        f"<p>{escape.html(say('empty.lead'))}</p><ol>{steps}</ol><p>{escape.html(say('empty.after'))}</p></div></div>"
    )


def no_rows(here: Here) -> None:
    """In place of a chart or table that has no row in the scope."""
    text = here.say("empty.year", year=here.scope.year)
    st.html(f'<div class="mz"><p class="mz-empty" data-testid="no-rows">{escape.html(text)}</p></div>')
