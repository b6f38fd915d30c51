"""Nobody goes without a word while something that was entered is not on this PC's disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from shiboken6 import isValid

from app.drafts import Drafts
from tests.ui.runs import PATIENCE, begin
from tests.ui.writing import WORDS, Writing, drafts, full, seat, sits
from ui.desk_page import DeskPage
from ui.entrance.lock_page import LockPage
from ui.entrance.sign_in import DemoSignInPage
from ui.texts.owed import MENDED

__all__ = ["begin", "drafts", "full", "seat", "sits"]


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
    assert "belum tersimpan" in seat.tab.desk.hand_in.subtitle()
    full.unlink()
    seat.qtbot.waitUntil(lambda: MENDED in told(), timeout=PATIENCE)
    assert told() == [MENDED]
    assert "tersimpan di PC ini" in seat.tab.desk.hand_in.subtitle()
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
