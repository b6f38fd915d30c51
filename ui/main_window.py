"""The one window: the entrance, the desk, and the lock before it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QStackedWidget, QWidget
from shiboken6 import isValid

from ui.theme import Theme
from ui.widgets.words_dialog import WordsDialog

LEAST = (980, 620)
FIRST = (1366, 728)


class MainWindow(QMainWindow):
    """Shows one page at a time; the desk stays alive behind a lock."""

    #: the window is being closed; who runs behind it ends now
    closing = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._stack = QStackedWidget(self)
        self._desk: QWidget | None = None
        self._leaving = self._closed = False
        #: asked before the window is closed: whether it may go now; if not, `leave` may follow
        self.may_close: Callable[[], bool] = lambda: True
        self._aside: list[QWidget] = []  # windows that are out of sight while the screen is locked
        self.setCentralWidget(self._stack)
        self.setWindowTitle("Meja Siar")
        self.setWindowIcon(theme.icon("broadcast", "brand", 64))
        self.setMinimumSize(*LEAST)
        self.resize(*FIRST)

    @property
    def page(self) -> QWidget | None:
        """What is shown now."""
        return self._stack.currentWidget()

    def restore(self, geometry: QByteArray) -> None:
        """Stand where the window stood when it was closed; on the first day fill the screen."""
        screen = self.screen().availableGeometry()
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            width, height = min(FIRST[0], screen.width()), min(FIRST[1], screen.height())
            self.resize(width, height)
            if screen.width() <= FIRST[0]:
                self.setWindowState(Qt.WindowState.WindowMaximized)

    def show_page(self, page: QWidget) -> None:
        """Show a page of the entrance, in place of the one before; a desk stays behind it."""
        before = self.page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if before is not None and before is not self._desk:
            self._drop(before)

    def show_desk(self, desk: QWidget) -> None:
        """Show the desk; whatever was before it, an earlier desk included, is gone."""
        self._stack.addWidget(desk)
        self._stack.setCurrentWidget(desk)
        for place in reversed(range(self._stack.count())):
            page = self._stack.widget(place)
            if page is not None and page is not desk:
                self._drop(page)
        self._desk = desk

    def drop_desk(self) -> None:
        """Nobody is signed in: the desk and what was opened from it are gone."""
        for window in (*self._left_aside(), *self._open_windows()):
            if isinstance(window, QDialog):
                window.done(QDialog.DialogCode.Rejected)  # asked before, where it loses words
        if self._desk is not None:
            self._drop(self._desk)
        self._desk = None

    def unsaid(self) -> list[str]:
        """Titles of the dialogs, in sight or not, in which words stand that leaving loses."""
        aside = [window for window in self._aside if isValid(window)]
        dialogs = [w for w in (*aside, *self._open_windows()) if isinstance(w, WordsDialog)]
        return list(dict.fromkeys(each.windowTitle() for each in dialogs if each.unsaid))

    def lock(self, page: QWidget) -> None:
        """Put a page before the desk, and dialogs and full screens out of sight."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self._aside = self._open_windows()
        for window in self._aside:
            window.setVisible(False)
        self.show_page(page)

    def unlock(self) -> None:
        """Show the desk as it was."""
        if self._desk is not None:
            page = self.page
            self._stack.setCurrentWidget(self._desk)
            if page is not None and page is not self._desk:
                self._drop(page)
        for window in self._left_aside():
            window.setVisible(True)

    def leave(self) -> None:
        """Close now, whoever would rather wait."""
        if not self._closed:
            self._leaving = True
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Whoever runs behind the window is told once."""
        if not (self._leaving or self.may_close()):
            event.ignore()
            return
        super().closeEvent(event)
        if event.isAccepted() and not self._closed:
            self._closed = True
            self.closing.emit()

    def _open_windows(self) -> list[QWidget]:
        return [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not self]

    def _left_aside(self) -> list[QWidget]:
        """Those that are still there: what they waited for may have ended behind the lock."""
        aside, self._aside = self._aside, []
        return [window for window in aside if isValid(window)]

    def _drop(self, page: QWidget) -> None:
        self._stack.removeWidget(page)
        page.hide()
        page.deleteLater()
