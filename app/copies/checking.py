"""Reads a copy whole: is it a ledger of this office, with every row genuine and in its chain?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from app.domain.codec import from_body
from app.domain.events import Event, Malformed, Sealed, decode_envelope
from app.domain.office_events import OfficeFounded
from app.domain.record import record
from app.errors import Failure, Refusal, Unavailable
from app.ledger.book import GENESIS, Book, Head, Row, next_chain
from app.ledger.seal import NotGenuine, unseal

SLICE = 250  # rows read at once: whoever drives this lets others run in between
Told = Callable[[int, int], None]  # events read, of how many; may raise to give up

_DAMAGED = frozenset({"ledger_missing", "ledger_empty", "ledger_damaged"})
_NO_COPY = frozenset({"ledger_foreign", "ledger_wal"})


@record
class Checked:
    """A copy of which every row was seen to be genuine."""

    path: Path
    office: str  # id of the founding event, 64 hex
    name: str  # of the office when it was founded
    demo: bool
    events: int
    chain: str  # over all of them
    until: int  # the latest office time in it, ms


class Reading:
    """One copy, read slice by slice. The file is closed between two slices.

    `expected` is the office whose copy it must be; empty to take the office that it says.
    """

    def __init__(self, path: Path, expected: str = "") -> None:
        self._path = path
        self._office = expected
        self._seq = 0
        self._chain = GENESIS.chain
        self._until = 0
        self._founding: OfficeFounded | None = None
        self.events = 0
        self.total = 0

    def slices(self) -> Iterator[None]:
        """Read on; `result` is there when this ends.

        Raises Unavailable `ledger_copy_damaged` and `ledger_copy_unreadable` (name, reason);
        Refusal `ledger_copy_of_other_office` and `ledger_copy_foreign` (name),
        `ledger_copy_newer` (needed, have).
        """
        while rows := self._read():
            yield
            for row in rows:
                self._take(row)
            yield
        if self._founding is None:
            raise _damaged(self._path, "founding")
        yield
        self._examine()

    @property
    def result(self) -> Checked:
        """What was found, after the last slice."""
        founding = self._founding
        if founding is None:
            raise _damaged(self._path, "founding")
        return Checked(
            self._path,
            self._office,
            founding.name,
            founding.demo,
            self.events,
            self._chain,
            self._until,
        )

    def _read(self) -> list[Row]:
        with _opened(self._path) as book:
            if not self.total:
                self.total = len(book.ids())
            return book.rows(self._seq, SLICE)

    def _take(self, row: Row) -> None:
        if not self._office:
            self._office = _office_of(row.sealed, self._path)
        event = _event(row.sealed, self._office, self._path)
        self._chain = next_chain(self._chain, event.id)
        if row.chain != self._chain:
            raise _damaged(self._path, "chain")
        if event.id == self._office:
            self._founding = self._read_founding(event)
        self._seq = row.seq
        self.events += 1
        self._until = max(self._until, event.envelope.at)

    def _read_founding(self, event: Event) -> OfficeFounded:
        try:
            return from_body(OfficeFounded, event.body or {})
        except Malformed as reason:
            raise _damaged(self._path, "founding") from reason

    def _examine(self) -> None:
        with _opened(self._path) as book:
            book.check()


def check_copy(path: Path, expected: str = "", told: Told = lambda done, total: None) -> Checked:
    """Read a copy whole; raises as `Reading.slices`, and whatever `told` raises."""
    reading = Reading(path, expected)
    for _ in reading.slices():
        told(reading.events, reading.total)
    return reading.result


def end_of(path: Path, office: str) -> tuple[int, str]:
    """How many events a copy holds and the chain stored at its end, which must be genuine.

    A look at the last row alone, for copies that were read whole when they were made; raises
    as `Reading.slices`.
    """
    with _opened(path) as book:
        head: Head = book.head()
        last = book.rows(head.seq - 1, 1)
        count = len(book.ids())
    if not last:
        raise _damaged(path, "founding")
    _event(last[0].sealed, office, path)
    return count, head.chain


@contextmanager
def _opened(path: Path) -> Iterator[Book]:
    """The copy as a ledger, with what is wrong with it told as of a copy."""
    try:
        with Book.open(path) as book:
            yield book
    except Failure as failure:
        if failure.code.startswith("ledger_copy_"):
            raise
        raise _as_copy(failure, path) from failure


def _event(sealed: Sealed, office: str, path: Path) -> Event:
    try:
        return unseal(sealed, office=office)
    except NotGenuine as reason:
        if reason.code == "not_genuine_office":
            raise Refusal("ledger_copy_of_other_office", name=path.name) from reason
        if reason.code == "not_genuine_newer":
            raise Refusal("ledger_copy_newer", **_formats(reason)) from reason
        raise _damaged(path, reason.code.removeprefix("not_genuine_")) from reason


def _damaged(path: Path, reason: str) -> Unavailable:
    return Unavailable("ledger_copy_damaged", name=path.name, reason=reason)


def _as_copy(failure: Failure, path: Path) -> Failure:
    if failure.code == "ledger_newer":
        return Refusal("ledger_copy_newer", **_formats(failure))
    if failure.code in _NO_COPY:
        return Refusal("ledger_copy_foreign", name=path.name)
    reason = failure.facts.get("reason", failure.code)
    code = "ledger_copy_damaged" if failure.code in _DAMAGED else "ledger_copy_unreadable"
    return Unavailable(code, name=path.name, reason=reason)


def _formats(failure: Failure) -> dict[str, object]:
    return {name: failure.facts[name] for name in ("needed", "have")}


def _office_of(first: Sealed, path: Path) -> str:
    """Whose history begins with this row: only the founding event names no office."""
    try:
        return decode_envelope(first.envelope).office or first.id
    except Malformed as error:
        raise _damaged(path, "malformed") from error
