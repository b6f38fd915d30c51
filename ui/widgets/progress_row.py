"""Long work in one row: what, how much of how much, how long still, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from ui import formats
from ui.progress import Advance
from ui.theme import Theme
from ui.widgets.buttons import LinkButton

FINE = 1000  # steps of the bar
ENOUGH = 1.5  # seconds of work before a guess of the rest is worth saying


class ProgressRow(QWidget):
    """Hidden until there is something to show; `finish` hides it again."""

    #: the person wants the work to stop
    cancel_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel(self)
        self._words.setProperty("role", "small")
        self._words.setWordWrap(True)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self.cancel = LinkButton("Batalkan", self)
        top = QHBoxLayout()
        top.addWidget(self._words, 1)
        top.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addLayout(top)
        column.addWidget(self._bar)
        self.cancel.clicked.connect(self.cancel_requested)
        self.hide()

    def show_advance(self, advance: Advance, in_bytes: bool = True) -> None:
        """Show how far the work is. A total of 0 means that nobody knows how much it is."""
        self._words.setText(progress_words(advance, in_bytes))
        self._bar.setRange(0, FINE if advance.total else 0)
        if advance.total:
            self._bar.setValue(round(FINE * advance.done / advance.total))
        self._bar.setAccessibleName(self._words.text())
        self.show()

    def finish(self) -> None:
        """There is nothing under way any more."""
        self.hide()


def progress_words(advance: Advance, in_bytes: bool = True) -> str:
    """Menyalin 5 dari 7 · 212 MB dari 331 MB · 10 MB/dtk · sisa ± 12 dtk."""
    parts = [advance.what]
    if advance.total and in_bytes:
        parts.append(f"{formats.size(advance.done)} dari {formats.size(advance.total)}")
    elif advance.total:
        parts.append(f"{formats.number(advance.done, 0)} dari {formats.number(advance.total, 0)}")
    if advance.done and advance.done < advance.total and advance.elapsed >= ENOUGH:
        rest = advance.elapsed * (advance.total - advance.done) / advance.done
        if in_bytes:
            parts.append(f"{formats.size(round(advance.done / advance.elapsed))}/dtk")
        parts.append(f"sisa ± {formats.duration(max(1, round(rest)) * formats.SECOND)}")
    return " · ".join(part for part in parts if part)
