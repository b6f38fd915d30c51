"""The buttons at the foot of the decision zone, with why one is closed just under them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.buttons import ActionButton
from ui.widgets.label import plain_label


class ActionRow(QWidget):
    """Add buttons from left to right; the primary one comes last. `refresh` after set_closed.

    Where they do not fit beside each other, at larger text, they stand one above the other.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[ActionButton] = []
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.px(10))
        self._why = plain_label("", "small", self)
        self._why.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._why.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addLayout(self._row)
        column.addWidget(self._why)
        self._column = column

    def add(self, button: ActionButton, stretch: int = 0) -> ActionButton:
        """Put a button to the right of the others; the primary one gets the stretch."""
        self._row.addWidget(button, stretch)
        self._buttons.append(button)
        return button

    def add_under(self, widget: QWidget) -> None:
        """Put something quiet under the buttons, such as the link to further acts."""
        self._column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)

    def refresh(self) -> None:
        """Show why the visible buttons that are closed are closed; each reason once."""
        shown = [each for each in self._buttons if not each.isHidden()]
        reasons = dict.fromkeys(each.closed_reason for each in shown if each.closed_reason)
        self._why.setText("\n".join(reasons))
        self._why.setVisible(bool(reasons))
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest button."""
        widest = max((each.sizeHint().width() for each in self._buttons), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other or stacked, whichever fits."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        shown = [each for each in self._buttons if not each.isHidden()]
        needed = sum(each.sizeHint().width() + self._row.spacing() for each in shown)
        stacked = needed - self._row.spacing() > self.width()
        way = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        if way is not self._row.direction():
            self._row.setDirection(way)

    @property
    def reason(self) -> str:
        """What stands under the buttons; empty where every one is open."""
        return self._why.text()
