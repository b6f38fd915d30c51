"""What the admin types of a post and does not record is there again, whatever becomes of the PC."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.office_builder import Pc
from tests.ui.prepared_files import SOON, kept, rests, ticks
from tests.ui.publish.conftest import PATIENCE, Opens
from ui.messages import Messages, Notice
from ui.owed_banner import OwedBanner
from ui.tabs.pelaksana import PelaksanaTab
from ui.texts.owed import MENDED
from ui.widgets.question_dialog import QuestionDialog

URL = "https://www.instagram.com/p/1"
WHY = "Akun meminta verifikasi lewat telepon kantor"


def types(tab: PelaksanaTab, account: str, url: str) -> None:
    form = tab.desk.publish.form
    for line, text in ((form.account, account), (form.url, url)):
        line.clear()
        QTest.keyClicks(line, text)


def question() -> QuestionDialog:
    """The question on the screen."""
    shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, QuestionDialog)]
    return next(each for each in shown if each.isVisible())


def waived(qtbot: QtBot, tab: PelaksanaTab) -> None:
    tab.desk.publish.document.waive.click()
    question().yes.click()
    qtbot.waitUntil(
        lambda: tab.desk.file is not None and "undangan" in tab.desk.file.coverage.documents,
        timeout=PATIENCE,
    )


def test_account_address_time_and_picture_are_there_after_the_power_was_lost(
    qtbot: QtBot, opens: Opens, coverage_id: str, tmp_path: Path
) -> None:
    tab = opens()
    page = tab.desk.publish
    types(tab, "@prokopim.baru", URL)
    page.form.when.setDateTime(page.form.when.dateTime().addSecs(-7200))
    shot = tmp_path / "bukti tayang.png"
    shot.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(300))
    page.take_screenshot(shot)
    rests(qtbot, tab.workplace, "@prokopim.baru", URL, "bukti tayang.png")
    again = opens().desk.publish.form
    assert again.draft() == page.form.draft()
    assert again.url.text() == URL
    assert again.when.dateTime() == page.form.when.dateTime()


def test_an_address_that_is_recorded_is_kept_no_more(qtbot: QtBot, opens: Opens) -> None:
    tab = opens()
    waived(qtbot, tab)
    types(tab, "@prokopim.contoh", URL)
    rests(qtbot, tab.workplace, URL)
    tab.desk.publish.button.click()
    qtbot.waitUntil(lambda: kept(tab.workplace) == [], timeout=SOON)
    again = opens().desk.publish
    qtbot.waitUntil(lambda: again.list.chosen == "facebook", timeout=PATIENCE)
    assert again.form.draft().url == ""


def test_looking_alone_keeps_nothing(qtbot: QtBot, opens: Opens) -> None:
    tab = opens()
    tab.desk.publish.list.choose("facebook")
    tab.hide()
    tab.show()
    ticks(qtbot, tab.workplace)
    assert kept(tab.workplace) == []


def test_the_reason_of_a_failure_outlives_escape_and_a_restart_until_it_is_recorded(
    qtbot: QtBot, opens: Opens
) -> None:
    tab = opens()
    tab.desk.publish.outcome.failed.click()
    asked = question()
    asked.field.setPlainText(WHY)
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    rests(qtbot, tab.workplace, WHY)
    again = opens()
    again.desk.publish.outcome.postponed.click()
    assert question().field.text == ""
    question().no.click()
    again.desk.publish.outcome.failed.click()
    assert question().field.text == WHY
    question().yes.click()
    qtbot.waitUntil(lambda: kept(again.workplace) == [], timeout=SOON)


def test_a_postponed_post_keeps_its_address_for_the_day_it_is_published(
    qtbot: QtBot, opens: Opens
) -> None:
    tab = opens()
    types(tab, "@prokopim.contoh", URL)
    tab.desk.publish.outcome.postponed.click()
    question().field.setPlainText("Menunggu jadwal tayang")
    question().yes.click()
    qtbot.waitUntil(lambda: tab.desk.publish.list.chosen == "facebook", timeout=PATIENCE)
    tab.desk.publish.list.choose("instagram")
    assert tab.desk.publish.form.draft().url == URL
    rests(qtbot, tab.workplace, URL)


def test_why_there_is_no_invitation_is_kept_until_it_is_recorded(
    qtbot: QtBot, opens: Opens
) -> None:
    tab = opens()
    tab.desk.publish.document.waive.click()
    question().field.setPlainText("Diundang lewat telepon oleh camat")
    question().no.click()
    rests(qtbot, tab.workplace, "Diundang lewat telepon oleh camat")
    again = opens()
    again.desk.publish.document.waive.click()
    assert question().field.text == "Diundang lewat telepon oleh camat"
    question().yes.click()
    qtbot.waitUntil(lambda: kept(again.workplace) == [], timeout=SOON)


def test_a_full_disk_is_told_once_and_takes_it_later_also_of_a_coverage_that_was_left(
    qtbot: QtBot,
    opens: Opens,
    pc: Pc,
    messages: Messages,
    told: list[Notice],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ui.owed.AGAIN_MS", 20)
    tab = opens()
    OwedBanner(tab.workplace.owed, messages, tab)
    other = pc.opens("Panen raya")
    pc.sync()
    in_the_way = tab.workplace.station.profile.root / "prepared"
    in_the_way.write_text("sebuah berkas di tempat folder")
    types(tab, "@prokopim.contoh", URL)
    qtbot.waitUntil(lambda: len(told) == 1, timeout=SOON)

    def left() -> bool:
        tab.show_coverage(other)
        return tab.desk.file is not None and tab.desk.file.coverage.id == other

    qtbot.waitUntil(left, timeout=PATIENCE)
    ticks(qtbot, tab.workplace)
    in_the_way.unlink()
    rests(qtbot, tab.workplace, URL)
    qtbot.waitUntil(lambda: told[-1].sentence == MENDED, timeout=SOON)
    assert len(told) == 2
