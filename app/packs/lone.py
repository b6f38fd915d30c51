"""The PC that joined by a pack: it knows no office folder, and says so like any that lost it."""

from __future__ import annotations

from pathlib import Path

from app.ledger.office_folder import OfficeFolder
from app.ledger.profile import Profile
from app.own_files import write_beside

MARK = "bergabung-dari-paket"  # a file of the profile: its being there is all that it says


def folder_of_nobody(profile: Profile) -> Path:
    """The office folder of a PC that has none: never there, so that everything says so."""
    return profile.root / "tanpa-folder-kantor"


def mark_lone(profile: Profile) -> None:
    """Remember that nobody need be asked for the office folder. Raises OSError."""
    write_beside(profile.root / MARK, b"")


def known_folder(profile: Profile) -> Path | None:
    """Where a PC that joined by a pack begins when it was told of no folder; None for others."""
    return folder_of_nobody(profile) if (profile.root / MARK).is_file() else None


def is_lone(folder: OfficeFolder, profile: Profile) -> bool:
    """Whether this is how a PC without an office folder was opened."""
    return folder.root == folder_of_nobody(profile)
