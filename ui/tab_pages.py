"""The tabs of the desk, each built when it is first opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.cards import Card
from app.domain.coverage import Stage
from app.domain.roles import Role
from ui.messages import Messages
from ui.panes.inbox import KABAG, KASUBAG, Inbox
from ui.theme import Theme
from ui.workplace import Workplace

if TYPE_CHECKING:
    from ui.tabs.arsip import ArsipTab
    from ui.tabs.kabag import KabagTab
    from ui.tabs.kasubag import KasubagTab
    from ui.tabs.laporan import LaporanTab
    from ui.tabs.pelaksana import PelaksanaTab

    Tab = PelaksanaTab | KasubagTab | KabagTab | ArsipTab | LaporanTab

ARCHIVE, REPORTS = "arsip", "laporan"


class TabPages(QStackedWidget):
    """Importing a tab costs as much as showing it, so each is imported when it is opened."""

    #: (key, count) of a tab that counts for itself what waits there
    waiting_changed = Signal(str, int)

    def __init__(
        self,
        workplace: Workplace,
        theme: Theme,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._made: dict[str, Tab] = {}
        self._inboxes: dict[str, Inbox] = {}
        self._collaborators = (workplace, theme, messages)

    def turn_to(self, key: str) -> None:
        """Show a tab; of one that is not there yet its inbox, where it has one, before the rest."""
        if key in INBOXES and not (key in self._made or key in self._inboxes):
            self._show_inbox(key)
        else:
            self.open(key)

    def open(self, key: str) -> Tab:
        """Show a tab, whole."""
        if key not in self._made:
            inbox = self._inboxes.pop(key, None)
            tab = MAKERS[key](*self._collaborators, self, inbox)
            tab.waiting_changed.connect(lambda count: self.waiting_changed.emit(key, count))
            self._made[key] = tab
            self.addWidget(tab)
            if inbox is not None:
                self.removeWidget(inbox)
                inbox.deleteLater()
        self.setCurrentWidget(self._made[key])
        return self._made[key]

    def _show_inbox(self, key: str) -> None:
        workplace, theme, _ = self._collaborators
        inbox = Inbox(workplace, theme, INBOXES[key], self)
        self._inboxes[key] = inbox
        inbox.painted.connect(lambda: self._complete(key))
        self.addWidget(inbox)
        self.setCurrentWidget(inbox)
        inbox.begin()

    def _complete(self, key: str) -> None:
        if key in self._inboxes and self.currentWidget() is self._inboxes[key]:
            self.open(key)


def tab_of(card: Card, roles: set[Role]) -> str:
    """Where a coverage is looked at: with whose turn it is, or in the archive once it ended."""
    if card.stage in (Stage.ARCHIVED, Stage.CANCELLED):
        return ARCHIVE
    if card.stage is Stage.PUBLISHED:
        return Role.KASUBAG.value if Role.KASUBAG in roles else ARCHIVE
    return card.role or ARCHIVE


def _pelaksana(
    workplace: Workplace, theme: Theme, messages: Messages, parent: QWidget, _: Inbox | None
) -> Tab:
    from ui.tabs.pelaksana import PelaksanaTab

    return PelaksanaTab(workplace, theme, messages, parent)


def _kasubag(
    workplace: Workplace, theme: Theme, messages: Messages, parent: QWidget, inbox: Inbox | None
) -> Tab:
    from ui.tabs.kasubag import KasubagTab

    return KasubagTab(workplace, theme, messages, parent, inbox)


def _kabag(
    workplace: Workplace, theme: Theme, messages: Messages, parent: QWidget, inbox: Inbox | None
) -> Tab:
    from ui.tabs.kabag import KabagTab

    return KabagTab(workplace, theme, messages, parent, inbox)


def _arsip(
    workplace: Workplace, theme: Theme, messages: Messages, parent: QWidget, _: Inbox | None
) -> Tab:
    from ui.tabs.arsip import ArsipTab

    return ArsipTab(workplace, theme, messages, parent)


def _laporan(
    workplace: Workplace, theme: Theme, messages: Messages, parent: QWidget, _: Inbox | None
) -> Tab:
    from ui.tabs.laporan import LaporanTab

    return LaporanTab(workplace, theme, messages, parent)


INBOXES = {words.role.value: words for words in (KASUBAG, KABAG)}
Maker = Callable[[Workplace, Theme, Messages, QWidget, Inbox | None], "Tab"]
MAKERS: dict[str, Maker] = {
    Role.PELAKSANA.value: _pelaksana,
    Role.KASUBAG.value: _kasubag,
    Role.KABAG.value: _kabag,
    ARCHIVE: _arsip,
    REPORTS: _laporan,
}
