"""Pengaturan: how much of the office's media this PC keeps for itself, and when it locks."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.errors import Failure, Unavailable
from app.ledger.profile import Profile
from app.media.keeping import files_below
from ui.messages import Notice
from ui.settings import NUMBERS, Kept, WindowSettings
from ui.texts import sentence
from ui.texts.keeping import HINT, KEPT, LOOKING, NEVER, RELEASED, SAVED, TITLE, USUAL, used_words
from ui.theme import Theme
from ui.widgets.banner import BannerStack
from ui.widgets.buttons import ActionButton, LinkButton
from ui.widgets.label import plain_label
from ui.widgets.room import FRAME, open_at
from ui.workplace import Workplace

WIDTH, HEIGHT = 680, 400
OUTCOME = "outcome"  # key of the banner


class SettingsDialog(QDialog):
    """Each with its usual value and what it means; a number outside its bounds cannot be set."""

    #: what was chosen is kept, and applies from now on
    kept = Signal()

    def __init__(
        self,
        workplace: Workplace,
        theme: Theme,
        settings: WindowSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._theme = theme
        self._settings = settings
        self._unsaved = False  # what applies by now is not on the disk
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(TITLE)
        self.banners = BannerStack(theme, self)
        self.numbers = {name: _number(name, theme) for name in KEPT}
        self.used = plain_label(LOOKING, "soft", self)
        self.usual = LinkButton("Kembalikan ke bawaan", self)
        self.leave = ActionButton(theme, "Tutup", height=36)
        self.keep = ActionButton(theme, "Simpan", "primary", "Ctrl+Return", height=36)
        self._lay_out()
        self._show(settings.kept)
        self._connect()
        open_at(self, theme, WIDTH, HEIGHT)
        self._look()

    @property
    def chosen(self) -> Kept:
        """What the numbers say."""
        return Kept(**{name: box.value() for name, box in self.numbers.items()})

    def _lay_out(self) -> None:
        theme = self._theme
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(20)] * 4)
        column.setSpacing(theme.px(12))
        column.addWidget(plain_label(TITLE, "title"))
        column.addWidget(plain_label(HINT, "soft"))
        column.addWidget(self.used)
        column.addWidget(self.banners)
        column.addLayout(self._laid_out_numbers())
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        row.addWidget(self.usual)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.keep)
        column.addLayout(row)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its words need at their width, which are only known with their fonts."""
        super().showEvent(event)
        layout = self.layout()
        if layout is not None:
            layout.activate()
            most = self.screen().availableGeometry().height() - FRAME
            needed = min(layout.totalHeightForWidth(self.width()), most)
            self.resize(self.width(), max(self.height(), needed))

    def _laid_out_numbers(self) -> QGridLayout:
        """What it is called and means at the left, the number and the usual one at the right."""
        theme = self._theme
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(24))
        grid.setVerticalSpacing(theme.px(3))
        grid.setColumnStretch(0, 1)
        for place, (name, (label, unit, meaning)) in enumerate(KEPT.items()):
            number, row = self.numbers[name], 3 * place
            number.setAccessibleName(label)
            number.setAccessibleDescription(meaning)
            called = plain_label(label, "heading")
            called.setBuddy(number)
            usual = plain_label(USUAL.format(usual=f"{NUMBERS[name].usual}{unit}"), "small")
            number.setMinimumWidth(theme.px(130))
            grid.addWidget(called, row, 0, Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(number, row, 1)
            grid.addWidget(plain_label(meaning, "small"), row + 1, 0)
            grid.addWidget(usual, row + 1, 1, Qt.AlignmentFlag.AlignTop)
            grid.setRowMinimumHeight(row + 2, theme.px(10))
        return grid

    def _connect(self) -> None:
        for box in self.numbers.values():
            box.valueChanged.connect(self._refresh)
        self.usual.clicked.connect(lambda: self._show(Kept()))
        self.leave.clicked.connect(self.reject)
        self.keep.clicked.connect(self._on_keep_clicked)
        self.keep.bind(self)
        self._refresh()

    def _show(self, kept: Kept) -> None:
        for name, box in self.numbers.items():
            box.setValue(getattr(kept, name))

    def _refresh(self) -> None:
        same = self.chosen == self._settings.kept and not self._unsaved
        self.keep.set_closed("Belum ada yang diubah." if same else "")
        self.usual.setEnabled(self.chosen != Kept())

    def _look(self) -> None:
        """Count what lies here now; thousands of files take a while."""
        profile = self._workplace.station.profile
        self._workplace.tasks.ask(
            lambda progress: _used(profile),
            lambda used: self.used.setText(used_words(*used)),
            failed=self._on_failed,
            owner=self,
        )

    def _on_keep_clicked(self) -> None:
        before = self._settings.keeping
        self._settings.kept = self.chosen
        keeping = self._settings.keeping
        self._workplace.station.care.keep(keeping)
        self.kept.emit()
        try:
            self._settings.save()
        except Unavailable as failure:
            self._unsaved = True
            self.banners.show_notice(Notice(sentence(failure), "problem", key=OUTCOME))
        else:
            self._unsaved = False
            words = SAVED if keeping == before else RELEASED
            self.banners.show_notice(Notice(words, "ok", key=OUTCOME, passing=True))
        self._refresh()

    def _on_failed(self, failure: Failure) -> None:
        self.used.hide()


def _number(name: str, theme: Theme) -> QSpinBox:
    box, bounds = QSpinBox(), NUMBERS[name]
    box.setRange(bounds.least, bounds.most)
    box.setSuffix(KEPT[name][1])
    box.setGroupSeparatorShown(True)
    if bounds.least == 0:
        box.setSpecialValueText(NEVER)
    for written in box.findChildren(QLineEdit):  # a style sheet's padding does not reach it
        written.setTextMargins(theme.px(8), 0, theme.px(8), 0)
    return box


def _used(profile: Profile) -> tuple[int, int, int]:
    """Bytes of what was handed in here, of what came to be carried, and free on the disk."""
    free = shutil.disk_usage(profile.root).free
    return _size(profile.staging), _size(profile.cache), free


def _size(root: Path) -> int:
    return sum(status.st_size for _, status in files_below(root))
