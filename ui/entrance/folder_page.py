"""Asks where the office folder lies, when this PC knows its office but not the way to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from ui.entrance.folder_field import FolderField
from ui.entrance.page import EntrancePage
from ui.messages import Messages
from ui.theme import Theme
from ui.widgets.buttons import LinkButton


class FolderPage(EntrancePage):
    """One path."""

    #: the folder (a Path) was named
    folder_chosen = Signal(object)
    #: the office is to be brought back in that folder (a Path)
    restore_requested = Signal(object)

    def __init__(
        self, theme: Theme, messages: Messages, office: str, parent: QWidget | None = None
    ) -> None:
        hint = f"PC ini sudah bergabung dengan {office}. Tunjukkan di mana folder kantornya."
        super().__init__(theme, "folder-open", "Di mana folder kantor?", hint, parent=parent)
        self.folder = FolderField(theme, messages, "Folder kantor", None, self)
        self.body.addWidget(self.folder)
        self.restore = LinkButton("Isi folder hilang? Pulihkan dari salinan…", self)
        self.body.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignLeft)
        self.go_on = self.add_action("Buka", "primary")
        self.go_on.clicked.connect(lambda: self._go(self.folder_chosen))
        self.folder.line.returnPressed.connect(lambda: self._go(self.folder_chosen))
        self.restore.clicked.connect(lambda: self._go(self.restore_requested))

    def _go(self, signal: SignalInstance) -> None:
        if self.folder.folder is None:
            self.folder.set_wrong("Folder kantor belum diisi.")
        else:
            signal.emit(self.folder.folder)
