"""A mark as the picture and the list show it: whose it is, in which colour, under which number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.marks import Mark
from app.domain.record import record

AROUND = 400  # ms before and after a moment or a span in which its mark still shows


@record
class ShownMark:
    """`key` stays the same while its author moves or rewords it at this window."""

    key: str
    event: str  # id of its MarkPlaced; "" until it is kept
    mark: Mark
    person: str
    name: str  # of that person
    colour: str  # "#rrggbb", that person's
    at: int  # office time, ms
    number: int  # as the list counts them
    own: bool = False  # the signed-in person's
    delivered: bool = False  # in the office's book (✓✓), not only on this PC (✓)


def is_there(mark: Mark, moment_ms: int | None) -> bool:
    """Whether a mark shows where a video stands; on a photo (None) it always does."""
    if moment_ms is None:
        return True
    return mark.from_ms - AROUND <= moment_ms <= mark.until_ms + AROUND


def colours_of(people: Iterable[str], palette: Sequence[str]) -> dict[str, str]:
    """Each person's colour, the same at every PC and for good.

    It follows from the person's id; who joins later takes another one where it is taken, as long
    as there are any. `people` are ids in the order in which they joined.
    """
    taken: dict[str, str] = {}
    for person in people:
        wanted = sum(map(ord, person)) % len(palette)
        turns = [palette[(wanted + step) % len(palette)] for step in range(len(palette))]
        free = (colour for colour in turns if colour not in taken.values())
        taken[person] = next(free, turns[0])
    return taken
