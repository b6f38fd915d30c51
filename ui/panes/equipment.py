"""What equipment a post had when it acted: told with the act, remembered for the next one."""

from __future__ import annotations

from dataclasses import replace

from app.domain.acts import (
    Act,
    AdminDirected,
    CoverageApproved,
    CoverageReceived,
    CoverageRejected,
    CoverageReturned,
)
from ui.handin.remembered import Remembered, equipment_kept, equipment_of

ENDING = (CoverageReceived, CoverageReturned, CoverageApproved, CoverageRejected, AdminDirected)


class Equipment:
    """The last answer of this post at this PC."""

    def __init__(self, memory: Remembered) -> None:
        self._memory = memory
        self.known = equipment_of(memory.read())

    def remember(self, equipment: dict[str, bool]) -> None:
        """Keep an answer; none at all is no answer. Raises Unavailable `draft_not_kept`."""
        if equipment and equipment != self.known:
            self.known = dict(equipment)
            self._memory.keep(equipment_kept(equipment))


def equipped(act: Act, equipment: dict[str, bool]) -> Act:
    """The act with the equipment, where it is one that ends a step."""
    return replace(act, equipment=dict(equipment)) if isinstance(act, ENDING) else act
