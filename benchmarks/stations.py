"""PCs for the benchmarks, each with a profile of its own at a demo office."""

from __future__ import annotations

from pathlib import Path

from nacl.signing import VerifyKey

from app.demo.office import join_demo
from app.domain.events import decode_envelope
from app.ledger.office_folder import OfficeFolder
from app.ledger.profile import Profile
from app.ledger.seal import pre_authentication
from app.media.limits import Limits
from app.station import Station
from benchmarks.measure import milliseconds


def joined_empty(office: Path, profile: Path) -> Station:
    """A PC that has joined and knows nothing yet."""
    own = Profile(profile)
    join_demo(office, own)
    return Station(OfficeFolder(office), own, Limits())


def joined(office: Path, profile: Path) -> Station:
    """A PC that joined the demo office and knows its people."""
    station = joined_empty(office, profile)
    while not station.projection.office.posts:
        visit = station.tick()
        if visit.failure is not None:
            raise visit.failure
    return station


def take_in(station: Station) -> None:
    """Pull and show everything that the ledger has."""
    more = True
    while more:
        visit = station.deliver()
        station.absorb(visit)
        if visit.failure is not None:
            raise visit.failure
        more = visit.more


def signatures_alone(station: Station) -> float:
    """The ms it takes to verify the signatures of all that a PC has, and nothing else of it."""
    signed = [
        (
            VerifyKey(bytes.fromhex(decode_envelope(sealed.envelope).key)),
            pre_authentication(sealed.envelope),
            sealed.signature,
        )
        for _, sealed in station.replica.confirmed()
    ]

    def work() -> None:
        for key, message, signature in signed:
            key.verify(message, signature)

    return milliseconds(work)
