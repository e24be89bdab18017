"""A project as its Python files say it is: modules, imports, strings. Nothing is imported, everything is parsed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ("dashboard", "pages", "views", "reports", "metrics", "etl")
SKIPPED = {".venv", ".git", "__pycache__", ".playwright", "node_modules"}


@dataclass(frozen=True)
class Module:
    """One Python file: its path relative to the project, its text, its tree."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)

    @property
    def name(self) -> str:
        """The dotted name it is imported by."""
        return self.path.removesuffix(".py").replace("/", ".").removesuffix(".__init__")

    @property
    def room(self) -> str:
        return self.name.split(".")[0]

    @property
    def lines(self) -> int:
        return len(self.text.splitlines())

    @cached_property
    def imports(self) -> frozenset[str]:
        """Every module named in an import, wherever it stands; `from a import b` names both a and a.b."""
        names: set[str] = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                names.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                names.update(self._from(node))
        return frozenset(names)

    def _from(self, node: ast.ImportFrom) -> Iterator[str]:
        package = self.name if self.path.endswith("__init__.py") else self.name.rpartition(".")[0]
        steps = package.split(".") if package else []
        base = ".".join(steps[: len(steps) - node.level + 1]) if node.level else ""
        source = ".".join(part for part in (base, node.module) if part)
        yield source
        yield from (f"{source}.{alias.name}" for alias in node.names)

    def imports_room(self, room: str) -> set[str]:
        """The names in `imports` that belong to a room or package."""
        return {name for name in self.imports if name == room or name.startswith(f"{room}.")}

    def strings(self) -> Iterator[str]:
        """Every text in the code except docstrings; the pieces of an f-string joined by {}."""
        documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
        skipped = {
            id(node.body[0].value)
            for node in ast.walk(self.tree)
            if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
        }
        for node in ast.walk(self.tree):
            if isinstance(node, ast.JoinedStr):
                skipped.update(id(part) for part in node.values)
                yield "".join(str(p.value) if isinstance(p, ast.Constant) else "{}" for p in node.values)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
                yield node.value

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        return (n for n in ast.walk(self.tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))


@dataclass(frozen=True)
class Project:
    """All modules of a project; `text_files` for what isn't Python."""

    root: Path

    @cached_property
    def modules(self) -> tuple[Module, ...]:
        found = []
        for path in sorted(self.root.rglob("*.py")):
            relative = path.relative_to(self.root)
            if not SKIPPED.intersection(relative.parts):
                found.append(Module(relative.as_posix(), path.read_text(encoding="utf-8")))
        return tuple(found)

    def rooms(self, *names: str) -> list[Module]:
        return [module for module in self.modules if module.room in names]

    @property
    def code(self) -> list[Module]:
        """Everything but the tests."""
        return [module for module in self.modules if module.room != "tests"]

    def text_files(self, *patterns: str) -> list[tuple[str, str]]:
        """(path, text) of files by glob patterns."""
        paths = sorted({path for pattern in patterns for path in self.root.glob(pattern)})
        return [(p.relative_to(self.root).as_posix(), p.read_text(encoding="utf-8")) for p in paths]
