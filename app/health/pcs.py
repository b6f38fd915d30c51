"""The other PCs of the office, by the heads that they leave on the share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.domain.events import Malformed, decode_envelope
from app.health.incidents import SHORT
from app.health.line import Area, HealthLine, State
from app.ledger.heads import DeviceHead
from app.ledger.replica import Replica

_LATELY = 400  # confirmed events that are asked who sat where


def pcs_line(heads: Sequence[DeviceHead], own: str, people: Mapping[str, str]) -> HealthLine:
    """When each PC was heard last. `people` maps devices to the id of who acted there last.

    Anybody can write heads on the share: they are hints, and never a finding.
    """
    others = sorted((kept for kept in heads if kept.device != own), key=lambda kept: -kept.at)
    if not others:
        return HealthLine(Area.PCS, State.OK, "pcs_none")
    named = tuple(
        HealthLine(Area.PCS, State.OK, *_seen(kept, people.get(kept.device, ""))) for kept in others
    )
    facts = {"count": len(others), "at": others[0].at}
    return HealthLine(Area.PCS, State.OK, "pcs_seen", facts, named)


def last_people(replica: Replica) -> dict[str, str]:
    """Device -> id of the person who acted there last, from the newest confirmed events."""
    last = replica.head().seq
    found: dict[str, str] = {}
    for _, sealed in replica.confirmed_batch(max(0, last - _LATELY), _LATELY):
        try:
            envelope = decode_envelope(sealed.envelope)  # verified when it came in
        except Malformed:
            continue
        found[envelope.device] = envelope.person
    return found


def _seen(kept: DeviceHead, person: str) -> tuple[str, dict[str, object]]:
    facts: dict[str, object] = {"device": kept.device[:SHORT], "at": kept.at, "seq": kept.head.seq}
    return ("pc_of_person", {**facts, "person": person}) if person else ("pc_seen", facts)
