"""Words that may be longer than their line, a file's name above all: broken where it is needed."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QMenu, QWidget

MOST = 14  # signs in a row without a place to break
BREAK = "\u200b"  # seen by nobody; a line may end there
_LONG = re.compile(rf"\S{{{MOST}}}(?=\S)")


class BreakingLabel(QLabel):
    """Plain text that can be selected; what is copied is the text as it was given."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(breakable(words), parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def copy_selected(self) -> None:
        """Put what is selected on the clipboard."""
        QGuiApplication.clipboard().setText(self.selectedText().replace(BREAK, ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies the words without the places to break."""
        if event.matches(QKeySequence.StandardKey.Copy) and self.hasSelectedText():
            self.copy_selected()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The same with the mouse."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Salin", self.copy_selected).setEnabled(self.hasSelectedText())
        menu.popup(event.globalPos())


def breakable(words: str) -> str:
    """The words with places where a line may end in those that are very long."""
    return _LONG.sub(lambda found: found.group() + BREAK, words)
