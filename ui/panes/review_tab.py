"""The tab of a deciding post: its queue, the coverage that is looked at, and the acts on it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from app.desk import Done
from app.domain.acts import OWN_STREAM, Act, PointTicked
from app.errors import Failure
from app.publication.platforms import load_platforms
from ui.coverage_file import CoverageFile
from ui.handin.remembered import Remembered
from ui.handin.steps import step_views
from ui.messages import Messages
from ui.panes.act_form import ActForm
from ui.panes.choice_pane import ChoicePane
from ui.panes.chosen_coverage import ChosenCoverage
from ui.panes.decision_zone import DecisionZone
from ui.panes.draft import ReviewDraft
from ui.panes.equipment import Equipment, equipped
from ui.panes.history_pane import HistoryPane
from ui.panes.inbox import Inbox, TabWords
from ui.panes.late_pane import LatePane
from ui.panes.marks_export import marks_pane
from ui.panes.media_pane import MediaPane
from ui.panes.naming import names_of, why_closed
from ui.panes.narrative_pane import NarrativePane
from ui.panes.notices import notice_remarks
from ui.panes.other_acts import OtherAct, OtherActs
from ui.panes.points_door import PointsDoor
from ui.panes.points_pane import PointsPane
from ui.panes.prepared import PreparedDrafts
from ui.panes.remark import Offer, Remarks
from ui.panes.requirements_pane import RequirementsPane
from ui.panes.review_words import approval_remark, kept_remark, subtitle
from ui.theme import Theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.workbench import Workbench
from ui.workplace import Workplace


class ReviewTab(QWidget):
    """Subclasses say which cards, forms and buttons there are, and what holds for each step."""

    #: how many coverages wait for this post
    waiting_changed = Signal(int)

    def __init__(
        self,
        workplace: Workplace,
        theme: Theme,
        messages: Messages,
        words: TabWords,
        parent: QWidget | None = None,
        inbox: Inbox | None = None,
    ) -> None:
        """An `inbox` that is on the screen already is taken over."""
        super().__init__(parent)
        self.workplace = workplace
        self.theme = theme
        self.messages = messages
        self.words = words
        self.platforms = load_platforms()
        self.memory = Remembered(workplace.station.profile.root / f"{words.role.value}.json")
        self.equipment = Equipment(self.memory)
        self._file: CoverageFile | None = None
        self._drafts = PreparedDrafts(workplace, words.role.value, messages, self)
        self._kept: dict[str, str] = {}  # coverage id -> own last act at this window
        self._sealing = False
        self._form_of = ""  # the coverage that the open form is about
        self._forms: dict[type, ActForm] = {}
        self._build(theme, inbox or Inbox(workplace, theme, words))
        self._connect()
        self.feed.refresh()

    # For the window

    def show_coverage(self, coverage_id: str) -> None:
        """Look at a coverage because the person asked for it; that begins the work on it."""
        self.chosen.ask_for(coverage_id)

    def waiting(self) -> int:
        """How many coverages wait for this post."""
        return self.feed.waiting

    @property
    def file(self) -> CoverageFile | None:
        """The coverage that is looked at, as it was last read."""
        return self._file

    @property
    def draft(self) -> ReviewDraft:
        """What is prepared for the coverage that is looked at."""
        return self._drafts.of(self.chosen.id)

    # For the subclasses

    def add_parts(self) -> None:
        """Add cards to the decision zone from the top, forms, and buttons from the left."""
        raise TypeError(type(self).__name__)

    def other_acts(self) -> tuple[OtherAct, ...]:
        """The acts of the link "Tindakan lain"."""
        raise TypeError(type(self).__name__)

    def arrange(self, file: CoverageFile) -> None:
        """Show what holds for the coverage now."""
        raise TypeError(type(self).__name__)

    def choosable(self, file: CoverageFile) -> bool:
        """Whether the person chooses media for a Ya now."""
        return False

    def add_form(self, form: ActForm) -> None:
        """A form for its kind of act."""
        self._forms[form.kind] = form
        self.zone.add_form(form)
        form.changed.connect(self._refresh_seal)

    def form(self, kind: type) -> ActForm:
        """The form of a kind of act; KeyError where this tab has none."""
        return self._forms[kind]

    def open_form(self, kind: type) -> None:
        """Open the form of a kind of act, with what was typed into it before."""
        if self._file is None:
            return
        form = self._forms[kind]
        form.begin(self._file)
        if kind.__name__ in self.draft.forms:
            form.fill(self.draft.forms[kind.__name__])
        self.zone.open(form)
        self._refresh_seal()
        form.focus()

    def closed(self, kind: type) -> str:
        """Why the person may not do a kind of act now, "" where they may."""
        if self._sealing:
            return "Sedang disimpan…"
        option = self._file.options.get(kind) if self._file else None
        return why_closed(self.workplace, option)

    def seal(self, act: Act) -> None:
        """Do it; the buttons stay closed until it is kept."""
        if self._file is None or self._sealing:
            return
        self._sealing = type(act) not in OWN_STREAM
        coverage_id, whole = self._file.coverage.id, equipped(act, self.draft.equipment)
        self._render()
        self.workplace.act(
            coverage_id,
            whole,
            lambda done: self._on_kept(coverage_id, whole, done),
            self._on_failed,
        )

    # Putting it together

    def _build(self, theme: Theme, inbox: Inbox) -> None:
        self.queue, self.feed = inbox.queue, inbox.feed
        nothing = EmptyState(theme, "hand-pointing", "Pilih liputan di kiri", "J dan K berpindah.")
        self.bench = Workbench(theme, self.queue, nothing, parent=self)
        self.zone = DecisionZone(self.bench, theme, self)
        self.media = MediaPane(self.workplace, theme, self.messages, inbox.thumbs, self)
        self.bench.middle.addWidget(self.media, 1)
        self.choice = ChoicePane(theme, self.media.curation)
        self.remarks = Remarks(theme)
        self.marks = marks_pane(self.workplace, theme, self.messages, self.media)
        self.points = PointsPane(theme)
        self.door = PointsDoor(
            self.workplace, theme, self.messages, self.points, lambda: self._file
        )
        self.door.listen(self.media.marks)
        self.late = LatePane(self.workplace, theme, self.messages, self.words.role)
        self.narrative = NarrativePane(theme, self.platforms)
        self.requirements = RequirementsPane(theme)
        self.history = HistoryPane(self.workplace, theme, self.platforms)
        self.others = OtherActs(theme, self.other_acts())
        self.add_parts()
        self.zone.add_form(self.others)
        self.zone.finish()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bench)
        self.chosen = ChosenCoverage(self.workplace, self.queue, self.feed)

    def _connect(self) -> None:
        self.feed.waiting_changed.connect(self.waiting_changed)
        self.chosen.loaded.connect(self._on_loaded)
        self.chosen.left.connect(self._on_left)
        self.workplace.ticked.connect(self._on_ticked)
        self.media.choice_changed.connect(self._render)
        self.narrative.correction_changed.connect(self._render)
        self.points.point_ticked.connect(lambda point, on: self.seal(PointTicked(point, on)))
        self.late.reason_given.connect(self.seal)
        self.others.act_chosen.connect(self.open_form)
        self.zone.more.clicked.connect(lambda: self.zone.open(self.others))
        self.zone.seal_requested.connect(self._on_seal_requested)
        self.zone.opened.connect(self._on_form_opened)

    # What is shown

    def _on_loaded(self, file: CoverageFile) -> None:
        self._drafts.open(file.coverage)
        self._file = file
        self._render()

    def _on_left(self, before: str) -> None:
        self.zone.close()
        self._drafts.keep(before)
        self._kept.pop(before, None)
        self._file = None

    def _render(self) -> None:
        file = self._file
        if file is None:
            return
        coverage, office = file.coverage, self.workplace.office
        self.bench.heading.set_words(coverage.activity.title, subtitle(office, coverage))
        self.media.show_file(file, self.draft, self.choosable(file))
        self.points.show_coverage(coverage, not self.closed(PointTicked))
        self.history.show_file(file)
        self._show_remarks(file)
        self._on_ticked(self.workplace.now)
        self.others.show_options({act.kind: self.closed(act.kind) for act in self.other_acts()})
        self.arrange(file)
        self._refresh_seal()
        self.bench.foot.refresh()
        self.bench.show_work(True)

    def _show_remarks(self, file: CoverageFile) -> None:
        views = notice_remarks(self.workplace, file, self.seal, self.chosen.reload)
        approval = approval_remark(self.workplace.office, file.coverage, self.workplace.now)
        kept = kept_remark(file, self._kept.get(file.coverage.id, ""))
        if kept is not None and self.chosen.following:
            kept = replace(kept, offers=(Offer("Liputan berikutnya", self.chosen.go_on),))
        self.remarks.set_remarks([*views, *(each for each in (kept, approval) if each)])

    def hideEvent(self, event: QHideEvent) -> None:
        """Another tab, the lock or the end of the program: what was prepared is kept now."""
        super().hideEvent(event)
        self._keep_draft()

    def _keep_draft(self) -> None:
        self._drafts.keep(self.chosen.id, None if self._sealing else self.zone.form)

    def _on_ticked(self, now: int) -> None:
        if self._file is not None:
            self._keep_draft()
            sop, coverage = self._file.sop, self._file.coverage
            self.bench.strip.set_steps(step_views(sop, coverage, now, self.workplace.is_guessing))
            self.late.show_file(self._file, now, bool(self.workplace.actor().posts))

    # Acts

    def _on_seal_requested(self) -> None:
        form = self.zone.form
        if isinstance(form, ActForm) and not (form.missing or self.closed(form.kind)):
            self.seal(form.act())

    def _on_kept(self, coverage_id: str, act: Act, done: Done) -> None:
        if not isValid(self):  # signed out meanwhile: the act is kept all the same
            return
        self._sealing = False
        if type(act) not in OWN_STREAM:
            self._kept[coverage_id] = done.event.id
            self._drafts.end(coverage_id, self.equipment)
        form = self.zone.form
        if coverage_id == self.chosen.id and isinstance(form, ActForm) and form.kind is type(act):
            self.zone.close()
            self.draft.forms.pop(form.kind.__name__, None)
        self.chosen.reload()

    def _on_failed(self, failure: Failure) -> None:
        self.messages.failure(failure, people=names_of(self.workplace.office))
        if isValid(self):
            self._sealing = False
            self.door.close()  # it would hide why, and show a tick that was not kept
            self.chosen.reload()

    def _refresh_seal(self) -> None:
        form = self.zone.form
        if isinstance(form, ActForm):
            self.zone.close_seal(self.closed(form.kind) or form.missing)

    def _on_form_opened(self, opened: bool) -> None:
        form = self.zone.form
        if opened:
            self._form_of = self.chosen.id
            self.chosen.begin()
        else:
            self._drafts.note(self._form_of, form)
        whole = form is self.others or (isinstance(form, ActForm) and form.whole)
        self.narrative.setVisible(not (opened and whole))
        self.narrative.lock(opened)
