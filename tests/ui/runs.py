"""Runs of the program on the demo office: begun as from the command line, closed at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.arguments import Arguments
from ui.desk_page import DeskPage
from ui.program import Program

PATIENCE = 10_000  # ms
Begin = Callable[..., Program]


@pytest.fixture
def begin(qtbot: QtBot, qapp: QApplication, demo_office: Path, tmp_path: Path) -> Iterator[Begin]:
    """Begins the program on the demo office; every window is closed at the end."""
    begun: list[Program] = []

    def run(name: str = "", office: Path = demo_office, pc: str = "pc") -> Program:
        program = Program(qapp, Arguments(True, office, tmp_path / pc, sign_in=name))
        begun.append(program)
        program.begin()
        return program

    yield run
    for program in begun:
        program.window.leave()
        program.window.deleteLater()
    # What is left of a window is dressed again by every later theme, which takes its time.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def desk_of(qtbot: QtBot, program: Program) -> DeskPage:
    """The desk, once somebody sits at it."""
    qtbot.waitUntil(lambda: isinstance(program.window.page, DeskPage), timeout=PATIENCE)
    assert isinstance(program.window.page, DeskPage)
    return program.window.page
