"""Joining an office: its folder, and the invitation as a file or as pasted text."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.errors import Failure, Refusal
from app.ledger.invitation import Invitation, read_invitation
from app.shown_name import shown_name
from ui.entrance.folder_field import FolderField
from ui.entrance.page import EntrancePage
from ui.messages import Messages
from ui.texts import sentence
from ui.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.field import Field
from ui.widgets.label import plain_label
from ui.widgets.progress_row import ProgressRow
from ui.widgets.text_area import TextArea

LARGEST = 64 * 1024  # bytes; an invitation has one or two thousand
PACKS = "Paket tinjau Meja Siar (*.mejasiar-tinjau);;Semua berkas (*)"
WITH_PACK = "PC ini tidak pernah tersambung? Pakai paket tinjau…"
WITH_FOLDER = "Batal, pakai folder kantor"
FILTER = "Undangan Meja Siar (*.toml *.txt);;Semua berkas (*)"


class JoinPage(EntrancePage):
    """Reads the invitation before anything is touched."""

    #: (folder: Path, invitation: Invitation) to join with
    join_requested = Signal(object, object)
    #: (pack: Path, invitation: Invitation) to join with, where there is no network
    pack_join_requested = Signal(object, object)
    #: back to the choice
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        messages: Messages,
        folder: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        hint = "Undangan diberikan administrator langsung kepada Anda, sebagai berkas atau teks."
        super().__init__(theme, "envelope-open", "Gabung dengan undangan", hint, parent=parent)
        self._messages = messages
        self.folder = FolderField(theme, messages, "Folder kantor", folder, self)
        self.pack: Path | None = None
        self.pack_name = plain_label("", "soft", self)
        self.pack_name.hide()
        self.use_pack = LinkButton(WITH_PACK, self)
        self.progress = ProgressRow(theme, self)
        self.progress.cancel.hide()
        self.text = TextArea(theme, 6, "Tempel isi undangan di sini, atau buka berkasnya.", self)
        self._invitation = Field(theme, "Undangan", self.text, self)
        self.file = LinkButton("Buka berkas undangan…", self)
        top = (self.folder, self.pack_name, self.use_pack)
        for part in (*top, self._invitation, self.file, self.progress):
            self.body.addWidget(part)
        self.back = self.add_action("Kembali")
        self.go_on = self.add_action("Gabung", "primary")
        self.use_pack.clicked.connect(self._on_use_pack_clicked)
        self.file.clicked.connect(self._on_file_clicked)
        self.back.clicked.connect(self.left)
        self.go_on.clicked.connect(self._on_go_on_clicked)

    def refuse(self, failure: Failure) -> None:
        """Joining failed: the page can be used again."""
        self.setEnabled(True)
        self.progress.finish()
        self.set_wrong(sentence(failure))

    def set_pack(self, pack: Path | None) -> None:
        """Join with this pack in place of the office folder; with None by the folder again."""
        self.pack = pack
        self.folder.setVisible(pack is None)
        self.pack_name.setVisible(pack is not None)
        self.pack_name.setText(
            f"Riwayat kantor dari paket: {shown_name(pack.name)}" if pack else ""
        )
        self.use_pack.setText(WITH_PACK if pack is None else WITH_FOLDER)

    def read_file(self, path: Path) -> None:
        """Take the text of an invitation file; nothing is joined yet."""
        try:
            with path.open("rb") as file:
                self.text.setPlainText(file.read(LARGEST).decode("utf-8-sig"))
        except (OSError, UnicodeDecodeError) as error:
            self._invitation.set_wrong(sentence(Refusal("invitation_damaged", reason=str(error))))
            return
        self._invitation.set_wrong("")

    def _on_file_clicked(self) -> None:
        chosen = "Buka undangan"
        self._messages.choose_files(chosen, FILTER, lambda paths: self.read_file(paths[0]))

    def _on_use_pack_clicked(self) -> None:
        if self.pack is not None:
            self.set_pack(None)
        else:
            choose = self._messages.choose_files
            choose("Pilih paket tinjau", PACKS, lambda paths: self.set_pack(paths[0]))

    def _on_go_on_clicked(self) -> None:
        self.set_wrong("")
        folder, invitation = self.folder.folder, self._read()
        if self.pack is not None:
            if invitation is not None:
                self.setEnabled(False)
                self.pack_join_requested.emit(self.pack, invitation)
            return
        self.folder.set_wrong("" if folder else "Folder kantor belum diisi.")
        if folder is not None and invitation is not None:
            self.setEnabled(False)
            self.join_requested.emit(folder, invitation)

    def _read(self) -> Invitation | None:
        if not self.text.text:
            self._invitation.set_wrong("Undangan belum diisi.")
            return None
        try:
            invitation = read_invitation(self.text.text + "\n")
        except Refusal as refusal:
            self._invitation.set_wrong(sentence(refusal))
            return None
        self._invitation.set_wrong("")
        return invitation
