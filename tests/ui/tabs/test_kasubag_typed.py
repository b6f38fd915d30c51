"""A reassignment that Kasubag has not sealed is there again after a restart, choice and reason."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.demo.office import demo_person
from app.domain import acts
from tests.office_builder import KASUBAG, MINUTE, PELAKSANA, DemoOffice, Pc
from tests.ui.prepared_files import kept, rests
from tests.ui.tabs.conftest import Shown
from ui.panes.late_pane import LatePane
from ui.panes.mistake_forms import ReassignForm
from ui.tabs.kasubag import KasubagTab
from ui.workplace import Workplace

WHY = "Admin sedang cuti sampai akhir bulan"


def test_another_admin_other_platforms_and_the_reason(
    qtbot: QtBot, workplace: Callable[[str], Workplace], shown: Shown, pc: Pc
) -> None:
    coverage_id = pc.opens()
    pc.hands_in(coverage_id)
    pc.act(KASUBAG, coverage_id, acts.CoverageReceived())
    pc.approves(coverage_id)
    pc.directs(coverage_id, "instagram")
    pc.sync()
    seat = workplace(KASUBAG)

    def form() -> ReassignForm:
        tab = shown(seat, KasubagTab, coverage_id)
        tab.open_form(acts.AdminReassigned)
        found = tab.form(acts.AdminReassigned)
        assert isinstance(found, ReassignForm)
        return found

    first = form()
    assert kept(seat) == []
    other = demo_person(seat.station, PELAKSANA)
    first.choice.choose(other, ("facebook", "tiktok"))
    first.set_text("reason", WHY)
    rests(qtbot, seat, WHY, other, "tiktok")
    typed = first.act()
    assert form().act() == typed == acts.AdminReassigned(other, ("facebook", "tiktok"), WHY)


def test_own_words_on_being_late_belong_to_the_coverage_they_were_typed_for(
    qtbot: QtBot, workplace: Callable[[str], Workplace], shown: Shown, colleagues: DemoOffice
) -> None:
    colleagues.clock.at -= 30 * MINUTE
    pc = colleagues.pc()
    late, other = pc.opens("Panen raya"), pc.opens("Audiensi guru")
    for coverage_id in (late, other):
        pc.hands_in(coverage_id)
    pc.sync()
    tab = shown(workplace(KASUBAG), KasubagTab, late)
    tab.late.say.click()
    QTest.keyClicks(tab.late.own, "Rapat mendadak")

    def on(coverage_id: str) -> None:
        def there() -> bool:
            tab.show_coverage(coverage_id)
            return tab.file is not None and tab.file.coverage.id == coverage_id

        qtbot.waitUntil(there, timeout=5000)

    on(other)
    assert tab.late.own.text() == ""
    on(late)
    assert tab.late.own.text() == "Rapat mendadak"


def test_own_words_on_being_late_are_there_after_a_restart_until_they_are_recorded(
    qtbot: QtBot, workplace: Callable[[str], Workplace], shown: Shown, colleagues: DemoOffice
) -> None:
    colleagues.clock.at -= 30 * MINUTE
    pc = colleagues.pc()
    late = pc.opens("Panen raya")
    pc.hands_in(late)
    pc.sync()
    seat = workplace(KASUBAG)

    def at_it() -> LatePane:
        tab = shown(seat, KasubagTab, late)
        assert isinstance(tab, KasubagTab)
        return tab.late

    first = at_it()
    assert not first.own.isVisible()
    first.say.click()
    QTest.keyClicks(first.own, "Rapat mendadak")
    rests(qtbot, seat, "Rapat mendadak")
    again = at_it()
    assert again.own.isVisible()
    assert again.own.text() == "Rapat mendadak"
    QTest.keyClick(again.own, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: again.told.text().endswith(": Rapat mendadak"), timeout=5000)
    qtbot.waitUntil(lambda: kept(seat) == [], timeout=5000)
    assert not again.own.isVisible()
