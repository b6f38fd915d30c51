"""Under the narrative: what seems missing or mistaken in it, and names to put right by a click."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.handin.spelling import Misspelt
from ui.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.label import small_label

MOST = 3  # names at a time: the next follow when these are settled


class NarrativeHints(QWidget):
    """Quiet lines; what was left as it is once is not told again until the window is closed."""

    #: what is written (str) is to be replaced by what is meant (str)
    respelling_requested = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._left: set[tuple[str, str]] = set()
        self._names: tuple[Misspelt, ...] = ()
        self._shown: list[tuple[str, str]] = []
        self.missing = small_label("", self)
        self.doubt = small_label("", self)
        self.rows: list[NameRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        self._column.addWidget(self.missing)
        self._column.addWidget(self.doubt)
        self.show_lines("", "", ())

    def show_lines(self, missing: str, doubt: str, names: tuple[Misspelt, ...]) -> None:
        """What was not said, what may be mistaken ("" for nothing), and the names."""
        self._names = names
        for label, sentence in ((self.missing, missing), (self.doubt, doubt)):
            label.setText(sentence)
            label.setVisible(bool(sentence))
        self._refresh_rows()
        self.setVisible(bool(missing or doubt or self.rows))

    @property
    def suggested(self) -> list[tuple[str, str]]:
        """What is written and what is probably meant, as it is shown."""
        return list(self._shown)

    def _refresh_rows(self) -> None:
        told = dict.fromkeys((each.written, each.meant) for each in self._names)
        shown = [each for each in told if each not in self._left][:MOST]
        if shown == self._shown:
            return
        self._shown = shown
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(written, meant) for written, meant in shown]
        for row in self.rows:
            self._column.addWidget(row)

    def _row(self, written: str, meant: str) -> NameRow:
        row = NameRow(self._theme, written, meant, self)
        row.replace.clicked.connect(partial(self.respelling_requested.emit, written, meant))
        row.leave.clicked.connect(partial(self._on_left, written, meant))
        return row

    def _on_left(self, written: str, meant: str) -> None:
        self._left.add((written, meant))
        self.show_lines(self.missing.text(), self.doubt.text(), self._names)


class NameRow(QWidget):
    """“Bupati Lamandu”: mungkin maksudnya “Bupati Lamandau”. Ganti · Biarkan."""

    def __init__(self, theme: Theme, written: str, meant: str, parent: QWidget) -> None:
        super().__init__(parent)
        words = f"“{written}”: mungkin maksudnya “{meant}”."
        icon = QLabel(self)
        icon.setPixmap(theme.picture("text-aa", "soft", 13))
        self.replace = LinkButton("Ganti", self)
        self.leave = LinkButton("Biarkan", self)
        self.replace.setAccessibleName(f"Ganti {written} dengan {meant}")
        self.leave.setAccessibleName(f"Biarkan {written}")
        top = Qt.AlignmentFlag.AlignTop
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(icon, 0, top)
        row.addWidget(small_label(words, self), 1)
        row.addWidget(self.replace, 0, top)
        row.addWidget(self.leave, 0, top)
