"""Whether every file that a delivered event names is still on the share, with its own bytes.

A little at a time while the PC idles, what waits first and then the newest, each file whole at
least once a month; one at once when somebody met trouble with it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import replace

from app.domain.record import record
from app.errors import Failure, Refusal
from app.ledger.checked_files import CheckedFile, CheckedFiles, Tally
from app.media.copying import Reading, is_regular
from app.media.limits import MIB
from app.media.restoring import Restorer, Share

HOUR, DAY = 3_600_000, 86_400_000
LOOK_EVERY = HOUR  # at a file's place, size and time; costs one question to the server
OPEN_EVERY = DAY  # read whole: of what waits, of what was handed in this week, of the rest
NEW_EVERY = 3 * DAY
OLD_EVERY = 28 * DAY
TROUBLED_EVERY = 10 * 60_000
MOST_LOOKS = 200  # of one step
MOST_READ = 20
STEP_BYTES = 64 * MIB
STEPS_A_MONTH = 7200  # minutes of twenty days of six hours: a large office's files fit in as well
TRIES = 3  # that could not read a file before it counts as altered

GoesOn = Callable[[], bool]


@record
class FileTrouble:
    """A file that is not as it was handed in. `state` as in `CheckedFile`."""

    coverage: str
    sha256: str
    name: str
    state: str
    pictures: str


@record
class FixityState:
    """How the office's media files stand, as far as this PC has looked. Times are office ms."""

    tally: Tally
    restored: int  # files that this PC put back, ever
    troubles: tuple[FileTrouble, ...]  # the newest hundred


@record
class Looked:
    """What a step came to: coverages whose files were put back or found wrong."""

    read: int = 0  # files
    size: int = 0  # bytes
    touched: frozenset[str] = frozenset()


class Fixity:
    """One PC's watch over the files on the share. One lane uses it; `state` is for any thread."""

    def __init__(self, share: Share, table: CheckedFiles, restorer: Restorer) -> None:
        self._share = share
        self._table = table
        self._restorer = restorer
        self._half: tuple[CheckedFile, Reading] | None = None

    def state(self) -> FixityState:
        """How things stand; reads this PC's own table alone."""
        troubles = (
            FileTrouble(each.coverage, each.sha256, each.name, each.state, each.pictures)
            for each in self._table.troubled()
        )
        return FixityState(
            self._table.tally(),
            int(self._table.fact("restored") or 0),
            tuple(troubles),
        )

    def step(self, now: int, waiting: Iterable[str], goes_on: GoesOn = lambda: True) -> Looked:
        """Look at some files, and read a few: the coverages `waiting` first.

        Raises Unavailable `office_offline` and whatever else keeps this PC from the share; then
        nothing is said of the file under way.
        """
        first = frozenset(waiting)
        self._look(now, goes_on)
        most = max(STEP_BYTES, self._table.tally().size // STEPS_A_MONTH)
        due = self._table.due(now, sorted(first), MOST_READ)
        return self._read(self._with_half(due), now, first, most, goes_on)

    def check(
        self, coverage: str, sha256: str, now: int, goes_on: GoesOn = lambda: True
    ) -> CheckedFile | None:
        """Read one file now, as when somebody met trouble with it; None where none is named."""
        file = self._table.one(coverage, sha256)
        if file is not None:
            self._read([file], now, frozenset(), None, goes_on)
        return self._table.one(coverage, sha256)

    def _look(self, now: int, goes_on: GoesOn) -> None:
        """Ask for each file's size and time; what changed since it was read is read next."""
        self._share.answer()
        for file in self._table.unseen(now - LOOK_EVERY, MOST_LOOKS):
            if not goes_on() or not self._share.has_place(file):
                continue
            found = self._share.size_and_time(file)
            changed = file.state == "ok" and found != (file.found_size, file.found_time)
            if changed and found[0] < 0:
                self._share.answer()
            self._table.put(replace(file, looked_at=now, due_at=0 if changed else file.due_at))

    def _with_half(self, due: list[CheckedFile]) -> list[CheckedFile]:
        half = self._half[0] if self._half else None
        if half is None:
            return due
        rest = [file for file in due if (file.coverage, file.sha256) != _key(half)]
        return [half, *rest]

    def _read(
        self,
        files: list[CheckedFile],
        now: int,
        first: frozenset[str],
        most: int | None,
        goes_on: GoesOn,
    ) -> Looked:
        read = size = 0
        touched = set[str]()
        for file in files:
            if not goes_on() or (most is not None and size >= most):
                break
            if not self._share.has_place(file):
                self._table.put(replace(file, due_at=now + DAY, looked_at=now))
                continue
            left = None if most is None else most - size
            state, count = self._state_of(file, left, goes_on)
            size += count
            if state == "":
                break  # a large file: the next step goes on with it
            read += 1
            if self._settle(file, state, now, first):
                touched.add(file.coverage)
        return Looked(read, size, frozenset(touched))

    def _state_of(self, file: CheckedFile, most: int | None, goes_on: GoesOn) -> tuple[str, int]:
        """How the file is, "" where there is more to read; and the bytes read."""
        reading = self._half[1] if self._half and _key(self._half[0]) == _key(file) else None
        self._half = None
        path = self._share.path(file)
        try:
            if not is_regular(os.lstat(path)):
                return "altered", 0
            reading = reading or Reading(path)
            count = reading.read_on(most, goes_on)
        except FileNotFoundError:
            return "missing", 0
        except OSError:
            return "unreadable", 0
        except Failure as failure:
            return ("altered" if isinstance(failure, Refusal) else "unreadable"), 0
        if reading.copied is None:
            self._half = file, reading
            return "", count
        return ("ok" if reading.copied.sha256 == file.sha256 else "altered"), count

    def _settle(self, file: CheckedFile, state: str, now: int, first: frozenset[str]) -> bool:
        """Keep how it was found, and put right what can be; whether it differs from before."""
        pictures = self._share.pictures(file)
        if state != "ok" or pictures:
            # With the share away every file seems lost: it must answer before one is judged.
            self._share.answer()
            if self._restorer.is_destroyed(file):
                self._table.forget(file.coverage, file.sha256)
                return False
        attempts = file.attempts + 1 if state == "unreadable" else 0
        if attempts >= TRIES:
            state = "altered"
        found = replace(file, state=state, pictures=pictures, attempts=attempts)
        mended = self._restorer.mend(found, file, now)
        found_size, found_time = self._share.size_and_time(file)
        every = TROUBLED_EVERY if not mended.is_whole else _interval(file, now, first)
        self._table.put(
            replace(
                mended,
                looked_at=now,
                checked_at=now,
                due_at=now + every,
                found_size=found_size,
                found_time=found_time,
            )
        )
        if found.state != mended.state or found.pictures != mended.pictures:
            self._table.keep_fact("restored", str(int(self._table.fact("restored") or 0) + 1))
            return True
        return (mended.state, mended.pictures) != (file.state, file.pictures) and not (
            file.state == "new" and mended.is_whole
        )


def _key(file: CheckedFile) -> tuple[str, str]:
    return file.coverage, file.sha256


def _interval(file: CheckedFile, now: int, first: frozenset[str]) -> int:
    if file.coverage in first:
        return OPEN_EVERY
    return NEW_EVERY if now - file.named_at < 7 * DAY else OLD_EVERY
