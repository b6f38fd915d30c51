"""The line in which a mark's words are written, right where the mark lies on the picture."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTransform
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.domain.marks import LONGEST_TEXT
from ui.theme import Theme

HINT = "Enter menyimpan · Esc membatalkan"
WIDTH = 280


class MarkLine(QLineEdit):
    """Enter and leaving keep what is written, Escape gives it up; no shortcut takes them away."""

    #: what was written is to be kept
    written = Signal(str)
    #: nothing is to be kept
    abandoned = Signal()

    def event(self, event: QEvent) -> bool:
        """Escape closes a form of the page where nobody claims it."""
        asked = event.type() is QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Escape, or writing."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.written.emit(self.text().strip())
        elif event.key() == Qt.Key.Key_Escape:
            self.abandoned.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever goes on elsewhere is done writing; another window in front changes nothing."""
        super().focusOutEvent(event)
        leaving = event.reason() not in (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        )
        if leaving and self.isVisible():
            self.written.emit(self.text().strip())


class MarkEditor(QFrame):
    """Lies over the view that it was last begun on, and stays in it however it changes."""

    #: what was written is to be kept
    written = Signal(str)
    #: nothing is to be kept
    abandoned = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pill")
        self._theme = theme
        self._view = parent
        self._beside = QRectF()  # as parts of the view's width and height
        self.line = MarkLine(self)
        self.line.setMaxLength(LONGEST_TEXT)
        hint = QLabel(HINT, self)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.line)
        self._column.addWidget(hint)
        self.line.written.connect(self._on_written)
        self.line.abandoned.connect(self._on_abandoned)
        theme.changed.connect(self._place)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether somebody writes."""
        return not self.isHidden()

    def begin(self, view: QWidget, beside: QRectF, text: str, words: str) -> None:
        """Write about what lies at `beside` in this view; `words` say what is asked for."""
        self._view.removeEventFilter(self)
        self.setParent(view)
        self._view = view
        view.installEventFilter(self)
        wide, high = max(view.width(), 1), max(view.height(), 1)
        self._beside = QTransform.fromScale(1 / wide, 1 / high).mapRect(beside)
        self.line.setText(text)
        self.line.selectAll()
        self.line.setPlaceholderText(words)
        self.line.setAccessibleName(words)
        self._place()
        self.show()
        self.raise_()
        self.line.setFocus()

    def finish(self) -> None:
        """As if Enter were pressed, where somebody writes."""
        if self.is_open:
            self._on_written(self.line.text().strip())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The view got another size."""
        if watched is self._view and event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        """Under it, or over it where there is no room; never beyond the view."""
        edge, view = self._theme.px(8), self._view.rect()
        self._column.setContentsMargins(edge, edge, edge, edge)
        self._column.setSpacing(self._theme.px(4))
        beside = QTransform.fromScale(view.width(), view.height()).mapRect(self._beside)
        self.resize(min(self._theme.px(WIDTH), view.width() - 2 * edge), self.sizeHint().height())
        left = min(max(round(beside.left()), edge), view.width() - self.width() - edge)
        top = round(beside.bottom()) + edge
        if top + self.height() > view.height() - edge:
            top = round(beside.top()) - edge - self.height()
        self.move(left, max(top, edge))

    def _on_written(self, text: str) -> None:
        self._close()
        self.written.emit(text)

    def _on_abandoned(self) -> None:
        self._close()
        self.abandoned.emit()

    def _close(self) -> None:
        self.hide()
        self._view.setFocus()
