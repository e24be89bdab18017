"""What a command of `python -m reports` is: its options, and what it does with an open warehouse."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from metrics import commandline
from reports.evidence import Evidence
from reports.frozen.contents import Sources
from reports.writing import write_whole


@dataclass(frozen=True)
class Open:
    """The warehouse a command reads: a cursor on its current generation, the generation's name and its folder.

    `source` gives a loaded workbook's bytes, as long as it is the one that was loaded and holds nothing restricted,
    `files` where each workbook lay then.
    """

    con: duckdb.DuckDBPyConnection
    generation: str
    folder: Path
    source: Sources
    files: Mapping[str, Path] = field(default_factory=dict)


@dataclass(frozen=True)
class Command:
    """`options` adds what the command takes; `run` does it and returns the exit code (0 all well, 1 with problems).

    `alone` does it where no warehouse is needed, `run` where one is; a command has one of the two. They raise
    ValueError or OSError with one clear line where nothing was done (exit code 2).
    """

    options: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace, Open], int] | None = None
    alone: Callable[[argparse.Namespace], int] | None = None


def check_ending(path: Path, *endings: str) -> None:
    """ValueError unless a file's name ends in one of the endings (".docx"), in any case."""
    if path.suffix.lower() not in endings:
        listed_zh, listed_en = " 或 ".join(endings), " or ".join(endings)
        raise ValueError(f"文件名应以 {listed_zh} 结尾：{path} / the file's name must end in {listed_en}: {path}")


def one_file(ending: str, make: Callable[[argparse.Namespace, Open], str | bytes]) -> Command:
    """A command that writes one file of a scope in one language: the file's ending, and what makes it."""

    def options(parser: argparse.ArgumentParser) -> None:
        commandline.add_scope(parser)
        add_out(parser, f"FILE{ending}")
        add_language(parser)

    def run(asked: argparse.Namespace, opened: Open) -> int:
        check_ending(asked.out, ending)
        put(asked.out, make(asked, opened))
        return commandline.DONE

    return Command(options, run)


def put(path: Path, content: str | bytes) -> None:
    """Write a file whole, and say so."""
    write_whole(path, content)
    say_written(path)


def say_written(path: Path) -> None:
    """Say where something was written."""
    print(f"已写 {path} / written: {path}", file=sys.stderr)


def add_out(parser: argparse.ArgumentParser, example: str) -> None:
    """`--out FILE`, where a command writes to."""
    parser.add_argument("--out", type=Path, required=True, metavar=example)


def add_language(parser: argparse.ArgumentParser) -> None:
    """`--lang zh|en`."""
    parser.add_argument("--lang", choices=["zh", "en"], default="zh", help="语言 / language")


def evidence_of(opened: Open, asked: argparse.Namespace) -> Evidence:
    """The figures of the scope that was asked for; ValueError where the year has no data."""
    return Evidence(opened.con, commandline.scope_of(opened.con, asked), opened.generation)
