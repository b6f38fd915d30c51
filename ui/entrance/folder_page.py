"""Asks where the office folder lies, when this PC knows its office but not the way to it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.entrance.folder_field import FolderField
from ui.entrance.page import EntrancePage
from ui.messages import Messages
from ui.theme import Theme


class FolderPage(EntrancePage):
    """One path."""

    #: the folder (a Path) was named
    folder_chosen = Signal(object)

    def __init__(
        self, theme: Theme, messages: Messages, office: str, parent: QWidget | None = None
    ) -> None:
        hint = f"PC ini sudah bergabung dengan {office}. Tunjukkan di mana folder kantornya."
        super().__init__(theme, "folder-open", "Di mana folder kantor?", hint, parent=parent)
        self.folder = FolderField(theme, messages, "Folder kantor", None, self)
        self.body.addWidget(self.folder)
        self.go_on = self.add_action("Buka", "primary")
        self.go_on.clicked.connect(self._on_go_on_clicked)
        self.folder.line.returnPressed.connect(self._on_go_on_clicked)

    def _on_go_on_clicked(self) -> None:
        if self.folder.folder is None:
            self.folder.set_wrong("Folder kantor belum diisi.")
        else:
            self.folder_chosen.emit(self.folder.folder)
