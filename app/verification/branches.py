"""What PCs left under cadangan/ about the ledger: incidents, and branches that were given up."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from app.ledger.book import next_chain
from app.ledger.incidents import Incident
from app.ledger.office_folder import OfficeFolder

BRANCH_LEFT = "branch_left"  # facts: since (chain before the first), ids (in order)
# Anybody can write files there; no honest office comes near these.
_MOST_FILES = 20_000
_LARGEST = 1 << 20


@dataclass(frozen=True, slots=True)
class Link:
    """One step of a branch: `chain` is that of `before` and `id`, computed here."""

    before: str
    id: str
    chain: str


def shared_incidents(folder: OfficeFolder) -> list[Incident]:
    """The incidents that PCs mirrored to the share, oldest first; what is none is left out."""
    files = islice(sorted((folder.copies / "insiden").glob("*.json")), _MOST_FILES)
    found = (incident for file in files if (incident := _read(file)) is not None)
    return sorted(found, key=lambda incident: (incident.at, incident.key))


def links_of(incidents: Iterable[Incident]) -> list[Link]:
    """The links of all branches that these incidents record."""
    return [link for incident in incidents for link in _links(incident)]


def _links(incident: Incident) -> Iterator[Link]:
    since, ids = incident.facts.get("since"), incident.facts.get("ids")
    if incident.code != BRANCH_LEFT or not isinstance(since, str) or not isinstance(ids, list):
        return
    chain = since
    for event_id in ids:
        before, chain = chain, next_chain(chain, str(event_id))
        yield Link(before, str(event_id), chain)


def _read(file: Path) -> Incident | None:
    try:
        with file.open("rb") as opened:
            value: Any = json.loads(opened.read(_LARGEST + 1))
        return Incident(str(value["code"]), int(value["at"]), dict(value["facts"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
