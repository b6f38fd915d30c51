"""One run of the window, from the command line to the last act delivered."""

from __future__ import annotations

import logging
import sys
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.demo.prepare import default_demo_root, demo_profile_dir, is_prepared, prepare_demo
from app.errors import Failure, Unavailable
from app.ledger.invitation import Invitation
from app.ledger.profile import Profile, default_profile_dir
from app.log_file import close_log, open_log
from app.settings import read_settings
from app.station import Station
from resources import resource
from ui.arguments import Arguments
from ui.desk_actions import DeskActions
from ui.desk_page import DeskPage
from ui.garbage import Garbage
from ui.icons import Icons, icon_fonts
from ui.idle import IdleWatch
from ui.large_blocks import return_large_blocks
from ui.main_window import MainWindow
from ui.messages import Messages
from ui.notifications import Notifications
from ui.settings import WindowSettings
from ui.sitting import Sitting
from ui.standing import Standing
from ui.tasks import Tasks
from ui.texts.owed import CLOSING
from ui.texts.settings import broken_settings
from ui.theme import Theme
from ui.widgets.preview_reader import limit_decoders
from ui.workplace import Workplace

CLOSING_SECONDS = 3.0
SETTLED_MS = 1000  # the inbox is painted by then
# Seconds after which a thread that computes lets the window go on. A list that is painted asks
# Python dozens of times, and each time it may wait for so long.
TURN = 0.001


class SystemSession(Protocol):
    """What is asked of QSessionManager."""

    def cancel(self) -> None:
        """Have the person stay."""


