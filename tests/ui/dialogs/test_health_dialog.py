"""Kesehatan as somebody meets it: every line sound or with what to do, details, whole check."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.health.line import Area
from app.health.sentences import AREAS
from app.ledger.incidents import Incident
from ui.dialogs.health_dialog import CARDS, HealthDialog
from ui.dialogs.health_rows import HealthRow
from ui.messages import Messages
from ui.theme import Theme
from ui.workplace import Workplace

Sit = Callable[[str], Workplace]
PATIENCE = 10_000  # ms


@pytest.fixture
def office(workplace: Sit) -> Workplace:
    return workplace("Kepala Bagian")


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, messages: Messages, office: Workplace) -> HealthDialog:
    """Opened, and everything but the whole check has answered."""
    repaired = Incident("row_repaired", office.now, {"seq": 3, "id": "ab"})
    office.station.replica.incidents.record(repaired)
    dialog = HealthDialog(office, theme, messages)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(
        lambda: dialog.again.isEnabled() and dialog.is_settled and bool(row(dialog, Area.REPLICA)),
        timeout=PATIENCE,
    )
    return dialog


def row(dialog: HealthDialog, area: Area) -> list[HealthRow]:
    return [row for row in dialog.rows if row.name.text() == AREAS[area]]


def asked_where() -> QFileDialog:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog))


def saved(qtbot: QtBot, dialog: HealthDialog, target: Path) -> None:
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    question = asked_where()
    question.filesSelected.emit([str(target)])
    question.reject()
    qtbot.waitUntil(lambda: bool(dialog.banners.banners()), timeout=PATIENCE)


def test_every_area_stands_on_exactly_one_card() -> None:
    listed = [area for _, areas in CARDS for area in areas]
    assert sorted(area.value for area in listed) == sorted(area.value for area in Area)


def test_each_line_says_how_it_stands_in_a_word_and_a_sentence(dialog: HealthDialog) -> None:
    assert {each.name.text() for each in dialog.rows} == set(AREAS.values())
    share = row(dialog, Area.SHARE)[0]
    assert share.word.text() == "Baik"
    assert share.sentence.text().startswith("Terjangkau dan dapat ditulisi.")
    assert share.accessibleName().startswith("Folder kantor: Baik.")


def test_the_top_names_what_needs_somebody(dialog: HealthDialog) -> None:
    assert "perlu perhatian: " in dialog.summary.text()
    assert "Kejadian" in dialog.summary.text()


def test_what_needs_somebody_stands_before_what_is_well(dialog: HealthDialog) -> None:
    words = [each.word.text() for each in dialog.rows]
    count = words.count("Perlu perhatian") + words.count("Bermasalah")
    assert count
    assert set(words[:count]) <= {"Perlu perhatian", "Bermasalah"}


def test_the_details_of_a_line_unfold(qtbot: QtBot, dialog: HealthDialog) -> None:
    incidents = row(dialog, Area.INCIDENTS)[0]
    assert not incidents.details.isVisible()
    assert incidents.fold.text() == "Lihat rincian (1)"
    qtbot.mouseClick(incidents.fold, Qt.MouseButton.LeftButton)
    assert incidents.details.isVisible()
    assert "Baris 3 buku kantor diubah pihak lain" in incidents.told[0]
    dialog.refresh()
    assert row(dialog, Area.INCIDENTS)[0].details.isVisible()


def test_leaving_it_reads_what_happened(
    qtbot: QtBot, dialog: HealthDialog, office: Workplace
) -> None:
    with qtbot.waitSignal(dialog.incidents_seen) as seen:
        qtbot.mouseClick(dialog.leave, Qt.MouseButton.LeftButton)
    assert seen.args is not None
    assert len(seen.args[0]) == 1


def test_the_whole_check_runs_behind_its_progress_and_ends_as_a_line(
    qtbot: QtBot, dialog: HealthDialog
) -> None:
    qtbot.mouseClick(dialog.whole, Qt.MouseButton.LeftButton)
    assert dialog.progress.isVisible()
    assert not dialog.whole.isEnabled()
    qtbot.waitUntil(lambda: dialog.whole.isEnabled(), timeout=PATIENCE)
    assert not dialog.progress.isVisible()
    qtbot.waitUntil(lambda: dialog.is_settled, timeout=PATIENCE)
    assert "tidak ada temuan" in row(dialog, Area.WHOLE)[0].sentence.text()


def test_it_can_be_given_up(qtbot: QtBot, dialog: HealthDialog) -> None:
    qtbot.mouseClick(dialog.whole, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.progress.cancel, Qt.MouseButton.LeftButton)
    assert not dialog.progress.isVisible()
    assert dialog.whole.isEnabled()


def test_f5_looks_again(qtbot: QtBot, dialog: HealthDialog) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_F5)
    assert not dialog.again.isEnabled()
    assert "diperiksa" in dialog.again.closed_reason
    qtbot.waitUntil(lambda: dialog.again.isEnabled(), timeout=PATIENCE)


def test_the_report_is_kept_as_text_for_people(
    qtbot: QtBot, dialog: HealthDialog, tmp_path: Path
) -> None:
    saved(qtbot, dialog, tmp_path / "kesehatan.txt")
    text = (tmp_path / "kesehatan.txt").read_text()
    assert text.startswith("Kesehatan Meja Siar · ")
    assert "Folder kantor · Baik · Terjangkau" in text
    assert "    " in text  # the details, indented
    assert "disimpan" in dialog.banners.banners()[0].notice.sentence


def test_the_report_is_kept_as_json_for_programs(
    qtbot: QtBot, dialog: HealthDialog, tmp_path: Path
) -> None:
    qtbot.mouseClick(dialog.whole, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.whole.isEnabled(), timeout=PATIENCE)
    saved(qtbot, dialog, tmp_path / "kesehatan.json")
    table = json.loads((tmp_path / "kesehatan.json").read_text())
    assert {line["area"] for line in table["health"]} == {area.value for area in Area}
    assert table["verification"]["sound"] is True


def test_a_report_that_cannot_be_saved_says_so_in_the_view(
    qtbot: QtBot, dialog: HealthDialog, tmp_path: Path
) -> None:
    saved(qtbot, dialog, tmp_path / "tidak-ada" / "kesehatan.txt")
    assert "tidak dapat ditulisi" in dialog.banners.banners()[0].notice.sentence


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_it_fits_the_office_laptop(
    qtbot: QtBot, theme: Theme, qapp: QApplication, dialog: HealthDialog, scale: float
) -> None:
    theme.apply(qapp, "dark", scale)
    assert dialog.width() <= dialog.screen().availableGeometry().width()
    assert dialog.height() <= dialog.screen().availableGeometry().height()
    assert dialog.minimumSizeHint().width() <= 1366
    assert dialog.minimumSizeHint().height() <= 708
