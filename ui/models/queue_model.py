"""The queue of coverages as a list: rows under the headings of their sections."""

from __future__ import annotations

from pathlib import Path

from app.domain.record import record
from ui.models.sectioned_model import ROW_ROLE, Index, SectionedModel
from ui.texts.names import MARKS

__all__ = ["ROW_ROLE", "TIME_ROLE", "Index", "QueueModel", "QueueRow"]

TIME_ROLE = ROW_ROLE + 1  # of a change: it is in the row's clock alone


@record
class QueueRow:
    """One coverage as the queue shows it; rows of one section must come together."""

    coverage_id: str
    section: str  # "" for what stands directly under the panel's own heading
    title: str
    subtitle: str
    time_text: str = ""
    time_state: str = "none"  # ok | late | none
    thumb_path: Path | None = None
    badge: str = ""  # a key of MARKS: confirmed, delivered, waiting, held, overtaken

    @property
    def key(self) -> str:
        """The coverage's id."""
        return self.coverage_id

    @property
    def spoken(self) -> str:
        """All of it, for the screen reader."""
        parts = (self.title, self.subtitle, self.time_text, MARKS.get(self.badge, ""))
        return "\n".join(part for part in parts if part)


class QueueModel(SectionedModel[QueueRow]):
    """Knows a row of which nothing but its clock went on."""

    def changed_roles(self, old: QueueRow, new: QueueRow) -> list[int]:
        """The time alone, or everything."""
        return [TIME_ROLE] if _still(old) == _still(new) else []


def _still(row: QueueRow) -> tuple[object, ...]:
    """What does not go on with the clock; asked of every row in every second."""
    return (row.section, row.title, row.subtitle, row.thumb_path, row.badge)
