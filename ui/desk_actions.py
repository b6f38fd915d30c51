"""What the menu under the name does: looks, the administrator's dialogs, lock, leave, about."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog

from ui.desk_page import DeskPage
from ui.messages import Action, Messages
from ui.pack_door import PackDoor
from ui.person_menu import PersonMenu
from ui.settings import WindowSettings
from ui.sitting import Sitting
from ui.theme import Theme
from ui.workplace import Workplace

RESIZED = "resized"  # key of the banner


class DeskActions(QObject):
    """Fills the menu of one desk, and is gone with it."""

    #: what may be set at this PC was set anew
    settings_kept = Signal()

    def __init__(
        self,
        desk: DeskPage,
        sitting: Sitting,
        workplace: Workplace,
        theme: Theme,
        messages: Messages,
        settings: WindowSettings,
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._sitting = sitting
        self._workplace = workplace
        self._theme = theme
        self._messages = messages
        self._settings = settings
        self.menu = PersonMenu(desk.header.user.menu, settings.scheme, settings.text_scale)
        self.menu.scheme_chosen.connect(self._on_scheme_chosen)
        self.menu.scale_chosen.connect(self._on_scale_chosen)
        self.menu.people_requested.connect(self._on_people_requested)
        self.menu.appointments_requested.connect(self._on_appointments_requested)
        self.menu.restore_requested.connect(self._on_restore_requested)
        self.menu.health_requested.connect(desk.open_health)
        self.packs = PackDoor(desk, workplace, theme, messages, settings)
        self.menu.packs_requested.connect(lambda: self.packs.open())
        self.menu.settings_requested.connect(self._on_settings_requested)
        self.menu.lock_requested.connect(sitting.lock)
        self.menu.sign_out_requested.connect(sitting.sign_out)
        self.menu.about_requested.connect(self._on_about_requested)
        QShortcut(QKeySequence("Ctrl+L"), desk).activated.connect(sitting.lock)
        workplace.office_changed.connect(self._show_person)
        self._show_person()

    def _show_person(self) -> None:
        user = self._desk.header.user
        person = self._workplace.office.people.get(self._workplace.person)
        span = person.administrator if person else None
        is_administrator = span is not None and span.until is None
        self.menu.show_person(user.toolTip().replace("\n", " · "), is_administrator)

    def _on_scheme_chosen(self, scheme: str) -> None:
        self._settings.scheme = scheme
        self._dress()

    def _on_scale_chosen(self, scale: float) -> None:
        self._settings.text_scale = scale
        self._dress()
        # What is being typed stays where it is; whoever wants the layout to fit says so.
        again = Action("Susun ulang layar", self._sitting.rebuild)
        words = "Ukuran teks diubah. Susun ulang layar agar semua bagian pas."
        self._messages.tell(words, "info", again, key=RESIZED)

    def _dress(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self._theme.apply(app, self._settings.scheme, self._settings.text_scale)

    def _on_people_requested(self) -> None:
        from ui.dialogs.people_dialog import PeopleDialog

        self._open(PeopleDialog(self._workplace, self._theme, self._messages, self._desk))

    def _on_appointments_requested(self) -> None:
        from ui.dialogs.appointments_dialog import AppointmentsDialog

        self._open(AppointmentsDialog(self._workplace, self._theme, self._messages, self._desk))

    def _on_restore_requested(self) -> None:
        from ui.dialogs.restore_dialog import RestoreDialog

        station, tasks = self._workplace.station, self._workplace.tasks
        self._open(
            RestoreDialog(
                station.folder, station.profile, tasks, self._theme, self._messages, self._desk
            )
        )

    def _on_settings_requested(self) -> None:
        from ui.dialogs.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self._workplace, self._theme, self._settings, self._desk)
        dialog.kept.connect(self.settings_kept)
        self._open(dialog)

    def _open(self, dialog: QDialog) -> None:
        dialog.open()

    def _on_about_requested(self) -> None:
        from importlib.metadata import version  # costs a cold start, and is asked for once a year

        from ui.widgets.question_dialog import Question

        office = self._workplace.office.name
        words = (
            f"Versi {version('mejasiar')}. Kantor: {office}. Semua tersimpan di folder kantor dan "
            "di PC ini; tidak ada yang dikirim ke luar."
        )
        question = Question("Meja Siar", words, "Tutup", no="")
        self._messages.ask(question, lambda _: None).no.hide()
