"""What a person adds beside a coverage, in a stream of their own: it collides with nobody's."""

from __future__ import annotations

from app.domain.marks import Mark
from app.domain.media import Attachment, ChosenItem, MediaItem
from app.domain.record import record


@record
class WorkBegun:
    step: int
    visit: int


@record
class DocumentAttached:
    requirement: str
    file: Attachment


@record
class DocumentWaived:
    requirement: str
    reason: str


@record
class PointTicked:
    point: str
    done: bool = True


@record
class NoteWritten:
    text: str


@record
class LateReasonGiven:
    step: int
    visit: int
    reason: str


@record
class SheetIssued:
    sheet: str  # SHA-256 of the file, or of what was sent to the printer
    form: str = "pdf"  # or "print"


@record
class OvertakenDropped:
    act: str  # id of the overtaken or held event that its author lets go


@record
class MediaListed:
    """Media that a hand-in will name, where they are more than one event can hold."""

    media: tuple[MediaItem, ...]


@record
class ItemsListed:
    """Items that a Ya will name, where they are more than one event can hold.

    A Ya could as well name places in the hand-in, or what it leaves out; but then it would say
    nothing without that hand-in, and every reader had to learn a second way of naming.
    """

    items: tuple[ChosenItem, ...]


@record
class ItemTurned:
    """A photo or video is to be shown turned; its file stays as it is."""

    sha256: str
    rotation: int  # clockwise, on top of the file's own: 0, 90, 180, 270


@record
class Rating:
    """What one person thinks of an item."""

    sha256: str
    stars: int = 0  # 0 (none) to 5
    flag: str = ""  # "pick", "reject" (jangan dipakai), or neither


@record
class ItemsRated:
    """A person's ratings of some items; they take the place of that person's earlier ones."""

    ratings: tuple[Rating, ...]


@record
class MarkPlaced:
    mark: Mark


@record
class MarkRemoved:
    mark: str  # id of the MarkPlaced that its author takes back
