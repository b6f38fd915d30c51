"""A PC's own copy of the history: the ledger's events in its order, and those not there yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from app.domain.events import Event, Sealed
from app.domain.judge import Placed
from app.errors import Unavailable
from app.ledger.book import GENESIS, Head, Row, next_chain
from app.ledger.facts import Facts
from app.ledger.incidents import Incidents
from app.ledger.quarantine import Quarantine
from app.ledger.replica_queries import CONFIRM, KEEP, PENDING_ORDER, PLACED, READ
from app.ledger.replica_rows import KnownEvents, Pending, cells_of
from app.ledger.replica_schema import open_database, suspicion, told
from app.ledger.transactions import unhurried, writing

Held = tuple[int | None, Event]
"""An event and its place in the ledger, None while the ledger does not have it."""

_BATCH = 2000
_LAST = 2**63 - 1
_DELIVERED = "delivered_at"  # office time (ms) of the last delivery from here


class Replica:
    """The event table of one PC. Any thread may call any method; each gets its own connection.

    Every method that writes has its rows on the disk, fsynced, when it returns; `confirm` alone
    does not wait for it. All raise Unavailable replica_damaged, profile_full or
    replica_unusable.
    """

    def __init__(self, path: Path) -> None:
        self._database = open_database(path)
        self.incidents = Incidents(self._database)
        self.quarantine = Quarantine(self._database)
        self._facts = Facts(self._database)
        self._head: Head | None = None  # where it is known without asking
        self._known = KnownEvents()

    def close(self) -> None:
        """Close the calling thread's connection; another thread's ends with that thread."""
        self._database.close()

    # What this PC makes

    def add_own(self, sealed: Sealed, event: Event) -> None:
        """Keep an event made here: when this returns it survives a power cut (that is ✓)."""
        self._insert_pending([(None, sealed, event)])
        self._known.note(sealed, event)

    def knows(self, sealed: Sealed) -> bool:
        """Whether this run sealed or verified these very bytes: then they need no verifying."""
        return self._known.event(sealed) is not None

    def salvage(self, events: Iterable[tuple[int | None, Sealed, Event]]) -> None:
        """Take events out of a damaged file, with their former places; the ledger confirms them."""
        self._insert_pending(events)

    def pending(self, limit: int = -1) -> list[Pending]:
        """What the ledger does not have, in the order in which it must go there.

        At most `limit` of it, where one is given.
        """
        rows = self._ask(
            "SELECT former, id, envelope, body, signature FROM event"
            f" WHERE seq IS NULL ORDER BY {PENDING_ORDER} LIMIT ?",
            limit,
        )
        return [
            Pending(Sealed(*row[1:]), event, row[0] is not None)
            for row, (_, event) in zip(rows, self._events(rows), strict=True)
        ]

    def undelivered(self) -> list[Sealed]:
        """The bytes of `pending`."""
        return [entry.sealed for entry in self.pending()]

    def pending_count(self) -> int:
        """How many events the ledger does not have."""
        return int(self._ask("SELECT count(*) FROM event WHERE seq IS NULL")[0][0])

    # What the ledger says

    def head(self) -> Head:
        """The last place in the ledger that this PC confirmed, GENESIS before the first."""
        return self._head or self.head_at(None)

    def head_at(self, seq: int | None) -> Head:
        """The last confirmed place at or before `seq`."""
        rows = self._ask(
            "SELECT seq, chain FROM event WHERE seq <= ? ORDER BY seq DESC LIMIT 1",
            _LAST if seq is None else seq,
        )
        return Head(*rows[0]) if rows else GENESIS

    def tail(self) -> tuple[int, Sealed] | None:
        """The last confirmed event and its place, None before the first."""
        rows = self._ask(f"{READ} WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1")
        return (rows[0][0], Sealed(*rows[0][1:])) if rows else None

    def confirm(self, rows: Sequence[tuple[Row, Event]], at: int = 0) -> list[str]:
        """Take genuine rows in ledger order, in one transaction; the ids that were pending here.

        `at` is office time now (ms), kept where something was pending. The chain is computed here
        and never believed. A row that comes late (it was junk and was repaired) finds its
        place, and the chain after it is computed anew. A power cut may take a confirmation back
        (never an event that is only here): the next visit pulls it again.
        """
        if not rows:
            return []
        first, head = rows[0][0].seq, self.head()
        self._head = None
        chain = head.chain if head.seq < first else self.head_at(first - 1).chain
        values: list[tuple[object, ...]] = []
        for row, event in rows:
            chain = next_chain(chain, row.sealed.id)
            stream = event.envelope.stream
            values.append((row.sealed.id, row.seq, chain, stream, *cells_of(row.sealed)))
        with told(self._database), unhurried(self._database) as connection:
            delivered = self._pending_among([row.sealed.id for row, _ in rows])
            connection.executemany(CONFIRM, values)
            if delivered:
                self._facts.raise_to(_DELIVERED, at)
            if head.seq > first:
                self._rechain(first)
            connection.executemany(
                "DELETE FROM quarantine WHERE seq = ?", [(row.seq,) for row, _ in rows]
            )
        if head.seq < first:
            self._head = Head(rows[-1][0].seq, chain)
        for row, event in rows:
            self._known.note(row.sealed, event)
        return delivered

    def rewind(self, seq: int) -> int:
        """Forget the places after `seq`, keeping the events as pending; how many there were.

        The ledger's order wins: what it still has is confirmed anew by the next pull, and what
        it has lost is pushed, in its old order.
        """
        self._head = None
        with told(self._database), writing(self._database) as connection:
            connection.execute("DELETE FROM quarantine WHERE seq > ?", (seq,))
            cursor = connection.execute(
                "UPDATE event SET former = seq, seq = NULL, chain = NULL WHERE seq > ?", (seq,)
            )
        return int(cursor.rowcount)

    def blank(self, ids: Sequence[str]) -> None:
        """Destroy bodies for good: no pull, heal or salvage brings them back."""
        with told(self._database), writing(self._database) as connection:
            connection.executemany(
                "INSERT OR IGNORE INTO destroyed VALUES (?)", [(each,) for each in ids]
            )
            connection.executemany(
                "UPDATE event SET body = NULL WHERE id = ?", [(each,) for each in ids]
            )

    def is_destroyed(self, event_id: str) -> bool:
        """Whether this body was destroyed on purpose."""
        return bool(self._ask("SELECT 1 FROM destroyed WHERE id = ?", event_id))

    def restore(self, sealed: Sealed) -> None:
        """Put genuine bytes in the place of what this PC has under their id."""
        self._ask(
            "UPDATE event SET envelope = ?, body = ?, signature = ?"
            " WHERE id = ? AND id NOT IN destroyed",
            *cells_of(sealed),
            sealed.id,
        )

    def doubt(self, event_id: str) -> Unavailable:
        """Have the next start rescue what is genuine here; the failure to raise until then."""
        suspicion(Path(self._database.database)).touch()
        return Unavailable("replica_damaged", reason=event_id)

    # Reading

    def has(self, event_id: str) -> bool:
        """Whether this PC holds the event, delivered or not."""
        return bool(self._ask("SELECT 1 FROM event WHERE id = ?", event_id))

    def sealed(self, event_id: str) -> Sealed | None:
        """The genuine bytes of an event, None where this PC does not hold it."""
        rows = self._ask(f"{READ} WHERE id = ?", event_id)
        return Sealed(*rows[0][1:]) if rows else None

    def place(self, event_id: str) -> int | None:
        """Where the ledger has the event, None where it does not."""
        rows = self._ask("SELECT seq FROM event WHERE id = ?", event_id)
        return rows[0][0] if rows else None

    def places(self, ids: Sequence[str]) -> dict[str, int]:
        """Where the ledger has these events, by id; what it does not have is left out."""
        marks = ",".join("?" * len(ids))
        return dict(
            self._ask(f"SELECT id, seq FROM event WHERE seq IS NOT NULL AND id IN ({marks})", *ids)
        )

    def placed_under(self, *streams: str) -> list[Placed]:
        """The events of these streams and of every stream below them (`stream/...`), placed.

        Ledger order first, then what is pending, whose positions compare across streams too.
        """
        # "0" is the character after "/": a range the index can answer, which LIKE cannot.
        where = " OR ".join("stream = ? OR (stream >= ? AND stream < ?)" for _ in streams)
        bounds = [bound for each in streams for bound in (each, f"{each}/", f"{each}0")]
        rows = self._ask(f"{PLACED} WHERE {where} ORDER BY 1", *bounds)
        return [Placed(*each) for each in self._events(rows)]

    def all_events(self, after: int = 0) -> Iterator[Held]:
        """Every confirmed event after place `after` in ledger order, then every pending one."""
        query = f"{READ} WHERE seq > ? ORDER BY seq LIMIT ?"
        while rows := self._ask(query, after, _BATCH):
            yield from self._events(rows)
            after = rows[-1][0]
        for entry in self.pending():
            yield None, entry.event

    def confirmed(self, after: int = 0) -> Iterator[tuple[int, Sealed]]:
        """The confirmed events after place `after` as bytes, in ledger order, read in batches."""
        while rows := self.confirmed_batch(after, _BATCH):
            yield from rows
            after = rows[-1][0]

    def confirmed_batch(self, after: int, limit: int) -> list[tuple[int, Sealed]]:
        """At most `limit` confirmed events after place `after`, in ledger order."""
        rows = self._ask(f"{READ} WHERE seq > ? ORDER BY seq LIMIT ?", after, limit)
        return [(row[0], Sealed(*row[1:])) for row in rows]

    def chains(self, after: int = 0, limit: int = -1) -> list[tuple[int, str, str]]:
        """(seq, id, chain) of the confirmed events after place `after`, at most `limit`."""
        query = "SELECT seq, id, chain FROM event WHERE seq > ? ORDER BY seq LIMIT ?"
        return self._ask(query, after, limit)

    # Small facts that must last

    def fact(self, name: str) -> str | None:
        """A fact kept by name, None where it never was."""
        return self._facts.get(name)

    def keep_fact(self, name: str, value: str) -> None:
        """Keep a fact by name."""
        self._facts.keep(name, value)

    # The engine

    def _insert_pending(self, events: Iterable[tuple[int | None, Sealed, Event]]) -> None:
        values = [
            (sealed.id, former, event.envelope.stream, *cells_of(sealed))
            for former, sealed, event in events
        ]
        with told(self._database), writing(self._database) as connection:
            connection.executemany(KEEP, values)

    def _pending_among(self, ids: Sequence[str]) -> list[str]:
        pending = {row[0] for row in self._ask("SELECT id FROM event WHERE seq IS NULL")}
        return [each for each in ids if each in pending] if pending else []

    def _rechain(self, first: int) -> None:
        chain = self.head_at(first - 1).chain
        values: list[tuple[str, int]] = []
        for seq, event_id, _ in self.chains(first - 1):
            chain = next_chain(chain, event_id)
            values.append((chain, seq))
        self._database.connection().executemany("UPDATE event SET chain = ? WHERE seq = ?", values)

    def _events(self, rows: Sequence[tuple[Any, ...]]) -> list[tuple[Any, Event]]:
        """What rows that begin with a place say; they were verified when they came in."""
        with told(self._database):
            return [(row[0], self._known.event_in(row)) for row in rows]

    def _ask(self, sql: str, *values: object) -> list[Any]:
        with told(self._database):
            # Peewee's own way takes as long as SQLite itself for the small questions asked here.
            found: list[Any] = self._database.connection().execute(sql, values).fetchall()
            return found
