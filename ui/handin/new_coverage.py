"""The page on which a coverage is begun; the first clock runs from its button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.acts import Activity
from app.domain.office import Office
from ui.handin.activity_form import ActivityForm
from ui.theme import Theme
from ui.widgets.buttons import ActionButton
from ui.widgets.card import Card
from ui.widgets.label import plain_label

HALF_HOUR = 30 * 60_000
HINT = (
    "Begitu dimulai, waktu langkah 1 berjalan. Semua isian masih dapat diperbaiki sampai "
    "diserahkan."
)


class NewCoverage(QWidget):
    """What was typed stays when the page is left, until the coverage is begun."""

    #: the person wants to begin a coverage of this Activity
    begin_requested = Signal(object)
    #: the person leaves the page
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.form = ActivityForm(theme, parent=self)
        self.begin = ActionButton(theme, "Mulai liputan", "primary", "Ctrl+Return", self)
        self.back = ActionButton(theme, "Batal", "quiet", parent=self)
        self._fresh = True
        self._lay_out(theme)
        self.begin.bind(self)
        self.begin.clicked.connect(self._on_begin_clicked)
        self.back.clicked.connect(self.left)

    def start(self, office: Office, now: int, before: Activity | None = None) -> None:
        """Show the form for what happens now, or what was typed before, in an earlier run too."""
        self.form.set_office(office.leaders, office.zone)
        if self._fresh:
            leader = next(iter(office.leaders), "")
            self.form.fill(before or Activity("", leader, now - now % HALF_HOUR, ""))
            self._fresh = False
        self.form.title.setFocus()

    def clear(self) -> None:
        """The coverage was begun: the next one starts with an empty form."""
        self._fresh = True

    def set_closed(self, reason: str) -> None:
        """Why this person cannot begin a coverage; "" when they can."""
        self.begin.set_closed(reason)
        self._hint.setText(reason or HINT)

    def _lay_out(self, theme: Theme) -> None:
        card = Card(theme, "Liputan baru", self)
        card.setMaximumWidth(theme.zone(560))
        card.body.setSpacing(theme.px(12))
        card.body.addWidget(self.form)
        self._hint = plain_label(HINT, "small", self)
        card.body.addWidget(self._hint)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.begin)
        card.body.addLayout(row)
        page = QWidget(self)
        line = QHBoxLayout(page)
        line.setContentsMargins(*[theme.px(20)] * 4)
        line.addStretch(1)
        line.addWidget(card, 4, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.viewport().setAutoFillBackground(False)
        page.setAutoFillBackground(False)
        scroll.setWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def _on_begin_clicked(self) -> None:
        activity = self.form.activity()
        if not activity.title:
            self.form.set_title_wrong("Tulis nama kegiatannya dahulu.")
            self.form.title.setFocus()
            return
        self.begin_requested.emit(activity)
