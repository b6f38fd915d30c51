"""Words that are shown as they are written, whatever signs are in them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def plain_label(words: str = "", role: str = "", parent: QWidget | None = None) -> QLabel:
    """A label of plain text that breaks its lines; `role` names its looks in the style sheet."""
    label = QLabel(words, parent)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def small_label(words: str, parent: QWidget | None = None) -> QLabel:
    """A soft, small remark."""
    return plain_label(words, "small", parent)
