"""A PC's own folder: what it holds, which office it belongs to, and that it is open only once."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import IO

from app.domain.events import canonical
from app.domain.record import record
from app.errors import Refusal, Unavailable
from app.ledger.runs import Runs
from app.ledger.secret_store import read_secret, write_secret
from app.own_files import write_beside
from app.put_in_place import read_in_place

if sys.platform == "win32":
    import msvcrt

    def _claim(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _claim(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@record
class Membership:
    """The office that this PC joined, and the root key that it pinned when it did."""

    office: str  # id of the founding event
    name: str
    root: str  # public key, 64 hex


def default_profile_dir() -> Path:
    """Where a PC keeps its own folder: local to the machine, never roaming or synced."""
    import platformdirs  # only where no folder was named

    return Path(platformdirs.user_data_dir("mejasiar", appauthor=False, roaming=False))


class Profile:
    """The paths of a PC's own folder and the little that lies beside the databases."""

    def __init__(self, root: Path) -> None:
        """`root` is made where it is missing; raises Unavailable profile_unwritable."""
        self.root = root
        self.events_db = root / "events.db"
        self.screens_db = root / "screens.db"
        self.staging = root / "staging"
        self.cache = root / "cache"
        self.log = root / "log"
        self.runs = Runs(root / "runs")
        self._facts = root / "pc.json"
        self._secret = root / "office.secret"
        try:
            for folder in (root, self.staging, self.cache, self.log):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.device: str = self._device()
        except OSError as error:
            raise Unavailable(
                "profile_unwritable", path=str(root), reason=str(error.strerror)
            ) from error

    @contextmanager
    def held(self) -> Iterator[Profile]:
        """This profile, open in this process alone; raises Refusal profile_in_use.

        The system lets the claim go when the process ends, however it ends.
        """
        with (self.root / "in-use").open("ab") as file:
            try:
                _claim(file)
            except OSError as error:
                raise Refusal("profile_in_use", path=str(self.root)) from error
            self.runs.begin()
            yield self

    def membership(self) -> Membership | None:
        """The office that this PC belongs to, None before it joined one."""
        facts = self._read()
        if "office" not in facts:
            return None
        return Membership(facts["office"], facts["name"], facts["root"])

    def join(self, membership: Membership, secret: bytes) -> None:
        """Pin an office; raises Refusal profile_of_other_office where another is pinned already.

        The secret is kept first: a PC that knows its office always knows the secret too.
        """
        joined = self.membership()
        if joined is not None and (joined.office, joined.root) != (
            membership.office,
            membership.root,
        ):
            raise Refusal("profile_of_other_office", office=joined.name)
        write_secret(self._secret, secret)
        facts = {"office": membership.office, "name": membership.name, "root": membership.root}
        write_beside(self._facts, canonical({**self._read(), **facts}), mode=0o600)

    def office_secret(self) -> bytes | None:
        """The office secret, None before this PC joined; raises Unavailable secret_unreadable."""
        return read_secret(self._secret)

    def renew_device(self) -> str:
        """Give this PC another device id, for good: another PC bears the one that it had."""
        device = token_hex(8)
        write_beside(self._facts, canonical({**self._read(), "device": device}), mode=0o600)
        self.device = device
        return device

    def _device(self) -> str:
        facts = self._read()
        if "device" not in facts:
            facts["device"] = token_hex(8)
            write_beside(self._facts, canonical(facts), mode=0o600)
        return facts["device"]

    def _read(self) -> dict[str, str]:
        try:
            value = json.loads(read_in_place(self._facts))
        except FileNotFoundError:
            return {}
        except ValueError as error:
            raise Unavailable("profile_unreadable", path=str(self._facts)) from error
        if not isinstance(value, dict):
            raise Unavailable("profile_unreadable", path=str(self._facts))
        return {str(name): str(fact) for name, fact in value.items()}
