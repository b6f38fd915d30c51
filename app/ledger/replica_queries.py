"""What a replica asks its event table."""

from __future__ import annotations

from app.domain.judge import PENDING

READ = "SELECT seq, id, envelope, body, signature FROM event"
# Pending positions: what the ledger had and lost keeps its old order, before what it never had.
PLACED = (
    f"SELECT coalesce(seq, {PENDING} + coalesce(former, {PENDING >> 1} + local)),"
    " id, envelope, body, signature FROM event"
)
# What the ledger had and lost comes before what it never had, in its old order (design §3).
PENDING_ORDER = "former IS NULL, former, local"
# A body that was destroyed on purpose does not come back with its event.
KEEP = """
    INSERT OR IGNORE INTO event (id, former, stream, envelope, body, signature)
    VALUES (?1, ?2, ?3, ?4, iif(?1 IN destroyed, NULL, ?5), ?6)
"""
CONFIRM = """
    INSERT INTO event (id, seq, chain, stream, envelope, body, signature)
    VALUES (?1, ?2, ?3, ?4, ?5, iif(?1 IN destroyed, NULL, ?6), ?7)
    ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, chain = excluded.chain, former = NULL,
        body = coalesce(event.body, excluded.body)
"""
