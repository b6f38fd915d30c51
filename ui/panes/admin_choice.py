"""Which admin publishes where: the choice that a directive of Kasubag makes."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from app.domain.office import Office
from app.domain.roles import Role
from app.publication.platforms import Platforms
from ui.panes.naming import ACTING
from ui.theme import Theme
from ui.widgets.field import Field
from ui.widgets.flow_layout import FlowLayout

ADMIN, PLATFORMS = "admin", "platforms"  # of a choice that is kept


def choice_content(admin: str, platforms: tuple[str, ...]) -> dict[str, str]:
    """A choice as a draft keeps it."""
    return {ADMIN: admin, PLATFORMS: ",".join(platforms)}


class AdminChoice(QWidget):
    """Who holds Pelaksana's post can be the admin; nobody is chosen until a person chooses."""

    #: another admin or another set of platforms
    changed = Signal()

    def __init__(self, theme: Theme, platforms: Platforms, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.admins = narrow_choice(self)
        self.boxes = {each.key: QCheckBox(each.name, self) for each in platforms.every}
        checks = QWidget(self)
        flow = FlowLayout(theme.px(12), checks)
        for box in self.boxes.values():
            flow.addWidget(box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(Field(theme, "Admin yang mempublikasikan", self.admins, self))
        column.addWidget(Field(theme, "Media sosial", checks, self))
        self.admins.currentIndexChanged.connect(lambda _: self.changed.emit())
        for box in self.boxes.values():
            box.toggled.connect(lambda _: self.changed.emit())

    def show_holders(self, office: Office, now: int) -> None:
        """Offer who holds the post now; the choice stays where it still can be made."""
        kept = self.admin
        posts = {post.person: post for post in office.holders(Role.PELAKSANA, now)}
        offered = [self.admins.itemData(place) for place in range(self.admins.count())]
        if offered == ["", *posts]:
            return
        self.admins.blockSignals(True)
        self.admins.clear()
        self.admins.addItem("Pilih admin…", "")
        for person, post in posts.items():
            acting = f"{ACTING[post.acting]} " if post.acting in ACTING else ""
            name = office.people[person].name
            title = f" · {acting}{post.title}" if post.title and post.title != name else ""
            self.admins.addItem(f"{name}{title}", person)
        self.admins.blockSignals(False)
        self.choose(kept, self.platforms)

    def content(self) -> dict[str, str]:
        """The choice as a draft keeps it."""
        return choice_content(self.admin, self.platforms)

    def fill(self, content: Mapping[str, str]) -> None:
        """Put back what was kept; without it nothing is chosen."""
        keys = content.get(PLATFORMS, "")
        self.choose(content.get(ADMIN, ""), tuple(keys.split(",")) if keys else ())

    def choose(self, admin: str, platforms: tuple[str, ...]) -> None:
        """Show this choice."""
        self.admins.setCurrentIndex(max(0, self.admins.findData(admin)))
        for key, box in self.boxes.items():
            box.setChecked(key in platforms)

    @property
    def admin(self) -> str:
        """The id of the chosen person, empty while nobody is."""
        return str(self.admins.currentData() or "")

    @property
    def platforms(self) -> tuple[str, ...]:
        """The keys of the chosen platforms, in the order of the table."""
        return tuple(key for key, box in self.boxes.items() if box.isChecked())


def narrow_choice(parent: QWidget) -> QComboBox:
    """A choice that is as wide as it is given, since a long entry must not widen the zone."""
    choice = _NarrowChoice(parent)
    policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
    choice.setSizeAdjustPolicy(policy)
    choice.setMinimumContentsLength(8)
    choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return choice


class _NarrowChoice(QComboBox):
    """Ends a long entry in an ellipsis; Qt would cut it in the middle of a letter."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, arrow, and the entry as far as it fits."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        box, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(box, option, field, self).width() - 4
        elided = Qt.TextElideMode.ElideRight
        option.currentText = self.fontMetrics().elidedText(option.currentText, elided, room)
        painter.drawComplexControl(box, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
