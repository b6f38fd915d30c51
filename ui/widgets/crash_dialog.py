"""The report of a bug, to be copied and sent by the person; nothing is sent by the program."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.buttons import ActionButton

SENTENCE = (
    "Meja Siar menemui kesalahan yang tidak diduga. Tindakan yang sudah bertanda centang tetap "
    "tersimpan. Salin laporan ini untuk pengembang, lalu tutup dan buka kembali program."
)


class CrashDialog(QDialog):
    """What happened, the log's path, and a button that copies the report."""

    def __init__(
        self, theme: Theme, report: str, log: Path | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._report = report if log is None else f"{report}\nLog: {log}\n"
        self.setWindowTitle("Kesalahan program")
        self.resize(theme.zone(620), theme.zone(420))
        self.copy = ActionButton(theme, "Salin laporan", "primary")
        close = ActionButton(theme, "Tutup", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(20)] * 4)
        column.setSpacing(theme.px(12))
        sentence = QLabel(SENTENCE)
        sentence.setWordWrap(True)
        column.addWidget(sentence)
        text = QPlainTextEdit(self._report)
        text.setReadOnly(True)
        column.addWidget(text, 1)
        if log is not None:
            place = QLabel(f"Log: {log}")
            place.setProperty("role", "small")
            place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            place.setWordWrap(True)
            column.addWidget(place)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self.copy)
        column.addLayout(row)
        close.clicked.connect(self.accept)
        self.copy.clicked.connect(self._on_copy_clicked)

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
        self.copy.setText("Tersalin")
