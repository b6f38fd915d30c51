"""What Pelaksana's tab shows of a coverage: the page for its step, and what stands beside it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.acts import (
    Act,
    ActWithdrawn,
    CoverageHandedIn,
    LateReasonGiven,
)
from app.domain.coverage import Stage
from app.domain.roles import Role
from app.domain.sop import StepKind
from app.errors import Failure
from app.publication.platforms import Platforms
from ui import formats
from ui.coverage_file import CoverageFile
from ui.handin.page import HandInPage
from ui.handin.remembered import Remembered
from ui.handin.side_acts import SideActs
from ui.handin.steps import step_views
from ui.handin.watch_page import WatchPage
from ui.messages import Messages
from ui.panes.history_pane import HistoryPane
from ui.panes.late_pane import LatePane
from ui.panes.naming import names_of
from ui.panes.notices import notice_remarks
from ui.panes.prepared import PreparedDrafts
from ui.panes.remark import Remarks, RemarkView
from ui.panes.review_words import kept_remark
from ui.publish.page import PublishPage
from ui.tabs.pelaksana_again import draft_again
from ui.theme import Theme
from ui.widgets.buttons import ActionButton, LinkButton
from ui.widgets.thumbs import Thumbs
from ui.widgets.workbench import Workbench
from ui.workplace import Workplace

MORE, LESS = "Tindakan lain…", "Kembali ke liputan"


class PelaksanaDesk(QObject):
    """Puts the pages into the zones of the bench and shows the one that fits."""

    #: the person did something to the coverage of this id
    touched = Signal(str)
    #: what is shown is to be read anew
    reload_requested = Signal()

    def __init__(
        self,
        workplace: Workplace,
        theme: Theme,
        messages: Messages,
        thumbs: Thumbs,
        platforms: Platforms,
        drafts: PreparedDrafts,
        bench: Workbench,
    ) -> None:
        super().__init__(bench)
        self._workplace = workplace
        self._messages = messages
        self._bench = bench
        self._file: CoverageFile | None = None
        self._revising: set[str] = set()
        self._kept: dict[str, str] = {}  # coverage id -> the last event that was made here
        self._shown_page = "watch"
        self._more_open = False
        self.more = LinkButton(MORE, bench)
        memory = Remembered(workplace.station.profile.root / "remembered.json")
        self.remarks = Remarks(theme, bench)
        self.late = LatePane(workplace, theme, messages, Role.PELAKSANA, bench)
        self.hand_in = HandInPage(workplace, theme, messages, thumbs, platforms, memory, bench)
        self.publish = PublishPage(
            workplace, theme, messages, thumbs, platforms, memory, drafts, bench
        )
        self.watch = WatchPage(workplace, theme, messages, thumbs, platforms, bench)
        self.side = SideActs(workplace, theme, messages, platforms, drafts, bench)
        self.history = HistoryPane(workplace, theme, platforms, bench)
        self._lay_out()
        self._connect()
        self._arrange()

    def _lay_out(self) -> None:
        bench = self._bench
        for middle in (self.hand_in.middle, self.publish.middle, self.watch.middle):
            bench.middle.addWidget(middle, 1)
        bench.decision.addWidget(self.remarks)
        for form in self.side.forms.values():
            bench.decision.addWidget(form)
        for right in (self.hand_in.right, self.publish.right, self.watch.right):
            bench.decision.addWidget(right, 1)
        bench.decision.addWidget(self.late)
        bench.decision.addWidget(self.history)
        bench.decision.addWidget(self.side.menu)
        for button in self._buttons():
            primary = button in (
                self.hand_in.button,
                self.publish.button,
                self.side.seal,
            )
            bench.foot.add(button, int(primary))
        bench.foot.add_under(self.more)

    def _buttons(self) -> tuple[ActionButton, ...]:
        return (
            self.side.back,
            self.watch.revise,
            self.side.seal,
            self.publish.button,
            self.hand_in.button,
        )

    def _connect(self) -> None:
        for page in (self.hand_in, self.publish):
            page.touched.connect(self.touched)
            page.state_changed.connect(self._on_state_changed)
        for source in (self.hand_in, self.publish.outcome, self.side):
            source.kept.connect(self._on_kept)
        self.watch.revise_requested.connect(self._on_revise_requested)
        self.side.form_changed.connect(lambda: self._open_more(False))
        self.more.clicked.connect(lambda: self._open_more(not self._more_open))
        self.side.sealing.connect(self._on_sealing)
        self.late.reason_given.connect(self._act)

    @property
    def file(self) -> CoverageFile | None:
        """What is shown."""
        return self._file

    @property
    def page(self) -> str:
        """Which page is shown: hand_in, publish or watch."""
        file = self._file
        if file is None or file.coverage.stage is not Stage.UNDER_WAY:
            return "watch"
        kind = file.sop.step(file.coverage.step).kind
        if self._is_open(file, CoverageHandedIn) and (
            kind is StepKind.HAND_IN or file.coverage.id in self._revising
        ):
            return "hand_in"
        admin = file.coverage.admin == self._workplace.person
        return "publish" if kind is StepKind.PUBLISH and admin else "watch"

    def show_file(self, file: CoverageFile) -> None:
        """Show a coverage as it was read."""
        if self._file is None or self._file.coverage.id != file.coverage.id:
            self._open_more(False)
        self._file = file
        page = self.page
        if page == "hand_in":
            self.hand_in.show_file(file)
        elif page == "publish":
            self.publish.show_file(file)
        else:
            self._revising.discard(file.coverage.id)
            self.watch.show_file(file)
        self.side.show_file(file)
        self.history.show_file(file)
        self.remarks.set_remarks(self._remarks_on(file))
        self.show_time(self._workplace.now)
        self._arrange()

    def _remarks_on(self, file: CoverageFile) -> list[RemarkView]:
        """How far the last act made here has come, and what needs looking at."""
        kept = kept_remark(file, self._kept.get(file.coverage.id, ""))
        notices = notice_remarks(self._workplace, file, self._act, self._hand_in_again)
        return [*([kept] if kept else []), *notices]

    def _on_kept(self, coverage_id: str, event: str) -> None:
        self._kept[coverage_id] = event
        self.reload_requested.emit()

    def show_time(self, now: int) -> None:
        """The strip, and what depends on the clock."""
        file = self._file
        if file is None:
            return
        self._bench.strip.set_steps(
            step_views(file.sop, file.coverage, now, self._workplace.is_guessing)
        )
        self.late.show_file(file, now, self._is_open(file, LateReasonGiven))
        if self.side.form is not None:
            self.late.hide()

    def _is_open(self, file: CoverageFile, kind: type) -> bool:
        option = file.options.get(kind)
        return option is not None and option.is_open

    def _open_more(self, opened: bool) -> None:
        """Further acts stand in the place of the work; a laptop has no room for both."""
        self._more_open = opened
        self.more.setText(LESS if opened else MORE)
        self._arrange()

    def _arrange(self) -> None:
        page, form = self.page, self.side.form
        if page != "watch":
            self.watch.stop()
        shown = {part for part, visible in self._parts(page, form is not None) if visible}
        shown |= {form} if form else set()
        every = [part for part, _ in self._parts(page, False)]
        every += [*self.side.forms.values(), *self._buttons()]
        shown |= set(self._shown_buttons(page))
        # All that goes is hidden first: both at once would stretch the window.
        for part in every:
            if part not in shown:
                part.hide()
        for part in every:
            if part in shown:
                part.show()
        if page != self._shown_page:
            # What had the focus may be hidden now, and Qt would pass it on to anything.
            self._shown_page = page
            self._bench.queue.view.setFocus()
        self._on_state_changed()

    def _parts(self, page: str, writing: bool) -> list[tuple[QWidget, bool]]:
        """Everything but forms and buttons, and whether it is shown while a form is open."""
        parts: list[tuple[QWidget, bool]] = []
        for name, (middle, right) in self._zones().items():
            parts.append((middle, name == page))
            parts.append((right, name == page and not writing and not self._more_open))
        parts.append((self.more, not writing))
        parts.append((self.side.menu, not writing and self._more_open))
        parts.append((self.history, not writing and page != "hand_in" and not self._more_open))
        return parts

    def _zones(self) -> dict[str, tuple[QWidget, QWidget]]:
        return {
            "hand_in": (self.hand_in.middle, self.hand_in.right),
            "publish": (self.publish.middle, self.publish.right),
            "watch": (self.watch.middle, self.watch.right),
        }

    def _shown_buttons(self, page: str) -> tuple[ActionButton, ...]:
        if self.side.form is not None:
            return (self.side.back, self.side.seal)
        return {
            "hand_in": (self.hand_in.button,),
            "publish": (self.publish.button,),
            "watch": (self.watch.revise,) if self.watch.revise.isEnabled() else (),
        }[page]

    def _on_state_changed(self) -> None:
        if self._file is not None:
            self._bench.heading.set_words(self._file.coverage.activity.title, self._subtitle())
        self._bench.foot.refresh()

    def _subtitle(self) -> str:
        file = self._file
        if file is None:
            return ""
        coverage, office = file.coverage, self._workplace.office
        if self.page == "hand_in":
            step = file.sop.step(coverage.step)
            parts = [f"Langkah {step.number}", self.hand_in.subtitle(), step.short]
            return " · ".join(part for part in parts if part)
        moment = formats.local(coverage.activity.starts_at, ZoneInfo(office.zone))
        leader = office.leaders.get(coverage.activity.leader, "")
        revision = f"revisi {coverage.revision}" if coverage.revision > 1 else ""
        parts = [leader, formats.long_date(moment.date()), coverage.activity.place, revision]
        return " · ".join(part for part in parts if part)

    # Acting

    def _act(self, act: Act) -> None:
        if self._file is not None:
            self._workplace.act(self._file.coverage.id, act, failed=self._on_failed)

    def _on_failed(self, failure: Failure) -> None:
        self._messages.failure(failure, people=names_of(self._workplace.office))

    def _on_revise_requested(self) -> None:
        if self._file is not None:
            self._revising.add(self._file.coverage.id)
            self.reload_requested.emit()

    def _on_sealing(self, file: CoverageFile, act: Act) -> None:
        last = file.coverage.last
        if isinstance(act, ActWithdrawn) and last and last.kind == CoverageHandedIn.__name__:
            self.hand_in.keep_as_draft(file)

    def _hand_in_again(self) -> None:
        """Look again at a hand-in of one's own that was overtaken: its texts are a draft anew."""
        file = self._file
        if file is None:
            return
        draft = draft_again(file, self._workplace.person)
        if draft is not None:
            self.hand_in.book.put(file.coverage.id, draft)
            self._revising.add(file.coverage.id)
        self.reload_requested.emit()