class Program(QObject):
    """Builds the parts in the order in which they become possible, and ends them in reverse."""

    #: the DeskPage of somebody who has just sat down
    seated = Signal(object)

    def __init__(self, app: QApplication, arguments: Arguments) -> None:
        super().__init__()
        self._app = app
        self._arguments = arguments
        self._open = ExitStack()
        self._station: Station | None = None
        self.workplace: Workplace | None = None
        self.sitting: Sitting | None = None
        limit_decoders()
        self.theme = Theme(resource(), Icons(icon_fonts()))
        self.tasks = Tasks()
        self.window = MainWindow(self.theme)
        self.garbage = Garbage(self)
        self.garbage.begin()
        self.seated.connect(lambda _: QTimer.singleShot(SETTLED_MS, return_large_blocks))
        sys.setswitchinterval(TURN)
        self.window.closing.connect(self.close)
        app.commitDataRequest.connect(self.end_session)
        app.aboutToQuit.connect(self.window.leave)

    def begin(self) -> None:
        """Show the window; what is missing of a demo is made first."""
        root = self._arguments.office
        if self._arguments.demo and not is_prepared(root or default_demo_root()):
            self._prepare(root or default_demo_root())
        else:
            self._enter()

    def close(self) -> None:
        """The window is closed: finish what is under way, and let go of everything."""
        self._app.commitDataRequest.disconnect(self.end_session)
        self._app.aboutToQuit.disconnect(self.window.leave)
        if self.sitting is not None:
            self.sitting.leaving.stay()
        self.window.hide()
        if self._station is not None:
            self._station.end_soon()
        self.tasks.close(CLOSING_SECONDS)
        if self._station is not None:
            self._station.close()
            self._station = None
        self._open.close()
        self.garbage.end()

    def end_session(self, session: SystemSession) -> None:
        """The system logs the person off: keep all that was entered, or have them asked to stay.

        What is being written then is waited for when the program quits.
        """
        if self.workplace is None or self.sitting is None:
            return
        if not self.sitting.leaving.is_held_up:
            self.workplace.owed.flush()
        elif not self._may_close():
            session.cancel()

    def _may_close(self) -> bool:
        if self.sitting is None:
            return True
        return self.sitting.leaving.leave(CLOSING, self.window.leave)

    # The demo's first day

    def _prepare(self, root: Path) -> None:
        self.theme.apply(self._app)
        hint = "Pegawai, liputan, foto, dan video contoh dibuat sekali saja di PC ini."
        from ui.entrance.notice_page import WaitingPage

        page = WaitingPage(self.theme, "Menyiapkan kantor contoh…", hint)
        page.show_step("Mendirikan kantor…")
        self._show_window_with(page)
        self.tasks.change(
            lambda progress: prepare_demo(root, lambda title: progress(title, 0, 0)),
            lambda made: self._enter(),
            failed=self._on_failed,
            progress=lambda advance: page.show_step(advance.what),
        )

    # The profile, and what is remembered in it

    def _enter(self) -> None:
        try:
            profile = self._open.enter_context(Profile(self._profile_dir()).held())
        except Failure as failure:
            self.theme.apply(self._app)
            self._on_failed(failure)
            return
        settings = WindowSettings(profile.root)
        self.theme.apply(self._app, settings.scheme, settings.text_scale)
        messages = self._messages(profile)
        self.window.restore(settings.geometry)
        self.window.closing.connect(lambda: self._remember(settings))
        self._arrive(profile, messages, settings)
        self.window.show()

    def _arrive(self, profile: Profile, messages: Messages, settings: WindowSettings) -> None:
        from ui.entrance.arrival import Arrival

        folder = self._folder(settings)
        arrival = Arrival(self.window, profile, folder, self.theme, messages, self.tasks)
        arrival.setParent(self)
        arrival.arrived.connect(
            lambda station, invitation, found: self._on_arrived(
                station, invitation, found, messages, settings
            )
        )
        arrival.begin()

    def _profile_dir(self) -> Path:
        if self._arguments.profile is not None:
            return self._arguments.profile
        if self._arguments.demo:
            return demo_profile_dir(self._arguments.office or default_demo_root())
        return default_profile_dir()

    def _folder(self, settings: WindowSettings) -> Path | None:
        if self._arguments.demo:
            return self._arguments.office or default_demo_root()
        return self._arguments.office or settings.office

    def _messages(self, profile: Profile) -> Messages:
        log, opened = open_log(profile.log)
        self._open.callback(close_log, opened)
        messages = Messages(self.theme, log)
        messages.stand_over(self.window)
        self.tasks.failure_unanswered.connect(messages.failure)
        self._report_bugs_to(messages)
        return messages

    def _report_bugs_to(self, messages: Messages) -> None:
        before = sys.excepthook

        def report(
            kind: type[BaseException], bug: BaseException, trace: TracebackType | None
        ) -> None:
            logging.getLogger("mejasiar").error("bug", exc_info=(kind, bug, trace))
            messages.crash(kind, bug, trace)

        def restore() -> None:
            sys.excepthook = before

        sys.excepthook = report
        self._open.callback(restore)

    def _remember(self, settings: WindowSettings) -> None:
        settings.geometry = self.window.saveGeometry()
        with suppress(Unavailable):  # where the window stood is worth no sentence at its end
            settings.save()

    # The office

    def _on_arrived(
        self,
        station: Station,
        invitation: Invitation | None,
        folder: Path,
        messages: Messages,
        settings: WindowSettings,
    ) -> None:
        settings.office = folder
        self._station = station
        station.keeping = settings.keeping
        self.workplace = Workplace(station, self.tasks)
        self.sitting = Sitting(
            self.window,
            self.workplace,
            self.theme,
            messages,
            settings,
            invitation,
            self._arguments.sign_in,
        )
        self.window.may_close = self._may_close
        self._listen(self.sitting, self.workplace, messages, settings)
        self.workplace.start()
        self.sitting.begin()

    def _listen(
        self, sitting: Sitting, workplace: Workplace, messages: Messages, settings: WindowSettings
    ) -> None:
        idle = IdleWatch(settings.idle_minutes, self)
        idle.idled.connect(sitting.lock)
        self._open.callback(idle.stop)
        notifications = Notifications(self.theme, self)
        self._open.callback(notifications.close)
        sitting.left.connect(notifications.forget)
        sitting.left.connect(self.garbage.sweep_later)
        self.window.closing.connect(lambda: self._tell_undelivered(workplace, notifications))

        mistakes = read_settings(workplace.station.profile.root).mistakes

        def on_seated(desk: DeskPage) -> None:
            if mistakes:
                messages.tell(broken_settings(mistakes), "late", key="settings")
            actions = DeskActions(desk, sitting, workplace, self.theme, messages, settings)
            actions.settings_kept.connect(lambda: idle.set_minutes(settings.idle_minutes))
            desk.counted.connect(on_counted)
            idle.watch(self.window.windowHandle())
            self.seated.emit(desk)

        def on_counted(standing: Standing) -> None:
            notifications.show_waiting(standing.mine)

        def on_chosen(coverage_id: str) -> None:
            self.window.activateWindow()
            if sitting.desk is not None and coverage_id:
                sitting.desk.show_coverage(coverage_id)

        notifications.chosen.connect(on_chosen)
        sitting.seated.connect(on_seated)

    def _tell_undelivered(self, workplace: Workplace, notifications: Notifications) -> None:
        visit = workplace.last_visit
        if visit is not None and visit.waiting:
            words = f"{visit.waiting} tindakan tersimpan di PC ini, dikirim saat dibuka lagi."
            notifications.say("Belum terkirim", words)

    # What cannot be

    def _on_failed(self, failure: Failure) -> None:
        from ui.entrance.notice_page import TroublePage

        page = TroublePage(self.theme, failure, [("Tutup", self._close_window)])
        self._show_window_with(page)

    def _close_window(self) -> None:
        self.window.close()

    def _show_window_with(self, page: QWidget) -> None:
        self.window.show_page(page)
        self.window.show()
