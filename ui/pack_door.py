"""How packs come to a desk: from the menu, dropped on the window, or offered where it is alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from app.errors import Refusal
from app.ledger.office_folder import OfficeFolder
from app.ledger.visit import Visit
from app.packs.directions import SUFFIXES
from app.packs.lone import is_lone
from ui.desk_page import DeskPage
from ui.formats import counted
from ui.messages import Action, Messages
from ui.settings import WindowSettings
from ui.theme import Theme
from ui.workplace import Workplace

if TYPE_CHECKING:
    from ui.dialogs.pack_dialog import PackDialog

OFFERED = "pack"  # key of the banner


class PackDoor(QObject):
    """One desk's way to its packs; the dialog is imported when it is asked for."""

    def __init__(
        self,
        desk: DeskPage,
        workplace: Workplace,
        theme: Theme,
        messages: Messages,
        settings: WindowSettings,
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._workplace = workplace
        self._theme = theme
        self._messages = messages
        self._settings = settings
        self._offered = 0
        desk.setAcceptDrops(True)
        desk.installEventFilter(self)
        if is_lone(workplace.station.folder, workplace.station.profile):
            workplace.visited.connect(self._on_visited)

    def open(self, path: Path | None = None) -> PackDialog:
        """Show what can be done with packs; with a path, open that one."""
        from ui.dialogs.pack_dialog import PackDialog

        dialog = PackDialog(self._workplace, self._theme, self._messages, self._desk)
        dialog.coverage_chosen.connect(self._desk.show_coverage)
        dialog.folder_requested.connect(self._on_folder_requested)
        dialog.open()
        if path is not None:
            dialog.open_path(path)
        return dialog

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A pack that is dropped anywhere on the desk is opened; other files are not ours."""
        if isinstance(event, QDropEvent) and event.type() in (
            QEvent.Type.DragEnter,
            QEvent.Type.Drop,
        ):
            return self._on_dragged(event)
        return super().eventFilter(watched, event)

    def _on_dragged(self, event: QDropEvent) -> bool:
        packs = _packs(event.mimeData())
        if not packs:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if not isinstance(event, QDragEnterEvent):
            self.open(packs[0])
        return True

    def _on_visited(self, visit: Visit) -> None:
        """At a PC that never meets the network somebody has to carry what was decided."""
        if visit.waiting == self._offered:
            return
        self._offered = visit.waiting
        if not visit.waiting:
            self._messages.withdraw(OFFERED)
            return
        words = (
            f"{counted(visit.waiting, 'tindakan')} menunggu dikirim. PC ini tanpa jaringan: bawa "
            "sebagai paket ke PC yang tersambung."
        )
        save = Action("Simpan keputusan ke paket…", lambda: self._offer_decisions())
        self._messages.tell(words, "info", save, key=OFFERED)

    def _on_folder_requested(self) -> None:
        self._messages.choose_folder("Pilih folder kantor", lambda paths: self.connect_to(paths[0]))

    def connect_to(self, folder: Path) -> None:
        """Open this office folder from the next start on, if it is our office's."""
        ours = self._workplace.station.membership.office

        def look() -> None:
            found = OfficeFolder(folder).read().office_id
            if found != ours:
                raise Refusal("office_other", have=found, needed=ours)

        self._workplace.tasks.look(
            lambda progress: look(), lambda _: self._on_folder_found(folder), owner=self
        )

    def _on_folder_found(self, folder: Path) -> None:
        self._settings.office = folder
        words = (
            "Folder kantor dicatat. Tutup lalu buka lagi Meja Siar; yang menunggu dikirim terkirim "
            "sendiri."
        )
        self._messages.tell(words, "ok", key=OFFERED)

    def _offer_decisions(self) -> None:
        self.open().offers.decisions.click()


def _packs(dragged: QMimeData) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix in SUFFIXES.values()]
