"""Why the office folder, its ledger or the network does not serve."""

from __future__ import annotations

LEDGER: dict[str, str] = {}
