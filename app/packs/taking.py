"""Takes in what a verified pack brings: rows, events to deliver, files by their hashes."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from app.domain.acts import CoverageOpened
from app.domain.coverage_history import PREFIX
from app.domain.events import Event
from app.domain.record import record
from app.errors import Failure, Refusal
from app.ledger.branches import leave_branch
from app.ledger.replica import Replica
from app.media.copying import Progress, discard, settle, source_trouble
from app.media.shelf import Shelf
from app.media.vault import Vault
from app.packs.directions import REVIEW
from app.packs.history import check_history, pending_in, rows_at
from app.packs.manifest import ORIGINAL, Manifest, PackedFile
from app.packs.unpacking import Reader, Unpacked, unpack
from app.projection import Touched
from app.station import OFFICE_TIME, Station

BATCH = 500


@record
class Taken:
    """What a pack brought to this PC; all of it lasts."""

    manifest: Manifest
    maker: str  # the name of who sealed it
    rows: int  # of history, new here
    acts: tuple[Event, ...]  # that the ledger did not have when it was made
    new_acts: int  # of these, how many this PC did not have
    originals: int  # files that were not here
    previews: int
    touched: Touched

    @property
    def is_review(self) -> bool:
        """Whether it brought coverages to look at, and not only what was done elsewhere."""
        return self.manifest.direction == REVIEW

    @property
    def is_known(self) -> bool:
        """Whether all of it was here before."""
        return not (self.rows or self.new_acts or self.originals or self.previews)


def open_pack(station: Station, path: Path, progress: Progress) -> Unpacked:
    """Verify a pack at a PC of the office; raises as `unpack`. Writes only to its scratch."""
    membership = station.membership
    reader = Reader(
        station.profile,
        membership.office,
        station.office_secret(),
        station.replica,
        lambda file: _has(station, file),
    )
    return unpack(path, reader, progress)


def take(station: Station, unpacked: Unpacked) -> Taken:
    """Take everything in; twice is as good as once. For the lane of acts.

    Raises Refusal `pack_ahead` for files of a coverage that has not arrived here yet, as
    `check_history` where this PC came to know more while the pack was read, and what the replica
    and the vault raise; what was taken by then stays, the next time brings the rest.
    """
    try:
        return _take(station, unpacked)
    finally:
        unpacked.drop()


def take_rows(replica: Replica, unpacked: Unpacked, at: int) -> int:
    """Confirm the rows that this PC lacks; how many. `at` is office time (ms)."""
    manifest, folder, checked = unpacked.manifest, unpacked.folder, unpacked.checked
    if manifest.direction != REVIEW or replica.head() == manifest.head:
        return 0
    if replica.head() != checked.ours:  # the courier was faster
        checked = check_history(folder, manifest, replica)
    if checked.fresh and checked.fresh[0] < checked.ours.seq:
        # What was written here without having seen that row saw another chain.
        leave_branch(replica, checked.fresh[0] - 1, at)
    rows = rows_at(folder, manifest, checked.fresh)
    while some := list(islice(rows, BATCH)):
        replica.confirm(some, at)
    if manifest.quality == "server" and manifest.at > _known_time(replica):
        # This PC's own clock may be behind: no act of its is to be older than what it answers.
        replica.keep_fact(OFFICE_TIME, str(manifest.at))
    return len(checked.fresh)


def _take(station: Station, unpacked: Unpacked) -> Taken:
    replica = station.replica
    rows = take_rows(replica, unpacked, station.clock.now().at)
    pending = list(pending_in(unpacked.folder, unpacked.manifest))
    _insist_on_openings(station, unpacked, [event for _, event in pending])
    new = [(None, laid[1], event) for laid, event in pending if not replica.has(event.id)]
    replica.salvage(new)
    touched = station.projection.catch_up()
    originals, previews = _settle_all(station, unpacked)
    if new:
        station.kept()
    return Taken(
        unpacked.manifest,
        unpacked.maker,
        rows,
        tuple(event for _, event in pending),
        len(new),
        originals,
        previews,
        touched,
    )


def _insist_on_openings(station: Station, unpacked: Unpacked, pending: list[Event]) -> None:
    """A file's folder is named after how its coverage was opened: that must be known first."""
    opened = {e.envelope.stream for e in pending if e.envelope.kind == CoverageOpened.__name__}
    files = (unpacked.manifest.files[number] for number in unpacked.files)
    for coverage_id in {file.coverage for file in files if file.kind == ORIGINAL}:
        known = station.projection.history(coverage_id).opening is not None
        if not known and PREFIX + coverage_id not in opened:
            raise Refusal("pack_ahead")


def _settle_all(station: Station, unpacked: Unpacked) -> tuple[int, int]:
    originals = previews = 0
    for number, path in unpacked.files.items():
        file = unpacked.manifest.files[number]
        if file.kind == ORIGINAL:
            originals += _settle_original(station, file, path)
        else:
            with source_trouble(path):
                content = path.read_bytes()
            Shelf(station.profile.cache).put(file.sha256, file.name, content)
            previews += 1
    return originals, previews


def _settle_original(station: Station, file: PackedFile, path: Path) -> bool:
    folder, vault = station.bag_of(file.coverage), Vault(station.profile.staging)
    vault.ensure_bag(folder)
    if vault.verify(folder, file.sha256, file.name):
        discard(path)
        return False
    settle(path, vault.path(folder, file.sha256, file.name))  # over what is not that file
    return True


def _has(station: Station, file: PackedFile) -> bool:
    try:
        if file.kind != ORIGINAL:
            return Shelf(station.profile.cache).holds(file.sha256, {file.name: file.digest})
        folder, vault = station.bag_of(file.coverage), Vault(station.profile.staging)
        return vault.verify(folder, file.sha256, file.name)
    except Failure:
        return False  # not known here yet, or not there


def _known_time(replica: Replica) -> int:
    known = replica.fact(OFFICE_TIME)
    return int(known) if known and known.isdigit() else 0
