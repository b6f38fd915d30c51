"""The kelengkapan of a step: said with one click, and remembered for the next time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.coverage import Coverage
from app.domain.sop import Requirement, RequirementKind, Step
from ui.panes.draft import ReviewDraft
from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.chips import RequirementChips, RequirementView


class RequirementsPane(Card):
    """Equipment never closes a button; a document is shown as it was met, and met elsewhere."""

    #: what is available was said; it goes with the next act
    equipment_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Kelengkapan", parent)
        self._draft = ReviewDraft()
        self._coverage: Coverage | None = None
        self._step: Step | None = None
        self._editable = False
        self.all = self.add_link("semua tersedia")
        self.chips = RequirementChips(theme, self)
        self.body.addWidget(self.chips)
        self.all.clicked.connect(self.chips.mark_all)
        self.chips.requirement_changed.connect(self._on_requirement_changed)

    def show_step(
        self,
        step: Step,
        coverage: Coverage,
        draft: ReviewDraft,
        editable: bool,
        known: dict[str, bool],
    ) -> None:
        """Show what a step asks for; `known` is what was said the last time at this step."""
        keys = {each.key for each in step.requirements if each.kind is RequirementKind.EQUIPMENT}
        if editable and not draft.equipment:
            draft.equipment.update({key: known[key] for key in keys & known.keys()})
        self._coverage, self._draft, self._step = coverage, draft, step
        self._editable = editable
        self.setVisible(bool(step.requirements))
        self._refresh()

    def _refresh(self) -> None:
        if self._step is None or self._coverage is None:
            return
        views = [self._view(self._coverage, self._step, each) for each in self._step.requirements]
        self.chips.set_requirements(views, self._editable)
        unsaid = any(view.available is None and not view.closes for view in views)
        self.all.setVisible(self._editable and unsaid)
        self.set_title(f"Kelengkapan langkah {self._step.number}")

    def _view(self, coverage: Coverage, step: Step, requirement: Requirement) -> RequirementView:
        key = requirement.key
        if requirement.kind is RequirementKind.DOCUMENT:
            met = key in coverage.documents
            return RequirementView(key, requirement.name, met or None, closes=True)
        said = coverage.equipment.get(step.number, {})
        there = self._draft.equipment.get(key) if self._editable else said.get(key)
        return RequirementView(key, requirement.name, there)

    def _on_requirement_changed(self, key: str, available: bool) -> None:
        if self._step is None:
            return
        equipment = {
            each.key for each in self._step.requirements if each.kind is RequirementKind.EQUIPMENT
        }
        if self._editable and key in equipment:
            self._draft.equipment[key] = available
            self._refresh()
            self.equipment_changed.emit()
