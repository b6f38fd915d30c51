"""Who sits at the desk: from the first pull to signing in, the lock, and signing out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.demo.office import PASSPHRASE
from app.errors import Failure, Refusal
from app.ledger.invitation import Invitation
from app.ledger.visit import Visit
from app.opening import still_invited, take_seat
from ui.desk_page import DeskPage
from ui.entrance.seats import seated
from ui.leaving import Leaving
from ui.main_window import MainWindow
from ui.messages import Messages
from ui.settings import WindowSettings
from ui.texts import sentence
from ui.texts.owed import REBUILDING, SIGNING_OUT
from ui.theme import Theme
from ui.workplace import Workplace

if TYPE_CHECKING:
    from ui.entrance.join_page import JoinPage
    from ui.entrance.notice_page import WaitingPage
    from ui.entrance.seat_page import SeatPage


class Sitting(QObject):
    """Shows the page that fits who is here; the desk only to who is signed in.

    Pages that most days do not need are imported when they are shown: a cold start pays for each.
    """

    #: the DeskPage of somebody who has just sat down
    seated = Signal(object)
    #: nobody is signed in any more
    left = Signal()

    def __init__(
        self,
        window: MainWindow,
        workplace: Workplace,
        theme: Theme,
        messages: Messages,
        settings: WindowSettings,
        invitation: Invitation | None = None,
        sign_in: str = "",
    ) -> None:
        super().__init__()
        self._window = window
        self._workplace = workplace
        self._theme = theme
        self._messages = messages
        self._settings = settings
        self._invitation = invitation
        self._sign_in = sign_in
        self._waiting: WaitingPage | None = None
        self._locked = False
        self.desk: DeskPage | None = None
        self.leaving = Leaving(workplace, messages, window.unsaid, self)
        workplace.visited.connect(self._on_visited)
        workplace.office_changed.connect(self._go_on)

    def begin(self) -> None:
        """Show the first page that this PC needs."""
        if self._workplace.person:
            self._sit_down()
        elif self._knows_people():
            self._show_door()
        else:
            from ui.entrance.notice_page import WaitingPage

            hint = "Ini sekali saja di PC ini; sesudahnya tetap jalan tanpa jaringan."
            self._waiting = WaitingPage(self._theme, "Mengambil riwayat kantor…", hint)
            self._workplace.pulled.connect(self._waiting.show_pulled)
            self._waiting.show_step("Menghubungi folder kantor…")
            self._window.show_page(self._waiting)

    # The first pull

    def _knows_people(self) -> bool:
        visit = self._workplace.last_visit
        return bool(seated(self._workplace.office) or self._invited()) and not (
            visit and visit.more
        )

    def _go_on(self) -> None:
        if self._waiting is not None and self._knows_people():
            self._waiting = None
            self._show_door()

    def _on_visited(self, visit: Visit) -> None:
        if self._waiting is None:
            return
        if visit.failure is not None and visit.state != "busy":
            self._waiting.set_wrong(sentence(visit.failure))
        else:
            self._waiting.set_wrong("")
        self._go_on()

    # The door

    def _invited(self) -> str:
        """The person of the invitation whose key is still to be taken over; empty for none."""
        if self._invitation is None:
            return ""
        return still_invited(self._workplace.office, self._invitation)

    def _show_door(self) -> None:
        office, theme = self._workplace.office, self._theme
        if self._invited():
            from ui.entrance.seat_page import SeatPage

            name = self._workplace.name_of(self._invited())
            seat = SeatPage(theme, name, office.name)
            seat.passphrase_chosen.connect(lambda passphrase: self._take_seat(seat, passphrase))
            self._window.show_page(seat)
        elif office.demo:
            self._show_demo_door()
        else:
            from ui.entrance.sign_in import SignInPage

            page = SignInPage(self._workplace, theme, self._settings.last_person)
            page.signed_in.connect(self._sit_down)
            page.invitation_requested.connect(self._show_invitation)
            self._window.show_page(page)

    def _show_invitation(self) -> None:
        from ui.entrance.join_page import JoinPage

        page = JoinPage(self._theme, self._messages, self._workplace.station.folder.root)
        page.folder.hide()
        page.use_pack.hide()
        page.left.connect(self._show_door)
        page.join_requested.connect(lambda _, invitation: self._on_invited(page, invitation))
        self._window.show_page(page)

    def _on_invited(self, page: JoinPage, invitation: Invitation) -> None:
        if invitation.office != self._workplace.office.id:
            page.refuse(Refusal("invitation_of_other_office", office=invitation.name))
            return
        self._invitation = invitation
        if self._invited():
            self._show_door()
        else:
            self._invitation = None
            page.refuse(Refusal("invitation_used"))

    def _show_demo_door(self) -> None:
        """The posts to choose from; who was named on the command line is signed in at once."""
        named, self._sign_in = self._sign_in, ""
        for person in seated(self._workplace.office) if named else ():
            if self._workplace.name_of(person) == named:
                self._workplace.sign_in(person, PASSPHRASE, self._sit_down, self._show_posts)
                return
        self._show_posts()

    def _show_posts(self, failure: Failure | None = None) -> None:
        from ui.entrance.sign_in import DemoSignInPage

        page = DemoSignInPage(self._workplace, self._theme, self._settings.last_person)
        page.signed_in.connect(self._sit_down)
        self._window.show_page(page)
        if failure is not None:
            page.set_wrong(sentence(failure))

    def _take_seat(self, page: SeatPage, passphrase: str) -> None:
        invitation, person = self._invitation, self._invited()
        if invitation is None:
            return
        station = self._workplace.station

        def done(_: None) -> None:
            self._invitation = None
            self._workplace.session_changed.emit()
            self._sit_down()

        self._workplace.tasks.change(
            lambda progress: take_seat(station, invitation, person, passphrase),
            done,
            failed=page.refuse,
        )

    # The desk

    def _sit_down(self) -> None:
        self._locked = False
        self._settings.last_person = self._workplace.person
        desk = DeskPage(self._workplace, self._theme, self._messages, self._settings, self._window)
        self.desk = desk
        self._window.show_desk(desk)
        self.seated.emit(desk)

    def rebuild(self) -> None:
        """Build the desk anew, at the same tab: sizes have changed."""
        if self.desk is None or self._locked:
            return
        if self.leaving.leave(REBUILDING, self._rebuild):
            self._rebuild()

    def _rebuild(self) -> None:
        if self.desk is not None:
            self.desk.hide()
            # The new desk reads the disk: what the former one still does there comes first.
            self._workplace.tasks.change(lambda progress: None, lambda _: self._sit_down_again())

    def _sit_down_again(self) -> None:
        if self.desk is not None and not self._locked:
            tab = self._settings.last_tab
            self._sit_down()
            self.desk.open_tab(tab)

    def lock(self) -> None:
        """Put the lock before the desk."""
        if self.desk is None or self._locked:
            return
        self._locked = True
        from ui.entrance.lock_page import LockPage

        page = LockPage(self._workplace, self._theme)
        page.unlocked.connect(self._on_unlocked)
        page.sign_out_requested.connect(self.sign_out)
        self._window.lock(page)

    def _on_unlocked(self) -> None:
        self._locked = False
        self._window.unlock()

    def sign_out(self) -> None:
        """Nobody sits here once all is kept; what was made is delivered all the same."""
        if self.leaving.leave(SIGNING_OUT, self._sign_out):
            self._sign_out()

    def _sign_out(self) -> None:
        self._locked = False
        self.desk = None
        self._window.drop_desk()
        self._workplace.sign_out()
        self._show_door()
        self.left.emit()
