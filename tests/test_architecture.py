"""Who may know whom: each rule of the house is one sentence that prints who breaks it."""

from __future__ import annotations

import ast
import re
import sys

from tests.sources import importers, none, sources, within

QT_THREADS = {"QThread", "QThreadPool", "QRunnable"}


def test_the_core_never_imports_the_window() -> None:
    none(importers(("ui", "PySide6.QtWidgets"), ("app",)))


def test_the_domain_imports_the_standard_library_and_itself_only() -> None:
    allowed = ("app.domain", "app.errors")
    none(
        [
            f"{source.path} imports {name}"
            for source in sources("app/domain")
            for name in sorted(source.imports)
            if not within(name, *allowed) and name != "app" and not _standard(name)
        ]
    )


def _standard(name: str) -> bool:
    return name.split(".")[0] in sys.stdlib_module_names


def test_the_domain_touches_neither_clock_nor_disk_nor_chance() -> None:
    world = ("time", "os", "pathlib", "random", "secrets", "uuid", "socket", "sqlite3", "io")
    none(importers(world, ("app/domain",)))


def test_only_the_ledger_knows_the_database_library() -> None:
    none(importers(("peewee", "playhouse", "sqlite3"), ("app", "ui"), r"app/ledger/"))


def test_only_the_archive_pdf_draws_with_qt_in_the_core() -> None:
    none(importers(("PySide6", "shiboken6"), ("app",), r"app/archive/pdf\.py$"))
    modules = {name for s in sources("app/archive") for name in s.reaches("PySide6")}
    none(
        [
            f"app/archive imports {n}"
            for n in modules
            if not re.match(r"PySide6(\.Qt(Gui|Core)|$)", n)
        ]
    )


def test_printing_and_pdf_viewing_belong_to_the_window_alone() -> None:
    printing = ("PySide6.QtPdf", "PySide6.QtPdfWidgets", "PySide6.QtPrintSupport")
    none(importers(printing, ("app", "benchmarks")))


def test_only_one_file_knows_threads() -> None:
    none(
        importers(
            ("threading", "_thread", "concurrent", "asyncio"), ("app", "ui"), r"ui/tasks\.py$"
        )
    )
    none(
        [
            f"{source.path} mentions {', '.join(sorted(used))}"
            for source in sources("app", "ui")
            if (used := QT_THREADS & source.names()) and source.path != "ui/tasks.py"
        ]
    )


def test_only_the_media_workers_begin_processes() -> None:
    """The entries may know `freeze_support`, without which a frozen worker opens a window."""
    allowed = r"app/media/workers\.py$|(app|ui)/__main__\.py$"
    none(importers(("multiprocessing", "subprocess"), ("app", "ui"), allowed))


def test_only_one_file_renames() -> None:
    """But for the lock, which one of several renames once, and the log, which can wait."""
    may = ("app/put_in_place.py", "app/ledger/lock.py", "app/log_file.py")
    none(
        [
            f"{source.path} renames a file, which on Windows anybody may forbid for a moment"
            for source in sources("app", "ui")
            if source.path not in may
            for node in source.nodes
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("os.replace", "os.rename")
        ]
    )


def test_only_one_file_opens_message_boxes() -> None:
    boxes = {"QMessageBox", "QErrorMessage"}
    none(
        [
            f"{source.path} mentions {', '.join(sorted(used))}"
            for source in sources("app", "ui")
            if (used := boxes & source.names()) and source.path != "ui/messages.py"
        ]
    )


def test_no_two_packages_of_the_core_import_each_other_in_a_circle() -> None:
    graph: dict[str, set[str]] = {}
    for source in sources("app"):
        own = _package(source.module)
        reached = {_package(name) for name in source.reaches("app")} - {own, "app"}
        graph.setdefault(own, set()).update(reached)
    circles = [
        f"{package} imports itself by way of {', '.join(sorted(_reachable(graph, package)))}"
        for package in sorted(graph)
        if package in _reachable(graph, package)
    ]
    none(circles)


def _package(module: str) -> str:
    return ".".join(module.split(".")[:2])


def _reachable(graph: dict[str, set[str]], start: str) -> set[str]:
    seen: set[str] = set()
    ahead = list(graph.get(start, ()))
    while ahead:
        here = ahead.pop()
        if here not in seen:
            seen.add(here)
            ahead.extend(graph.get(here, ()))
    return seen
