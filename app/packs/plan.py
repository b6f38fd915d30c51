"""What is to go into a pack, how large it gets, and what cannot be reached now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from app.domain.coverage_history import coverage_of
from app.domain.media import MediaItem
from app.domain.record import record
from app.errors import Failure, Refusal
from app.media.shelf import LARGEST, Shelf
from app.packs.directions import DECISIONS, REVIEW
from app.packs.manifest import ORIGINAL, PREVIEW, PackedFile
from app.packs.named_files import File, files_of, storable_files
from app.station import Station


@record
class Picked:
    """A file for the pack, where it lies now, and where else, should those be other bytes."""

    file: PackedFile
    source: Path
    others: tuple[Path, ...] = ()

    def elsewhere(self) -> Picked | None:
        """The same from the next place, None where there is none."""
        if not self.others:
            return None
        source, *others = self.others
        return Picked(replace(self.file, size=_size(source)), source, tuple(others))


@record
class Plan:
    """The contents of a pack that is to be made."""

    direction: str
    coverages: tuple[str, ...]
    files: tuple[Picked, ...]
    absent: int = 0  # files that neither this PC nor the office folder has as they should be
    acts: int = 0  # events that the ledger does not have yet

    @property
    def size(self) -> int:
        """Bytes of the files."""
        return sum(picked.file.size for picked in self.files)

    def without(self, bad: Picked) -> Plan:
        """The same but for a file whose bytes are not those that were handed in.

        It is taken from another place where there is one.
        """
        instead = bad.elsewhere()
        files = (instead if picked is bad else picked for picked in self.files)
        kept = tuple(picked for picked in files if picked is not None)
        absent = self.absent + (instead is None)
        return Plan(self.direction, self.coverages, kept, absent, self.acts)


def plan_review(station: Station, coverages: Iterable[str], originals: bool) -> Plan:
    """A pack for looking at these coverages; reads the share where this PC lacks a file.

    Documents come along in any case, and so do the files of what is not delivered yet.
    """
    chosen = tuple(dict.fromkeys(coverages))
    picking = _Picking(station)
    for coverage_id in chosen:
        picking.take_coverage(coverage_id, originals)
    acts = picking.take_pending()
    return Plan(REVIEW, chosen, tuple(picking.files), picking.absent, acts)


def plan_decisions(station: Station) -> Plan:
    """A pack of what was done here and is not delivered; Refusal `pack_nothing_waits`."""
    picking = _Picking(station)
    acts = picking.take_pending()
    if not acts:
        raise Refusal("pack_nothing_waits")
    return Plan(DECISIONS, tuple(picking.coverages), tuple(picking.files), picking.absent, acts)


@record
class Weight:
    """How large a coverage is in a pack (bytes), and how many of its files cannot be reached."""

    previews: int  # with the documents: what comes along in any case
    originals: int
    absent: int = 0


def weigh(station: Station, coverage_id: str) -> Weight:
    """How large one coverage would be in a pack; reads the share where this PC lacks a file."""
    plan = _plan_of(station, coverage_id, originals=True)
    light = _plan_of(station, coverage_id, originals=False)
    return Weight(light.size, plan.size - light.size, plan.absent)


def _plan_of(station: Station, coverage_id: str, originals: bool) -> Plan:
    picking = _Picking(station)
    picking.take_coverage(coverage_id, originals)
    return Plan(REVIEW, (coverage_id,), tuple(picking.files), picking.absent)


class _Picking:
    """Finds the files of coverages, each once."""

    def __init__(self, station: Station) -> None:
        self._station = station
        self._shelves = (Shelf(station.profile.cache), Shelf(station.folder.root))
        self._seen: set[tuple[str, ...]] = set()
        self.files: list[Picked] = []
        self.coverages: dict[str, None] = {}
        self.absent = 0

    def take_coverage(self, coverage_id: str, originals: bool) -> None:
        """Pick what there is to look at in a coverage: its documents whole, its media as asked."""
        coverage = self._station.coverage(coverage_id)
        for file in files_of(coverage) if coverage else ():
            whole = originals or not isinstance(file, MediaItem)
            self.take(coverage_id, file, original=whole)

    def take(self, coverage_id: str, file: File, original: bool) -> None:
        """Pick a file's previews, and the file itself where `original` says so."""
        if original and self._is_new(ORIGINAL, coverage_id, file.sha256):
            self._add(self._original(coverage_id, file))
        previews = file.previews if isinstance(file, MediaItem) else {}
        for name, digest in previews.items():
            if self._is_new(PREVIEW, file.sha256, name):
                self._add(self._preview(coverage_id, file.sha256, name, digest))

    def take_pending(self) -> int:
        """Pick the files of everything that is not delivered; how many events that is."""
        pending = self._station.replica.pending()
        for entry in pending:
            coverage_id = coverage_of(entry.event.envelope.stream)
            if coverage_id:
                self.coverages[coverage_id] = None
            for file in storable_files(entry.event):
                self.take(coverage_id, file, original=True)
        return len(pending)

    def _is_new(self, *what: str) -> bool:
        if what in self._seen:
            return False
        self._seen.add(what)
        return True

    def _add(self, picked: Picked | None) -> None:
        if picked is None:
            self.absent += 1
        else:
            self.files.append(picked)

    def _original(self, coverage_id: str, file: File) -> Picked | None:
        try:
            places = self._station.carrier.originals(coverage_id, file)
        except Failure:
            return None  # counted: the person is told how many there are
        sources = [place for place in places if _size(place) == file.size]
        sha256 = file.sha256
        named = PackedFile(ORIGINAL, coverage_id, sha256, file.extension, file.size, sha256)
        return _picked(named, sources)

    def _preview(self, coverage_id: str, sha256: str, name: str, digest: str) -> Picked | None:
        places = self._places(sha256, name)
        sources = [place for place in places if 0 < _size(place) <= LARGEST]
        size = _size(sources[0]) if sources else 0
        return _picked(PackedFile(PREVIEW, coverage_id, sha256, name, size, digest), sources)

    def _places(self, sha256: str, name: str) -> Iterator[Path]:
        for shelf in self._shelves:
            try:
                yield shelf.path(sha256, name)
            except Refusal:
                return  # a name that no shelf keeps


def _picked(file: PackedFile, sources: list[Path]) -> Picked | None:
    return Picked(file, sources[0], tuple(sources[1:])) if sources else None


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1
