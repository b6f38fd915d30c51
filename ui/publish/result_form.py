"""The fields of a published post: account, address, when, and a screenshot where there is one."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.domain.media import Attachment
from app.shown_name import shown_name
from ui.handin.moment_edit import MomentEdit
from ui.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.field import Field


@dataclass(frozen=True, slots=True)
class ResultDraft:
    """What was typed of one post; `at` is office time in ms, 0 where nobody changed it."""

    account: str = ""
    url: str = ""
    at: int = 0
    screenshot: Attachment | None = None


class ResultForm(Card):
    """Shows and gives a ResultDraft."""

    #: the person changed a field
    edited = Signal()
    #: the person wants to choose a screenshot
    screenshot_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Hasil", parent)
        self.account = QLineEdit(self)
        self.url = QLineEdit(self)
        self.when = MomentEdit(self)
        self.url_warning = ""
        self._at = 0
        self._screenshot: Attachment | None = None
        self._name = QLabel(self)
        self._name.setProperty("role", "small")
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self.attach = LinkButton("", self)
        self._url_field = Field(theme, "Tautan", self.url, self)
        self._lay_out(theme)
        for line in (self.account, self.url):
            line.textEdited.connect(lambda text: self.edited.emit())
        self.when.dateTimeChanged.connect(self._on_when_changed)
        self.attach.clicked.connect(self._on_attach_clicked)

    def fill(self, draft: ResultDraft, zone: str, now: int) -> None:
        """Show what was typed; this is not an edit."""
        self.blockSignals(True)
        self.account.setText(draft.account)
        self.url.setText(draft.url)
        self.when.set_zone(zone)
        self.when.set_at(draft.at or now)
        self._at = draft.at
        self.blockSignals(False)
        self.show_screenshot(draft.screenshot)

    def draft(self) -> ResultDraft:
        """What stands in the fields."""
        return ResultDraft(
            self.account.text().strip(), self.url.text().strip(), self._at, self._screenshot
        )

    def show_screenshot(self, screenshot: Attachment | None) -> None:
        """Show which screenshot goes with it."""
        self._screenshot = screenshot
        self._name.setText(shown_name(screenshot.name) if screenshot else "")
        self.attach.setText("buang" if screenshot else "lampirkan tangkapan layar…")

    def warn_of_url(self, sentence: str) -> None:
        """Say what looks wrong with the address; it closes nothing."""
        self.url_warning = sentence
        self._url_field.set_wrong(sentence)

    def _lay_out(self, theme: Theme) -> None:
        self.account.setPlaceholderText("misalnya @prokopim.lamandau")
        self.url.setPlaceholderText("https://…")
        shot = QHBoxLayout()
        shot.addWidget(self._name, 1)
        shot.addWidget(self.attach)
        column = QVBoxLayout()
        column.setSpacing(theme.px(8))
        column.addWidget(Field(theme, "Akun", self.account, self))
        column.addWidget(self._url_field)
        column.addWidget(Field(theme, "Waktu terbit", self.when, self))
        column.addLayout(shot)
        self.body.addLayout(column)

    def _on_when_changed(self) -> None:
        if not self.signalsBlocked():
            self._at = self.when.at()
            self.edited.emit()

    def _on_attach_clicked(self) -> None:
        if self._screenshot is None:
            self.screenshot_requested.emit()
        else:
            self.show_screenshot(None)
            self.edited.emit()
