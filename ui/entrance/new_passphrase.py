"""A new passphrase, typed twice."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.administration import SHORTEST_PASSPHRASE
from ui.theme import Theme
from ui.widgets.field import Field


class NewPassphrase(QWidget):
    """Both fields; what is wrong stands under the one that is wrong."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first, self.again = QLineEdit(self), QLineEdit(self)
        for line in (self.first, self.again):
            line.setEchoMode(QLineEdit.EchoMode.Password)
        self._first = Field(theme, "Kata sandi baru", self.first, self)
        self.first.setPlaceholderText(f"sedikitnya {SHORTEST_PASSPHRASE} huruf")
        self._again = Field(theme, "Ulangi kata sandi", self.again, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addWidget(self._first, 1)
        row.addWidget(self._again, 1)

    def taken(self) -> str:
        """The passphrase, or "" with the reason shown."""
        first, again = self.first.text(), self.again.text()
        short = len(first) < SHORTEST_PASSPHRASE
        least = f"Terlalu pendek; pakai sedikitnya {SHORTEST_PASSPHRASE} huruf."
        self._first.set_wrong(least if short else "")
        self._again.set_wrong("Kedua kata sandi tidak sama." if first != again else "")
        return "" if short or first != again else first
