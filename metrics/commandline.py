"""What the command lines of metrics and reports share: the scope in words, and errors as one clear line."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import duckdb

from metrics.counties import resolve
from metrics.measure import years
from metrics.metric import Scope

DONE, WITH_PROBLEMS, NOTHING_DONE = 0, 1, 2


class Parser(argparse.ArgumentParser):
    """argparse that leaves its complaint to `guarded`, so that it comes as one line in both languages."""

    def error(self, message: str) -> NoReturn:
        """Raise ValueError with what is wrong with the command."""
        raise ValueError(f"命令有误 / usage: {message}（{self.prog} --help）")


def add_scope(command: argparse.ArgumentParser) -> None:
    """The options that say which year and up to which day, and where the warehouse is."""
    command.add_argument("--year", type=year, required=True, metavar="YYYY", help="年度 / the year")
    command.add_argument("--as-of", metavar="YYYY-MM-DD", help="统计截止日期 / the cut-off")
    command.add_argument(
        "--warehouse", type=Path, default=None, help="默认 / default: $MINGZHANG_WAREHOUSE, data/warehouse"
    )


def year(text: str) -> int:
    """A year given as 2020; a clear line of the parser otherwise."""
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise argparse.ArgumentTypeError(f"年度应写作 2020，而不是 {text} / a year is written 2020, not {text}")
    return int(text)


def day(text: str) -> dt.date:
    """A date given as 2020-12-04; ValueError with a clear line otherwise."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"日期应写作 2020-12-04，而不是 {text} / a date is written 2020-12-04, not {text}") from None


def scope_of(con: duckdb.DuckDBPyConnection, asked: argparse.Namespace, county: str | None = None) -> Scope:
    """The scope that was asked for; ValueError for a year without data, a cut-off before it, an unknown county."""
    as_of = day(asked.as_of) if asked.as_of else None
    known = years(con)
    if asked.year not in known:
        listed = ", ".join(str(year) for year in known) or "—"
        raise ValueError(
            f"{asked.year}年没有数据，有数据的年份：{listed} / no data for {asked.year}; there is {listed}"
        )
    if as_of and as_of.year < asked.year:
        raise ValueError(f"截止日期 {as_of} 早于 {asked.year} 年 / the cut-off {as_of} is before {asked.year}")
    whole = Scope(asked.year, as_of)
    return Scope(asked.year, as_of, resolve(con, county, whole)) if county is not None else whole


def guarded(action: Callable[[], int], *expected: type[Exception]) -> int:
    """Run a command and return its exit code; what is expected to go wrong becomes one line and code 2."""
    expected_errors: tuple[type[Exception], ...] = (ValueError, OSError, *expected)
    try:
        code = action()
        sys.stdout.flush()  # a reader that has left is noticed here, not when Python ends
        return code
    except BrokenPipeError:
        # Whoever read the output has seen enough; what is still buffered has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except expected_errors as error:
        print(str(error).partition("\n")[0], file=sys.stderr)
    except duckdb.Error as error:
        said = str(error).partition("\n")[0]
        print(f"仓库与程序不符，请重新 python -m etl load / please load again: {said}", file=sys.stderr)
    return NOTHING_DONE
