"""The sources of the house as syntax trees, for the tests that hold its rules."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Source:
    """One Python file of the house: where it lies, its dotted name, its text and its tree."""

    path: str
    module: str
    text: str
    tree: ast.Module

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """The whole tree, flat: most rules look at every node."""
        return list(ast.walk(self.tree))

    @cached_property
    def imports(self) -> set[str]:
        """Dotted names that are imported anywhere in the file, `from a import b` as a and a.b."""
        found: set[str] = set()
        for node in self.nodes:
            if isinstance(node, ast.Import):
                found.update(alias.name for alias in node.names)
            if isinstance(node, ast.ImportFrom):
                base = self._absolute(node)
                found.update([base, *(f"{base}.{alias.name}" for alias in node.names)])
        return found

    def _absolute(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        inside = self.module.split(".")
        if not self.path.endswith("__init__.py"):
            inside.pop()
        inside = inside[: len(inside) - node.level + 1]
        return ".".join([*inside, *(node.module or "").split(".")]).rstrip(".")

    def names(self) -> set[str]:
        """Every bare name and attribute that the file mentions."""
        used = {node.id for node in self.nodes if isinstance(node, ast.Name)}
        used |= {node.attr for node in self.nodes if isinstance(node, ast.Attribute)}
        return used | {
            alias.name
            for node in self.nodes
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names
        }

    def reaches(self, *packages: str) -> list[str]:
        """The imports that lie in one of these packages."""
        return sorted(name for name in self.imports if within(name, *packages))


def within(name: str, *packages: str) -> bool:
    """Whether a dotted name is one of these packages or lies inside one."""
    return any(name == package or name.startswith(package + ".") for package in packages)


@cache
def source(file: Path) -> Source:
    """One file, read once for all rules."""
    path = file.relative_to(ROOT).as_posix()
    text = file.read_text(encoding="utf-8")
    module = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    return Source(path, module, text, ast.parse(text))


def sources(*folders: str) -> list[Source]:
    """All sources below these folders, in path order."""
    return [source(file) for folder in folders for file in sorted((ROOT / folder).rglob("*.py"))]


def everything() -> list[Source]:
    """Every source that is ours, dev.py included."""
    return [source(ROOT / "dev.py"), *sources("app", "ui", "resources", "tests", "benchmarks")]


def importers(names: tuple[str, ...], folders: tuple[str, ...], allowed: str = r"$^") -> list[str]:
    """Files below `folders` that import one of `names`, but for those whose path is allowed."""
    return [
        f"{source.path} imports {', '.join(reached)}"
        for source in sources(*folders)
        if (reached := source.reaches(*names)) and not re.match(allowed, source.path)
    ]


def none(offenders: list[str]) -> None:
    """Fail with one offender a line."""
    assert not offenders, "\n  " + "\n  ".join(offenders)
