"""The page of the entrance: one quiet card in the middle, with what is wrong at its end."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.theme import Theme
from ui.widgets.buttons import ActionButton
from ui.widgets.label import plain_label

WIDTH = 440
EDGE = 28


class EntrancePage(QWidget):
    """Put the form into `body`; `add_action` fills the row of buttons under it."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        title: str,
        hint: str = "",
        width: int = WIDTH,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icon = icon
        self._picture = QLabel(self)
        self.title = plain_label(title, "title", self)
        self.hint = plain_label(hint, "soft", self)
        self.wrong = plain_label("", "problem", self)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.px(12))
        self._actions = QHBoxLayout()
        self._actions.setSpacing(theme.px(10))
        self._actions.addStretch(1)
        self._lay_out(theme.zone(width))
        self.title.setVisible(bool(title))
        self.hint.setVisible(bool(hint))
        self.set_wrong("")
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def set_hint(self, hint: str) -> None:
        """Change the soft sentence under the title."""
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))

    def set_wrong(self, sentence: str) -> None:
        """Say what is wrong, or nothing."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))

    def add_action(self, text: str, kind: str = "quiet") -> ActionButton:
        """A button at the right; the primary one comes last and answers to Enter."""
        button = ActionButton(self.theme, text, kind, parent=self)
        button.setAutoDefault(True)
        button.setDefault(kind == "primary")
        self._actions.addWidget(button)
        return button

    def _lay_out(self, width: int) -> None:
        column = QFrame(self)
        column.setObjectName("card")
        edge = self.theme.zone(EDGE)
        column.setFixedWidth(width + 2 * edge)
        inside = QVBoxLayout(column)
        inside.setContentsMargins(edge, edge, edge, edge)
        inside.setSpacing(self.theme.px(10))
        head = QHBoxLayout()
        head.setSpacing(self.theme.px(12))
        head.addWidget(self._picture)
        head.addWidget(self.title, 1)
        parts: tuple[QWidget | QLayout, ...] = (head, self.hint, self.body)
        for part in (*parts, self.wrong, self._actions):
            if isinstance(part, QWidget):
                inside.addWidget(part)
            else:
                inside.addSpacing(self.theme.px(4) if part is not head else 0)
                inside.addLayout(part)
        middle = QWidget(self)
        # Stretches and no alignment: an aligned item is asked for its height at another width.
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(column)
        across.addStretch(1)
        around = QVBoxLayout(middle)
        margin = self.theme.px(12)
        around.setContentsMargins(margin, margin, margin, margin)
        around.addStretch(1)
        around.addLayout(across)
        around.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(middle)
        scroll.viewport().setAutoFillBackground(False)
        middle.setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _on_theme_changed(self) -> None:
        self._picture.setPixmap(self.theme.picture(self._icon, "brand", 28))
