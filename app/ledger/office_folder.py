"""The office folder on the share: where everything lies, and whose office it is."""

from __future__ import annotations

import errno
import json
import os
import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from app.domain.record import record
from app.errors import Refusal, Unavailable
from app.ledger.plain_files import read_plain
from app.own_files import write_beside

FORMAT = 1
_LARGEST_TOML = 8 * 1024  # four lines; tomllib takes minutes over 64 KB of nothing but dots
_LARGEST_FORMAT = 1_000_000  # what is beyond it was never written by a program of ours
_OFFICE_ID = re.compile(r"[0-9a-f]{64}")
_FULL = (errno.ENOSPC, errno.EDQUOT)

T = TypeVar("T")


@record
class OfficeFacts:
    """What mejasiar.toml says. `office_id` is the id of the founding event, 64 hex."""

    office_id: str
    name: str
    format: int = FORMAT
    demo: bool = False


class OfficeFolder:
    """The paths of one office; nothing in it is made or read before a method says so."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.toml = root / "mejasiar.toml"
        self.ledger = root / "mejasiar.db"
        self.lock = root / "mejasiar.lock"
        self.files = root / "berkas"
        self.previews = root / "pratinjau"
        self.copies = root / "cadangan"

    def read(self) -> OfficeFacts:
        """Whose office this is.

        Raises Unavailable `office_offline` where mejasiar.toml cannot be reached,
        Unavailable `office_unreadable` (reason) where it is no such file, and Refusal
        `office_newer` (needed, have) for a format that this program does not know.
        """
        return _written(self._bytes())

    def insist_on(self, office_id: str) -> None:
        """Make sure that the folder is there and this office's.

        Raises as `read`, and Refusal `office_other` (have, needed).
        """
        facts = self.read()
        if facts.office_id != office_id:
            raise Refusal("office_other", have=facts.office_id, needed=office_id)

    def volume(self, office_id: str) -> tuple[int, int]:
        """What tells this office's folder from another one that comes to lie in its place.

        A mount point without its share is none, and a server may come back with another disk.
        Raises as `insist_on`.
        """
        self.insist_on(office_id)
        try:
            found = os.stat(self.toml)
        except OSError as error:
            raise Unavailable("office_offline", folder=str(self.root)) from error
        return found.st_ino, found.st_mtime_ns

    def create(self, facts: OfficeFacts) -> None:
        """Make the folder an office, whole or not at all.

        Raises Refusal `office_exists` where one is, and Unavailable as `share_failure` says.
        """
        try:
            self._create(facts)
        except OSError as error:
            raise share_failure(error) from error

    def is_occupied(self) -> bool:
        """Whether anything of an office lies here, be it only what is left of a damaged one."""
        return any(os.path.lexists(path) for path in (self.toml, self.ledger, self.files))

    def _create(self, facts: OfficeFacts) -> None:
        if os.path.lexists(self.toml):
            raise Refusal("office_exists", folder=str(self.root))
        for folder in (self.root, self.files, self.previews, self.copies):
            folder.mkdir(parents=True, exist_ok=True)
        write_beside(self.toml, _toml(facts).encode(), mode=0o666)

    def _bytes(self) -> bytes:
        try:
            return read_plain(self.toml, _LARGEST_TOML + 1)
        except (PermissionError, IsADirectoryError) as error:
            raise _unreadable(error.strerror or "permission") from error
        except OSError as error:
            raise Unavailable("office_offline", folder=str(self.root)) from error


def share_failure(error: OSError) -> Unavailable:
    """What the share's refusal means: full, not writable, or else as good as out of reach."""
    reason = error.strerror or type(error).__name__
    if error.errno in _FULL:
        return Unavailable("share_full", reason=reason)
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return Unavailable("share_readonly", reason=reason)
    return Unavailable("office_offline", reason=reason)


def _unreadable(reason: str) -> Unavailable:
    return Unavailable("office_unreadable", reason=reason)


@lru_cache(maxsize=8)
def _written(content: bytes) -> OfficeFacts:
    # Read at every visit, and hardly ever another text than before.
    return _facts(_table(content))


def _table(content: bytes) -> dict[str, Any]:
    if len(content) > _LARGEST_TOML:
        raise _unreadable("size")
    try:
        return tomllib.loads(content.decode())
    except (ValueError, RecursionError) as error:
        raise _unreadable(str(error)) from error


def _facts(table: dict[str, Any]) -> OfficeFacts:
    # The format comes first: a newer one may have renamed every other key.
    written = _value(table, "format", int)
    if FORMAT < written <= _LARGEST_FORMAT:
        raise Refusal("office_newer", needed=written, have=FORMAT)
    facts = OfficeFacts(
        office_id=_value(table, "office", str),
        name=_value(table, "name", str),
        format=written,
        demo=_value({"demo": False} | table, "demo", bool),
    )
    if written != FORMAT or not _OFFICE_ID.fullmatch(facts.office_id):
        raise _unreadable("office" if written == FORMAT else "format")
    return facts


def _value(table: dict[str, Any], key: str, kind: type[T]) -> T:
    value = table.get(key)
    if type(value) is not kind:
        raise _unreadable(key)
    return value


def _toml(facts: OfficeFacts) -> str:
    # JSON's strings are TOML's basic strings, but for DEL, which TOML wants escaped.
    name = json.dumps(facts.name, ensure_ascii=False).replace("\x7f", "\\u007f")
    lines = [f"format = {facts.format}", f'office = "{facts.office_id}"', f"name = {name}"]
    return "\n".join([*lines, f"demo = {str(facts.demo).lower()}", ""])
