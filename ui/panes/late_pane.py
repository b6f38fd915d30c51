"""Why a step took longer than its minutes: one click on a phrase, or own words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.domain.acts import LateReasonGiven
from app.domain.roles import Role
from app.domain.timing import VisitTime, visit_time
from ui import formats
from ui.coverage_file import CoverageFile
from ui.messages import Messages
from ui.panes.prepared import LASTING, PreparedDrafts
from ui.texts.acts import LATE_PHRASES
from ui.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.chips import PhraseChips
from ui.widgets.label import plain_label
from ui.workplace import Workplace

Stay = tuple[str, int, int]  # the id of a coverage, a step, and which visit to it


class LatePane(Card):
    """One line for the last stay at a step of `role` that was too long; never demanded."""

    #: a LateReasonGiven to be sealed
    reason_given = Signal(object)

    def __init__(
        self,
        workplace: Workplace,
        theme: Theme,
        messages: Messages,
        role: Role,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "", parent)
        self._role = role
        self._late: VisitTime | None = None
        self._stay: Stay | None = None
        self._drafts = PreparedDrafts(workplace, f"late-{role.value}", messages, self)
        self.told = plain_label("", "late", self)
        self.say = LinkButton("beri alasan", self)
        self.chips = PhraseChips(theme, parent=self)
        self.chips.set_phrases(list(LATE_PHRASES))
        self.own = QLineEdit(self)
        self.own.setPlaceholderText("Alasan lain, lalu Enter")
        self.own.setAccessibleName("Alasan terlambat")
        line = QHBoxLayout()
        line.addWidget(self.told, 1)
        line.addWidget(self.say, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(line)
        self.body.addWidget(self.chips)
        self.body.addWidget(self.own)
        self._unfold(False)
        self.say.clicked.connect(lambda: self._unfold(self.chips.isHidden()))
        self.chips.phrase_chosen.connect(self._give)
        self.own.returnPressed.connect(lambda: self._give(self.own.text().strip()))
        self.own.textEdited.connect(self._note)
        workplace.ticked.connect(lambda _: self._keep())
        self.hide()

    def show_file(self, file: CoverageFile, now: int, may_say: bool) -> None:
        """Show it where this post was late; the reason once it was given."""
        late = self._late = late_visit(file, self._role, now)
        stay = (file.coverage.id, late.visit.step, late.visit.ordinal) if late else None
        reason = late.visit.late_reason if late else ""
        asked = late is not None and not reason and may_say
        another = stay != self._stay
        self._turn_to(stay)
        if another or not asked:
            self._unfold(asked and bool(self.own.text()))
        if reason and stay is not None:
            self._drafts.forget(stay[0], _key(stay))
        self.say.setVisible(asked)
        if late is not None:
            head = f"Langkah {late.visit.step} lewat {formats.duration(late.late_ms)}"
            self.told.setText(f"{head}: {reason}" if reason else head)
        self.setVisible(asked or bool(reason))

    def _turn_to(self, stay: Stay | None) -> None:
        """Words that wait for Enter must not be given as another stay's reason."""
        if stay != self._stay:
            self._keep()
            self._stay = stay
            self.own.setText(self._written(stay) if stay else "")

    def _written(self, stay: Stay) -> str:
        self._drafts.open_for(stay[0], LASTING)
        return self._drafts.of(stay[0]).forms.get(_key(stay), {}).get("text", "")

    def _note(self, text: str) -> None:
        """Own words wait for Enter on the disk: they are there again after a restart."""
        if self._stay is not None:
            self._drafts.put(self._stay[0], _key(self._stay), {"text": text})

    def _keep(self) -> None:
        if self._stay is not None:
            self._drafts.keep(self._stay[0])

    def _unfold(self, unfolded: bool) -> None:
        self.chips.setVisible(unfolded)
        self.own.setVisible(unfolded)
        self.say.setText("tutup" if unfolded else "beri alasan")

    def _give(self, reason: str) -> None:
        if self._late is not None and reason:
            visit = self._late.visit
            self.own.clear()
            self.reason_given.emit(LateReasonGiven(visit.step, visit.ordinal, reason))


def _key(stay: Stay) -> str:
    return f"late.{stay[1]}.{stay[2]}"


def late_visit(file: CoverageFile, role: Role, now: int) -> VisitTime | None:
    """The last stay at a step of a role, where it was or is longer than its limit."""
    stays = [visit for visit in file.coverage.visits if file.sop.step(visit.step).role is role]
    if not stays:
        return None
    time = visit_time(file.sop, stays[-1], now)
    return time if time.late_ms else None
