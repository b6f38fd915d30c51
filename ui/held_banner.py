"""Says in one quiet sentence that this PC's new acts wait, and why; it goes by itself."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject

from app import formats
from app.health.sentences import REASONS
from app.ledger.visit import HeldBack, Visit
from ui.messages import Messages
from ui.texts.ledger import HELD_BACK
from ui.workplace import Workplace

HELD = "held-back"  # key of the banner


class HeldBanner(QObject):
    """One banner while acts are held back so that other PCs come first (design §3).

    Whoever closes it is not told again of the same wait.
    """

    def __init__(
        self, workplace: Workplace, messages: Messages, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._messages = messages
        self._shown = ""
        self._closed = False
        workplace.visited.connect(self._on_visited)
        if workplace.last_visit is not None:
            self._on_visited(workplace.last_visit)

    def _on_visited(self, visit: Visit) -> None:
        if visit.held_back is None:
            self._closed = False
        held = visit.held_back if visit.waiting and not self._closed else None
        words = self._words(held, visit.waiting) if held else ""
        if words == self._shown:
            return
        self._shown = words
        if words:
            self._messages.tell(words, key=HELD, closed=self._on_closed)
        else:
            self._messages.withdraw(HELD)

    def _words(self, held: HeldBack, count: int) -> str:
        zone = ZoneInfo(self._workplace.office.zone)
        why = REASONS.get(held.reason, held.reason)
        # Minutes that are over: until then it surely goes, and a second more changes no word.
        until = formats.clock(held.until + formats.MINUTE, zone)
        return HELD_BACK.format(count=formats.number(count, 0), until=until, why=why)

    def _on_closed(self) -> None:
        self._closed = True
        self._shown = ""
