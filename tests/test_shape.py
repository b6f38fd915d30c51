"""What a file of the house looks like: each rule is one sentence that prints who breaks it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.sources import everything, none, sources

CEILING = 300
DEV_CEILING = 150
FUNCTION_CEILING = 60
SILENCING = re.compile(
    r"#\s*(noqa|type:\s*ignore|pylint|pyright)|pragma: no cover|NotImplementedError"
    r"|\b(TODO|FIXME|XXX|HACK)\b"
)
VAGUE = {"util", "utils", "helper", "helpers", "manager", "handler", "misc", "common", "data"}
# The lock waits for another PC, and a rename on Windows for whoever has the file open: nothing on
# this one can tell them.
MAY_SLEEP = {"app/ledger/lock.py", "app/put_in_place.py"}
# A bug in a worker is carried to the one crash report, whatever its kind.
MAY_CATCH_ALL = {"ui/tasks.py"}
# What only holds numbers, built from numbers.
VALUES = {
    "QSize",
    "QColor",
    "QMargins",
    "QMarginsF",
    "QSizeF",
    "QRect",
    "QPoint",
    "QPointF",
    "QRectF",
    "QModelIndex",
}
LIVING = re.compile(r"^(Q[A-Z]\w+|SqliteDatabase|Thread|Lock|open)$")


def test_no_file_is_longer_than_a_room() -> None:
    ceilings = {source.path: CEILING for source in everything()} | {"dev.py": DEV_CEILING}
    lengths = {source.path: len(source.text.splitlines()) for source in everything()}
    none([f"{path}: {n} lines" for path, n in lengths.items() if n > ceilings[path]])


def test_every_function_fits_a_glance() -> None:
    none(
        [
            f"{source.path}:{node.lineno} {node.name}: {size} lines"
            for source in everything()
            for node in source.nodes
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            if (size := (node.end_lineno or 0) - node.lineno + 1) > FUNCTION_CEILING
        ]
    )


def test_every_module_says_in_a_sentence_what_it_is() -> None:
    none([source.path for source in everything() if not ast.get_docstring(source.tree)])


def test_no_file_or_class_has_a_name_that_fits_anything() -> None:
    files = [s.path for s in everything() if VAGUE & set(Path(s.path).stem.lower().split("_"))]
    classes = [
        f"{source.path}:{node.lineno} {node.name}"
        for source in sources("app", "ui", "benchmarks")
        for node in source.nodes
        if isinstance(node, ast.ClassDef)
        if VAGUE & {word.lower() for word in re.findall(r"[A-Z][a-z]+|[A-Z]+(?![a-z])", node.name)}
    ]
    none(files + classes)


def test_nothing_is_silenced_or_left_unfinished() -> None:
    itself = "tests/test_shape.py"  # names what it looks for
    none(
        [
            f"{source.path}:{number} {line.strip()}"
            for source in everything()
            if source.path != itself
            for number, line in enumerate(source.text.splitlines(), 1)
            if SILENCING.search(line)
        ]
    )


def test_every_caught_error_is_named_or_raised_again() -> None:
    none(
        [
            f"{source.path}:{node.lineno}"
            for source in everything()
            for node in source.nodes
            if isinstance(node, ast.ExceptHandler)
            if node.type is None or _names(node.type) & {"Exception", "BaseException"}
            if not isinstance(node.body[-1], ast.Raise) and source.path not in MAY_CATCH_ALL
        ]
    )


def _names(node: ast.AST) -> set[str]:
    return {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}


def test_nothing_waits_by_the_clock() -> None:
    waiting = {"sleep", "processEvents"}
    none(
        [
            f"{source.path}:{node.lineno}"
            for source in sources("app", "ui", "tests")
            if source.path not in MAY_SLEEP
            for node in source.nodes
            if isinstance(node, ast.Attribute | ast.Name)
            if waiting & {getattr(node, "attr", ""), getattr(node, "id", "")}
        ]
    )


def test_nothing_is_built_when_a_module_is_imported() -> None:
    """A call at module level may make a constant, never an object with a life of its own."""
    none(
        [
            f"{source.path}:{node.lineno} {name}"
            for source in sources("app", "ui")
            for statement in source.tree.body
            if isinstance(statement, ast.Assign | ast.AnnAssign | ast.Expr)
            for node in ast.walk(statement)
            if isinstance(node, ast.Call)
            if (name := ast.unparse(node.func).rpartition(".")[2]) and LIVING.match(name)
            if name not in VALUES
        ]
    )
