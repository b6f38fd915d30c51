"""The archive tab: what it lists, what it tells, and what is done from it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain import acts
from app.domain.coverage import Stage
from tests.office_builder import ADMIN, KABAG, KASUBAG, PELAKSANA, Pc
from tests.ui.tabs.archive_office import Seat, other_pc
from ui.dialogs.sheet_dialog import SheetDialog
from ui.messages import Messages, Notice
from ui.tabs.arsip import ArsipTab
from ui.tabs.arsip_list import TO_ARCHIVE
from ui.theme import Theme
from ui.workplace import Workplace

FILED = "480/0001/PROKOPIM/XI/2026"


def _published(pc: Pc, title: str) -> str:
    coverage_id = pc.opens(title)
    pc.hands_in(coverage_id)
    pc.act(KASUBAG, coverage_id, acts.CoverageReceived())
    pc.approves(coverage_id)
    pc.directs(coverage_id)
    pc.act(PELAKSANA, coverage_id, acts.DocumentWaived("undangan", "Kegiatan tanpa undangan"))
    pc.records(coverage_id)
    return coverage_id


@pytest.fixture
def coverages(demo_office: Path, tmp_path: Path) -> tuple[str, str]:
    """One that waits to be archived, and one that is."""
    with other_pc(demo_office, tmp_path / "lain") as pc:
        return _published(pc, "Panen raya"), pc.plays("Audiensi guru")


class Desk:
    """The tab of a person, on the screen."""

    def __init__(self, qtbot: QtBot, workplace: Workplace, theme: Theme, messages: Messages):
        self.qtbot = qtbot
        self.workplace = workplace
        self.tab = ArsipTab(workplace, theme, messages)
        qtbot.addWidget(self.tab)
        messages.stand_over(self.tab)
        self.tab.resize(1366, 716)
        self.tab.show()
        qtbot.waitUntil(lambda: len(self.tab.queue.model.rows()) > 1, timeout=10_000)

    def looks_at(self, coverage_id: str) -> None:
        self.tab.show_coverage(coverage_id)
        heading = self.tab.bench.heading
        title = self.workplace.station.queries.card(coverage_id)
        assert title is not None
        self.qtbot.waitUntil(lambda: heading.accessibleName() == title.title)

    def clicks(self, button: object) -> None:
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def coverage(self, coverage_id: str) -> object:
        return self.workplace.station.coverage(coverage_id)


@pytest.fixture
def desk(
    qtbot: QtBot, workplace: Seat, coverages: tuple[str, str], theme: Theme, messages: Messages
) -> Desk:
    """Kasubag's, with both coverages in the list."""
    return Desk(qtbot, workplace(KASUBAG), theme, messages)


def test_it_lists_what_waits_first_and_the_rest_by_month(
    desk: Desk, coverages: tuple[str, str]
) -> None:
    rows = desk.tab.queue.model.rows()
    assert [(row.section, row.title) for row in rows] == [
        (TO_ARCHIVE, "Panen raya"),
        ("November 2026", "Audiensi guru"),
    ]
    assert rows[0].time_text == "terbit di Instagram"
    assert desk.tab.waiting() == 1


def test_the_list_is_narrowed_by_words_and_by_month(desk: Desk) -> None:
    rows = desk.tab.queue.model.rows
    desk.tab.filter.words.setText("audiensi")
    desk.qtbot.waitUntil(lambda: [row.title for row in rows()] == ["Audiensi guru"])
    assert desk.tab.waiting() == 1
    desk.tab.filter.clear()
    desk.qtbot.waitUntil(lambda: len(rows()) == 2)
    month = desk.tab.filter.month
    assert [month.itemText(at) for at in range(month.count())] == ["Semua bulan", "November 2026"]
    month.setCurrentIndex(1)
    month.activated.emit(1)
    desk.tab.filter.words.setText("panen")
    desk.qtbot.waitUntil(lambda: [row.title for row in rows()] == ["Panen raya"])


def test_an_archived_coverage_tells_its_number_its_results_and_its_letters(
    desk: Desk, coverages: tuple[str, str]
) -> None:
    desk.looks_at(coverages[1])
    desk.qtbot.waitUntil(lambda: desk.tab.facts.facts.get("Nomor") == FILED)
    assert not desk.tab.letters.isHidden()
    assert not desk.tab.archive.isVisible()
    assert desk.tab.narrative.text.toPlainText().strip() == "Jalan desa ditinjau."
    assert desk.tab.results.correct.isEnabled()


def test_archiving_writes_where_the_paper_lies(desk: Desk, coverages: tuple[str, str]) -> None:
    desk.looks_at(coverages[0])
    desk.clicks(desk.tab.archive)
    form = desk.tab.forms.open_form
    assert form is not None
    form.set_text("classification", "480 Publikasi")
    form.set_text("location", "Rak B / Boks 12")
    desk.clicks(desk.tab.seal)
    desk.qtbot.waitUntil(lambda: desk.tab.facts.facts.get("Lokasi") == "Rak B / Boks 12")
    number = "480/0002/PROKOPIM/XI/2026"
    desk.qtbot.waitUntil(lambda: desk.tab.facts.facts.get("Nomor") == number, timeout=10_000)
    assert desk.tab.forms.isHidden()
    desk.qtbot.waitUntil(lambda: desk.tab.waiting() == 0)


