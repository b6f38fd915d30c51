"""What is worth a second look before a draft is handed in: stacks of look-alikes, and the rest."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QWidget

from ui.handin.alike_stacks import AlikeStacks
from ui.handin.narrative_editor import WIDE
from ui.models.media_model import MediaTile
from ui.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.thumbs import Thumbs


class LookAgain(QWidget):
    """Quiet: it takes no room while there is nothing to say, and nothing waits for it.

    With large text room is scarce: the stacks lie beside the words then, and do not grow with them.
    """

    #: the media_id of the first photo of a stack that is to be compared
    compare_requested = Signal(str)
    #: the person wants to see the next item on which there is a hint
    next_requested = Signal()

    def __init__(self, theme: Theme, thumbs: Thumbs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[list[MediaTile], str] | None = None
        self.stacks = AlikeStacks(theme, thumbs, self)
        self.summary = QLabel(self)
        self.summary.setProperty("role", "small")
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        self.next = LinkButton("Lihat", self)
        self.next.setToolTip("Pilih media berikutnya yang bertanda")
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.summary, 1)
        row.addWidget(self.next, 0, Qt.AlignmentFlag.AlignTop)
        self._parts = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(theme.px(4))
        self._parts.addLayout(row, 1)
        self._parts.addWidget(self.stacks)
        self.stacks.compare_requested.connect(self.compare_requested)
        self.next.clicked.connect(self.next_requested)
        theme.changed.connect(self._lie)
        self.show_hints([], "")

    def show_hints(self, stacks: list[MediaTile], summary: str) -> None:
        """The stacks of look-alikes, and all other hints counted in one line."""
        if (stacks, summary) == self._shown:
            return
        self._shown = (stacks, summary)
        self.stacks.set_stacks(stacks)
        self._lie()
        self.setVisible(bool(summary))

    def _lie(self) -> None:
        beside = self._theme.text_scale > WIDE
        stacks, told = self._shown or ([], "")
        brief = beside and bool(stacks)  # which say by themselves that they want to be looked at
        self.summary.setText(f"{told}." if brief else f"Perlu dilihat lagi: {told}.")
        sides = QBoxLayout.Direction
        self._parts.setDirection(sides.RightToLeft if beside else sides.TopToBottom)
        self.stacks.lie(beside)
