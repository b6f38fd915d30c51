"""The card beside the media that lists its marks: filtered by person, a click goes there."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QPushButton, QWidget

from ui.panes.marks_desk import MarksDesk
from ui.panes.marks_list import MarksList
from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import small_label

EVERYBODY = "semua"
HOW = (
    "Pilih alat di atas gambar, lalu tarik pada gambar. Dengan papan tik: 1–5 memilih alat, panah "
    "menggeser, Enter menempatkan."
)


class MarksPane(Card):
    """Hidden while there are no marks and nobody is marking."""

    def __init__(self, theme: Theme, desk: MarksDesk, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Tanda", parent)
        self._theme = theme
        self._desk = desk
        self._people: dict[str, str] = {}
        self.eye = self.add_link("")
        self.export = self.add_link("simpan PNG…")
        self.chips: dict[str, QPushButton] = {}
        self._filter = QWidget(self)
        self._flow = FlowLayout(theme.px(6), self._filter)
        self.list = MarksList(theme, self)
        self._how = small_label(HOW, self)
        for part in (self._filter, self.list, self._how):
            self.body.addWidget(part)
        self.eye.clicked.connect(lambda: desk.set_seen(not desk.seen))
        self.list.mark_wanted.connect(desk.go_to)
        desk.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        desk, people = self._desk, self._desk.people
        self._show_people(people, desk.only)
        rows = desk.rows
        self.list.set_rows(rows, desk.overlay.chosen)
        self.list.setVisible(bool(rows))
        self._how.setVisible(desk.marking and not rows)
        self.eye.setText("sembunyikan" if desk.seen else "tampilkan")
        self.eye.setVisible(bool(people))
        self.export.setVisible(bool(desk.here))
        self.setVisible(bool(people) or desk.marking)

    def _show_people(self, people: Mapping[str, tuple[str, str]], only: str) -> None:
        names = {person: name for person, (name, _) in people.items()}
        if names != self._people:
            self._people = names
            self._rebuild(people)
        for person, chip in self.chips.items():
            chip.setChecked(person == only)
        self._filter.setVisible(len(people) > 1)

    def _rebuild(self, people: Mapping[str, tuple[str, str]]) -> None:
        for chip in self.chips.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = {"": self._chip("", EVERYBODY, "")}
        for person, (name, colour) in people.items():
            self.chips[person] = self._chip(person, name, colour)
        self._filter.updateGeometry()

    def _chip(self, person: str, name: str, colour: str) -> QPushButton:
        chip = QPushButton(name, self._filter)
        chip.setProperty("kind", "chip")
        chip.setCheckable(True)
        chip.setAccessibleName(f"Tanda dari {name}" if person else "Tanda dari semua orang")
        if colour:
            chip.setIcon(_dot(colour, self._theme.px(10)))
        chip.clicked.connect(lambda: self._desk.show_person(person))
        self._flow.addWidget(chip)
        return chip


def _dot(colour: str, side: int) -> QIcon:
    picture = QPixmap(2 * side, 2 * side)
    picture.setDevicePixelRatio(2.0)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(0, 0, 0, 90))
    painter.setBrush(QColor(colour))
    painter.drawEllipse(QRectF(1, 1, side - 2, side - 2))
    painter.end()
    return QIcon(picture)
