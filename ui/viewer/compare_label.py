"""What a side of a comparison shows, and the way to another photo there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QMenu, QWidget

from ui.plain_tip import plain_tip
from ui.theme import Theme
from ui.viewer.pills import Pill

CHOOSE = "Pilih revisi untuk sisi ini"


class SideLabel(Pill):
    """‹ IMG_2041.jpg · Revisi 1 › — the arrows go to its neighbours, the name opens the origins."""

    #: side (0 left, 1 right), and how many further on
    step_wanted = Signal(int, int)
    #: side, and the origin that is wanted
    origin_wanted = Signal(int, str)

    def __init__(self, theme: Theme, parent: QWidget, place: int) -> None:
        super().__init__(theme, parent)
        self._place = place
        self._origin = self._name = ""
        self._menu = QMenu(self)
        before, after = "Foto sebelumnya di sisi ini", "Foto berikutnya di sisi ini"
        self.before = self.add_tool("caret-left", before, lambda: self._step(-1), words=False)
        self.name = self.add_tool("", CHOOSE, self._open)
        self.after = self.add_tool("caret-right", after, lambda: self._step(1), words=False)
        self._menu.triggered.connect(lambda action: self._choose(action.text()))

    def show_side(self, origin: str, name: str, origins: tuple[str, ...]) -> None:
        """Say what is shown there, and what may be chosen instead."""
        self._origin, self._name = origin, name
        told = f"{self.words}\n{CHOOSE}" if len(origins) > 1 else self.words
        self.name.setToolTip(plain_tip(told))
        self._menu.clear()
        for each in origins:
            action = self._menu.addAction(each)
            action.setCheckable(True)
            action.setChecked(each == origin)

    def fit(self, width: int) -> None:
        """Be no wider than that; the name gives way."""
        metrics, shown = QFontMetrics(self.name.font()), self.name.text().replace("&&", "&")
        frame = self.sizeHint().width() - metrics.horizontalAdvance(shown)
        origin = f"{self._origin} · " if self._origin else ""
        room = max(0, width - frame - metrics.horizontalAdvance(origin))
        short = metrics.elidedText(self._name, Qt.TextElideMode.ElideMiddle, room)
        told = origin + short if short.strip("…") else self._origin or short
        self.name.setText(told.replace("&", "&&"))  # else it names a key
        self.adjustSize()

    @property
    def words(self) -> str:
        """What is said, whole."""
        return " · ".join(part for part in (self._origin, self._name) if part)

    def _step(self, by: int) -> None:
        self.step_wanted.emit(self._place, by)

    def _choose(self, origin: str) -> None:
        self.origin_wanted.emit(self._place, origin)

    def _open(self) -> None:
        if len(self._menu.actions()) > 1:
            self._menu.popup(self.name.mapToGlobal(self.name.rect().bottomLeft()))
