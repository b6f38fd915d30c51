"""Small rounded choices: office phrases that fill a text, and the requirements of a step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.record import record
from ui.theme import Theme
from ui.widgets.emptied import empty
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.tab_order import reach_in_place


class PhraseChips(QWidget):
    """Phrases to choose with one click, and where allowed "simpan frasa" for the present text."""

    #: the phrase that was clicked
    phrase_chosen = Signal(str)
    #: the person wants to keep the present text as a phrase
    save_requested = Signal()

    def __init__(self, theme: Theme, savable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._savable = savable
        self._flow = FlowLayout(theme.px(6), self)
        self.set_phrases([])

    def set_phrases(self, phrases: list[str]) -> None:
        """Show these phrases instead of the present ones."""
        empty(self._flow)
        chips = []
        for phrase in phrases:
            chip = _chip(phrase, self)
            chip.clicked.connect(lambda _=False, text=phrase: self.phrase_chosen.emit(text))
            chips.append(chip)
        if self._savable:
            save = _chip("+ simpan frasa", self)
            save.clicked.connect(self.save_requested)
            chips.append(save)
        for chip in chips:
            self._flow.addWidget(chip)
        reach_in_place(self, chips)
        self.updateGeometry()


@record
class RequirementView:
    """One requirement of a step: available, not available, or not yet said (None)."""

    key: str
    label: str
    available: bool | None = None
    closes: bool = False  # a document that is missing closes the step


class RequirementChips(QWidget):
    """Each click goes from "not said" to "tersedia" to "tidak tersedia" and back to "tersedia"."""

    #: the key of a requirement, and whether it is available now
    requirement_changed = Signal(str, bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._views: list[RequirementView] = []
        self._buttons: dict[str, QPushButton] = {}
        self._flow = FlowLayout(theme.px(8), self)

    def set_requirements(self, views: list[RequirementView], editable: bool = True) -> None:
        """Show these requirements; where they are not editable they only tell."""
        self._views = views
        held = next((key for key, button in self._buttons.items() if button.hasFocus()), "")
        empty(self._flow)
        self._buttons = {view.key: self._button(view, editable) for view in views}
        for button in self._buttons.values():
            self._flow.addWidget(button)
        reach_in_place(self, self._buttons.values())
        if held in self._buttons:  # who answers by keyboard goes on from there
            self._buttons[held].show()  # what is not shown yet takes no focus
            self._buttons[held].setFocus()
        self.updateGeometry()

    def mark_all(self) -> None:
        """Say that everything that was not yet answered for is available ("semua tersedia")."""
        for view in self._views:
            if view.available is not True and not view.closes:
                self.requirement_changed.emit(view.key, True)

    def _button(self, view: RequirementView, editable: bool) -> QPushButton:
        icon, token, words = _look(view)
        button = QPushButton(words, self)
        button.setProperty("kind", "requirement")
        button.setProperty("said", token)
        button.setIcon(self._theme.icon(icon, token, 14))
        button.setIconSize(self._theme.icon_size(14))
        button.setAccessibleName(f"{view.label}: {_state(view)}")
        button.setEnabled(editable)
        button.clicked.connect(
            lambda: self.requirement_changed.emit(view.key, view.available is not True)
        )
        return button


def _look(view: RequirementView) -> tuple[str, str, str]:
    if view.available:
        return "check-bold", "ok", view.label
    if view.available is None:
        return "circle", "soft", view.label
    return "x-bold", "problem" if view.closes else "late", f"{view.label}: tidak tersedia"


def _state(view: RequirementView) -> str:
    return {True: "tersedia", False: "tidak tersedia", None: "belum dinyatakan"}[view.available]


def _chip(text: str, parent: QWidget) -> QPushButton:
    chip = QPushButton(text, parent)
    chip.setProperty("kind", "chip")
    chip.setCursor(Qt.CursorShape.PointingHandCursor)
    return chip
