"""What the admin can rely on: what to publish is at hand, what became of it is recorded once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain import acts
from app.domain.coverage import Coverage, Stage
from tests.office_builder import KABAG, KASUBAG, PELAKSANA, Pc
from tests.ui.publish.conftest import PATIENCE, Opens
from ui.messages import Notice
from ui.publish.material_zone import approved_media
from ui.tabs.pelaksana import PelaksanaTab
from ui.widgets.question_dialog import QuestionDialog


@pytest.fixture
def tab(opens: Opens) -> PelaksanaTab:
    """The admin's tab on that coverage."""
    return opens()


def coverage(tab: PelaksanaTab) -> Coverage:
    """The coverage that is shown, as its PC knows it."""
    found = tab.desk.file
    assert found is not None
    return found.coverage


def waived(tab: PelaksanaTab, qtbot: QtBot) -> None:
    """It is said that there is no undangan."""
    tab.desk.publish.document.waive.click()
    answered()
    qtbot.waitUntil(lambda: "undangan" in coverage(tab).documents, timeout=PATIENCE)


def answered(text: str = "") -> None:
    """The question on the screen is answered, with this text or the one it offers."""
    dialogs = [each for each in QApplication.topLevelWidgets() if isinstance(each, QuestionDialog)]
    dialog = next(each for each in dialogs if each.isVisible())
    if text:
        dialog.field.setPlainText(text)
    dialog.yes.click()


def typed(tab: PelaksanaTab, url: str) -> None:
    """What the admin types of a post."""
    form = tab.desk.publish.form
    form.account.setText("@prokopim.contoh")
    form.url.setText(url)
    form.url.textEdited.emit(url)


def test_nothing_published_is_recorded_before_the_undangan_is_attached_or_waived(
    tab: PelaksanaTab, qtbot: QtBot
) -> None:
    page = tab.desk.publish
    typed(tab, "https://www.instagram.com/p/1")
    assert "Undangan belum dilampirkan" in page.button.closed_reason
    waived(tab, qtbot)
    qtbot.waitUntil(lambda: page.button.closed_reason == "", timeout=PATIENCE)
    assert page.document.state == "Tidak ada: Kegiatan tanpa undangan"


def test_results_are_recorded_platform_by_platform_until_all_are_published(
    tab: PelaksanaTab, qtbot: QtBot
) -> None:
    page = tab.desk.publish
    waived(tab, qtbot)
    typed(tab, "https://www.instagram.com/p/1")
    page.button.click()
    qtbot.waitUntil(lambda: page.list.progress == "1 dari 2 kanal", timeout=PATIENCE)
    qtbot.waitUntil(lambda: page.list.chosen == "facebook", timeout=PATIENCE)
    assert page.form.draft().url == ""
    page.outcome.failed.click()
    answered("Akun tidak dapat dibuka")
    qtbot.waitUntil(lambda: "facebook" in coverage(tab).standing_results, timeout=PATIENCE)
    assert coverage(tab).standing_results["facebook"].record.reason == "Akun tidak dapat dibuka"
    typed(tab, "https://www.facebook.com/p/1")
    page.button.click()
    qtbot.waitUntil(lambda: tab.desk.page == "watch", timeout=PATIENCE)
    assert coverage(tab).stage is Stage.PUBLISHED


def test_the_account_is_remembered_for_the_next_post_on_that_platform(
    tab: PelaksanaTab, qtbot: QtBot
) -> None:
    waived(tab, qtbot)
    typed(tab, "https://www.instagram.com/p/1")
    tab.desk.publish.button.click()
    memory = tab.workplace.station.profile.root / "remembered.json"
    qtbot.waitUntil(lambda: memory.exists(), timeout=PATIENCE)
    assert '"account.instagram":"@prokopim.contoh"' in memory.read_text()


def test_an_address_of_another_platform_is_warned_of_and_closes_nothing(
    tab: PelaksanaTab, qtbot: QtBot
) -> None:
    waived(tab, qtbot)
    typed(tab, "https://www.facebook.com/p/1")
    page = tab.desk.publish
    assert "bukan instagram.com" in page.form.url_warning
    assert page.button.closed_reason == ""
    for half in ("instagram", "https://", "https://["):
        typed(tab, half)
        assert "Tautan publikasi belum diisi" in page.button.closed_reason


