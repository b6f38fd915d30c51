"""The corner of a profile in which packs are taken apart and put together; empty in between."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

from app.errors import Unavailable
from app.ledger.profile import Profile

FOLDER = "paket"


def new_scratch(profile: Profile, what: str) -> Path:
    """A fresh folder beside the profile's staging; what a killed run left of `what` is removed.

    Raises Unavailable `profile_unwritable`.
    """
    corner = profile.root / FOLDER
    try:
        corner.mkdir(mode=0o700, exist_ok=True)
        for left in corner.glob(f"{what}-*"):
            shutil.rmtree(left)
        made = corner / f"{what}-{token_hex(4)}"
        made.mkdir()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Unavailable("profile_unwritable", path=str(corner), reason=reason) from error
    return made


@contextmanager
def scratch_folder(profile: Profile, what: str) -> Iterator[Path]:
    """A fresh folder that is gone afterwards."""
    made = new_scratch(profile, what)
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
