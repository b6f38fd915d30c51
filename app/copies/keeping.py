"""A shelf of copies kept in order: what is damaged is set aside, what is surplus is dropped."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from datetime import date
from pathlib import Path

from app.copies.checking import Reading, end_of
from app.copies.rotation import surplus
from app.copies.shelf import DAMAGED, CopyNote, copies_in
from app.errors import Failure
from app.put_in_place import put_in_place, take_away

_WRONG = frozenset({"ledger_copy_damaged", "ledger_copy_foreign", "ledger_copy_of_other_office"})


def end_is_right(copy: CopyNote, office: str) -> bool:
    """Whether a copy ends as its name says, in an event of this office: a look, not a reading.

    Raises Unavailable `ledger_copy_unreadable` where it cannot be looked at now.
    """
    try:
        events, chain = end_of(copy.path, office)
    except Failure as failure:
        if failure.code not in _WRONG:
            raise
        return False
    return events == copy.events and chain.startswith(copy.head)


def tidy(shelf: Path, office: str, today: date) -> Iterator[None]:
    """Set damaged copies aside and drop surplus ones, in slices; only after a new one was read.

    Damaged copies count for nothing, so that they never push a sound one out; they keep their
    bytes, under their name with `.rusak` behind it. Each day one of the copies is read whole as
    well, another one every day. Raises OSError, Unavailable `ledger_copy_unreadable`.
    """
    copies = copies_in(shelf)
    sound: list[CopyNote] = []
    for number, copy in enumerate(copies):
        yield
        right = end_is_right(copy, office)
        if right and number == today.toordinal() % len(copies):
            right = yield from _reads_whole(copy, office)
        if right:
            sound.append(copy)
        else:
            put_in_place(copy.path, copy.path.with_name(copy.path.name + DAMAGED))
    for copy in surplus(sound, today):
        yield
        take_away(copy.path)


def _reads_whole(copy: CopyNote, office: str) -> Generator[None, None, bool]:
    reading = Reading(copy.path, office)
    try:
        yield from reading.slices()
    except Failure as failure:
        if failure.code not in _WRONG:
            raise
        return False
    return reading.result.events == copy.events
