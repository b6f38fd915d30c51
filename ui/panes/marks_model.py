"""The marks of a coverage as a list, under the names of the items that they are on."""

from __future__ import annotations

from app.domain.record import record
from ui.models.sectioned_model import SectionedModel
from ui.panes.marks_tools import SHAPES
from ui.texts.names import MARKS
from ui.viewer.marks_shown import ShownMark


@record
class MarkRow:
    """One mark; rows of one item must come together."""

    shown: ShownMark
    item: str  # the name of the item
    when: str  # "Siti · 09.31 · 0:12–0:15"

    @property
    def words(self) -> str:
        """What it says, or at least what it is."""
        return self.shown.mark.text or SHAPES[self.shown.mark.shape][1]

    @property
    def sync(self) -> str:
        """A key of MARKS."""
        return "delivered" if self.shown.delivered else "confirmed"

    @property
    def key(self) -> str:
        """The mark's."""
        return self.shown.key

    @property
    def section(self) -> str:
        """The name of the item."""
        return self.item

    @property
    def title(self) -> str:
        """What it says."""
        return self.words

    @property
    def spoken(self) -> str:
        """All of it, for the screen reader."""
        return f"{self.shown.number}. {self.words}\n{self.when}\n{MARKS[self.sync]}"


class MarksModel(SectionedModel[MarkRow]):
    """The names of the items cannot be chosen."""
