"""The office folder as this PC meets it now: there, ours, writable, with room."""

from __future__ import annotations

import os
import secrets
import shutil
import time
from contextlib import suppress
from pathlib import Path

from app.errors import Failure, Refusal
from app.health.line import Area, HealthLine, State
from app.ledger.office_folder import OfficeFolder, share_failure
from app.ledger.plain_files import read_plain
from app.ledger.selftest import selftest

LOW, VERY_LOW = 5_000_000_000, 500_000_000  # bytes free
SLOW_MS = 3000  # for a small file, written, flushed and read back
_WRITTEN = 4096


def share_line(folder: OfficeFolder, office: str) -> HealthLine:
    """Reachable, the office `office` ("": whichever it is), writable, with room.

    Looks at the share, and may take as long as that hangs.
    """
    try:
        facts = folder.read()
        if office and facts.office_id != office:
            raise Refusal("office_other", have=facts.office_id, needed=office)
        return _usable(folder)
    except Failure as failure:
        if failure.code != "office_offline":
            return HealthLine(Area.SHARE, State.BAD, failure.code, dict(failure.facts))
        empty = folder.root.is_dir() and not os.path.lexists(folder.toml)
        code = "office_file_missing" if empty else failure.code
        return HealthLine(Area.SHARE, State.ATTENTION, code, dict(failure.facts))


def selftest_line(folder: OfficeFolder) -> HealthLine:
    """Whether SQLite on this share undoes a commit that was cut off; takes a moment.

    Nothing is written where mejasiar.toml cannot be read.
    """
    try:
        folder.read()
        selftest(folder.root)
    except Failure as failure:
        if failure.code == "share_unsafe":
            return HealthLine(Area.SELFTEST, State.BAD, failure.code, dict(failure.facts))
        facts = {"why": failure.code}
        return HealthLine(Area.SELFTEST, State.UNKNOWN, "selftest_not_made", facts)
    return HealthLine(Area.SELFTEST, State.OK, "selftest_ok")


def _usable(folder: OfficeFolder) -> HealthLine:
    root = folder.root
    try:
        took_ms = _write_and_read(root)
        free = shutil.disk_usage(root).free
    except OSError as error:
        raise share_failure(error) from error
    facts: dict[str, object] = {"free": free, "took_ms": took_ms}
    if free < VERY_LOW:
        return HealthLine(Area.SHARE, State.BAD, "share_nearly_full", facts)
    if (reason := _unwritable(folder.copies)) is not None:
        return HealthLine(Area.SHARE, State.BAD, "share_copies_unwritable", {"reason": reason})
    if free < LOW:
        return HealthLine(Area.SHARE, State.ATTENTION, "share_low", facts)
    if took_ms > SLOW_MS:
        return HealthLine(Area.SHARE, State.ATTENTION, "share_slow", facts)
    return HealthLine(Area.SHARE, State.OK, "share_ok", facts)


def _unwritable(copies: Path) -> str | None:
    """Why nothing can be left in a folder, None where it can; one that is missing is made anew."""
    try:
        _write_and_read(copies)
    except FileNotFoundError:
        return None
    except OSError as error:
        return error.strerror or type(error).__name__
    return None


def _write_and_read(root: Path) -> int:
    """Milliseconds for one small file, there and back. Raises OSError."""
    path = root / f".uji-{secrets.token_hex(8)}"
    content = secrets.token_bytes(_WRITTEN)
    began = time.monotonic()
    try:
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if read_plain(path, _WRITTEN + 1) != content:
            raise OSError("what was written does not read back")
        return int((time.monotonic() - began) * 1000)
    finally:
        with suppress(OSError):
            path.unlink(missing_ok=True)
