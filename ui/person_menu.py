"""The menu under the name of who is signed in."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from ui.settings import SCALES, SCHEMES

SCHEME_WORDS = {"system": "Mengikuti sistem", "light": "Terang", "dark": "Gelap"}


class PersonMenu(QObject):
    """Fills a menu; who listens does the work."""

    #: one of SCHEMES
    scheme_chosen = Signal(str)
    #: one of SCALES
    scale_chosen = Signal(float)
    #: the administrator's dialogs
    people_requested = Signal()
    appointments_requested = Signal()
    #: the ledger from a copy; the administrator's as well
    restore_requested = Signal()
    #: the state of things
    health_requested = Signal()
    #: what this PC keeps
    settings_requested = Signal()
    #: packs for a PC without the network
    packs_requested = Signal()
    #: lock, sign out, about
    lock_requested = Signal()
    sign_out_requested = Signal()
    about_requested = Signal()

    def __init__(self, menu: QMenu, scheme: str, scale: float) -> None:
        super().__init__(menu)
        self._menu = menu
        self.who = menu.addAction("")
        self.who.setEnabled(False)
        menu.addSeparator()
        self.people = self._add("Orang dan jabatan…", self.people_requested)
        self.appointments = self._add("Penunjukan Plh./Plt.…", self.appointments_requested)
        self.restore = self._add("Pulihkan dari salinan…", self.restore_requested)
        self._separator = menu.addSeparator()
        self.health = self._add("Kesehatan", self.health_requested)
        self.health.setShortcut(QKeySequence("F1"))
        menu.addSeparator()
        self.packs = self._add("Paket…", self.packs_requested)
        menu.addSeparator()
        self.schemes = self._add_schemes(scheme)
        self.scales = self._add_scales(scale)
        menu.addSeparator()
        self.settings = self._add("Pengaturan PC ini…", self.settings_requested)
        menu.addSeparator()
        self.lock = self._add("Kunci layar", self.lock_requested)
        self.lock.setShortcut(QKeySequence("Ctrl+L"))
        self.sign_out = self._add("Keluar", self.sign_out_requested)
        menu.addSeparator()
        self.about = self._add("Tentang Meja Siar", self.about_requested)

    def show_person(self, words: str, administrator: bool) -> None:
        """Who it is, and whether the office is theirs to arrange."""
        self.who.setText(words)
        for action in (self.people, self.appointments, self.restore, self._separator):
            action.setVisible(administrator)

    def _add(self, text: str, signal: SignalInstance) -> QAction:
        action = self._menu.addAction(text)
        action.triggered.connect(lambda _=False: signal.emit())
        return action

    def _add_schemes(self, scheme: str) -> dict[str, QAction]:
        menu = self._menu.addMenu("Tema")
        group = QActionGroup(menu)
        made = {}
        for name in SCHEMES:
            action = _choice(menu, group, SCHEME_WORDS[name], name == scheme)
            action.triggered.connect(lambda _, chosen=name: self.scheme_chosen.emit(chosen))
            made[name] = action
        return made

    def _add_scales(self, scale: float) -> dict[float, QAction]:
        menu = self._menu.addMenu("Ukuran teks")
        group = QActionGroup(menu)
        made = {}
        for size in SCALES:
            action = _choice(menu, group, f"{size:.0%}".replace("%", " %"), size == scale)
            action.triggered.connect(lambda _, chosen=size: self.scale_chosen.emit(chosen))
            made[size] = action
        return made


def _choice(menu: QMenu, group: QActionGroup, words: str, chosen: bool) -> QAction:
    action = menu.addAction(words)
    action.setCheckable(True)
    action.setChecked(chosen)
    group.addAction(action)
    return action
