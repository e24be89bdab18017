"""Documents don't drift: links lead somewhere, commands exist, generated lists are what the code would write."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest

from tools import generate_docs

ROOT = Path(__file__).resolve().parent.parent
SKIPPED = {".venv", ".git", ".playwright", "node_modules", "inbox", "warehouse", "frozen", "journal"}
DOCUMENTS = sorted(path for path in ROOT.rglob("*.md") if not SKIPPED.intersection(path.relative_to(ROOT).parts))
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
COMMAND = re.compile(r"python -m (etl|metrics|reports) ([a-z]+)")
MAKE = re.compile(r"`make ([a-z-]+)`|^ {4}make ([a-z-]+)$", re.MULTILINE)
READMES = ("README.md", "README.zh.md")


def text_of(path: Path) -> str:
    """A document without its code blocks, in which brackets are no links."""
    return re.sub(r"^```.*?^```", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)


def anchors(path: Path) -> set[str]:
    """The anchors of a document's headings, made as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(document: Path) -> None:
    dead = []
    for link in LINK.findall(text_of(document)):
        if link.startswith(("http://", "https://", "mailto:")):
            continue
        name, _, anchor = unquote(link).partition("#")
        target = document.parent / name if name else document
        if not target.exists() or (anchor and anchor not in anchors(target)):
            dead.append(link)
    assert dead == []


def test_every_document_is_linked_to() -> None:
    """A document that no other one names is not found by anybody."""
    named = {
        (document.parent / unquote(link).partition("#")[0]).resolve()
        for document in DOCUMENTS
        for link in LINK.findall(text_of(document))
        if "://" not in link
    }
    docs = {path for path in DOCUMENTS if path.is_relative_to(ROOT / "docs")}
    assert sorted(str(path.relative_to(ROOT)) for path in docs - named) == []


@cache
def subcommands(package: str) -> str:
    """What `python -m package --help` says."""
    command = [sys.executable, "-m", package, "--help"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_commands_exist() -> None:
    """Every `python -m ...` that a document tells people to type."""
    named = {found for document in DOCUMENTS for found in COMMAND.findall(document.read_text(encoding="utf-8"))}
    assert named, "no document names a command"
    missing = [f"{package} {name}" for package, name in named if not re.search(rf"\b{name}\b", subcommands(package))]
    assert sorted(missing) == []


def test_make_targets_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, flags=re.MULTILINE))
    named = {
        first or second
        for document in DOCUMENTS
        for first, second in MAKE.findall(document.read_text(encoding="utf-8"))
    }
    assert named
    assert named - targets == set()


def test_both_readmes_say_the_same() -> None:
    """Same commands, same pictures, same links but the one to each other."""
    commands = [re.findall(r"^ {4}(.+?)(?:  |$)", (ROOT / name).read_text("utf-8"), re.MULTILINE) for name in READMES]
    assert commands[0] == commands[1]
    links = [{link.partition("#")[0] for link in LINK.findall(text_of(ROOT / name))} for name in READMES]
    alike = [{re.sub(r"[.-](zh|en)\b(-dark)?", "", link) for link in found} for found in links]
    assert alike[0] == alike[1]


def test_every_package_has_a_reason() -> None:
    """Each pinned package stands in the decision on dependencies, with its licence."""
    text = (ROOT / "docs/decisions/0003-pinned-dependencies.md").read_text(encoding="utf-8")
    pins = "\n".join((ROOT / name).read_text("utf-8") for name in ("requirements.txt", "requirements-dev.txt"))
    lines = [line for line in pins.splitlines() if line and not line.startswith(("-r", "#"))]
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", line) for line in lines), "every version is exact"
    named = set(re.findall(r"[\w-]+", text))
    assert [line for line in lines if line.partition("==")[0] not in named] == []


def test_generated_lists_have_not_drifted() -> None:
    assert generate_docs.drifted() == []


def test_drift_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(generate_docs.DOCUMENTS, "README.md", lambda: "something else")
    assert "README.md" in generate_docs.drifted()