def test_what_was_typed_is_there_again_after_looking_elsewhere(
    desk: Desk, coverages: tuple[str, str]
) -> None:
    desk.looks_at(coverages[0])
    desk.clicks(desk.tab.archive)
    form = desk.tab.forms.open_form
    assert form is not None
    form.set_text("location", "Rak C")
    desk.looks_at(coverages[1])
    assert desk.tab.forms.isHidden()
    desk.looks_at(coverages[0])
    desk.clicks(desk.tab.archive)
    assert form.text("location") == "Rak C"
    desk.qtbot.keyClick(desk.tab.bench, Qt.Key.Key_Escape)
    desk.qtbot.waitUntil(lambda: desk.tab.forms.isHidden())


def test_a_ralat_needs_its_reason_and_sends_the_coverage_back(
    desk: Desk, coverages: tuple[str, str]
) -> None:
    desk.looks_at(coverages[1])
    desk.clicks(desk.tab.results.correct)
    assert desk.tab.seal.closed_reason == "Alasan belum diisi. Tulis singkat apa sebabnya."
    form = desk.tab.forms.open_form
    assert form is not None
    form.set_text("reason", "Nama pejabat keliru")
    desk.clicks(desk.tab.seal)

    desk.qtbot.waitUntil(lambda: _stage(desk, coverages[1]) is Stage.UNDER_WAY)


def test_the_sheet_that_is_saved_is_recorded_with_its_digest(
    desk: Desk, coverages: tuple[str, str], tmp_path: Path
) -> None:
    desk.looks_at(coverages[1])
    desk.clicks(desk.tab.sheet)
    desk.qtbot.waitUntil(lambda: bool(_dialogs()), timeout=10_000)
    dialog = _dialogs()[0]
    desk.qtbot.waitUntil(lambda: dialog.pages > 0, timeout=10_000)
    assert dialog.windowTitle() == f"Lembar arsip {FILED}"
    digest = dialog.digest
    dialog.save_as(tmp_path / "lembar.pdf")
    desk.qtbot.waitUntil(lambda: _issued(desk, coverages[1]) == [acts.SheetIssued(digest, "pdf")])
    dialog.reject()
    assert (tmp_path / "lembar.pdf").is_file()


def test_who_may_not_archive_is_told_who_could(
    qtbot: QtBot,
    workplace: Seat,
    coverages: tuple[str, str],
    theme: Theme,
    messages: Messages,
) -> None:
    desk = Desk(qtbot, workplace(KABAG), theme, messages)
    desk.looks_at(coverages[0])
    assert "Ini tugas Kasubag dan Pelaksana" in desk.tab.archive.closed_reason
    assert f"Yang dapat: {KASUBAG}, {PELAKSANA} dan {ADMIN}." in desk.tab.archive.closed_reason
    assert desk.tab.sheet.isEnabled()


def test_a_coverage_outside_the_narrowed_list_can_be_shown_and_left_again(
    desk: Desk, coverages: tuple[str, str]
) -> None:
    desk.looks_at(coverages[1])
    desk.tab.filter.words.setText("audiensi")
    desk.qtbot.waitUntil(lambda: len(desk.tab.queue.model.rows()) == 1)
    desk.looks_at(coverages[0])
    desk.qtbot.waitUntil(lambda: desk.tab.queue.view.chosen == coverages[0])
    desk.looks_at(coverages[1])
    assert desk.tab.queue.view.chosen == coverages[1]


def test_a_colleague_s_archiving_is_shown_and_the_text_is_not_lost(
    desk: Desk, coverages: tuple[str, str], workplace: Seat, told: list[Notice]
) -> None:
    desk.looks_at(coverages[0])
    other = workplace(PELAKSANA)
    desk.qtbot.waitUntil(
        lambda: other.station.queries.card(coverages[0]) is not None, timeout=10_000
    )
    other.act(coverages[0], acts.CoverageArchived("480", "Rak A"))
    desk.qtbot.waitUntil(lambda: desk.tab.facts.facts.get("Lokasi") == "Rak A", timeout=10_000)
    assert told == []


def _issued(desk: Desk, coverage_id: str) -> list[object]:
    coverage = desk.workplace.station.coverage(coverage_id)
    bodies = [entry.body for entry in coverage.history] if coverage else []
    return [body for body in bodies if isinstance(body, acts.SheetIssued)]


def _dialogs() -> list[SheetDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, SheetDialog)]


def _stage(desk: Desk, coverage_id: str) -> Stage | None:
    card = desk.workplace.station.queries.card(coverage_id)
    return card.stage if card else None
