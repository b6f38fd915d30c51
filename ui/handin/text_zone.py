"""The right of the hand-in page: what is to be mended, what happened, the texts, the equipment."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.acts import Activity, Wording
from app.domain.office import Office
from app.drafts import Draft
from app.publication.platforms import Platforms
from ui.formats import local
from ui.handin.activity_form import ActivityForm
from ui.handin.caption_editor import CaptionEditor
from ui.handin.edits import with_caption, with_narrative
from ui.handin.equipment_card import EquipmentCard
from ui.handin.four_questions import answers, missing_line
from ui.handin.narrative_dates import doubt_on
from ui.handin.narrative_editor import WIDE, NarrativeEditor
from ui.handin.narrative_hints import NarrativeHints
from ui.handin.respelling import misspelt_in
from ui.panes.points_pane import PointsPane
from ui.theme import Theme


class TextZone(QWidget):
    """Shows a draft's texts and gives the draft with what was typed."""

    #: the person changed a text, a field or an answer
    edited = Signal()
    #: what is written (str) is to be replaced by what is meant (str), in every text
    respelling_requested = Signal(str, str)

    def __init__(self, theme: Theme, platforms: Platforms, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hinted: tuple[Activity, Wording, dict[str, str], str] | None = None
        self.points = PointsPane(theme, self)
        self.form = ActivityForm(theme, theme.text_scale > WIDE, self)
        self.narrative = NarrativeEditor(theme, self)
        self.hints = NarrativeHints(theme, self)
        self.captions = CaptionEditor(theme, platforms, self)
        self.equipment = EquipmentCard(theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.points)
        column.addWidget(self.form)
        column.addWidget(self.narrative, 1)
        column.addWidget(self.hints)
        column.addWidget(self.captions)
        column.addWidget(self.equipment)
        self.form.edited.connect(self.edited)
        self.narrative.narrative_edited.connect(lambda text: self.edited.emit())
        self.hints.respelling_requested.connect(self.respelling_requested)
        self.captions.caption_edited.connect(lambda key, text: self.edited.emit())
        self.equipment.equipment_answered.connect(lambda there: self.edited.emit())

    def fill(self, draft: Draft) -> None:
        """Show these texts; this is not an edit. The equipment is shown by its own card."""
        self.form.fill(draft.activity)
        self.narrative.fill(draft.wording.narrative)
        self.captions.show_wording(draft.wording)

    def applied_to(self, draft: Draft) -> Draft:
        """The draft with everything that stands in the fields."""
        texts = with_narrative(draft, self.narrative.text.toPlainText())
        platform = self.captions.platform.key
        texts = with_caption(texts, platform, self.captions.text.toPlainText())
        return replace(texts, activity=self.form.activity(), equipment=self.equipment.answers)

    def show_hints(self, draft: Draft, office: Office) -> None:
        """The hints that follow from the texts of a draft; the same texts are not read again."""
        of_these = (draft.activity, draft.wording, dict(office.leaders), office.zone)
        if of_these == self._hinted:
            return
        self._hinted = of_these
        narrative, activity = draft.wording.narrative, draft.activity
        day = local(activity.starts_at, ZoneInfo(office.zone)).date()
        found = answers(narrative, activity, office.leaders.get(activity.leader, ""), day)
        self.narrative.show_answers(found)
        self.hints.show_lines(
            missing_line(narrative, found),
            doubt_on(narrative, day),
            misspelt_in(draft, office.leaders.values()),
        )
        self.captions.show_wording(draft.wording)
