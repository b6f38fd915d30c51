"""Makes a copy from a PC's replica: each row verified on its way, all read back at the end."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

from app.copies.checking import SLICE, Checked, Reading
from app.copies.shelf import CopyNote, copy_name
from app.domain.record import record
from app.errors import Failure, Refusal, Unavailable
from app.ledger.book import GENESIS, Book, Head
from app.ledger.replica import Replica
from app.ledger.seal import NotGenuine, unseal
from app.media.copying import RESERVE
from app.own_files import sync_folder
from app.put_in_place import put_in_place, take_away

_UNFINISHED = "unfinished.db"


@record
class Reached:
    """How far an unfinished copy has come: its end, and that row's place in the ledger."""

    head: Head  # `seq` counts the rows of the copy
    place: int


class Making:
    """One copy of what a replica has confirmed, made in slices; what was cut off is gone on with.

    The copy numbers its rows from one without gaps, so its chain is the ledger's and its row
    numbers are the ledger's too unless junk lay between.
    """

    def __init__(
        self,
        replica: Replica,
        source: Path,
        office: str,
        shelf: Path,
        at_once: int = SLICE,
        name: str = _UNFINISHED,
    ) -> None:
        """`source` is the replica's file, for its size; `shelf` is this PC's own."""
        self.events = 0  # in the copy by now
        self._at_once = at_once
        self._replica = replica
        self._source = source
        self._office = office
        self._shelf = shelf
        self._path = shelf / name
        self._checked: Checked | None = None

    @property
    def checked(self) -> Checked:
        """The unfinished copy, read back whole; only after the last slice."""
        if self._checked is None:
            raise _overtaken()
        return self._checked

    def slices(self) -> Iterator[None]:
        """Build and read back.

        Raises Unavailable `disk_full` (needed, free: bytes) before anything is written,
        `ledger_copy_overtaken` when the history was put in another order meanwhile,
        `replica_damaged`; and what `Book` and `Reading` raise.
        """
        self._shelf.mkdir(mode=0o700, parents=True, exist_ok=True)
        reached = self._reached()
        self._check_space(reached)
        yield
        while rows := self._replica.confirmed_batch(reached.place, self._at_once):
            events = []
            for _, sealed in rows:
                try:
                    unseal(sealed, office=self._office)
                except NotGenuine as reason:
                    raise self._replica.doubt(sealed.id) from reason
                events.append(sealed)
            yield
            with Book.open(self._path) as book:
                book.append(events)
                reached = Reached(book.head(), rows[-1][0])
            self._insist(reached)
            self.events = reached.head.seq
            yield
        yield from self._read_back(reached)

    def finish(self, day: date) -> CopyNote:
        """Give the copy its name, durably."""
        path = self._shelf / copy_name(day, self.checked.events, self.checked.chain)
        self._clear("?*")  # the empty journal that may lie beside it
        put_in_place(self._path, path)
        sync_folder(self._shelf)
        return CopyNote(path, day, self.checked.events, self.checked.chain[:8])

    def drop(self) -> None:
        """Remove what is unfinished, journals and beginnings too; it is made anew next time."""
        self._clear("*")

    def _clear(self, ending: str) -> None:
        for left in self._shelf.glob(self._path.name + ending):
            take_away(left)

    def _reached(self) -> Reached:
        """Where a copy that was cut off goes on, if it is one of this history; else a new one."""
        with suppress(Failure):
            if self._path.exists():
                return self._resumed()
        self.drop()
        Book.create(self._path)
        return Reached(GENESIS, 0)

    def _resumed(self) -> Reached:
        with Book.open(self._path) as book:
            head = book.head()
            last = book.rows(head.seq - 1, 1) if head.seq else []
        place = self._replica.place(last[0].sealed.id) if last else 0
        if place is None:
            raise _overtaken()
        reached = Reached(head, place)
        self._insist(reached)
        return reached

    def _insist(self, reached: Reached) -> None:
        """The replica must still say the same of that place: another thread may have rewound it."""
        now = self._replica.head_at(reached.place)
        if (now.seq, now.chain) != (reached.place, reached.head.chain):
            self.drop()
            raise _overtaken()

    def _read_back(self, reached: Reached) -> Iterator[None]:
        reading = Reading(self._path, self._office)
        try:
            yield from reading.slices()
        except (Refusal, Unavailable):
            self.drop()  # not a copy to go on with
            raise
        if reading.result.chain != reached.head.chain:
            self.drop()
            raise Unavailable("ledger_copy_damaged", name=self._path.name, reason="chain")
        self._insist(reached)
        self._checked = reading.result

    def _check_space(self, reached: Reached) -> None:
        # A replica is a little larger than its copy: it has an index more.
        there = self._path.stat().st_size if reached.place else 0
        needed = max(0, self._source.stat().st_size - there) + RESERVE
        free = shutil.disk_usage(self._shelf).free
        if free < needed:
            raise Unavailable("disk_full", needed=needed, free=free)


def _overtaken() -> Unavailable:
    return Unavailable("ledger_copy_overtaken")
