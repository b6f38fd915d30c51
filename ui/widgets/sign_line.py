"""A line of a card: a small sign, what is said, and softer lines under it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.label import plain_label, small_label

SIDE = 13


class SignLine(QWidget):
    """`icon` and `token` make the sign; `meaning` says it in words, for who cannot see it."""

    def __init__(
        self,
        theme: Theme,
        sign: tuple[str, str],
        words: str,
        details: Iterable[str] = (),
        meaning: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.sign = QLabel(self)
        self.sign.setPixmap(theme.picture(*sign, SIDE))
        self.sign.setToolTip(meaning)
        self.sign.setAccessibleName(meaning)
        column = QVBoxLayout()
        column.setSpacing(theme.px(1))
        column.addWidget(plain_label(words, parent=self))
        for said in details:
            column.addWidget(small_label(said, self))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
