"""A simulated share whose ledgers and replicas are the real ones, on files."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from app.ledger import seal
from app.ledger.book import Book, Row
from app.ledger.book_salvage import salvage
from app.ledger.replica import Replica
from tests.app.ledger.tampering import IGNORING, sql
from tests.simulation.memory_book import Rows, Shelf
from tests.simulation.people import unseal_once
from tests.simulation.share import Share
from tests.simulation.wire import Wire

_INSERT = "INSERT INTO event (seq, id, envelope, body, signature, chain) VALUES (?, ?, ?, ?, ?, ?)"


class FileShelf(Shelf):
    """Ledgers in SQLite files, changed as anybody with a database tool can."""

    def put(self, path: Path, rows: Sequence[Row], planted: bool = False) -> None:
        path.unlink(missing_ok=True)
        Book.create(path)
        with closing(sqlite3.connect(path)) as tool, tool:
            tool.executemany(
                _INSERT,
                [
                    (r.seq, s.id, s.envelope, s.body, s.signature, r.chain)
                    for r in rows
                    for s in [r.sealed]
                ],
            )
        if planted:
            sql(path, IGNORING)

    def get(self, path: Path) -> Rows:
        with Book.open(path) as book:
            return tuple(book.rows(0, 1 << 30))

    def salvage(self, path: Path, keep: Callable[[], object] = lambda: None) -> list[Row]:
        return salvage(path, keep) if path.is_file() else []


class FileShare(Share):
    """The share on which a history is played with nothing but real files."""

    def __init__(self) -> None:
        super().__init__(FileShelf())

    def replica(self, name: str, wire: Wire, copied: Replica | None = None) -> Replica:
        if copied is not None:
            raise ValueError("profiles are copied in memory only")
        return Replica(self.home / f"{name}-{len(list(self.home.iterdir()))}.db")

    def _stand_in(self) -> None:
        self._everywhere(seal.unseal, unseal_once)
