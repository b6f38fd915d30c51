"""What Pelaksana types beside a hand-in and does not seal is there again after a restart."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain import acts
from tests.office_builder import KASUBAG, PELAKSANA, Pc
from tests.ui.prepared_files import SOON, kept, rests, ticks
from tests.ui.tabs.conftest import colleagues, pc
from ui.messages import Messages
from ui.tabs.pelaksana import PelaksanaTab
from ui.theme import Theme
from ui.workplace import Workplace

__all__ = ["colleagues", "pc"]

PATIENCE = 30_000  # ms
WHY = "Kegiatan ditunda sampai bupati kembali dari Palangka Raya"
NOTE = "Fotografer kedua menyusul dari Nanga Bulik"
TITLE = "Peresmian jembatan gantung Desa Kujan"
Opens = Callable[[], PelaksanaTab]


@pytest.fixture
def opens(
    workplace: Callable[[str], Workplace], theme: Theme, messages: Messages
) -> Iterator[Opens]:
    """Opens the tab of Pelaksana, each time as after a restart."""
    tabs: list[PelaksanaTab] = []

    def open_tab() -> PelaksanaTab:
        tab = PelaksanaTab(workplace(PELAKSANA), theme, messages)
        tabs.append(tab)
        tab.resize(1366, 716)
        tab.show()
        return tab

    yield open_tab
    for tab in tabs:
        tab.close()
        tab.deleteLater()


def on(qtbot: QtBot, tab: PelaksanaTab, coverage_id: str) -> None:
    def there() -> bool:
        tab.show_coverage(coverage_id)
        return tab.desk.file is not None and tab.desk.file.coverage.id == coverage_id

    qtbot.waitUntil(there, timeout=PATIENCE)


def words(tab: PelaksanaTab, kind: type, key: str) -> str:
    """What stands in a form after it was opened."""
    tab.desk.side.open(kind)
    return tab.desk.side.forms[kind].text(key)


@pytest.fixture
def coverage_id(pc: Pc) -> str:
    """One that waits for Kabag."""
    coverage_id = pc.opens()
    pc.hands_in(coverage_id)
    pc.act(KASUBAG, coverage_id, acts.CoverageReceived())
    pc.sync()
    return coverage_id


def test_half_written_words_outlive_escape_another_coverage_and_a_restart(
    qtbot: QtBot, opens: Opens, pc: Pc, coverage_id: str
) -> None:
    other = pc.opens("Panen raya")
    pc.sync()
    tab = opens()
    on(qtbot, tab, coverage_id)
    side = tab.desk.side
    side.open(acts.CoverageCancelled)
    side.forms[acts.CoverageCancelled].set_text("reason", WHY)
    side.back.click()
    assert side.form is None
    side.open(acts.NoteWritten)
    side.forms[acts.NoteWritten].set_text("text", NOTE)
    on(qtbot, tab, other)
    assert words(tab, acts.NoteWritten, "text") == ""
    rests(qtbot, tab.workplace, WHY, NOTE)
    again = opens()
    on(qtbot, again, coverage_id)
    assert words(again, acts.CoverageCancelled, "reason") == WHY
    assert words(again, acts.NoteWritten, "text") == NOTE


def test_a_note_that_is_sealed_is_kept_no_more(
    qtbot: QtBot, opens: Opens, coverage_id: str
) -> None:
    tab = opens()
    on(qtbot, tab, coverage_id)
    tab.desk.side.open(acts.NoteWritten)
    tab.desk.side.forms[acts.NoteWritten].set_text("text", NOTE)
    rests(qtbot, tab.workplace, NOTE)
    tab.desk.side.seal.click()
    qtbot.waitUntil(lambda: tab.desk.side.form is None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: kept(tab.workplace) == [], timeout=SOON)
    assert words(tab, acts.NoteWritten, "text") == ""


def test_a_form_that_was_only_opened_leaves_nothing(
    qtbot: QtBot, opens: Opens, coverage_id: str
) -> None:
    tab = opens()
    on(qtbot, tab, coverage_id)
    tab.desk.side.open(acts.CoverageCancelled)
    tab.hide()
    tab.show()
    ticks(qtbot, tab.workplace)
    assert kept(tab.workplace) == []


def test_a_coverage_that_was_not_begun_is_described_as_far_as_it_was(
    qtbot: QtBot, opens: Opens
) -> None:
    tab = opens()
    tab.queue.action.click()
    assert kept(tab.workplace) == []
    form = tab.new.form
    QTest.keyClicks(form.title, TITLE)
    QTest.keyClicks(form.attendees, "Camat Bulik, Kepala Desa")
    form.when.setDateTime(form.when.dateTime().addDays(2))
    rests(qtbot, tab.workplace, TITLE, "Kepala Desa")
    again = opens()
    again.queue.action.click()
    assert again.new.form.activity() == form.activity()
    again.new.begin.click()
    qtbot.waitUntil(lambda: again.desk.page == "hand_in", timeout=PATIENCE)
    qtbot.waitUntil(lambda: kept(again.workplace) == [], timeout=SOON)
    again.queue.action.click()
    assert again.new.form.activity().title == ""


def test_a_click_on_a_row_leaves_the_new_coverage_and_its_words_stay(
    qtbot: QtBot, opens: Opens, coverage_id: str
) -> None:
    tab = opens()
    on(qtbot, tab, coverage_id)
    qtbot.waitUntil(lambda: tab.queue.view.choose(coverage_id), timeout=PATIENCE)
    tab.queue.action.click()
    QTest.keyClicks(tab.new.form.title, TITLE)
    view = tab.queue.view
    row = view.visualRect(view.currentIndex()).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert not tab.new.isVisible()
    assert tab.desk.watch.middle.isVisible()
    tab.queue.action.click()
    assert tab.new.form.title.text() == TITLE
