"""A hand at the window: finds what a person would see, clicks, types, waits, takes pictures."""

from __future__ import annotations

import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QMimeData, QModelIndex, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QInputMethodEvent,
    QPainter,
    QPixmap,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from ui.models.queue_model import ROW_ROLE, QueueRow

PATIENCE = 45.0  # seconds for one thing to come about, on a busy machine
LOOK_MS, STILL_MS, RESTLESS_MS = 20, 120, 3000
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
FIELDS = (QLineEdit, QPlainTextEdit, QComboBox)

T = TypeVar("T")
W = TypeVar("W", bound=QWidget)


class Stuck(RuntimeError):
    """What was waited for did not come about, or a bug came in its place."""


class Hand:
    """Everything is found by the words on it, in the dialog that is open or else in the window."""

    def __init__(self, window: QWidget, patience: float = PATIENCE) -> None:
        self._window = window
        self._patience = patience
        self._bugs: list[str] = []

    def notice_bugs(self) -> None:
        """From now on a bug ends the waiting; its report is part of what is raised."""

        def note(
            kind: type[BaseException], bug: BaseException, trace: TracebackType | None
        ) -> None:
            self._bugs.append("".join(traceback.format_exception(kind, bug, trace)))

        sys.excepthook = note

    # Waiting

    def wait(self, what: str, holds: Callable[[], T | None]) -> T:
        """Let the program run until `holds` gives something true; raises Stuck naming `what`."""
        found = holds()
        until = time.monotonic() + self._patience
        loop, watch = QEventLoop(), QTimer()

        def look() -> None:
            nonlocal found
            found = holds()
            if found or self._bugs or time.monotonic() > until:
                loop.quit()

        watch.timeout.connect(look)
        watch.start(LOOK_MS)
        if not found:
            loop.exec()
        watch.stop()
        if self._bugs:
            raise Stuck(f"{what}: {self._bugs[0]}")
        if not found:
            raise Stuck(what)
        return found

    def settle(self) -> None:
        """Let the program run until the picture no longer changes, or for three seconds."""
        shown, seen = QImage(), RESTLESS_MS // STILL_MS
        loop, watch = QEventLoop(), QTimer()

        def look() -> None:
            nonlocal shown, seen
            before, shown, seen = shown, self.picture().toImage(), seen - 1
            if shown == before or seen <= 0:
                loop.quit()

        watch.timeout.connect(look)
        watch.start(STILL_MS)
        loop.exec()
        watch.stop()

    # Seeing

    def page(self) -> QWidget:
        """The dialog that is open, or else the window."""
        dialogs = [each for each in self._window.findChildren(QDialog) if each.isVisible()]
        return dialogs[-1] if dialogs else self._window

    def picture(self) -> QPixmap:
        """The window with the open dialog in its place over it."""
        picture, page = self._window.grab(), self.page()
        if page is not self._window:
            painter = QPainter(picture)
            painter.fillRect(picture.rect(), QColor(0, 0, 0, 90))
            room = self._window.size() - page.size()
            painter.drawPixmap(QPoint(room.width() // 2, room.height() // 2), page.grab())
            painter.end()
        return picture

    def sees(self, words: str) -> bool:
        """Whether words stand anywhere, as the screen reader would say them."""
        return any(
            words in text
            for each in self.page().findChildren(QWidget)
            if each.isVisible()
            for text in texts_of(each)
        )

    def button(self, words: str) -> QAbstractButton:
        """The open button whose words begin like this, once there is one."""
        return self.wait(f"tombol “{words}”", lambda: self._button(words))

    def field(self, label: str, kind: type[W]) -> W:
        """The last field of this label, once there is one."""
        return self.wait(f"isian “{label}”", lambda: self._field(label, kind))

    def fields(self, label: str, kind: type[W]) -> list[W]:
        """All fields of this label that are on the screen."""
        return [
            each
            for each in self.page().findChildren(kind)
            if each.accessibleName() == label and each.isVisible() and each.isEnabled()
            if isinstance(each, FIELDS)
        ]

    def row(self, title: str) -> QueueRow | None:
        """The row of a queue that is on the screen."""
        found = self._row(title)
        said = None if found is None else found[1].data(ROW_ROLE)
        return said if isinstance(said, QueueRow) else None

    # Doing

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """A click with the left button, in the middle unless `at` says where."""
        self._bring_into_view(widget)
        QTest.mouseClick(widget, LEFT, PLAIN, at or widget.rect().center())

    def press(self, words: str) -> None:
        """Click the button with these words."""
        self.click(self.button(words))

    def tick(self, words: str, on: bool = True) -> None:
        """Bring the check box or the radio button with these words into this state."""
        button = self.button(words)
        if button.isChecked() != on:
            # The words beside a box may end long before the box's own rectangle does.
            self.click(button, QPoint(10, button.height() // 2))

    def is_ticked(self, words: str) -> bool:
        """Whether the check box with these words is on the screen, and ticked."""
        button = self._button(words)
        return button is not None and button.isChecked()

    def write(self, label: str, text: str) -> None:
        """Put a text into the field of this label, over what stood there."""
        self.write_into(self.field(label, QWidget), text)

    def write_into(self, field: QWidget, text: str) -> None:
        """The same, for a field that has no label of its own."""
        self.click(field)
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        typed = QInputMethodEvent()
        typed.setCommitString(text)
        QApplication.sendEvent(field, typed)

    def choose(self, title: str) -> None:
        """Click the row of this title in a list: a coverage in the queue, a person at the door."""
        view, index = self.wait_for_row(title)
        view.scrollTo(index)
        QTest.mouseClick(view.viewport(), LEFT, PLAIN, view.visualRect(index).center())

    def wait_for_row(self, title: str) -> tuple[QListView, QModelIndex]:
        """The list and the row of this title, once there is one."""
        return self.wait(f"baris “{title}”", lambda: self._row(title))

    def pick(self, label: str, words: str) -> None:
        """Choose the entry that begins with these words in the list of this label."""
        box = self.field(label, QComboBox)
        place = self.wait(f"pilihan “{words}”", lambda: self._place(box, words) + 1) - 1
        box.setFocus()
        while box.currentIndex() != place:
            down = box.currentIndex() < place
            QTest.keyClick(box, Qt.Key.Key_Down if down else Qt.Key.Key_Up)

    def drop(self, target: QWidget, files: list[Path]) -> None:
        """Drag files over a widget and let them go."""
        dragged = QMimeData()
        dragged.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
        at, copy = target.rect().center(), Qt.DropAction.CopyAction
        QApplication.sendEvent(target, QDragEnterEvent(at, copy, dragged, LEFT, PLAIN))
        QApplication.sendEvent(target, QDropEvent(QPointF(at), copy, dragged, LEFT, PLAIN))

    # Finding

    def _button(self, words: str) -> QAbstractButton | None:
        shown = [
            each
            for each in self.page().findChildren(QAbstractButton)
            if each.isVisible() and each.isEnabled() and name_of(each).startswith(words)
        ]
        exact = [each for each in shown if name_of(each) == words]
        return next(iter(exact or shown), None)

    def _field(self, label: str, kind: type[W]) -> W | None:
        found = self.fields(label, kind)
        return found[-1] if found else None

    def _row(self, title: str) -> tuple[QListView, QModelIndex] | None:
        for view in self.page().findChildren(QListView):
            if not view.isVisible() or view.model() is None:
                continue
            for number in range(view.model().rowCount()):
                index = view.model().index(number, 0)
                if index.data() == title:
                    return view, index
        return None

    def _place(self, box: QComboBox, words: str) -> int:
        places = range(box.count())
        return next((place for place in places if box.itemText(place).startswith(words)), -1)

    def _bring_into_view(self, widget: QWidget) -> None:
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(widget)
            above = above.parentWidget()


def name_of(button: QAbstractButton) -> str:
    """The words on a button, or what a screen reader says where there are none."""
    return button.text() or button.accessibleName()


def texts_of(widget: QWidget) -> tuple[str, ...]:
    """What a widget says to the eye or to a screen reader."""
    shown = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        shown = widget.toPlainText()
    return shown, widget.accessibleName(), widget.accessibleDescription()
