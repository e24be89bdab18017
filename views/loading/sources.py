"""What has been loaded: files and sheets, rows accounted for, problems; as tables headed in the page's language."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from metrics import catalog
from metrics.metric import Metric
from views import session
from views.language import Words
from views.page import Here

# More problems than this are read in the command line's list, not on a page.
SHOWN = 200


def finding(here: Here) -> str:
    """How many rows there were, and that each is accounted for."""
    info = here.read.table("load_info").iloc[0]
    files = len(here.read.table("source_file"))
    return here.say(
        "sources.finding",
        files=files,
        present=f"{int(info['rows_present']):,}",
        rejected=f"{int(info['rows_rejected']):,}",
    )


def views(here: Here) -> dict[str, str]:
    """The views of the page by their name in the address."""
    say = here.say
    return {
        "trace": say("sources.trace"),
        "problems": say("sources.problems"),
        "files": say("sources.files"),
        "generations": say("sources.generations"),
        "upload": say("sources.upload"),
        "notes": say("notes.open"),
    }


def counts(here: Here) -> list[tuple[str, str]]:
    """The numbers of the load, as pairs of name and text."""
    info = here.read.table("load_info").iloc[0]
    names = {
        "rows_present": here.say("sources.present"),
        "rows_loaded": here.say("sources.loaded"),
        "rows_ignored": here.say("sources.ignored"),
        "rows_rejected": here.say("sources.rejected"),
    }
    pairs = [(name, f"{int(info[column]):,}") for column, name in names.items()]
    return [*pairs, (here.say("sources.problems"), f"{len(here.read.table('problem')):,}")]


def severities(here: Here) -> dict[str, str]:
    """The severities there are problems of, worst first, with how many."""
    say = here.say
    names = {"block": say("sources.block"), "reject": say("sources.reject"), "warn": say("sources.warn")}
    numbers = here.read.table("problem")["severity"].value_counts()
    return {
        key: say("sources.severity", name=name, n=int(numbers[key])) for key, name in names.items() if key in numbers
    }


def df_by_problem(here: Here, severity: str) -> pd.DataFrame:
    """One row for each problem of a severity: place, what was found, what is wrong, what to do."""
    say = here.say
    problems = here.read.table("problem")
    problems = problems.loc[problems["severity"] == severity]
    return pd.DataFrame(
        {
            say("sources.place"): [_place(row) for row in problems[["file", "sheet", "cell"]].itertuples(index=False)],
            say("sources.found"): problems["found"].fillna("").to_list(),
            say("sources.message"): problems[f"message_{here.language}"].to_list(),
            say("sources.repair"): problems[f"repair_{here.language}"].to_list(),
        }
    )


def _place(row: Sequence[str | float | None]) -> str:
    return " › ".join(str(part) for part in row if part is not None and not pd.isna(part) and part != "")


def df_by_file(here: Here) -> pd.DataFrame:
    """One row for each sheet, and for each file without one: its kind and where its rows went, by the load's books."""
    say = here.say
    files = here.read.table("source_file")[["file_id", "file", "sha256", "size_bytes"]]
    kinds = here.read.table("dim_kind").set_index("kind")[f"name_{here.language}"]
    sheets = files.merge(here.read.table("source_sheet"), on="file_id", how="left").sort_values(["file", "sheet"])
    counts = sheets[["present", "loaded", "rejected"]].fillna(0).astype(int)
    ignored = [_ignored(text) for text in sheets["ignored"]]
    return pd.DataFrame(
        {
            say("origin.file"): sheets["file"],
            say("origin.sheet"): sheets["sheet"].fillna(""),
            say("sources.kind"): sheets["kind"].map(kinds).fillna(say("sources.unknown_kind")),
            say("sources.present"): counts["present"],
            say("sources.loaded"): counts["loaded"],
            say("sources.rejected"): counts["rejected"],
            say("sources.ignored"): [sum(rows.values()) for rows in ignored],
            say("sources.rules"): [ignored_by_rule(rows, say) for rows in ignored],
            say("origin.hash"): sheets["sha256"].str[:12],
        }
    )


def _ignored(text: object) -> dict[str, int]:
    """How many rows of a sheet each rule ignored, from the books."""
    return json.loads(text) if isinstance(text, str) else {}


def ignored_by_rule(rows: Mapping[str, int], say: Words) -> str:
    """The rules that ignored rows, each with how many: 标题1、合计2."""
    named = [say("understood.class", name=say(f"understood.row.{rule}"), n=n) for rule, n in rows.items() if n]
    return say.join(named) if named else ""


def traceable(here: Here) -> list[Metric]:
    """The metrics that can be traced, in the order of the pages: those counted from rows, and those made of them."""
    return [metric for metric in catalog.METRICS.values() if metric.fact or metric.parts]


def df_by_generation(here: Here) -> pd.DataFrame:
    """One row for each kept generation, newest first, as texts."""
    say = here.say
    frame = session.df_by_generation()
    described = list(frame["described"])
    rows = [one.get("rows", {}) for one in described]
    return pd.DataFrame(
        {
            say("sources.version"): frame["name"],
            say("sources.status"): [say("sources.current") if current else "" for current in frame["current"]],
            say("sources.loaded_at"): [str(one.get("loaded_at", "")) for one in described],
            say("sources.loaded_by"): [_loaded_by(one, say) for one in described],
            say("sources.number_of_files"): [f"{len(one.get('inputs', [])):,}" for one in described],
            say("sources.loaded"): [f"{int(row.get('loaded', 0)):,}" for row in rows],
            say("sources.rejected"): [f"{int(row.get('rejected', 0)):,}" for row in rows],
        }
    )


def _loaded_by(described: Mapping[str, Any], say: Words) -> str:
    """The name that was typed at the upload, said to be unverified; empty for loads from the command line."""
    by = (described.get("upload") or {}).get("by", "")
    return say("sources.unverified", name=by) if by else ""
