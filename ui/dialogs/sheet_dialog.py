"""The archive sheet before it is printed: leaf through, print, keep as PDF."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSettings, QStandardPaths, Qt, Signal
from PySide6.QtGui import QPageSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from app.archive.pdf import paint, pdf_bytes, save_pdf
from app.archive.sheet import SheetContent
from app.errors import Failure
from app.shown_name import shown_name
from ui.messages import Messages
from ui.tasks import Tasks
from ui.texts import sentence
from ui.theme import Theme
from ui.widgets.buttons import ActionButton
from ui.widgets.room import open_at

FOLDER = "sheet/folder"  # where the last sheet was saved
PREPARING = "Lembar belum siap; tunggu sebentar."


class SheetDialog(QDialog):
    """Shows exactly the file that is saved; the printer gets the same pages. Escape closes."""

    #: the path at which the PDF was kept
    sheet_saved = Signal(object)
    #: the pages have gone to the printer
    sheet_printed = Signal()

    def __init__(
        self,
        theme: Theme,
        messages: Messages,
        tasks: Tasks,
        settings: QSettings,
        content: SheetContent,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._messages = messages
        self._tasks = tasks
        self._settings = settings
        self._content = content
        self._data = b""
        self.document = QPdfDocument(self)
        self._buffer = QBuffer(self.document)  # lives as long as the document reads from it
        self.view = QPdfView(self)
        self.preparing = QLabel("Menyiapkan lembar arsip …")
        self.keep = ActionButton(theme, "Simpan PDF…", "quiet", "Ctrl+S")
        self.print = ActionButton(theme, "Cetak…", "primary", "Ctrl+P")
        self.leave = ActionButton(theme, "Tutup", "quiet", "Esc")
        self._lay_out(theme)
        self._connect()
        self._prepare()

    @property
    def pages(self) -> int:
        """How many pages the sheet has; 0 while it is being prepared."""
        return self.document.pageCount()

    @property
    def digest(self) -> str:
        """SHA-256 of the file that is shown, in hex."""
        return hashlib.sha256(self._data).hexdigest()

    def print_on(self, printer: QPrinter) -> None:
        """Send the sheet to a printer, or to the file that the printer stands for."""
        self._tasks.change(
            lambda _: paint(self._content, printer),
            lambda _: self._on_printed(),
            failed=self._messages.failure,
            owner=self,
        )

    def save_as(self, path: Path) -> None:
        """Keep the sheet as a PDF file; its folder is offered the next time."""
        self._settings.setValue(FOLDER, str(path.parent))
        data = self._data
        self._tasks.change(
            lambda _: save_pdf(data, path),
            lambda _: self._on_saved(path),
            failed=self._messages.failure,
            owner=self,
        )

    def _lay_out(self, theme: Theme) -> None:
        self.setWindowTitle(f"Lembar arsip {self._content.archive_number}")
        open_at(self, theme, 760, 640)
        self.preparing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.preparing.setProperty("role", "soft")
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setAccessibleName("Pratinjau lembar arsip")
        self._stack = QStackedLayout()
        self._stack.addWidget(self.preparing)
        self._stack.addWidget(self.view)
        row = QHBoxLayout()
        row.addWidget(self.leave)
        row.addStretch(1)
        row.addWidget(self.keep)
        row.addWidget(self.print)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.setSpacing(theme.px(12))
        column.addLayout(self._stack, 1)
        column.addLayout(row)

    def _connect(self) -> None:
        self.leave.clicked.connect(self.reject)
        self.keep.clicked.connect(self._on_keep_clicked)
        self.print.clicked.connect(self._on_print_clicked)
        self.keep.bind(self)
        self.print.bind(self)

    def _prepare(self) -> None:
        self.keep.set_closed(PREPARING)
        self.print.set_closed(PREPARING)
        content = self._content
        self._tasks.ask(
            lambda _: pdf_bytes(content), self._on_prepared, failed=self._on_failed, owner=self
        )

    def _on_prepared(self, data: bytes) -> None:
        self._data = data
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        self.view.setDocument(self.document)
        self._stack.setCurrentWidget(self.view)
        self.keep.set_closed("")
        self.print.set_closed("")
        self.print.setFocus()

    def _on_failed(self, failure: Failure) -> None:
        told = sentence(failure)
        self.preparing.setText(told)
        self.keep.set_closed(told)
        self.print.set_closed(told)

    def _on_keep_clicked(self) -> None:
        dialog = self._messages.choose_target(
            "Simpan lembar arsip", str(self._folder() / self._file_name()), self._on_target_chosen
        )
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setDefaultSuffix("pdf")

    def _on_target_chosen(self, paths: list[Path]) -> None:
        self.save_as(paths[0])

    def _on_print_clicked(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setDocName(self.windowTitle())
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.print_on(printer))
        QDialog.open(dialog)  # QPrintDialog.open wants an old-style slot

    def _on_saved(self, path: Path) -> None:
        self._messages.tell(f"Lembar arsip disimpan: {shown_name(path.name)}", "ok")
        self.sheet_saved.emit(path)

    def _on_printed(self) -> None:
        self._messages.tell("Lembar arsip dikirim ke printer.", "ok")
        self.sheet_printed.emit()

    def _folder(self) -> Path:
        # Not asked whether it still exists: it may lie on a share that hangs.
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        own = QStandardPaths.writableLocation(documents)
        return Path(str(self._settings.value(FOLDER, own)))

    def _file_name(self) -> str:
        number = re.sub(r"[^\w.-]+", "-", self._content.archive_number).strip("-.")
        return f"lembar-arsip-{number or 'tanpa-nomor'}.pdf"
