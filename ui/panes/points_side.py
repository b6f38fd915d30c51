"""One of the two sides: a title, what may be chosen, and a viewer with marks that only show."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.panes.admin_choice import narrow_choice
from ui.theme import Theme
from ui.viewer.marks_layer import MarksLayer
from ui.viewer.media_viewer import MediaViewer
from ui.workplace import Workplace


class Side(QWidget):
    """A title over a viewer."""

    def __init__(self, theme: Theme, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = QLabel(self)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setProperty("role", "label")
        self.title.setMinimumWidth(1)  # a long one must not take room from the other side
        self.choice = narrow_choice(self)
        self.choice.setAccessibleName("Berkas yang sekarang")
        self.choice.hide()
        self.title.setMinimumHeight(self.choice.sizeHint().height())  # both sides at one level
        self.viewer = MediaViewer(theme, workplace.tasks, self)
        for tool in (self.viewer.turn, self.viewer.full):
            tool.hide()
        self.layer = MarksLayer(theme)
        self.layer.setParent(self)
        self.viewer.set_overlay(self.layer)
        top = QHBoxLayout()
        top.addWidget(self.title)
        top.addWidget(self.choice, 1)
        top.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addLayout(top)
        column.addWidget(self.viewer, 1)
