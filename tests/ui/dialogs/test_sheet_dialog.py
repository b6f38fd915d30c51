"""The sheet's window: what is shown is what is saved and printed, and Escape leaves."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.app.archive.sheets import missing_pictures, sheet
from ui.dialogs.sheet_dialog import FOLDER, SheetDialog
from ui.icons import Icons
from ui.messages import Messages, Notice
from ui.tasks import Tasks
from ui.theme import Theme

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    package = find_spec("qtawesome")
    assert package is not None
    assert package.origin is not None
    return Theme(ROOT / "resources", Icons(Path(package.origin).parent / "fonts"))


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def messages(theme: Theme) -> Messages:
    return Messages(theme)


@pytest.fixture
def dialog(
    qtbot: QtBot, theme: Theme, messages: Messages, settings: QSettings
) -> Iterator[SheetDialog]:
    tasks = Tasks()
    window = SheetDialog(theme, messages, tasks, settings, sheet(missing_pictures(2)))
    qtbot.addWidget(window)
    messages.stand_over(window)
    window.open()
    assert window.keep.closed_reason
    qtbot.waitUntil(lambda: window.pages > 0)
    yield window
    assert tasks.close()


def test_it_shows_every_page_and_then_opens_its_buttons(dialog: SheetDialog) -> None:
    assert dialog.pages == 2
    assert dialog.view.isVisible()
    assert dialog.keep.isEnabled()
    assert dialog.print.isEnabled()


def test_what_is_saved_is_what_was_shown(
    qtbot: QtBot, dialog: SheetDialog, messages: Messages, settings: QSettings, tmp_path: Path
) -> None:
    path = tmp_path / "lembar.pdf"
    notices: list[Notice] = []
    messages.told.connect(notices.append)
    with qtbot.waitSignal(dialog.sheet_saved):
        dialog.save_as(path)
    saved = QPdfDocument()
    saved.load(str(path))
    assert saved.pageCount() == dialog.pages
    assert "lembar.pdf" in notices[0].sentence
    assert settings.value(FOLDER) == str(tmp_path)


def test_saving_asks_where_and_offers_the_last_folder_and_a_telling_name(
    qtbot: QtBot, dialog: SheetDialog, settings: QSettings, tmp_path: Path
) -> None:
    settings.setValue(FOLDER, str(tmp_path))
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    chooser = _file_dialog()
    assert Path(chooser.selectedFiles()[0]) == (
        tmp_path / "lembar-arsip-480-0042-PROKOPIM-XI-2026.pdf"
    )
    with qtbot.waitSignal(dialog.sheet_saved):
        chooser.filesSelected.emit(chooser.selectedFiles())
    chooser.reject()
    assert (tmp_path / "lembar-arsip-480-0042-PROKOPIM-XI-2026.pdf").is_file()


def test_a_folder_that_does_not_take_it_is_told(
    qtbot: QtBot, dialog: SheetDialog, messages: Messages, tmp_path: Path
) -> None:
    with qtbot.waitSignal(messages.told) as told:
        dialog.save_as(tmp_path / "tidak-ada" / "lembar.pdf")
    assert "lembar.pdf" in told.args[0].sentence
    assert "simpan lagi" in told.args[0].sentence


def test_the_printer_gets_the_same_pages(qtbot: QtBot, dialog: SheetDialog, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "cetak.pdf"))
    with qtbot.waitSignal(dialog.sheet_printed):
        dialog.print_on(printer)
    printed = QPdfDocument()
    printed.load(str(tmp_path / "cetak.pdf"))
    assert printed.pageCount() == 2
    assert "LEMBAR ARSIP" in printed.getAllText(0).text()


def test_escape_closes_it(qtbot: QtBot, dialog: SheetDialog) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def _file_dialog() -> QFileDialog:
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog)]
    assert len(found) == 1
    return found[0]
