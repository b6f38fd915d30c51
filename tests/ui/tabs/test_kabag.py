"""What Kabag can rely on: a Ya names what was seen, a Tidak says why, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain import acts
from tests.office_builder import KABAG, KASUBAG, MINUTE, PELAKSANA, DemoOffice, Pc
from tests.ui.tabs.conftest import Shown
from ui.messages import Messages, Notice
from ui.panes.verdict_form import VerdictForm
from ui.tabs.kabag import KabagTab
from ui.theme import Theme
from ui.workplace import Workplace

At = Callable[[str], Workplace]


def waiting(pc: Pc, title: str = "Peninjauan jalan desa Kujan") -> str:
    """A coverage of two photos that waits for Kabag, delivered."""
    coverage_id = pc.opens(title)
    photos = (pc.photo(coverage_id, "navy"), pc.photo(coverage_id, "teal", "IMG_2042.jpg"))
    pc.hands_in(coverage_id, *photos)
    pc.act(KASUBAG, coverage_id, acts.CoverageReceived())
    pc.sync()
    return coverage_id


@pytest.fixture
def coverage_id(pc: Pc) -> str:
    """A coverage that waits for a decision."""
    return waiting(pc)


@pytest.fixture
def tab(workplace: At, shown: Shown, coverage_id: str) -> KabagTab:
    """Kabag's tab on that coverage."""
    tab = shown(workplace(KABAG), KabagTab, coverage_id)
    assert isinstance(tab, KabagTab)
    return tab


def last(tab: KabagTab) -> object:
    """The act that was done last to the coverage that is shown."""
    assert tab.file is not None
    return tab.file.coverage.history[-1].body


def seen(tab: KabagTab, kind: type) -> bool:
    """Whether the last act of the coverage that is shown is of this kind."""
    return isinstance(last(tab), kind)


def test_a_ya_names_exactly_what_is_ticked_and_carries_the_directive(
    tab: KabagTab, qtbot: QtBot
) -> None:
    assert tab.yes.text() == "Ya, setujui 2 media"
    tab.media.strip.setFocus()
    qtbot.keyClick(tab.media.strip.view, Qt.Key.Key_Space)
    assert tab.yes.text() == "Ya, setujui 1 media"
    tab.directive.text.setPlainText("Terbitkan sore ini")
    tab.yes.click()
    qtbot.waitUntil(lambda: seen(tab, acts.CoverageApproved), timeout=5000)
    sealed = last(tab)
    assert isinstance(sealed, acts.CoverageApproved)
    assert tab.file is not None
    assert [item.sha256 for item in sealed.items] == [tab.file.coverage.media[1].sha256]
    assert sealed.directive == "Terbitkan sore ini"


def test_an_act_is_told_as_kept_here_and_then_as_recorded_in_the_office(
    tab: KabagTab, qtbot: QtBot
) -> None:
    tab.yes.click()
    qtbot.waitUntil(lambda: "Ya” sudah ter" in told(tab), timeout=5000)
    qtbot.waitUntil(lambda: "Keputusan “Ya” sudah terkirim, tercatat" in told(tab), timeout=10_000)
    qtbot.waitUntil(lambda: tab.waiting() == 0, timeout=5000)


def told(tab: KabagTab) -> str:
    """The remarks over the texts."""
    return "\n".join(view.sentence for view in tab.remarks.shown)


def test_y_only_puts_the_cursor_into_the_directive_and_ctrl_enter_seals(
    tab: KabagTab, qtbot: QtBot
) -> None:
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    tab.queue.view.setFocus()
    qtbot.keyClick(tab, Qt.Key.Key_Y)
    qtbot.waitUntil(tab.directive.text.hasFocus)
    assert seen(tab, acts.CoverageReceived) or seen(tab, acts.WorkBegun)
    qtbot.keyClick(tab.directive.text, Qt.Key.Key_Y)
    assert tab.directive.text.text == "y"
    qtbot.keyClick(tab.directive.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: seen(tab, acts.CoverageApproved), timeout=5000)


def test_a_tidak_stays_closed_until_it_says_why_and_takes_its_points_along(
    tab: KabagTab, qtbot: QtBot
) -> None:
    tab.no.click()
    assert tab.zone.seal.closed_reason.startswith("Alasan belum diisi")
    form = tab.form(acts.CoverageRejected)
    assert isinstance(form, VerdictForm)
    form.set_text("reason", "Nama desa salah")
    form.rows[0].setText("Kujan, bukan Kujang")
    form.add_point("Ganti foto kedua")
    assert tab.zone.seal.closed_reason == ""
    tab.zone.seal.click()
    qtbot.waitUntil(lambda: seen(tab, acts.CoverageRejected), timeout=5000)
    sealed = last(tab)
    assert isinstance(sealed, acts.CoverageRejected)
    assert sealed.points == ("Kujan, bukan Kujang", "Ganti foto kedua")
    assert tab.points.reason == "Nama desa salah"


def test_escape_closes_the_tidak_and_keeps_what_was_typed(tab: KabagTab, qtbot: QtBot) -> None:
    tab.no.click()
    tab.form(acts.CoverageRejected).set_text("reason", "Belum selesai ditulis")
    qtbot.keyClick(tab, Qt.Key.Key_Escape)
    assert tab.zone.form is None
    assert tab.yes.isVisible()
    tab.no.click()
    assert tab.form(acts.CoverageRejected).text("reason") == "Belum selesai ditulis"


