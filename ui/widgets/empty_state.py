"""What stands where there is nothing yet: an icon, a sentence, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.buttons import ActionButton
from ui.widgets.label import plain_label


class EmptyState(QWidget):
    """Centred in the room it is given; `action` is the word on its button, if it has one."""

    #: the button was clicked
    action_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        icon: str,
        sentence: str,
        hint: str = "",
        action: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._picture = QLabel(self)
        self._sentence = _centred(sentence, "heading", self)
        self._hint = _centred(hint, "soft", self)
        self.action = ActionButton(theme, action, "quiet", parent=self, height=36)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(20)] * 4)
        column.setSpacing(theme.px(8))
        column.addStretch(2)
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._sentence)
        column.addWidget(self._hint)
        column.addWidget(self.action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.action.clicked.connect(self.action_requested)
        theme.changed.connect(self._on_theme_changed)
        self.say(sentence, hint, action)
        self._on_theme_changed()

    def say(self, sentence: str, hint: str = "", action: str = "") -> None:
        """Change the words."""
        self._sentence.setText(sentence)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.action.setText(action)
        self.action.setVisible(bool(action))

    def _on_theme_changed(self) -> None:
        self._picture.setPixmap(self._theme.picture(self._icon, "faint", 36))


def _centred(words: str, role: str, parent: QWidget) -> QLabel:
    label = plain_label(words, role, parent)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return label
