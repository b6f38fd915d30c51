"""What is typed into the forms of the archive and not sealed is there again after a restart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain import acts
from tests.office_builder import ADMIN, KASUBAG
from tests.ui.prepared_files import SOON, kept, rests
from tests.ui.tabs.archive_office import Seat, other_pc
from ui.messages import Messages
from ui.panes.mistake_forms import TakeDownForm
from ui.tabs.arsip import ArsipTab
from ui.theme import Theme
from ui.workplace import Workplace

SHELF = "Rak B / Boks 12, ruang arsip lantai dua"
WHY = "Nama camat di keterangan foto keliru"
Opens = Callable[[], ArsipTab]


@pytest.fixture
def coverage_id(demo_office: Path, tmp_path: Path) -> str:
    """One that waits to be archived."""
    with other_pc(demo_office, tmp_path / "lain") as pc:
        coverage_id = pc.opens()
        pc.hands_in(coverage_id)
        pc.act(KASUBAG, coverage_id, acts.CoverageReceived())
        pc.approves(coverage_id)
        pc.directs(coverage_id)
        pc.act(ADMIN, coverage_id, acts.DocumentWaived("undangan", "Kegiatan tanpa undangan"))
        pc.records(coverage_id)
        return coverage_id


@pytest.fixture
def opens(
    qtbot: QtBot, workplace: Seat, theme: Theme, messages: Messages, coverage_id: str
) -> Opens:
    """Opens Kasubag's archive on it, each time as after a restart."""

    def open_tab() -> ArsipTab:
        tab = ArsipTab(workplace(KASUBAG), theme, messages)
        qtbot.addWidget(tab)
        tab.resize(1366, 716)
        tab.show()
        qtbot.waitUntil(lambda: bool(tab.queue.model.rows()), timeout=10_000)
        tab.show_coverage(coverage_id)
        qtbot.waitUntil(lambda: tab.archive.isVisible() and tab.archive.isEnabled(), timeout=10_000)
        return tab

    return open_tab


@pytest.fixture
def at(workplace: Seat) -> Workplace:
    """Kasubag's."""
    return workplace(KASUBAG)


def test_place_reason_and_time_outlive_escape_and_a_restart(
    qtbot: QtBot, opens: Opens, at: Workplace
) -> None:
    tab = opens()
    tab.archive.click()
    form = tab.forms.open_form
    assert form is not None
    form.set_text("location", SHELF)
    tab.leave.click()
    tab.results.removal_requested.emit()
    removal = tab.forms.open_form
    assert isinstance(removal, TakeDownForm)
    removal.set_text("reason", WHY)
    removal.removed_at.setDateTime(removal.removed_at.dateTime().addSecs(-3600))
    rests(qtbot, at, SHELF, WHY)
    again = opens()
    again.archive.click()
    assert again.forms.open_form is not None
    assert again.forms.open_form.text("location") == SHELF
    again.results.removal_requested.emit()
    found = again.forms.open_form
    assert isinstance(found, TakeDownForm)
    assert (found.text("reason"), found.text("asked_by")) == (WHY, "")
    assert found.removed_at.at() == removal.removed_at.at()


def test_what_is_sealed_is_kept_no_more_and_the_rest_is(
    qtbot: QtBot, opens: Opens, at: Workplace
) -> None:
    tab = opens()
    tab.results.correction_requested.emit()
    assert tab.forms.open_form is not None
    tab.forms.open_form.set_text("reason", WHY)
    tab.archive.click()
    tab.forms.open_form.set_text("location", SHELF)
    rests(qtbot, at, SHELF, WHY)
    tab.seal.click()
    qtbot.waitUntil(lambda: tab.forms.open_form is None, timeout=SOON)
    qtbot.waitUntil(
        lambda: [SHELF in path.read_text() for path in kept(at)] == [False], timeout=SOON
    )
    rests(qtbot, at, WHY)
