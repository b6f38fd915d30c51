"""The way of a PC to its office: known, joined or founded; in the end there is a station."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.errors import Failure
from app.ledger.invitation import Invitation
from app.ledger.office_folder import OfficeFolder
from app.ledger.profile import Profile
from app.opening import FoundedHere, found_here, join_here, open_station
from app.station import Station
from ui.main_window import MainWindow
from ui.messages import Messages
from ui.progress import Progress
from ui.tasks import Tasks
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.entrance.found_page import FoundingForm, FoundPage
    from ui.entrance.join_page import JoinPage
    from ui.entrance.notice_page import Offer

# What a copy may help against; everything else is wrong with this PC, or wants a newer program.
RESTORABLE = frozenset({"office_offline", "office_unreadable"})


class Arrival(QObject):
    """Shows page after page in the window until `arrived`.

    Pages are imported when they are shown: most days show none, and a cold start pays for each.
    """

    #: (Station, Invitation or None, Path): the invitation has a key that is still to be taken over
    arrived = Signal(object, object, object)

    def __init__(
        self,
        window: MainWindow,
        profile: Profile,
        folder: Path | None,
        theme: Theme,
        messages: Messages,
        tasks: Tasks,
    ) -> None:
        super().__init__()
        self._window = window
        self._profile = profile
        self._folder = folder
        self._theme = theme
        self._messages = messages
        self._tasks = tasks

    def begin(self) -> None:
        """Go on from what this PC knows."""
        try:
            membership = self._profile.membership()
        except Failure as failure:
            self._show_trouble(failure)
            return
        if membership is not None and self._folder is None:
            from app.packs.lone import known_folder

            self._folder = known_folder(self._profile)
        if membership is not None and self._folder is None:
            from ui.entrance.folder_page import FolderPage

            page = FolderPage(self._theme, self._messages, membership.name)
            page.folder_chosen.connect(self._on_folder_chosen)
            page.restore_requested.connect(self._restore)
            self._show(page)
        elif self._folder is None:
            self._welcome()
        elif membership is not None:
            self._open_known(self._folder)
        else:
            self._visit(self._folder)

    def _open_known(self, folder: Path) -> None:
        """Nothing of this needs the network, so it is done at once."""
        try:
            station = open_station(folder, self._profile)
        except Failure as failure:
            self._show_trouble(failure)
        else:
            self.arrived.emit(station, None, folder)

    def _visit(self, folder: Path) -> None:
        """The folder may be a demo's, which anybody joins."""
        from ui.entrance.notice_page import WaitingPage

        self._show(WaitingPage(self._theme, "Membuka folder kantor…", str(folder)))
        self._tasks.change(
            lambda progress: open_station(folder, self._profile),
            lambda station: self.arrived.emit(station, None, folder),
            failed=self._on_visit_failed,
        )

    def _on_visit_failed(self, failure: Failure) -> None:
        missing = failure.code == "office_offline" and self._folder and self._folder.is_dir()
        if failure.code == "not_joined" or missing:
            self._welcome()
        else:
            self._show_trouble(failure)

    def _welcome(self) -> None:
        from ui.entrance.welcome import WelcomePage

        page = WelcomePage(self._theme)
        page.join_requested.connect(self._show_join)
        page.found_requested.connect(self._show_found)
        self._show(page)

    def _on_folder_chosen(self, folder: Path) -> None:
        self._folder = folder
        self.begin()

    def _ask_folder(self) -> None:
        self._folder = None
        self.begin()

    def _show_trouble(self, failure: Failure) -> None:
        from ui.entrance.notice_page import TroublePage

        offers: list[Offer] = [("Tutup", lambda: _close(self._window))]
        offers.append(("Pilih folder lain", self._ask_folder))
        folder = self._folder
        if folder is not None and failure.code in RESTORABLE:
            offers.append(("Pulihkan…", lambda: self._restore(folder)))
        offers.append(("Coba lagi", self.begin))
        self._show(TroublePage(self._theme, failure, offers))

    def _restore(self, folder: Path) -> None:
        """Bring the office back in a folder that does not hold it any more, and go in."""
        from ui.dialogs.restore_dialog import RestoreDialog

        dialog = RestoreDialog(
            OfficeFolder(folder),
            self._profile,
            self._tasks,
            self._theme,
            self._messages,
            self._window,
        )
        dialog.accepted_restored.connect(lambda: self._on_folder_chosen(folder))
        dialog.open()

    # Joining

    def _show_join(self) -> None:
        from ui.entrance.join_page import JoinPage

        page = JoinPage(self._theme, self._messages, self._folder)
        page.left.connect(self._welcome)
        page.join_requested.connect(lambda folder, paper: self._join(page, folder, paper))
        page.pack_join_requested.connect(lambda pack, paper: self._join_by_pack(page, pack, paper))
        self._show(page)

    def _join(self, page: JoinPage, folder: Path, invitation: Invitation) -> None:
        def joined(station: Station) -> None:
            self.arrived.emit(station, invitation, folder)

        self._tasks.change(
            lambda progress: join_here(folder, self._profile, invitation),
            joined,
            failed=page.refuse,
        )

    def _join_by_pack(self, page: JoinPage, pack: Path, invitation: Invitation) -> None:
        from app.packs.joining import join_from_pack
        from app.packs.lone import folder_of_nobody

        def work(progress: Progress) -> Station:
            def advance(done: int) -> bool:
                progress("Memeriksa paket", done, size)
                return True

            return join_from_pack(self._profile, invitation, pack, advance)[0]

        size = pack.stat().st_size if pack.is_file() else 0
        folder = folder_of_nobody(self._profile)
        self._tasks.change(
            work,
            lambda station: self.arrived.emit(station, invitation, folder),
            failed=page.refuse,
            progress=page.progress.show_advance,
        )

    # Founding

    def _show_found(self) -> None:
        from app.sop_file import default_sop
        from ui.entrance.found_page import FoundPage

        page = FoundPage(self._theme, self._messages, default_sop(), self._folder)
        page.left.connect(self._welcome)
        page.found_requested.connect(lambda form: self._found(page, form))
        self._show(page)

    def _found(self, page: FoundPage, form: FoundingForm) -> None:
        def work() -> FoundedHere:
            return found_here(form.folder, self._profile, form.plan, form.administrator)

        self._tasks.change(
            lambda progress: work(),
            lambda here: self._on_founded(here, form),
            failed=page.refuse,
        )

    def _on_founded(self, here: FoundedHere, form: FoundingForm) -> None:
        from ui.entrance.recovery_page import RecoveryPage  # printing is loaded on this day only

        page = RecoveryPage(self._theme, form.plan.name, here.founded)
        page.kept.connect(lambda: self.arrived.emit(here.station, None, form.folder))
        self._show(page)

    def _show(self, page: QWidget) -> None:
        self._window.show_page(page)


def _close(window: MainWindow) -> None:
    window.close()
