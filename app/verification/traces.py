"""What the office's PCs left on the share about the ledger: their incidents."""

from __future__ import annotations

from app.ledger.mirrored import shared_incidents

__all__ = ["shared_incidents"]
