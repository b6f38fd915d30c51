"""One line of Kesehatan: how it stands by shape and word, what holds, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from app.health.line import Area, HealthLine, State
from app.health.words import STATES, Reader, area_words, detail_words, line_words
from ui.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.emptied import empty
from ui.widgets.label import plain_label

LOOKS = {  # state -> (icon, ink of the icon, role of the word)
    State.OK: ("check-circle-fill", "ok", "ok"),
    State.UNKNOWN: ("question", "soft", "soft"),
    State.ATTENTION: ("triangle-fill", "late", "late"),
    State.BAD: ("warning-octagon-fill", "problem", "problem"),
}
LOOKING = "hourglass-medium"
NAME_WIDTH = 166
MOST_SHOWN = 30  # details; the report has them all


class HealthRow(QWidget):
    """Show a line with `set_line`; its details unfold on a click."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = QLabel(self)
        self.name = QLabel(self)
        self.name.setProperty("role", "heading")
        self.word = QLabel(self)
        self.sentence = plain_label("", "", self)
        self.fold = LinkButton("", self)
        self.details = QWidget(self)
        self._told: list[str] = []
        self._filled: list[str] = []  # those that there are labels for
        self._area: Area | None = None
        self._lay_out()
        self.details.hide()
        self.fold.clicked.connect(self._on_fold_clicked)

    def set_line(self, line: HealthLine, reader: Reader) -> None:
        """Show this line; details that are unfolded stay so while the line speaks of the same."""
        if line.area is not self._area:
            self._area = line.area
            self.details.hide()
        icon, ink, role = LOOKS[line.state]
        looking = line.code == "looking"
        self._icon.setPixmap(self._theme.picture(LOOKING if looking else icon, ink, 18))
        self.name.setText(area_words(line.area))
        self.word.setText("Ditunggu" if looking else STATES[line.state])
        _set_role(self.word, role)
        self.sentence.setText(line_words(line, reader))
        self.setAccessibleName(f"{self.name.text()}: {self.word.text()}. {self.sentence.text()}")
        self._show_details(line, reader)

    @property
    def told(self) -> list[str]:
        """The details, unfolded or not."""
        return self._told

    def _show_details(self, line: HealthLine, reader: Reader) -> None:
        told = [detail_words(each, reader) for each in line.more[:MOST_SHOWN]]
        if len(line.more) > MOST_SHOWN:
            told.append(f"dan {len(line.more) - MOST_SHOWN} lagi; semuanya ada di laporan")
        self.fold.setVisible(bool(told))
        self._told = told
        self._unfold(bool(told) and not self.details.isHidden())

    def _unfold(self, open_: bool) -> None:
        if open_ and self._filled != self._told:  # labels for hundreds of lines take their time
            self._fill(self._told)
        self.details.setVisible(open_)
        self.fold.setText("Tutup rincian" if open_ else f"Lihat rincian ({len(self._told)})")

    def _fill(self, told: list[str]) -> None:
        self._filled = told
        empty(self._column)
        for words in told:
            detail = plain_label(words, "soft", self.details)
            detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._column.addWidget(detail)

    def _on_fold_clicked(self) -> None:
        self._unfold(self.details.isHidden())

    def _lay_out(self) -> None:
        theme = self._theme
        left = QVBoxLayout()
        left.setSpacing(theme.px(1))
        left.addWidget(self.name)
        left.addWidget(self.word)
        left.addStretch(1)
        self._column = QVBoxLayout(self.details)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))
        right = QVBoxLayout()
        right.setSpacing(theme.px(4))
        right.addWidget(self.sentence)
        right.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        right.addWidget(self.details)
        right.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        grid.setHorizontalSpacing(theme.px(10))
        grid.addWidget(self._icon, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(left, 0, 1)
        grid.addLayout(right, 0, 2)
        grid.setColumnMinimumWidth(1, theme.px(NAME_WIDTH))
        grid.setColumnStretch(2, 1)


def _set_role(label: QLabel, role: str) -> None:
    if label.property("role") != role:
        label.setProperty("role", role)
        label.style().unpolish(label)
        label.style().polish(label)
