"""Nobody goes without a word while something that was entered is not on this PC's disk."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.domain.acts import Activity
from app.drafts import Drafts
from tests.office_builder import PELAKSANA
from tests.ui.runs import PATIENCE, Begin, begin, desk_of
from ui.desk_page import DeskPage
from ui.entrance.lock_page import LockPage
from ui.entrance.sign_in import DemoSignInPage
from ui.program import Program
from ui.tabs.pelaksana import PelaksanaTab
from ui.texts.owed import MENDED
from ui.widgets.question_dialog import QuestionDialog

__all__ = ["begin"]

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


def test_what_was_typed_just_before_closing_is_there_after_a_restart(
    sits: Callable[[], Writing], drafts: Path
) -> None:
    first = sits()
    first.writes()
    first.program.window.close()
    first.is_closed()
    kept = Drafts(drafts).read(first.coverage_id)
    assert kept is not None
    assert kept.wording.narrative == WORDS
    assert sits().narrative == WORDS


def test_where_nothing_was_entered_the_window_closes_at_once(sits: Callable[[], Writing]) -> None:
    seat = sits()
    seat.program.window.close()
    assert seat.program.window.isHidden()


def test_closing_with_a_full_disk_asks_and_whoever_presses_enter_stays(
    seat: Writing, full: Path
) -> None:
    seat.writes()
    seat.program.window.close()
    question = seat.is_asked()
    assert seat.program.window.isVisible()
    assert question.windowTitle() == "Belum tersimpan di PC ini"
    said = [label.text() for label in question.findChildren(QLabel)]
    assert (
        "Naskah liputan “Panen raya” belum tersimpan di PC ini (disk penuh).\n\nKosongkan "
        "sebagian disk dan biarkan pertanyaan ini terbuka: begitu tersimpan, Meja Siar menutup "
        "sendiri. Jika ditutup sekarang, yang belum tersimpan hilang."
    ) in said
    assert question.yes.text() == "Tutup juga"
    QTest.keyClick(question, Qt.Key.Key_Return)
    assert seat.questions == []
    assert seat.program.window.isVisible()
    assert seat.narrative == WORDS
    full.unlink()
    seat.qtbot.waitUntil(lambda: seat.owes_nothing, timeout=PATIENCE)
    assert seat.program.window.isVisible()  # who stayed is not sent away later
    seat.program.window.close()
    assert seat.program.window.isHidden()


def test_close_all_the_same_closes(seat: Writing, full: Path) -> None:
    seat.writes()
    seat.program.window.close()
    seat.is_asked().yes.click()
    assert seat.program.window.isHidden()
    assert full.is_file()


def test_the_window_closes_by_itself_once_there_is_room_and_all_is_there_after_a_restart(
    sits: Callable[[], Writing], seat: Writing, full: Path
) -> None:
    seat.writes()
    seat.program.window.close()
    seat.is_asked()
    full.unlink()
    seat.is_closed()
    assert sits().narrative == WORDS


def test_a_disk_that_is_refused_is_told_once_and_told_again_when_it_has_taken_all(
    seat: Writing, full: Path
) -> None:
    seat.writes()
    desk = seat.program.window.page
    assert isinstance(desk, DeskPage)

    def told() -> list[str]:
        return [banner.notice.sentence for banner in desk.banners.banners()]

    seat.qtbot.waitUntil(lambda: any("belum tersimpan" in words for words in told()))
    full.unlink()
    seat.qtbot.waitUntil(lambda: MENDED in told(), timeout=PATIENCE)
    assert told() == [MENDED]
    seat.program.window.close()
    assert seat.program.window.isHidden()


def test_signing_out_asks_as_well_and_goes_on_once_there_is_room(seat: Writing, full: Path) -> None:
    seat.writes()
    assert seat.program.sitting is not None
    seat.program.sitting.sign_out()
    question = seat.is_asked()
    assert question.yes.text() == "Keluar juga"
    assert isinstance(seat.program.window.page, DeskPage)
    full.unlink()
    seat.qtbot.waitUntil(lambda: isinstance(seat.program.window.page, DemoSignInPage))
    assert seat.questions == []
    kept = Drafts(full.parent).read(seat.coverage_id)
    assert kept is not None
    assert kept.wording.narrative == WORDS


def test_who_signs_out_all_the_same_leaves_no_debt_to_the_next_person(
    seat: Writing, full: Path
) -> None:
    seat.writes()
    assert seat.program.sitting is not None
    desk = seat.program.window.page
    assert desk is not None
    seat.program.sitting.sign_out()
    seat.is_asked().yes.click()
    assert isinstance(seat.program.window.page, DemoSignInPage)
    seat.qtbot.waitUntil(lambda: not isValid(desk))
    assert seat.owes_nothing
    seat.program.window.close()
    assert seat.program.window.isHidden()


def test_the_desk_is_not_built_anew_over_words_that_are_nowhere_else(
    seat: Writing, full: Path
) -> None:
    seat.writes()
    assert seat.program.sitting is not None
    before = seat.program.window.page
    seat.program.sitting.rebuild()
    assert seat.is_asked().yes.text() == "Susun ulang juga"
    assert seat.narrative == WORDS
    full.unlink()
    seat.qtbot.waitUntil(lambda: seat.program.window.page is not before, timeout=PATIENCE)
    kept = Drafts(full.parent).read(seat.coverage_id)
    assert kept is not None
    assert kept.wording.narrative == WORDS


def test_the_lock_asks_nothing_for_nothing_goes_away(seat: Writing, full: Path) -> None:
    seat.writes()
    assert seat.program.sitting is not None
    seat.program.sitting.lock()
    page = seat.program.window.page
    assert isinstance(page, LockPage)
    assert seat.questions == []
    page.open.click()
    seat.qtbot.waitUntil(lambda: isinstance(seat.program.window.page, DeskPage), timeout=PATIENCE)
    assert seat.narrative == WORDS


def test_a_question_that_the_lock_put_out_of_sight_is_asked_again_before_the_lock(
    seat: Writing, full: Path
) -> None:
    seat.writes()
    seat.program.window.close()
    first = seat.is_asked()
    assert seat.program.sitting is not None
    seat.program.sitting.lock()
    assert not first.isVisible()
    seat.program.window.close()
    assert seat.is_asked() is not first
    full.unlink()
    seat.is_closed()


class LogOff:
    """What the system asks of a program as the person logs off."""

    cancelled = False

    def cancel(self) -> None:
        """The person stays logged on."""
        self.cancelled = True


def test_logging_off_is_held_up_where_the_disk_takes_nothing(seat: Writing, full: Path) -> None:
    seat.writes()
    workplace = seat.program.workplace
    assert workplace is not None
    seat.qtbot.waitUntil(lambda: workplace.owed.why is not None)
    session = LogOff()
    seat.program.end_session(session)
    assert session.cancelled
    seat.is_asked().no.click()
    assert seat.program.window.isVisible()


def test_logging_off_keeps_what_was_typed_just_before(
    sits: Callable[[], Writing], drafts: Path
) -> None:
    seat = sits()
    seat.writes()
    session = LogOff()
    seat.program.end_session(session)
    assert not session.cancelled
    assert seat.program.window.isVisible()  # another program may hold the log-off up
    seat.program.window.leave()  # as the application does when it is told to quit
    kept = Drafts(drafts).read(seat.coverage_id)
    assert kept is not None
    assert kept.wording.narrative == WORDS
