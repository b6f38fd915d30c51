"""What is said of the chosen item, under the media: each hint a line, look-alikes with offers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.label import small_label


class ItemHints(QFrame):
    """A quiet panel; hidden while there is nothing to say."""

    #: the person wants to see the chosen item beside its look-alikes
    compare_requested = Signal()
    #: the chosen item is not to be handed in
    discard_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("card")
        self.compare = LinkButton("Bandingkan", self)
        self.discard = LinkButton("Buang yang ini", self)
        self._alike = small_label("", self)
        self._links = QWidget(self)
        links = QHBoxLayout(self._links)
        links.setContentsMargins(0, 0, 0, 0)
        links.setSpacing(theme.px(14))
        links.addWidget(self.compare)
        links.addWidget(self.discard)
        links.addStretch(1)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px(5))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        column.setSpacing(theme.px(4))
        column.addWidget(self._alike)
        column.addWidget(self._links)
        column.addLayout(self._lines)
        self._shown: list[str] = []
        self.compare.clicked.connect(self.compare_requested)
        self.discard.clicked.connect(self.discard_requested)
        self.show_lines("", [])

    @property
    def shown(self) -> list[str]:
        """The sentences that are shown."""
        return ([self._alike.text()] if self._alike.text() else []) + self._shown

    def show_lines(self, alike: str, sentences: list[str]) -> None:
        """That it has look-alikes ("" if not), and whatever else there is to say of it."""
        self._alike.setText(alike)
        self._alike.setVisible(bool(alike))
        self._links.setVisible(bool(alike))
        if sentences != self._shown:
            self._shown = list(sentences)
            self._fill()
        self.setVisible(bool(alike or sentences))

    def _fill(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for sentence in self._shown:
            self._lines.addWidget(self._line(sentence))

    def _line(self, sentence: str) -> QWidget:
        line = QWidget(self)
        icon = QLabel(line)
        icon.setPixmap(self._theme.picture("info", "soft", 13))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(7))
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(small_label(sentence, line), 1)
        return line
