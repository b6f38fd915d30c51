"""The inbox of a deciding post: its queue, shown before the rest of its tab is there."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.record import record
from app.domain.roles import Role
from ui.panes.queue_feed import RoleFeed
from ui.theme import Theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.queue_view import QueuePanel
from ui.widgets.thumbs import Thumbs
from ui.workplace import Workplace

ONCE = Qt.ConnectionType.SingleShotConnection
FRAME = 16  # ms: what was painted reaches the eye before anything else is done


@record
class TabWords:
    """Whose tab it is, the heading of its queue, and what it says when nothing waits."""

    role: Role
    heading: str
    empty: str
    hint: str


KASUBAG = TabWords(
    Role.KASUBAG,
    "Perlu ditindak",
    "Belum ada yang perlu ditindak",
    "Yang diserahkan Pelaksana dan yang diputuskan Kabag muncul di sini.",
)
KABAG = TabWords(
    Role.KABAG,
    "Menunggu keputusan",
    "Tidak ada yang menunggu keputusan",
    "Liputan yang diteruskan Kasubag muncul di sini.",
)


class Inbox(QWidget):
    """A page with nothing but the queue, at its place; a tab takes `queue` and `feed` over."""

    #: the queue as it was read first is on the screen, for a frame at least
    painted = Signal()

    def __init__(
        self, workplace: Workplace, theme: Theme, words: TabWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._is_read = False
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.thumbs = Thumbs(workplace.tasks)
        empty = EmptyState(theme, "tray", words.empty, words.hint)
        self.queue = QueuePanel(theme, self.thumbs, words.heading, empty, parent=self)
        self.thumbs.setParent(self.queue)
        self.feed = RoleFeed(workplace, words.role, self.queue)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.queue)
        row.addStretch(1)

    def begin(self) -> None:
        """Read the queue; `painted` follows once."""
        self.feed.refreshed.connect(self._on_read, ONCE)
        self.feed.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Another tab or the lock was before it: it is painted now."""
        super().showEvent(event)
        if self._is_read:
            self._tell()

    def _on_read(self) -> None:
        self._is_read = True
        view = self.queue.view
        if view.isVisible():
            view.painted.connect(self._on_painted, ONCE)
        else:  # nothing waits, or nobody looks
            self._tell()

    def _on_painted(self) -> None:
        QTimer.singleShot(0, self, self._tell)

    def _tell(self) -> None:
        QTimer.singleShot(FRAME, self, self._on_frame_passed)

    def _on_frame_passed(self) -> None:
        if self.isVisible():  # else it is told when it is shown again, which may be never
            self.painted.emit()
