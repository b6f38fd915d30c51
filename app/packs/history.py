"""Whether the events in a pack are genuine, and whether they agree with what this PC has."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from app.domain.coverage_history import PREFIX, coverage_of
from app.domain.events import Event
from app.domain.judge import PENDING, Placed
from app.domain.office import KeyKind, Office
from app.domain.office_history import KEYS, OFFICE, PEOPLE, concerns_office, replay_office
from app.domain.record import record
from app.errors import Refusal
from app.ledger.book import GENESIS, Head, Row, next_chain
from app.ledger.replica import Replica
from app.ledger.seal import NotGenuine, unseal
from app.packs.directions import DECISIONS
from app.packs.event_run import Laid, read_run
from app.packs.manifest import Manifest, Part
from app.packs.named_files import Permitted

ROWS, PENDING_ROWS = "rows", "pending"  # names of the runs in a scratch folder


@record
class Checked:
    """What a pack's events come to, together with those that this PC has."""

    office: Office
    permitted: Permitted
    ours: Head  # of this PC, when it was checked
    fresh: tuple[int, ...]  # places of the rows that this PC does not have


def check_history(folder: Path, manifest: Manifest, replica: Replica) -> Checked:
    """Verify every event of a pack whose runs lie in `folder`.

    A row may be missing here or there: it was junk in the ledger, and mended later. Raises Refusal
    `pack_unsound` (reason) for what no honest PC packs, `pack_contradicts` (at) where an event
    has another place in it than in the ledger as this PC knows it, and `pack_signer_unknown` where
    who sealed the pack is nobody of this office.
    """
    checking = _Checking(manifest, replica)
    checking.read_rows(folder / ROWS)
    checking.read_pending(folder / PENDING_ROWS)
    return checking.checked()


def rows_at(
    folder: Path, manifest: Manifest, places: Collection[int]
) -> Iterator[tuple[Row, Event]]:
    """The rows at these places, verified, for the replica to confirm."""
    wanted = set(places)
    for place, sealed in _run(folder / ROWS, manifest.rows):
        if place in wanted:
            yield Row(place, sealed, ""), _genuine((place, sealed), manifest.office)


def pending_in(folder: Path, manifest: Manifest) -> Iterator[tuple[Laid, Event]]:
    """The events that the ledger did not have, verified."""
    for laid in _run(folder / PENDING_ROWS, manifest.pending):
        yield laid, _genuine(laid, manifest.office)


class _Checking:
    def __init__(self, manifest: Manifest, replica: Replica) -> None:
        self._manifest = manifest
        self._replica = replica
        self._ours = replica.head()
        self._fresh: list[int] = []
        self._permitted = Permitted()
        self._subjects = {file.coverage for file in manifest.files}
        self._office_events: list[Placed] = []

    def read_rows(self, path: Path) -> None:
        manifest, head = self._manifest, GENESIS
        if manifest.direction == DECISIONS:
            if manifest.rows.count:
                raise Refusal("pack_unsound", reason="rows")
            return
        known = self._replica.chains()
        at = {seq: event_id for seq, event_id, _ in known}
        places = {event_id: seq for seq, event_id, _ in known}
        for place, sealed in _run(path, manifest.rows):
            if place <= head.seq:
                raise Refusal("pack_unsound", reason="rows")
            self._take(place, _genuine((place, sealed), manifest.office))
            head = Head(place, next_chain(head.chain, sealed.id))
            moved = places.setdefault(sealed.id, place) != place
            if moved or at.get(place, sealed.id) != sealed.id:
                raise Refusal("pack_contradicts", at=manifest.at)
            if place not in at:
                self._fresh.append(place)
        if head != manifest.head:
            raise Refusal("pack_unsound", reason="rows")

    def read_pending(self, path: Path) -> None:
        for number, laid in enumerate(_run(path, self._manifest.pending)):
            self._take(PENDING + number, _genuine(laid, self._manifest.office))

    def checked(self) -> Checked:
        own = self._replica.placed_under(OFFICE, PEOPLE, KEYS.rstrip("/"))
        office = replay_office(self._manifest.office, (*own, *self._office_events)).office
        key = office.keys.get(self._manifest.key)
        known = key is not None and (key.person, key.kind) == (self._manifest.person, KeyKind.OWN)
        if not known:
            raise Refusal("pack_signer_unknown")
        for coverage_id in self._subjects:
            for placed in self._replica.placed_under(PREFIX + coverage_id):
                self._permitted.add(placed.event)
        return Checked(office, self._permitted, self._ours, tuple(self._fresh))

    def _take(self, position: int, event: Event) -> None:
        if coverage_of(event.envelope.stream) in self._subjects:
            self._permitted.add(event)
        if concerns_office(event.envelope.stream):
            self._office_events.append(Placed(position, event))


def _run(path: Path, part: Part) -> Iterator[Laid]:
    with path.open("rb") as file:
        yield from read_run(file, part)


def _genuine(laid: Laid, office: str) -> Event:
    try:
        return unseal(laid[1], office=office)
    except NotGenuine as reason:
        raise Refusal("pack_unsound", reason="events") from reason
