"""The fields that say what happened: what, whose, when, where, who was in it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.acts import Activity
from ui.handin.moment_edit import MomentEdit
from ui.theme import Theme
from ui.widgets.field import Field


class ActivityForm(QWidget):
    """Filling it is no edit; `edited` tells what a person changed."""

    #: the person changed a field
    edited = Signal()

    def __init__(self, theme: Theme, narrow: bool = False, parent: QWidget | None = None) -> None:
        """`narrow`: two fields beside each other would be cut."""
        super().__init__(parent)
        self.title = QLineEdit(self)
        self.leader = QComboBox(self)
        self.when = MomentEdit(self)
        self.place = QLineEdit(self)
        self.attendees = QLineEdit(self)
        self._title_field = Field(theme, "Kegiatan", self.title, self)
        self._prepare()
        self._lay_out(theme, narrow)
        for line in (self.title, self.place, self.attendees):
            line.textEdited.connect(self._on_edited)
            line.editingFinished.connect(partial(line.setCursorPosition, 0))
        self.leader.activated.connect(self._on_edited)
        self.when.dateTimeChanged.connect(self._on_edited)

    def set_office(self, leaders: Mapping[str, str], zone: str) -> None:
        """The leaders to choose from, and the zone of the times."""
        self.when.set_zone(zone)
        if [self.leader.itemData(at) for at in range(self.leader.count())] != list(leaders):
            chosen = self.leader.currentData()
            self.leader.clear()
            for key, name in leaders.items():
                self.leader.addItem(name, key)
            self.leader.setCurrentIndex(max(0, self.leader.findData(chosen)))

    def fill(self, activity: Activity) -> None:
        """Show an activity; this is not an edit."""
        self.blockSignals(True)
        self.title.setText(activity.title)
        self.leader.setCurrentIndex(self.leader.findData(activity.leader))
        self.when.set_at(activity.starts_at)
        self.place.setText(activity.place)
        self.attendees.setText(", ".join(activity.attendees))
        for line in (self.title, self.place, self.attendees):
            line.setCursorPosition(0)  # a long text shows its beginning
        self.blockSignals(False)

    def activity(self) -> Activity:
        """What stands in the fields."""
        return Activity(
            title=self.title.text().strip(),
            leader=self.leader.currentData() or "",
            starts_at=self.when.at(),
            place=self.place.text().strip(),
            attendees=names_in(self.attendees.text()),
        )

    def set_title_wrong(self, sentence: str) -> None:
        """Say what is wrong with the title."""
        self._title_field.set_wrong(sentence)

    def _prepare(self) -> None:
        self.title.setPlaceholderText("misalnya Peninjauan jalan desa Kujan")
        self.place.setPlaceholderText("misalnya Desa Kujan")
        self.attendees.setPlaceholderText("pisahkan dengan koma")
        self.leader.setMinimumContentsLength(8)
        self.leader.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )

    def _lay_out(self, theme: Theme, narrow: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(self._title_field)
        leader, when = ("Pimpinan", self.leader), ("Waktu", self.when)
        place, attendees = ("Tempat", self.place), ("Siapa di dalamnya", self.attendees)
        beside = ((leader, when), (place, attendees))
        apart = ((leader,), (when,), (place,), (attendees,))
        for fields in apart if narrow else beside:
            row = QHBoxLayout()
            row.setSpacing(theme.px(12))
            for label, widget in fields:
                row.addWidget(Field(theme, label, widget, self), 1)
            column.addLayout(row)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _on_edited(self) -> None:
        self.set_title_wrong("")
        self.edited.emit()


def names_in(text: str) -> tuple[str, ...]:
    """The names of a list written with commas or semicolons."""
    parts = text.replace(";", ",").split(",")
    return tuple(part.strip() for part in parts if part.strip())
