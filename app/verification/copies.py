"""The daily copies, looked at where they lie: does each end as its name says?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from app.copies.keeping import end_is_right
from app.copies.shelf import CopyNote, copies_in
from app.copies.state import own_shelf, shared_shelf
from app.errors import Failure
from app.ledger.office_folder import OfficeFolder
from app.ledger.profile import Profile
from app.verification.report import COPIES, Finding, Told


def copy_findings(
    folder: OfficeFolder, office: str, profile: Profile | None, told: Told
) -> Iterator[Finding]:
    """The copies on the share, and on the PC of `profile`, that could not be brought back.

    Code `copy_damaged`. What cannot be looked at now is passed over; nothing is changed.
    """
    shelves = [shared_shelf(folder), *([own_shelf(profile)] if profile else [])]
    copies = [copy for shelf in shelves for copy in _copies(shelf)]
    for done, copy in enumerate(copies):
        told(COPIES, done, len(copies))
        if _is_damaged(copy, office):
            yield Finding("copy_damaged", "", copy.path.name)


def _copies(shelf: Path) -> list[CopyNote]:
    try:
        return copies_in(shelf)
    except OSError:
        return []


def _is_damaged(copy: CopyNote, office: str) -> bool:
    try:
        return not end_is_right(copy, office) and copy.path.exists()  # or dropped meanwhile
    except Failure:
        return False
