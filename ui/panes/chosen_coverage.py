"""Which coverage is looked at: chosen from the queue or asked for, read and read again."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QTimer, Signal

from ui.coverage_file import CoverageFile
from ui.models.queue_model import ROW_ROLE, QueueRow
from ui.panes.queue_feed import RoleFeed
from ui.widgets.queue_view import QueuePanel
from ui.workplace import Workplace

PAUSE_MS = 100  # between two readings of what others touched


class ChosenCoverage(QObject):
    """The first of the queue is shown by itself; work begins only when the person chooses."""

    #: another coverage is chosen; the id of the one before
    left = Signal(str)
    #: the CoverageFile was read
    loaded = Signal(object)

    def __init__(self, workplace: Workplace, panel: QueuePanel, feed: RoleFeed) -> None:
        super().__init__(panel)
        self._workplace = workplace
        self._panel = panel
        self._feed = feed
        self._automatic = False
        self._touched_again = False
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._on_pause_ended)
        self.id = ""
        feed.refreshed.connect(self._on_rows_refreshed)
        panel.view.row_chosen.connect(self._on_row_chosen)
        panel.view.clicked.connect(self._on_row_clicked)
        panel.view.activated.connect(self._on_row_clicked)
        workplace.coverages_touched.connect(self._on_touched)
        workplace.office_changed.connect(self.reload)
        workplace.session_changed.connect(self.reload)

    def ask_for(self, coverage_id: str) -> None:
        """Look at one that the person asked for, in the queue or not."""
        if not self._panel.view.choose(coverage_id) or coverage_id != self.id:
            self._open(coverage_id)

    def begin(self) -> None:
        """The person works on it now: from here its clock counts working, not waiting."""
        if self.id:
            self._workplace.begin_work(self.id)

    def reload(self) -> None:
        """Read it again."""
        if self.id:
            self._workplace.load(self.id, self._on_loaded, self)

    @property
    def following(self) -> str:
        """The next coverage that waits; "" where none does."""
        rows = self._panel.model.rows() if self._feed.waiting else []
        return rows[0].coverage_id if rows and rows[0].coverage_id != self.id else ""

    def go_on(self) -> None:
        """Look at the next one that waits."""
        if self.following:
            self.ask_for(self.following)

    def _on_rows_refreshed(self) -> None:
        if not self.id and self._panel.view.chosen:
            # clicked while the queue was there and the rest of the tab was not
            self._open(self._panel.view.chosen)
        elif not self.id and self._panel.model.rows():
            self._automatic = True
            self._panel.view.choose_first()
            self._automatic = False
        elif self.id and not self._panel.view.chosen:
            # asked for, as from a notice, before the queue was there
            self._automatic = True
            self._panel.view.choose(self.id)
            self._automatic = False

    def _on_row_chosen(self, coverage_id: str) -> None:
        self._open(coverage_id, begins=not self._automatic)

    def _on_row_clicked(self, index: QModelIndex) -> None:
        row: QueueRow | None = index.data(ROW_ROLE)
        if row is not None:
            self._open(row.coverage_id)

    def _open(self, coverage_id: str, begins: bool = True) -> None:
        if coverage_id != self.id:
            before, self.id = self.id, coverage_id
            self.left.emit(before)
            self.reload()
        if begins:
            self.begin()

    def _on_touched(self, touched: frozenset[str]) -> None:
        """At once; but previews come by the dozen, and each time all of it would be shown anew."""
        if self.id not in touched:
            return
        if self._pause.isActive():
            self._touched_again = True
        else:
            self.reload()
            self._pause.start()

    def _on_pause_ended(self) -> None:
        if self._touched_again:
            self._touched_again = False
            self.reload()
            self._pause.start()

    def _on_loaded(self, file: CoverageFile) -> None:
        if file.coverage.id == self.id:
            self.loaded.emit(file)