def test_after_a_ralat_the_address_of_the_wrong_post_is_asked_about_and_closes_nothing(
    pc: Pc, coverage_id: str, opens: Opens
) -> None:
    pc.act(PELAKSANA, coverage_id, acts.DocumentAttached("undangan", pc.document(coverage_id)))
    for platform in ("instagram", "facebook"):
        pc.records(coverage_id, platform)
    pc.act(KABAG, coverage_id, acts.CorrectionOpened("Nama camat keliru"))
    pc.hands_in(coverage_id, narrative="Jalan desa ditinjau camat.")
    pc.act(KASUBAG, coverage_id, acts.CoverageReceived())
    pc.approves(coverage_id)
    pc.directs(coverage_id, "instagram", "facebook")
    pc.sync()
    tab = opens()
    typed(tab, "https://instagram.example/p/1")
    page = tab.desk.publish
    assert "sama dengan yang diralat" in page.form.url_warning
    assert page.button.closed_reason == ""
    typed(tab, "https://www.instagram.com/p/2")
    assert page.form.url_warning == ""


def test_what_was_typed_for_one_platform_is_there_after_looking_at_another(
    tab: PelaksanaTab,
) -> None:
    page = tab.desk.publish
    typed(tab, "https://www.instagram.com/p/1")
    page.list.choose("facebook")
    assert page.form.draft().url == ""
    page.list.choose("instagram")
    assert page.form.draft().url == "https://www.instagram.com/p/1"


def test_the_text_of_the_platform_is_copied_and_the_directives_are_shown(
    tab: PelaksanaTab, told: list[Notice]
) -> None:
    page = tab.desk.publish
    page.middle.copy.click()
    assert QGuiApplication.clipboard().text() == "Jalan desa ditinjau."
    assert told[-1].sentence == "Teks disalin."
    assert page.middle.directives == "Kepala Bagian: Publikasikan."


def test_an_undangan_is_attached_and_a_screenshot_goes_with_the_result(
    tab: PelaksanaTab, qtbot: QtBot, tmp_path: Path
) -> None:
    letter, shot = tmp_path / "undangan.pdf", tmp_path / "layar.png"
    letter.write_bytes(b"%PDF-1.4\n%%EOF\n")
    shot.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(300))
    page = tab.desk.publish
    attached: list[object] = []
    page.attaching.take(coverage(tab).id, shot, attached.append)
    page.attach("undangan", letter)
    qtbot.waitUntil(lambda: "undangan" in coverage(tab).documents, timeout=PATIENCE)
    assert page.document.state == "undangan.pdf"
    qtbot.waitUntil(lambda: bool(attached), timeout=PATIENCE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty one, for what is uploaded from."""
    folder = tmp_path / "unggah"
    folder.mkdir()
    return folder


def test_copies_for_uploading_are_numbered_and_told_of(
    tab: PelaksanaTab, qtbot: QtBot, folder: Path, told: list[Notice]
) -> None:
    page = tab.desk.publish
    page.copies.copy(coverage(tab).id, approved_media(coverage(tab)), folder)
    qtbot.waitUntil(lambda: any("tersimpan di" in n.sentence for n in told), timeout=PATIENCE)
    assert [path.name for path in folder.iterdir()] == ["01-IMG_2041.jpg"]
    assert told[-1].sentence == f"1 berkas tersimpan di {folder}, tanpa data lokasi."


def test_copies_that_were_finished_before_they_were_cancelled_are_told_of(
    tab: PelaksanaTab, qtbot: QtBot, folder: Path, told: list[Notice]
) -> None:
    page = tab.desk.publish
    zone = page.middle
    page.copies.copy(coverage(tab).id, approved_media(coverage(tab)), folder)
    zone.progress.cancel_requested.emit()
    qtbot.waitUntil(zone.save.isEnabled, timeout=PATIENCE)
    assert bool(list(folder.iterdir())) == any("tersimpan di" in n.sentence for n in told)
