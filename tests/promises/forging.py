"""What somebody with a key of the office and SQLite can write into its ledger."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from secrets import token_hex
from typing import Any

from app.domain.events import (
    Envelope,
    Sealed,
    canonical,
    digest,
    encode_envelope,
)
from app.ledger.book import next_chain
from tests.office_builder import PELAKSANA, DemoOffice, Pc


def forged(
    pc: Pc,
    kind: str,
    body: dict[str, Any] | bytes,
    stream: str,
    name: str = PELAKSANA,
    **envelope: Any,
) -> Sealed:
    """An event truly signed by a demo person, saying whatever the envelope can."""
    person = pc.sits(name)
    session = pc.desk.session
    assert session is not None
    posts = (post.id for post in pc.desk.office.posts.values() if post.person == person)
    said = body if isinstance(body, bytes) else canonical(body)
    head = pc.station.replica.head()
    fields: dict[str, Any] = {
        "format": 1,
        "office": pc.desk.office.id,
        "kind": kind,
        "version": 1,
        "stream": stream,
        "prev": pc.station.projection.office_history.heads.get(stream, ""),
        "seen_seq": head.seq,
        "seen_chain": head.chain,
        "at": pc.station.clock.now().at,
        "quality": "server",
        "person": person,
        "key": session.signer.key,
        "device": "palsu",
        "appointment": next(posts),
        "nonce": token_hex(16),
        "body": digest(said),
    }
    written = encode_envelope(Envelope(**(fields | envelope)))
    return Sealed(digest(written), written, said, session.signer.sign(written))


def planted(office: DemoOffice, *events: Sealed, at: int | None = None) -> None:
    """Put events into the ledger behind every PC's back, at its end or at place `at`."""
    with closing(sqlite3.connect(office.folder.ledger)) as ledger, ledger:
        for event in events:
            query = "SELECT seq, chain FROM event ORDER BY seq DESC LIMIT 1"
            seq, chain = ledger.execute(query).fetchone()
            cells = (event.id, event.envelope, event.body, event.signature)
            place = seq + 1 if at is None else at
            row = (place, *cells, next_chain(chain, event.id))
            ledger.execute("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)", row)


def aside(pc: Pc, coverage_id: str, name: str = PELAKSANA) -> str:
    """A demo person's own stream beside a coverage."""
    return f"coverage/{coverage_id}/{pc.sits(name)}"