def test_a_correction_is_shown_as_a_change_before_it_is_sealed_with_the_ya(
    tab: KabagTab, qtbot: QtBot
) -> None:
    tab.narrative.edit.click()
    tab.narrative.editor.narrative.setPlainText("Bupati meninjau jalan desa.")
    tab.yes.click()
    assert not tab.narrative.editing
    assert "Bupati meninjau" in tab.narrative.text.toPlainText()
    assert "ditinjau" in tab.narrative.text.toPlainText(), "what was there before is struck out"
    tab.yes.click()
    qtbot.waitUntil(lambda: seen(tab, acts.CoverageApproved), timeout=5000)
    assert tab.file is not None
    assert tab.file.coverage.wording.narrative == "Bupati meninjau jalan desa."
    assert tab.file.coverage.former_wordings[-1].narrative == "Jalan desa ditinjau."


def test_a_ya_on_nothing_is_closed_and_says_so(tab: KabagTab) -> None:
    assert tab.file is not None
    for item in tab.file.coverage.media:
        tab.media.strip.tick_requested.emit(item.sha256, False)
    assert tab.yes.closed_reason.startswith("Belum ada media yang dicentang")
    assert tab.bench.foot.reason == tab.yes.closed_reason


def test_who_may_only_look_reads_why_and_who_could(
    workplace: At, shown: Shown, coverage_id: str
) -> None:
    tab = shown(workplace(PELAKSANA), KabagTab, coverage_id)
    assert isinstance(tab, KabagTab)
    assert not tab.yes.isEnabled()
    assert "Ini tugas Kabag" in tab.bench.foot.reason
    assert "Yang dapat: Kepala Bagian." in tab.bench.foot.reason
    assert not tab.narrative.edit.isVisible()


def test_work_begins_when_the_person_opens_it_and_not_by_itself(
    workplace: At, qtbot: QtBot, colleagues: DemoOffice, theme: Theme, messages: Messages
) -> None:
    first = waiting(colleagues.pc())
    colleagues.clock.at += MINUTE
    second = waiting(colleagues.pc(), "Panen raya kelompok tani")
    tab = KabagTab(workplace(KABAG), theme, messages)  # the first is shown by itself
    qtbot.addWidget(tab)
    tab.show()
    qtbot.waitUntil(lambda: tab.file is not None, timeout=10_000)
    assert tab.file is not None
    assert tab.file.coverage.id == first
    assert tab.file.coverage.visit is not None
    assert tab.file.coverage.visit.begun_at is None
    tab.queue.view.setFocus()
    qtbot.keyClick(tab.queue.view, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: begun(tab, second), timeout=5000)


def begun(tab: KabagTab, coverage_id: str) -> bool:
    """Whether the clock of work runs on this coverage, which is shown."""
    file = tab.file
    if file is None or file.coverage.id != coverage_id or file.coverage.visit is None:
        return False
    return file.coverage.visit.begun_at is not None


def test_what_was_prepared_stays_with_its_coverage(tab: KabagTab, qtbot: QtBot, pc: Pc) -> None:
    other = waiting(pc, "Panen raya kelompok tani")
    assert tab.file is not None
    first = tab.file.coverage.id
    tab.directive.text.setPlainText("Utamakan video")
    qtbot.waitUntil(lambda: shows(tab, other), timeout=10_000)
    assert tab.directive.text.text == ""
    qtbot.waitUntil(lambda: shows(tab, first), timeout=10_000)
    assert tab.directive.text.text == "Utamakan video"


def shows(tab: KabagTab, coverage_id: str) -> bool:
    """Whether it is shown; asks for it where it is not."""
    if tab.file is not None and tab.file.coverage.id == coverage_id:
        return True
    if tab.chosen.id != coverage_id and tab.queue.model.index_of(coverage_id).isValid():
        tab.show_coverage(coverage_id)
    return False


def test_a_phrase_that_was_saved_is_offered_again(
    tab: KabagTab, workplace: At, shown: Shown, coverage_id: str
) -> None:
    tab.directive.text.setPlainText("Setuju, sebut nama kepala desa")
    tab.directive.chips.save_requested.emit()
    again = shown(workplace(KABAG), KabagTab, coverage_id)
    assert isinstance(again, KabagTab)
    assert again.directive.phrases.all()[0] == "Setuju, sebut nama kepala desa"


def test_a_ya_on_what_changed_meanwhile_is_refused_and_nothing_is_sealed(
    tab: KabagTab, qtbot: QtBot, messages: Messages
) -> None:
    assert tab.file is not None
    notices: list[Notice] = []
    messages.told.connect(notices.append)
    tab.seal(tab.approval(replace(tab.file.coverage, wording=acts.Wording("Teks lama."))))
    qtbot.waitUntil(lambda: bool(notices), timeout=5000)
    assert "berubah sejak Anda melihatnya" in notices[0].sentence
    assert not seen(tab, acts.CoverageApproved)


def test_tab_reaches_what_a_decision_needs_before_its_buttons(tab: KabagTab) -> None:
    order: list[QWidget | None] = [tab]
    while (following := order[-1].nextInFocusChain() if order[-1] else None) is not tab:
        order.append(following)
    chips = tab.requirements.chips.findChildren(QPushButton)
    shown = [order.index(each) for each in chips if not each.isHidden()]
    assert shown
    assert shown == sorted(shown)
    assert order.index(tab.directive.text) < shown[0]
    assert shown[-1] < order.index(tab.no) < order.index(tab.yes)
