"""How the copies of an office stand, seen from one PC."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from app.copies.shelf import CopyNote, copies_in, damaged_in
from app.domain.events import canonical
from app.domain.record import record
from app.errors import Failure
from app.ledger.office_folder import OfficeFolder
from app.ledger.plain_files import read_plain
from app.ledger.profile import Profile
from app.own_files import write_beside

_LARGEST = 4096


@record
class Trouble:
    """Why the last daily copy was not made; gone as soon as one is."""

    at: int  # office time, ms
    code: str
    facts: dict[str, Any]


@record
class CopiesState:
    """What lies where, by name only: nothing is opened for it."""

    last_share: CopyNote | None  # newest in cadangan/salinan; its `day` is the office's
    last_own: CopyNote | None  # newest on this PC
    on_share: int
    on_this_pc: int
    share_seen: bool  # False: the folder could not be looked at, and `last_share` says nothing
    damaged: tuple[str, ...]  # names of copies that were found damaged and set aside
    trouble: Trouble | None


def shared_shelf(folder: OfficeFolder) -> Path:
    """Where the copies lie on the share."""
    return folder.copies / "salinan"


def own_shelf(profile: Profile) -> Path:
    """Where the copies lie on this PC."""
    return profile.root / "copies"


def state(folder: OfficeFolder, profile: Profile) -> CopiesState:
    """How the copies stand. Looks at the share: not for the interface thread. Raises nothing."""
    shared, share_seen = _look(shared_shelf(folder))
    own, _ = _look(own_shelf(profile))
    damaged = (*_damaged(shared_shelf(folder)), *_damaged(own_shelf(profile)))
    return CopiesState(
        last_share=shared[0] if shared else None,
        last_own=own[0] if own else None,
        on_share=len(shared),
        on_this_pc=len(own),
        share_seen=share_seen and folder.root.is_dir(),
        damaged=damaged,
        trouble=_trouble(profile),
    )


def keep_trouble(profile: Profile, failure: Failure, at: int) -> None:
    """Remember why there is no copy. Raises OSError."""
    facts = {name: str(fact) for name, fact in failure.facts.items()}
    content = canonical({"at": at, "code": failure.code, "facts": facts})
    write_beside(_trouble_file(profile), content, mode=0o600)


def forget_trouble(profile: Profile) -> None:
    """A copy was made. Raises OSError."""
    _trouble_file(profile).unlink(missing_ok=True)


def _trouble_file(profile: Profile) -> Path:
    return own_shelf(profile) / "trouble.json"


def _trouble(profile: Profile) -> Trouble | None:
    try:
        told = json.loads(read_plain(_trouble_file(profile), _LARGEST))
        return Trouble(int(told["at"]), str(told["code"]), dict(told["facts"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _look(folder: Path) -> tuple[list[CopyNote], bool]:
    try:
        return copies_in(folder), True
    except OSError:
        return [], False


def _damaged(folder: Path) -> list[str]:
    try:
        return damaged_in(folder)
    except OSError:
        return []
