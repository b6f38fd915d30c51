"""The tab of Pelaksana: what is to be handed in, mended and published, and what became of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.acts import Activity
from app.domain.roles import Role
from app.domain.workflow import Option
from app.errors import Failure, Refusal
from app.publication.platforms import load_platforms
from ui.coverage_file import CoverageFile
from ui.handin.new_coverage import NewCoverage
from ui.handin.queue_feed import DraftFeed
from ui.messages import Messages
from ui.panes.naming import why_closed
from ui.panes.prepared import LASTING, PreparedDrafts
from ui.tabs.pelaksana_desk import PelaksanaDesk
from ui.tabs.pelaksana_new import NewActivity
from ui.theme import Theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.queue_view import QueuePanel
from ui.widgets.thumbs import Thumbs
from ui.widgets.workbench import Workbench
from ui.workplace import Workplace

RIGHT = 380


class PelaksanaTab(QWidget):
    """The first coverage is shown by itself; work on it begins when the person turns to it."""

    #: how many coverages wait for the signed-in person
    waiting_changed = Signal(int)

    def __init__(
        self,
        workplace: Workplace,
        theme: Theme,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.workplace = workplace
        self._shown = ""
        self._wanted = ""
        self._by_itself = False
        thumbs, platforms = Thumbs(workplace.tasks), load_platforms()
        self.queue = _queue_panel(theme, thumbs)
        self.new = NewCoverage(theme)
        self.empty = _empty_page(theme)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self.new)
        self.bench = Workbench(theme, self.queue, self._pages, RIGHT, self)
        self._drafts = PreparedDrafts(workplace, Role.PELAKSANA.value, messages, self)
        self._typed = NewActivity(self._drafts)
        self.desk = PelaksanaDesk(
            workplace, theme, messages, thumbs, platforms, self._drafts, self.bench
        )
        self.feed = DraftFeed(workplace, platforms, self.desk.hand_in.book, self.queue)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bench)
        self._connect()
        self.feed.refresh()

    def _connect(self) -> None:
        workplace, view = self.workplace, self.queue.view
        self.queue.action_requested.connect(self.open_new)
        self.queue.empty.action_requested.connect(self.open_new)
        self.empty.action_requested.connect(self.open_new)
        self.new.begin_requested.connect(self._on_begin_requested)
        self.new.left.connect(self._on_new_left)
        self.new.form.edited.connect(lambda: self._typed.put(self.new.form.activity()))
        view.row_chosen.connect(self._on_row_chosen)
        view.clicked.connect(lambda index: self._turn_to_work())
        view.activated.connect(lambda index: self._turn_to_work())
        self.feed.waiting_changed.connect(self.waiting_changed)
        self.feed.refreshed.connect(self._on_queue_refreshed)
        self.desk.touched.connect(lambda coverage_id: self._begin_work())
        self.desk.reload_requested.connect(self._load)
        workplace.coverages_touched.connect(self._on_coverages_touched)
        workplace.office_changed.connect(self._load)
        workplace.session_changed.connect(self._load)
        workplace.ticked.connect(self._on_ticked)

    def waiting(self) -> int:
        """How many coverages wait for the signed-in person."""
        return self.feed.waiting

    def show_coverage(self, coverage_id: str) -> None:
        """Show a coverage, in the queue or not."""
        self._wanted = coverage_id
        if not self.queue.view.choose(coverage_id):
            self._show(coverage_id)

    def hideEvent(self, event: QHideEvent) -> None:
        """Another tab, the lock or the end of the program: what was typed is kept now."""
        super().hideEvent(event)
        self.desk.hand_in.book.flush()
        self._keep_typed()

    def open_new(self) -> None:
        """Show the form for a new coverage."""
        may = self.workplace.actor().post_for(Role.PELAKSANA) is not None
        refusal = Refusal("wrong_role", roles=(Role.PELAKSANA.value,))
        self.new.set_closed("" if may else why_closed(self.workplace, Option(None, refusal)))
        self._pages.setCurrentWidget(self.new)
        self.bench.show_work(False)
        self.new.start(self.workplace.office, self.workplace.now, self._typed.read())

    def _on_begin_requested(self, activity: Activity) -> None:
        self.new.begin.set_closed("Sedang disimpan…")
        self.workplace.open(activity, self._on_opened, self._on_open_failed)

    def _on_opened(self, coverage_id: str) -> None:
        self.new.clear()
        self._typed.end()
        self._pages.setCurrentWidget(self.empty)
        self.desk.hand_in.expect(coverage_id)
        self.show_coverage(coverage_id)
        self.workplace.begin_work(coverage_id)

    def _on_open_failed(self, failure: Failure) -> None:
        self.new.begin.set_closed("")
        self.workplace.tasks.failure_unanswered.emit(failure)

    def _on_new_left(self) -> None:
        self._pages.setCurrentWidget(self.empty)
        self.bench.show_work(bool(self._shown))

    def _on_row_chosen(self, coverage_id: str) -> None:
        self._show(coverage_id)
        if not self._by_itself:
            self._begin_work()

    def _show(self, coverage_id: str) -> None:
        self._shown = coverage_id
        self._load()

    def _turn_to_work(self) -> None:
        """Also from a coverage that is being described; its words stay."""
        if self._pages.currentWidget() is self.new:
            self._on_new_left()
        self._begin_work()

    def _begin_work(self) -> None:
        if self._shown:
            self.workplace.begin_work(self._shown)

    def _load(self) -> None:
        if self._shown:
            self.workplace.load(self._shown, self._on_loaded, self)

    def _on_loaded(self, file: CoverageFile) -> None:
        if file.coverage.id != self._shown:
            return
        self._keep_typed()  # of the one that goes
        self._drafts.open_for(file.coverage.id, LASTING)
        self.desk.show_file(file)
        if self._pages.currentWidget() is not self.new or not self._pages.isVisible():
            self.bench.show_work(True)

    def _on_queue_refreshed(self) -> None:
        if self._wanted and self.queue.view.choose(self._wanted):
            self._wanted = ""
        if not self._shown:
            self._by_itself = True
            self.queue.view.choose_first()
            self._by_itself = False

    def _on_coverages_touched(self, touched: frozenset[str]) -> None:
        if self._shown in touched:
            self._load()

    def _keep_typed(self) -> None:
        """Have the disk hold what was typed and not sealed."""
        self._typed.keep()
        if self.desk.file is not None:
            self._drafts.keep(self.desk.file.coverage.id, self.desk.side.form)

    def _on_ticked(self, now: int) -> None:
        self._keep_typed()
        if self.isVisible():
            self.desk.show_time(now)


def _queue_panel(theme: Theme, thumbs: Thumbs) -> QueuePanel:
    hint = "Mulai dari kegiatan yang sedang atau akan diliput."
    empty = EmptyState(theme, "camera", "Belum ada liputan", hint, "+ Liputan baru")
    return QueuePanel(theme, thumbs, "Liputan saya", empty, "+ Liputan baru")


def _empty_page(theme: Theme) -> EmptyState:
    return EmptyState(
        theme,
        "camera",
        "Tidak ada liputan yang dipilih",
        "Pilih liputan di sebelah kiri, atau mulai yang baru: kegiatan, pimpinan, waktu, tempat.",
        "+ Liputan baru",
    )
