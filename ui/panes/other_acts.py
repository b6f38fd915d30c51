"""Tindakan lain: every further act on a coverage, each closed one with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.buttons import ActionButton
from ui.widgets.card import Card
from ui.widgets.emptied import empty
from ui.widgets.label import small_label


@dataclass(frozen=True, slots=True)
class OtherAct:
    """An act by its kind: the word on its button, and whether it takes something away."""

    kind: type
    text: str
    danger: bool = False


class OtherActs(Card):
    """What is open comes first; nothing is hidden, since a closed button explains the rule."""

    #: the kind of act that was chosen
    act_chosen = Signal(object)

    def __init__(
        self, theme: Theme, acts: tuple[OtherAct, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "Tindakan lain", parent)
        self._theme = theme
        self._acts = acts
        self.buttons: dict[type, ActionButton] = {}
        self.hide()

    def show_options(self, closed: Mapping[type, str]) -> None:
        """Show each act; `closed` has the reason of those that are closed, "" for open ones."""
        empty(self.body)
        self.buttons = {}
        for act in sorted(self._acts, key=lambda each: bool(closed[each.kind])):
            self.body.addWidget(self._entry(act, closed[act.kind]))
        self.body.addStretch(1)

    def _entry(self, act: OtherAct, closed: str) -> QWidget:
        entry = QWidget(self)
        column = QVBoxLayout(entry)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(2))
        column.addWidget(self._button(act, closed))
        if closed:
            column.addWidget(small_label(closed, entry))
        return entry

    def _button(self, act: OtherAct, closed: str) -> ActionButton:
        kind = "danger" if act.danger else "quiet"
        button = ActionButton(self._theme, act.text, kind, parent=self, height=34)
        button.set_closed(closed)
        button.clicked.connect(lambda: self.act_chosen.emit(act.kind))
        self.buttons[act.kind] = button
        return button
