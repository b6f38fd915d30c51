"""Somebody who writes a hand-in in the real window, on a disk that may have no room for it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.acts import Activity
from tests.office_builder import PELAKSANA
from tests.ui.runs import PATIENCE, Begin, desk_of
from ui.desk_page import DeskPage
from ui.program import Program
from ui.tabs.pelaksana import PelaksanaTab
from ui.widgets.question_dialog import QuestionDialog

TITLE = "Panen raya"
WORDS = "Bupati memanen padi bersama petani Desa Kujan."


@dataclass
class Writing:
    """Pelaksana at the hand-in page of a coverage that has no words yet."""

    qtbot: QtBot
    program: Program
    coverage_id: str

    @property
    def tab(self) -> PelaksanaTab:
        """What is on the screen."""
        desk = self.program.window.page
        assert isinstance(desk, DeskPage)
        tab = desk.tabs.currentWidget()
        assert isinstance(tab, PelaksanaTab)
        return tab

    @property
    def narrative(self) -> str:
        """What stands in the field."""
        return self.tab.desk.hand_in.right.narrative.text.toPlainText()

    def writes(self) -> None:
        """The whole sentence, and not a moment more."""
        self.tab.desk.hand_in.right.narrative.text.insertPlainText(WORDS)

    @property
    def questions(self) -> list[QuestionDialog]:
        """What is asked now."""
        asked = self.program.window.findChildren(QuestionDialog)
        return [each for each in asked if each.isVisible()]

    @property
    def owes_nothing(self) -> bool:
        """Whether all that was entered is on the disk."""
        assert self.program.workplace is not None
        return self.program.workplace.owed.debts == ()

    def is_asked(self) -> QuestionDialog:
        """Wait for the one question."""
        self.qtbot.waitUntil(lambda: len(self.questions) == 1, timeout=PATIENCE)
        return self.questions[0]

    def is_closed(self) -> None:
        """Wait until the window is gone."""
        self.qtbot.waitUntil(self.program.window.isHidden, timeout=PATIENCE)


@pytest.fixture
def sits(qtbot: QtBot, begin: Begin) -> Callable[[], Writing]:
    """Sits down at the same PC, each time as after a restart."""
    begun: list[str] = []

    def sit() -> Writing:
        program = begin(PELAKSANA)
        desk_of(qtbot, program)
        workplace = program.workplace
        assert workplace is not None
        if not begun:
            activity = Activity(TITLE, "kdh", workplace.now, "Desa Kujan", ())
            workplace.open(activity, begun.append)
            qtbot.waitUntil(lambda: len(begun) == 1, timeout=PATIENCE)
        writing = Writing(qtbot, program, begun[0])
        writing.tab.show_coverage(begun[0])
        hand_in = writing.tab.desk.hand_in
        qtbot.waitUntil(lambda: hand_in.open.draft is not None, timeout=PATIENCE)
        return writing

    return sit


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    """Where the hand-ins that are prepared lie on the PC's disk."""
    return tmp_path / "pc" / "drafts"


@pytest.fixture
def seat(sits: Callable[[], Writing]) -> Writing:
    """Who sits there."""
    return sits()


@pytest.fixture
def full(seat: Writing, drafts: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """From now on the disk has no room for a draft, until this file is gone."""
    monkeypatch.setattr("ui.owed.AGAIN_MS", 20)
    drafts.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", str(drafts)]
    if os.name != "posix" or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("a full disk takes the right to mount a small one")
    film = drafts / "film orang lain.mp4"
    film.write_bytes(bytes(8192))
    yield film
    subprocess.run(["umount", str(drafts)], check=True)
