"""The archive: what is published or ended, its sheet, and what is done when it was a mistake."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QSettings, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.archive.numbers import load_numbering
from app.archive.sheet import SheetContent
from app.domain import acts
from app.domain.coverage import Stage
from app.domain.media import Attachment
from app.errors import Failure
from app.publication.platforms import load_platforms
from app.sheets import Sheets
from ui import formats
from ui.coverage_file import CoverageFile
from ui.dialogs.sheet_dialog import SheetDialog
from ui.handin.steps import step_views
from ui.messages import Messages
from ui.panes.draft import ReviewDraft
from ui.panes.history_pane import HistoryPane
from ui.panes.marks_export import marks_pane
from ui.panes.media_pane import MediaPane
from ui.panes.naming import names_of, why_closed
from ui.panes.narrative_pane import NarrativePane
from ui.panes.notices import notice_remarks
from ui.panes.remark import Remarks
from ui.tabs.arsip_cards import FactsCard, LettersCard, ResultsCard
from ui.tabs.arsip_forms import ArchiveForms
from ui.tabs.arsip_list import ArchiveFeed, ArchiveFilter
from ui.theme import Theme
from ui.widgets.buttons import ActionButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.queue_view import QueuePanel
from ui.widgets.thumbs import Thumbs
from ui.widgets.workbench import Workbench
from ui.workplace import Workplace

NOTHING = "Belum ada yang terbit"
NEXT = "Liputan muncul di sini setelah admin mencatat hasil publikasinya."
CHOOSE = "Pilih liputan"
TO_LOOK = "Pilih dari daftar di kiri untuk melihat media, narasi, dan lembar arsipnya."


class ArsipTab(QWidget):
    """Reads for everybody; what can be done follows the options of the signed-in person."""

    #: how many coverages wait to be archived
    waiting_changed = Signal(int)

    def __init__(
        self,
        workplace: Workplace,
        theme: Theme,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._theme = theme
        self._messages = messages
        self._file: CoverageFile | None = None
        self._wanted = ""
        platforms = load_platforms()
        self._sheets = Sheets(workplace.station, platforms, load_numbering())
        thumbs = Thumbs(workplace.tasks)
        nothing = EmptyState(theme, "archive", NOTHING, NEXT)
        self.queue = QueuePanel(theme, thumbs, "Arsip", nothing)
        self.filter = ArchiveFilter(theme, self.queue)
        self.feed = ArchiveFeed(workplace, platforms, self.queue, self.filter)
        self.bench = Workbench(theme, self.queue, EmptyState(theme, "archive", CHOOSE, TO_LOOK))
        self.media = MediaPane(workplace, theme, messages, thumbs, self)
        self.marks = marks_pane(workplace, theme, messages, self.media)
        self.remarks = Remarks(theme, self)
        self.forms = ArchiveForms(workplace, theme, platforms, messages, self)
        self.facts = FactsCard(workplace, theme, self)
        self.narrative = NarrativePane(theme, platforms, self)
        self.results = ResultsCard(workplace, theme, platforms, self)
        self.letters = LettersCard(theme, self)
        self.history = HistoryPane(workplace, theme, platforms, self)
        self.leave = ActionButton(theme, "Batal", "quiet", "Esc")
        self.sheet = ActionButton(theme, "Lembar arsip…", "quiet")
        self.archive = ActionButton(theme, "Arsipkan…", "primary")
        self.seal = ActionButton(theme, "", "primary", "Ctrl+Return")
        self._lay_out()
        self._connect()
        self.feed.refresh()

    def show_coverage(self, coverage_id: str) -> None:
        """Choose a coverage, also one that the list as it is narrowed does not show."""
        if not self.queue.view.choose(coverage_id):
            self.filter.clear()
        self._want(coverage_id)

    def waiting(self) -> int:
        """How many coverages wait to be archived."""
        return self.feed.waiting

    def _lay_out(self) -> None:
        self.queue.add_filter(self.filter)
        self.bench.middle.addWidget(self.media, 1)
        parts: list[QWidget] = [self.remarks, self.forms, self.facts, self.results]
        for part in (*parts, self.narrative, self.marks, self.letters, self.history):
            self.bench.decision.addWidget(part, 1 if part is self.narrative else 0)
        self.bench.foot.add(self.leave)
        self.bench.foot.add(self.sheet)
        self.bench.foot.add(self.archive, 1)
        self.bench.foot.add(self.seal, 1)
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.bench)
        self.setFocusProxy(self.queue.view)

    def _connect(self) -> None:
        workplace = self._workplace
        workplace.coverages_touched.connect(self._on_coverages_touched)
        workplace.office_changed.connect(self._reload)
        workplace.session_changed.connect(self._reload)
        workplace.ticked.connect(self._on_ticked)
        self.feed.waiting_changed.connect(self.waiting_changed)
        self.feed.refreshed.connect(self._on_list_refreshed)
        self.queue.view.row_chosen.connect(self._want)
        self.queue.view.clicked.connect(lambda _: self._want(self.queue.view.chosen))
        self.results.correction_requested.connect(lambda: self._open(acts.CorrectionOpened))
        self.results.removal_requested.connect(lambda: self._open(acts.PostTakenDown))
        self.letters.opened.connect(self._on_letter_opened)
        self.forms.changed.connect(self._refresh_foot)
        self.leave.clicked.connect(self.forms.close_form)
        self.sheet.clicked.connect(self._on_sheet_clicked)
        self.archive.clicked.connect(lambda: self._open(acts.CoverageArchived))
        self.seal.clicked.connect(self._on_seal_clicked)
        self.leave.bind(self)
        self.seal.bind(self)

    # What is shown

    def _want(self, coverage_id: str) -> None:
        """The chosen row may not be what is looked at: that may have come from a search."""
        if coverage_id and coverage_id != self._wanted:
            self._load(coverage_id)

    def _load(self, coverage_id: str) -> None:
        self._wanted = coverage_id
        self._workplace.load(coverage_id, self._on_loaded, self)

    def _reload(self) -> None:
        if self._wanted:
            self._load(self._wanted)

    def _on_coverages_touched(self, touched: frozenset[str]) -> None:
        if self._wanted in touched:
            self._reload()

    def _on_list_refreshed(self) -> None:
        if not self._wanted:
            self.queue.view.choose_first()
        else:
            self.queue.view.choose(self._wanted)

    def _on_loaded(self, file: CoverageFile) -> None:
        if file.coverage.id != self._wanted:
            return
        if self._file is None or self._file.coverage.id != file.coverage.id:
            self.forms.close_form()
        self._file = file
        self._refresh(file)
        self._workplace.tasks.ask(
            lambda progress: self._sheets.number(file.coverage),
            lambda number: self._on_number_found(file, number),
            owner=self,
        )

    def _on_number_found(self, file: CoverageFile, number: str) -> None:
        if file is self._file:
            self.facts.show_file(file, number)

    def _refresh(self, file: CoverageFile) -> None:
        coverage = file.coverage
        self.bench.show_work(True)
        self.bench.heading.set_words(coverage.activity.title, self._subtitle(file))
        self.bench.strip.set_steps(
            step_views(file.sop, coverage, self._workplace.now, self._workplace.is_guessing)
        )
        self.media.show_file(file, ReviewDraft(), choosable=False)
        remarks = notice_remarks(self._workplace, file, self._do, self._reload)
        self.remarks.set_remarks(remarks)
        self.facts.show_file(file, "")
        closed = {kind: why_closed(self._workplace, file.options.get(kind)) for kind in _AFTER}
        self.results.show_file(file, *(closed[kind] for kind in _AFTER))
        self.narrative.show_coverage(coverage, ReviewDraft(), editable=False, inline=False)
        self.letters.show_file(file)
        self.history.show_file(file)
        self._refresh_foot()

    def _subtitle(self, file: CoverageFile) -> str:
        activity, office = file.coverage.activity, self._workplace.office
        when = formats.long_date(formats.local(activity.starts_at, ZoneInfo(office.zone)).date())
        leader = office.leaders.get(activity.leader, activity.leader)
        return " · ".join(part for part in (leader, when, activity.place) if part)

    def _on_ticked(self, now: int) -> None:
        file = self._file
        if self.isVisible() and file is not None and file.coverage.visit is not None:
            self.bench.strip.set_steps(
                step_views(file.sop, file.coverage, now, self._workplace.is_guessing)
            )

    def _refresh_foot(self) -> None:
        form, file = self.forms.open_form, self._file
        if file is None:
            return
        archivable = file.coverage.stage is Stage.PUBLISHED
        self.leave.setVisible(form is not None)
        self.sheet.setVisible(form is None)
        self.sheet.set_kind("quiet" if archivable else "primary")
        self.sheet.set_closed(self._no_sheet(file))
        self.archive.setVisible(form is None and archivable)
        self.archive.set_closed(
            why_closed(self._workplace, file.options.get(acts.CoverageArchived))
        )
        self.seal.setVisible(form is not None)
        if form is not None:
            self.seal.setText(form.seal)
            self.seal.set_kind("danger" if form.words.danger else "primary")
            self.seal.set_closed(form.missing)
        self.bench.foot.refresh()

    def _no_sheet(self, file: CoverageFile) -> str:
        if file.coverage.approval is None and file.coverage.lapsed is None:
            return "Lembar arsip ada setelah Kabag memutuskan Ya."
        return why_closed(self._workplace, file.options.get(acts.SheetIssued))

    # What is done

    def _open(self, kind: type) -> None:
        if self._file is not None:
            self.forms.open(kind, self._file)

    def _on_seal_clicked(self) -> None:
        form = self.forms.open_form
        if form is not None and not form.missing:
            self._do(form.act())

    def _do(self, act: acts.Act) -> None:
        coverage_id = self._wanted
        self._workplace.act(
            coverage_id, act, lambda done: self.forms.forget(coverage_id, act), self._on_failed
        )

    def _on_failed(self, failure: Failure) -> None:
        self._messages.failure(failure, people=names_of(self._workplace.office))

    def _on_letter_opened(self, file: Attachment) -> None:
        carrier, coverage_id = self._workplace.station.carrier, self._wanted
        self._workplace.tasks.ask(
            lambda progress: carrier.original(coverage_id, file),
            lambda path: self._look(path),
            failed=self._on_failed,
            owner=self,
        )

    def _look(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _on_sheet_clicked(self) -> None:
        coverage_id = self._wanted
        self._workplace.tasks.ask(
            lambda progress: self._sheets.content(coverage_id),
            lambda content: self._show_sheet(coverage_id, content),
            failed=self._on_failed,
            owner=self,
        )

    def _show_sheet(self, coverage_id: str, content: SheetContent) -> None:
        root = self._workplace.station.profile.root
        settings = QSettings(str(root / "window.ini"), QSettings.Format.IniFormat)
        workplace = self._workplace
        dialog = SheetDialog(
            self._theme, self._messages, workplace.tasks, settings, content, self.window()
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def issued(form: str) -> None:
            sheet = acts.SheetIssued(dialog.digest, form)
            workplace.act(coverage_id, sheet, failed=self._on_failed)

        dialog.sheet_saved.connect(lambda _: issued("pdf"))
        dialog.sheet_printed.connect(lambda: issued("print"))
        dialog.open()


_AFTER = (acts.CorrectionOpened, acts.PostTakenDown)
