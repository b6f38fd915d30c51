"""The desk of the signed-in person: the header, what is to be told, and the tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.cards import Card
from app.errors import Refusal
from app.ledger.visit import Visit
from ui.entrance.seats import post_words
from ui.held_banner import HeldBanner
from ui.incident_banner import IncidentBanner
from ui.messages import Action, Messages
from ui.owed_banner import OwedBanner
from ui.search_results import SearchResults
from ui.settings import WindowSettings
from ui.standing import Standing, StandingWatch
from ui.tab_pages import MAKERS, REPORTS, TabPages, tab_of
from ui.texts import sentence
from ui.texts.names import TABS
from ui.theme import Theme
from ui.widgets.banner import BannerStack
from ui.widgets.header_bar import HeaderBar
from ui.widgets.tab_buttons import TabView
from ui.workplace import Workplace

if TYPE_CHECKING:
    from ui.dialogs.health_dialog import HealthDialog

SHARE, NOTICES = "share", "notices"  # keys of banners
USUAL = ("office_offline", "lock_busy", "lock_lost", "ledger_busy")  # the indicator says enough


class DeskPage(QWidget):
    """Everything that a signed-in person sees."""

    #: the Standing of the signed-in person, whenever it was counted
    counted = Signal(object)

    def __init__(
        self,
        workplace: Workplace,
        theme: Theme,
        messages: Messages,
        settings: WindowSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._theme = theme
        self._messages = messages
        self._settings = settings
        self._own_counts: dict[str, int] = {}
        self._counts: dict[str, int] = {}
        self._looked_at: frozenset[str] = frozenset()
        self._share_told = ""
        self.header = HeaderBar(theme, [TabView(key, TABS[key]) for key in MAKERS], self)
        self.banners = BannerStack(theme, self)
        self.tabs = TabPages(workplace, theme, messages, self)
        self.results = SearchResults(theme, self.header.search, self)
        self.watch = StandingWatch(workplace, self)
        self.incidents = IncidentBanner(workplace, messages, self.open_health, self)
        self._lay_out()
        self._connect()
        self.held = HeldBanner(workplace, messages, self)
        self.owed = OwedBanner(workplace.owed, messages, self)
        self._show_person()
        self._on_visited(workplace.last_visit)
        self.header.tabs.choose(self._first_tab())
        self.watch.count_soon()  # the inbox first
        self.watch.counted.connect(self._look_for_incidents, Qt.ConnectionType.SingleShotConnection)

    def open_tab(self, key: str) -> None:
        """Open a tab by its key."""
        self.header.tabs.choose(key)

    def show_coverage(self, coverage_id: str) -> None:
        """Open the tab where a coverage stands now, and choose it there."""
        queries = self._workplace.station.queries
        self._workplace.tasks.ask(
            lambda progress: queries.card(coverage_id), self._on_card_found, owner=self
        )

    def open_health(self) -> None:
        """Show how things stand; one view of it at a time."""
        dialog_class = health_dialog()
        if self.findChild(dialog_class) is None:
            dialog = dialog_class(self._workplace, self._theme, self._messages, self)
            dialog.incidents_seen.connect(self.incidents.read)
            dialog.open()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.banners)
        column.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        header, workplace = self.header, self._workplace
        self._messages.told.connect(self.banners.show_notice)
        self._messages.withdrawn.connect(self.banners.withdraw)
        header.tabs.tab_chosen.connect(self._on_tab_chosen)
        header.search.search_changed.connect(self._on_search_changed)
        header.connection.clicked.connect(self.open_health)
        self.results.coverage_chosen.connect(self.show_coverage)
        self.tabs.waiting_changed.connect(self._on_waiting_changed)
        self.watch.counted.connect(self._on_counted)
        workplace.visited.connect(self._on_visited)
        workplace.office_changed.connect(self._show_person)
        workplace.ticked.connect(self._on_ticked)
        for number, key in enumerate(MAKERS, 1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(lambda chosen=key: self.open_tab(chosen))
        QShortcut(QKeySequence("F1"), self).activated.connect(self.open_health)
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.activated.connect(lambda: header.search.setFocus(Qt.FocusReason.ShortcutFocusReason))

    def _first_tab(self) -> str:
        posts = sorted(self._workplace.actor().posts, key=lambda post: bool(post.acting))
        last = self._settings.last_tab
        return posts[0].role.value if posts else last if last in MAKERS else REPORTS

    def _on_ticked(self) -> None:
        """A post begins and ends at midnight, and nothing else happens then."""
        if self._workplace.actor().posts != self._posts:
            self._show_person()

    def _show_person(self) -> None:
        workplace = self._workplace
        posts = self._posts = workplace.actor().posts
        titles = ", ".join(post_words(post.title, post.acting) for post in posts)
        acting = ", ".join(post_words(post.title, post.acting) for post in posts if post.acting)
        name = workplace.name_of(workplace.person)
        self.header.user.set_person(name, titles or "tanpa jabatan", acting)

    # What the office says

    def _on_tab_chosen(self, key: str) -> None:
        self.tabs.turn_to(key)
        self._settings.last_tab = key

    def _on_waiting_changed(self, key: str, count: int) -> None:
        self._own_counts[key] = count
        self._show_counts()

    def _look_for_incidents(self, standing: Standing) -> None:
        self.incidents.look()
        # Importing it takes longer than a window may stand still.
        self._workplace.tasks.ask(lambda progress: health_dialog(), lambda _: None, owner=self)

    def _on_counted(self, standing: Standing) -> None:
        self._counts = standing.counts
        self._show_counts()
        self._show_notices(standing)
        self.counted.emit(standing)

    def _show_counts(self) -> None:
        # A role's tab counts the same, but only once it was opened; the watch counts them all.
        self.header.tabs.set_counts({**self._own_counts, **self._counts})

    def _show_notices(self, standing: Standing) -> None:
        events = frozenset(notice.event for notice in standing.notices)
        if not events:
            self._messages.withdraw(NOTICES)
        elif events - self._looked_at:
            first = standing.notices[0].coverage
            words = (
                f"Perlu diperiksa: {len(events)} tindakan Anda didahului orang lain atau ditahan."
            )
            look = Action("Lihat", lambda: self.show_coverage(first))
            self._messages.tell(words, "late", look, key=NOTICES)
        self._looked_at = events

    def _on_visited(self, visit: Visit | None) -> None:
        if visit is None:
            return
        connected = visit.state in ("connected", "busy")
        why = sentence(visit.failure) if visit.failure else ""
        self.header.connection.set_state(connected, visit.waiting, why)
        shown = why if visit.failure and visit.failure.code not in USUAL else ""
        if shown and shown != self._share_told:
            level = "late" if isinstance(visit.failure, Refusal) else "problem"
            self._messages.tell(shown, level, key=SHARE)
        elif self._share_told and not shown and connected:
            self._messages.withdraw(SHARE)
        if shown or connected:
            self._share_told = shown

    # Search

    def _on_search_changed(self, words: str) -> None:
        if not words:
            self.results.hide()
            return
        queries = self._workplace.station.queries
        zone = ZoneInfo(self._workplace.office.zone)
        self._workplace.tasks.ask(
            lambda progress: queries.search(words),
            lambda cards: self._on_found(words, cards, zone),
            owner=self,
        )

    def _on_found(self, words: str, cards: tuple[Card, ...], zone: ZoneInfo) -> None:
        if words == self.header.search.text().strip():  # typing may have gone on meanwhile
            self.results.show_found(words, cards, zone)

    def _on_card_found(self, card: Card | None) -> None:
        if card is None:
            self._messages.failure(Refusal("coverage_unknown"))
            return
        roles = {post.role for post in self._workplace.actor().posts}
        key = tab_of(card, roles)
        self.open_tab(key)
        self.tabs.open(key).show_coverage(card.id)


def health_dialog() -> type[HealthDialog]:
    """The class of Kesehatan, imported when it is first asked for: no start pays for it."""
    from ui.dialogs.health_dialog import HealthDialog

    return HealthDialog
