"""The requirements of a step: equipment is answered with one click and never closes a button."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.sop import RequirementKind, Step
from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.chips import RequirementChips, RequirementView


class EquipmentCard(Card):
    """Documents have a card of their own, so only equipment is shown."""

    #: the equipment (dict of requirement key to available) as it stands
    equipment_answered = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Kelengkapan", parent)
        self._answers: dict[str, bool] = {}
        self._step: Step | None = None
        self.all_there = self.add_link("semua tersedia")  # first: so Tab reaches it as it is read
        self.chips = RequirementChips(theme, self)
        self.body.addWidget(self.chips)
        self.all_there.clicked.connect(self.chips.mark_all)
        self.chips.requirement_changed.connect(self._on_requirement_changed)

    @property
    def answers(self) -> dict[str, bool]:
        """What was answered."""
        return dict(self._answers)

    def show_step(self, step: Step, answers: Mapping[str, bool]) -> None:
        """Show the equipment of a step, as far as it was answered for."""
        self.set_title(f"Kelengkapan langkah {step.number}")
        keys = {each.key for each in step.requirements}
        self._step = step
        self._answers = {key: there for key, there in answers.items() if key in keys}
        self._refresh()

    def _refresh(self) -> None:
        views = [
            RequirementView(each.key, each.name, self._answers.get(each.key))
            for each in (self._step.requirements if self._step else ())
            if each.kind is RequirementKind.EQUIPMENT
        ]
        self.chips.set_requirements(views)
        self.all_there.setVisible(any(view.available is not True for view in views))
        self.setVisible(bool(views))

    def _on_requirement_changed(self, key: str, available: bool) -> None:
        self._answers[key] = available
        self._refresh()
        self.equipment_answered.emit(self.answers)
