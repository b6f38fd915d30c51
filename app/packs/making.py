"""Makes a pack: planned, sealed, written beside and given its name when it is whole."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from app.desk import Session
from app.domain.record import record
from app.errors import Refusal, Unavailable
from app.ledger.book import GENESIS, Head, next_chain
from app.media.copying import CHUNK, RESERVE, Progress, open_regular, source_trouble, target_trouble
from app.own_files import sync_folder
from app.packs.directions import REVIEW
from app.packs.event_run import Laid, write_run
from app.packs.manifest import Manifest, Part, write_manifest
from app.packs.plan import Picked, Plan
from app.packs.scratch import scratch_folder
from app.packs.sealed_stream import SealedWriter, new_shell
from app.put_in_place import put_in_place
from app.station import Station


@record
class Made:
    """A pack as it lies at `path`, and the plan without what turned out to be altered."""

    path: Path
    size: int  # bytes of the file
    plan: Plan


def make_pack(station: Station, plan: Plan, target: Path, progress: Progress) -> Made:
    """Write a pack in the name of who is signed in, whole or not at all; `target` is replaced.

    `progress` is told the bytes of content so far, of about `plan.size`. Raises Refusal
    `not_signed_in`, `pack_cancelled`, `pack_too_many`; Unavailable `disk_full` (needed, free:
    bytes), `pack_unwritable` (name, reason), `pack_too_large`, and as reading the files does.
    """
    session = station.desk.session
    if session is None:
        raise Refusal("not_signed_in")
    while True:
        try:
            return _Making(station, session, plan, target, progress).make()
        except _Altered as found:
            plan = plan.without(found.picked)


class _Altered(Exception):
    """A file does not hold the bytes that were handed in: the pack is made without it."""

    def __init__(self, picked: Picked) -> None:
        super().__init__(picked)
        self.picked = picked


class _Making:
    """One attempt at one pack."""

    def __init__(
        self, station: Station, session: Session, plan: Plan, target: Path, progress: Progress
    ) -> None:
        self._station = station
        self._session = session
        self._plan = plan
        self._target = target
        self._progress = progress
        self._done = 0

    def make(self) -> Made:
        beside = self._target.with_name(f".{self._target.name}.{token_hex(4)}.part")
        with scratch_folder(self._station.profile, "buat") as scratch:
            with target_trouble(scratch, RESERVE):
                manifest = self._manifest(scratch)
            try:
                with _writing(self._target, manifest.size):
                    self._discard_left()
                    self._check_space(manifest.size)
                    self._write(beside, manifest, scratch)
                    size = beside.stat().st_size
                    self._insist_on_being_wanted()  # writing it down may have taken minutes
                    put_in_place(beside, self._target)
                    sync_folder(self._target.parent)
            finally:
                with _writing(self._target, 0):
                    beside.unlink(missing_ok=True)
        return Made(self._target, size, self._plan)

    def _manifest(self, scratch: Path) -> Manifest:
        rows, head = Part(), self._station.replica.head()
        if self._plan.direction == REVIEW:
            rows, head = self._lay_rows(scratch / "rows", head)
        with (scratch / "pending").open("wb") as file:
            entries = self._station.replica.pending()
            pending = write_run(((0, entry.sealed) for entry in entries), file)
        now = self._station.clock.now()
        return Manifest(
            direction=self._plan.direction,
            office=self._station.membership.office,
            person=self._session.person,
            key=self._session.signer.key,
            device=self._station.profile.device,
            at=now.at,
            quality=now.quality,
            head_seq=head.seq,
            head_chain=head.chain,
            rows=rows,
            pending=pending,
            coverages=self._plan.coverages,
            files=tuple(picked.file for picked in self._plan.files),
        )

    def _lay_rows(self, path: Path, head: Head) -> tuple[Part, Head]:
        """All confirmed rows, and the head that they lead to: the courier may be confirming more.

        Its chain is computed, so that it is that of these rows whatever happens meanwhile.
        """
        last = [GENESIS]

        def until_head() -> Iterator[Laid]:
            confirmed = self._station.replica.confirmed()
            for seq, sealed in takewhile(lambda laid: laid[0] <= head.seq, confirmed):
                last[0] = Head(seq, next_chain(last[0].chain, sealed.id))
                yield seq, sealed

        with path.open("wb") as file:
            part = write_run(until_head(), file)
        return part, last[0]

    def _discard_left(self) -> None:
        """What a killed run left beside the same name would fill the stick for good."""
        begins = f".{self._target.name}."
        for path in list(self._target.parent.iterdir()):
            if path.name.startswith(begins) and path.name.endswith(".part"):
                path.unlink()

    def _check_space(self, size: int) -> None:
        free = shutil.disk_usage(self._target.parent).free
        if free < size + RESERVE:
            raise Unavailable("disk_full", needed=size + RESERVE, free=free)

    def _write(self, beside: Path, manifest: Manifest, scratch: Path) -> None:
        shell = new_shell(manifest.direction, manifest.office)
        with beside.open("xb") as file:
            stream = SealedWriter(file, shell, self._station.office_secret())
            write_manifest(stream, manifest, self._session.signer)
            for name, part in (("rows", manifest.rows), ("pending", manifest.pending)):
                if part.size:
                    self._lay(stream, scratch / name)
            for picked in self._plan.files:
                self._lay_file(stream, picked)
            stream.finish()
            file.flush()
            os.fsync(file.fileno())

    def _lay(self, stream: SealedWriter, path: Path) -> None:
        with path.open("rb") as file:
            self._copy(file, stream, path)

    def _lay_file(self, stream: SealedWriter, picked: Picked) -> None:
        with open_regular(picked.source) as file:
            digest, size = self._copy(file, stream, picked.source)
        if (digest, size) != (picked.file.digest, picked.file.size):
            raise _Altered(picked)

    def _copy(self, file: BinaryIO, stream: SealedWriter, source: Path) -> tuple[str, int]:
        hashed, size = hashlib.sha256(), 0
        while True:
            with source_trouble(source):
                chunk = file.read(CHUNK)
            if not chunk:
                return hashed.hexdigest(), size
            hashed.update(chunk)
            stream.write(chunk)
            size += len(chunk)
            self._done += len(chunk)
            self._insist_on_being_wanted()

    def _insist_on_being_wanted(self) -> None:
        if not self._progress(self._done):
            raise Refusal("pack_cancelled")


@contextmanager
def _writing(target: Path, needed: int) -> Iterator[None]:
    """Turn what goes wrong while writing the pack into what can be done about it."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise Unavailable("disk_full", needed=needed, free=0) from error
        if error.errno == errno.EFBIG:  # FAT32, as many sticks have it, takes no file of 4 GB
            raise Unavailable("pack_too_large", name=target.name) from error
        reason = error.strerror or type(error).__name__
        raise Unavailable("pack_unwritable", name=target.name, reason=reason) from error
