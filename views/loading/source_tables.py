"""The tables of the page of sources, drawn: problems by severity, files with where their rows went."""

from __future__ import annotations

from views import filters, tables
from views.loading import sources
from views.page import Here
from views.trace import usage


def problems(here: Here) -> None:
    """The problems of one severity, each with its place, what was found and what to do."""
    say = here.say
    severities = sources.severities(here)
    if not severities:
        tables.caption(say("sources.no_problem"))
        return
    severity = filters.view(here, severities, label=say("sources.pick_severity"), key="severity")
    df_by_problem = sources.df_by_problem(here, severity)
    shown = df_by_problem.head(sources.SHOWN)
    tables.plain(shown, caption=severities[severity], codes=[say("sources.place")], testid="problems")
    tables.more(say, len(df_by_problem) - len(shown))


def files(here: Here) -> None:
    """Every sheet of every file with its kind and where its rows went; below, the figures that use one of them."""
    say, df_by_file = here.say, sources.df_by_file(here)
    numbers = [say(f"sources.{name}") for name in ("present", "loaded", "rejected", "ignored")]
    said = df_by_file.assign(**{name: [f"{rows:,}" for rows in df_by_file[name]] for name in numbers})
    widths = ("24%", "11%", "11%", "7%", "7%", "6%", "7%")
    codes = [say("origin.hash")]
    tables.long(
        said, caption=say("sources.files"), say=say, numbers=numbers, codes=codes, widths=widths, testid="files"
    )
    usage.choose(here)


def generations(here: Here) -> None:
    """The versions that are kept, newest first, with what each was loaded from."""
    say = here.say
    df_by_generation = sources.df_by_generation(here)
    numbers = [say("sources.number_of_files"), say("sources.loaded"), say("sources.rejected")]
    tables.plain(df_by_generation, caption=say("sources.generations"), numbers=numbers, testid="generations")
