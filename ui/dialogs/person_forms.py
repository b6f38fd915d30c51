"""The two small forms of the people dialog: a new person, and a post for the one chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from app.domain.roles import Role
from ui.texts.names import ROLES
from ui.theme import Theme
from ui.widgets.buttons import ActionButton
from ui.widgets.card import Card
from ui.widgets.field import Field


class NewPersonForm(Card):
    """Name, NIP and rank in one row."""

    #: (name, nip, rank)
    add_requested = Signal(str, str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Tambah orang", parent)
        self.name, self.nip, self.rank = QLineEdit(), QLineEdit(), QLineEdit()
        self.add = ActionButton(theme, "Tambah dan buat undangan", height=36)
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        for label, line, stretch in (
            ("Nama", self.name, 3),
            ("NIP", self.nip, 2),
            ("Pangkat", self.rank, 2),
        ):
            row.addWidget(Field(theme, label, line, self), stretch)
        row.addWidget(self.add, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(row)
        self.name.textChanged.connect(self._refresh)
        self.add.clicked.connect(self._on_add_clicked)
        self._refresh()

    def clear(self) -> None:
        """Ready for the next person."""
        for line in (self.name, self.nip, self.rank):
            line.clear()

    def _refresh(self) -> None:
        self.add.set_closed("" if self.name.text().strip() else "Nama belum diisi.")

    def _on_add_clicked(self) -> None:
        self.add_requested.emit(self.name.text(), self.nip.text(), self.rank.text())


class PostForm(Card):
    """Role and title in one row; the SOP's own title stands there to begin with."""

    #: (Role, title)
    appoint_requested = Signal(object, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Beri jabatan", parent)
        self._titles: dict[Role, str] = {}
        self.role = QComboBox()
        for role in Role:
            self.role.addItem(ROLES[role.value], role.value)
        self.title = QLineEdit()
        self.appoint = ActionButton(theme, "Beri jabatan", height=36)
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        row.addWidget(Field(theme, "Peran", self.role, self), 1)
        row.addWidget(Field(theme, "Nama jabatan", self.title, self), 3)
        row.addWidget(self.appoint, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(row)
        self.role.currentIndexChanged.connect(lambda _: self._show_title())
        self.appoint.clicked.connect(self._on_appoint_clicked)

    def set_titles(self, titles: dict[Role, str]) -> None:
        """The full titles of the SOP."""
        if titles != self._titles:
            self._titles = titles
            self._show_title()

    def set_person(self, name: str) -> None:
        """Whom the post is given to; empty for nobody."""
        self.set_title(f"Beri jabatan kepada {name}" if name else "Beri jabatan")
        self.appoint.set_closed("" if name else "Pilih seseorang dahulu.")

    def _show_title(self) -> None:
        self.title.setText(self._titles.get(Role(self.role.currentData()), ""))

    def _on_appoint_clicked(self) -> None:
        self.title.setModified(False)
        self.appoint_requested.emit(Role(self.role.currentData()), self.title.text())
