"""What somebody with write access to the share, SQLite and patience can do to a ledger."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from app.ledger.book import Book, Row, next_chain
from app.verification.report import Finding, Report

UPDATE = "UPDATE event SET {column} = ? WHERE seq = ?"


@contextmanager
def lifted(ledger: Path) -> Iterator[sqlite3.Connection]:
    """The ledger without its triggers; they are put back to the letter."""
    with closing(sqlite3.connect(ledger, isolation_level=None)) as connection:
        query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        triggers = connection.execute(query).fetchall()
        connection.execute("BEGIN")
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for _, sql in triggers:
            connection.execute(sql)
        connection.execute("COMMIT")


def flip(ledger: Path, seq: int, column: str, place: int = -1) -> None:
    """Change one byte of one cell; text stays text."""
    with lifted(ledger) as connection:
        query = f"SELECT {column} FROM event WHERE seq = ?"
        cell = connection.execute(query, (seq,)).fetchone()[0]
        written = cell.encode() if isinstance(cell, str) else cell
        changed = flipped(written, place)
        new = changed.decode() if isinstance(cell, str) else changed
        connection.execute(UPDATE.format(column=column), (new, seq))


def flipped(content: bytes, place: int) -> bytes:
    """The same bytes but for one, which is another letter or digit where it was one."""
    place %= len(content)
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


def delete(ledger: Path, seq: int) -> None:
    """Take a row away."""
    with lifted(ledger) as connection:
        connection.execute("DELETE FROM event WHERE seq = ?", (seq,))


def swap(ledger: Path, one: int, other: int) -> None:
    """Let two rows change places."""
    with lifted(ledger) as connection:
        for old, new in ((one, 10**6), (other, one), (10**6, other)):
            connection.execute("UPDATE event SET seq = ? WHERE seq = ?", (new, old))


def rechain(ledger: Path) -> None:
    """Close the gaps and compute the stored chain anew, as somebody who hides a change would."""
    with lifted(ledger) as connection:
        rows = connection.execute("SELECT seq, id FROM event ORDER BY seq").fetchall()
        chain = ""
        for number, (seq, event_id) in enumerate(rows, 1):
            chain = next_chain(chain, event_id)
            values = (number, chain, seq)
            connection.execute("UPDATE event SET seq = ?, chain = ? WHERE seq = ?", values)


def rows_of(ledger: Path) -> list[Row]:
    """The rows as they lie there."""
    with Book.open(ledger) as book:
        return book.rows(0, 10_000)


def codes(report: Report) -> set[str]:
    """The codes of what was found."""
    return {finding.code for finding in report.findings}


def found(report: Report, code: str) -> Finding:
    """The first finding of that code; one there must be."""
    of_that_code = [finding for finding in report.findings if finding.code == code]
    assert of_that_code, f"no {code} among {sorted(codes(report))}"
    return of_that_code[0]
